"""Who holds a row keeps out who would change it, and nobody who only refers to it."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage import people
from storage.changes import Change
from storage.database import Database
from storage.people import Team
from tests.storage.test_whose_turn_it_is import NOW, a_team

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
def team(database: Database) -> Team:
    with database.transaction() as session:
        return a_team(session, "C1")


def waits_hardly(session: Session) -> None:
    session.execute(text("SET LOCAL lock_timeout = '200ms'"))


def test_a_line_in_the_log_does_not_wait_for_who_holds_the_team(database: Database, team: Team) -> None:
    """Or they wait for each other, when who writes it holds a crisis that the holder of the team wants."""
    with database.transaction() as holder, database.transaction() as other:
        people.hold_team(holder, team.workspace_id, team.id)
        waits_hardly(other)
        other.add(Change(team_id=team.id, thing="case", thing_id=1, by="U1", at=NOW, did="led"))
        other.flush()


def test_who_would_change_it_waits(database: Database, team: Team) -> None:
    with database.transaction() as holder:
        people.hold_team(holder, team.workspace_id, team.id)
        with pytest.raises(OperationalError, match="lock timeout"):
            _hold_without_waiting(database, team)


def _hold_without_waiting(database: Database, team: Team) -> None:
    with database.transaction() as other:
        waits_hardly(other)
        people.hold_team(other, team.workspace_id, team.id)
