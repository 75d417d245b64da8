from concurrent.futures import ThreadPoolExecutor

from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from storage import schema
from storage.database import Database


def tables_in(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_an_empty_database_is_not_current_and_is_after_upgrading(empty_database: Database) -> None:
    assert schema.revision(empty_database) is None
    assert not schema.is_current(empty_database)

    schema.upgrade(empty_database)

    assert schema.revision(empty_database) == schema.newest()
    assert schema.is_current(empty_database)


def test_the_newest_revision_is_the_one_that_alembic_finds() -> None:
    scripts = ScriptDirectory(str(schema.MIGRATIONS))

    assert schema.newest() == scripts.get_current_head()


def test_upgrading_makes_every_table_that_the_code_knows(empty_database: Database) -> None:
    schema.upgrade(empty_database)

    assert tables_in(empty_database) == set(schema.tables().tables)


def test_migrations_and_code_agree_on_every_column_index_and_constraint(empty_database: Database) -> None:
    schema.upgrade(empty_database)

    schema.check(empty_database)  # raises with the difference


def test_downgrading_leaves_nothing_and_upgrading_again_works(empty_database: Database) -> None:
    schema.upgrade(empty_database)

    schema.downgrade(empty_database, "base")
    assert tables_in(empty_database) == set()

    schema.upgrade(empty_database)
    assert tables_in(empty_database) == set(schema.tables().tables)


def test_two_processes_that_migrate_at_once_do_not_get_in_each_others_way(empty_database: Database) -> None:
    with ThreadPoolExecutor(2) as both:
        for done in [both.submit(schema.upgrade, empty_database) for _ in range(2)]:
            done.result(timeout=30)

    assert schema.is_current(empty_database)
