import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import schema
from storage.database import Database

on_sqlite = pytest.mark.parametrize("empty_database", ["sqlite"], indirect=True)


@on_sqlite
def test_the_copy_has_what_only_the_write_ahead_log_has(empty_database: Database, tmp_path: Path) -> None:
    schema.upgrade(empty_database)
    with empty_database.transaction() as session:
        session.execute(text("CREATE TABLE notes AS SELECT 'kept' AS note"))
    assert (tmp_path / "empty.db-wal").stat().st_size > 0

    copy = schema.back_up(empty_database)

    assert copy is not None
    with sqlite3.connect(copy) as opened:
        assert opened.execute("SELECT note FROM notes").fetchall() == [("kept",)]
    opened.close()


@on_sqlite
def test_a_restored_copy_is_a_whole_database(empty_database: Database, tmp_path: Path) -> None:
    schema.upgrade(empty_database)
    copy = schema.back_up(empty_database)
    assert copy is not None

    copy.rename(tmp_path / "restored.db")

    restored = Database(f"sqlite:///{tmp_path / 'restored.db'}")
    assert schema.is_current(restored)
    restored.close()


@on_sqlite
def test_an_empty_file_needs_no_copy(empty_database: Database) -> None:
    assert schema.back_up(empty_database) is None


@pytest.mark.parametrize("empty_database", ["postgresql"], indirect=True)
def test_postgresql_keeps_its_own_copies(empty_database: Database) -> None:
    schema.upgrade(empty_database)

    assert schema.back_up(empty_database) is None
