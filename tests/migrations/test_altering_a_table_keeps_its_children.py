import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from storage import schema
from storage.database import Database


def a_team_with_two_members(database: Database) -> None:
    with database.transaction() as session:
        for statement in (
            "CREATE TABLE teams (id INTEGER PRIMARY KEY, name VARCHAR)",
            "CREATE TABLE members (name VARCHAR, team_id INTEGER REFERENCES teams (id) ON DELETE CASCADE)",
            "INSERT INTO teams VALUES (1, 'Nergenshuizen')",
            "INSERT INTO members VALUES ('Noor', 1), ('Bram', 1)",
        ):
            session.execute(text(statement))


def operations(connection: Connection) -> Operations:
    return Operations(MigrationContext.configure(connection))


def members_of(database: Database) -> list[str]:
    with database.reading() as session:
        return list(session.scalars(text("SELECT name FROM members ORDER BY name")))


def test_a_batch_change_of_the_parent_keeps_every_child(empty_database: Database) -> None:
    a_team_with_two_members(empty_database)

    with (
        schema.changing(empty_database) as connection,
        operations(connection).batch_alter_table("teams", recreate="auto") as teams,
    ):
        teams.alter_column("name", type_=sa.String(80), nullable=False)

    assert members_of(empty_database) == ["Bram", "Noor"]


@pytest.mark.parametrize("empty_database", ["sqlite"], indirect=True)
def test_a_migration_that_leaves_a_child_without_parent_is_undone(empty_database: Database) -> None:
    a_team_with_two_members(empty_database)

    with (
        pytest.raises(schema.BrokenReferencesError, match="members"),
        schema.changing(empty_database) as connection,
    ):
        connection.execute(text("DELETE FROM teams"))

    with empty_database.reading() as session:
        assert session.scalar(text("SELECT count(*) FROM teams")) == 1


def test_references_are_enforced_again_after_a_migration(empty_database: Database) -> None:
    a_team_with_two_members(empty_database)
    with schema.changing(empty_database):
        pass

    with pytest.raises(IntegrityError), empty_database.transaction() as session:
        session.execute(text("INSERT INTO members VALUES ('Vera', 2)"))
