"""The shape of the database: which tables there must be, whether they are there, and how they come there."""

import pkgutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection, MetaData, inspect, text

import storage
from storage.database import Database, Row

if TYPE_CHECKING:
    # At run time alembic is imported where it works: a bot whose tables are there starts sooner without.
    from alembic.config import Config

MIGRATIONS = Path(storage.__file__).parent / "migrations"
ONE_AT_A_TIME = 7_602_513
"""The advisory lock that two migrating processes on PostgreSQL wait for; any number that is ours alone."""


class BrokenReferencesError(Exception):
    """After a migration, rows point to rows that are not there; nothing of the migration was kept."""


def tables() -> MetaData:
    """Every table of every file in this folder; a new file needs no entry anywhere."""
    for module in pkgutil.iter_modules(storage.__path__):
        import_module(f"storage.{module.name}")
    return Row.metadata


def newest() -> str:
    """The revision that the code needs: each file in migrations/versions begins with its number."""
    return max(file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision(database: Database) -> str | None:
    """The revision the database has; None when it was never migrated."""
    with database.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def is_current(database: Database) -> bool:
    """Whether the database has what the code needs. A newer database is not what the code needs."""
    return revision(database) == newest()


def upgrade(database: Database, to: str = "head") -> None:
    """The database has all tables of that revision, and every reference in it holds."""
    with changing(database) as connection:
        _alembic().upgrade(_config(connection), to)


def downgrade(database: Database, to: str) -> None:
    """The database is as it was at that revision, or without our tables at "base"."""
    with changing(database) as connection:
        _alembic().downgrade(_config(connection), to)


def check(database: Database) -> None:
    """Passes when the migrations make exactly the tables of the code; else alembic names the difference."""
    with changing(database) as connection:
        _alembic().check(_config(connection))


def back_up(database: Database) -> Path | None:
    """A copy beside an SQLite file, by SQLite's own backup: a file copy beside a WAL may miss the newest.

    None when there is nothing to copy: another database, or one that was never migrated.
    """
    if (
        not database.is_sqlite
        or database.url.database in (None, "", ":memory:")
        or revision(database) is None
    ):
        return None
    path = Path(f"{database.url.database}.before-{newest()}")
    with database.engine.connect() as connection, sqlite3.connect(path) as copy:
        cast("sqlite3.Connection", connection.connection.driver_connection).backup(copy)
    copy.close()
    return path


@contextmanager
def changing(database: Database) -> Iterator[Connection]:
    """One transaction in which tables may change, alone.

    On SQLite an altered table is made anew, which deletes its children's rows unless foreign keys are off;
    inside a transaction that pragma is ignored. So they are off before BEGIN, and all are checked at the end.
    """
    with database.engine.connect() as plain:
        connection = plain.execution_options(writes=True)
        if not database.is_sqlite:
            with connection.begin():
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": ONE_AT_A_TIME})
                yield connection
            return
        with _without_foreign_keys(connection), connection.begin():
            yield connection
            _refuse_broken_references(connection)


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    sqlite = cast("sqlite3.Connection", connection.connection.driver_connection)
    sqlite.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        sqlite.execute("PRAGMA foreign_keys=ON")


def _refuse_broken_references(connection: Connection) -> None:
    broken = {row.table for row in connection.execute(text("PRAGMA foreign_key_check"))}
    if broken:
        raise BrokenReferencesError(", ".join(sorted(broken)))


def _alembic() -> ModuleType:
    return import_module("alembic.command")


def _config(connection: Connection) -> "Config":
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
