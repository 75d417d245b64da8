"""Which cases are of a handover, which handovers are due in which teams."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import handovers
from storage.database import Database
from storage.handovers import Handover
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams
from tests.storage.test_clocks import a_case
from tests.storage.test_whose_turn_it_is import NOOR, NOW, a_team

HOUR = timedelta(hours=1)


def a_handover(session: Session, team: Team, **columns: object) -> Handover:
    made = Handover(
        team_id=team.id, giver_id=NOOR, day=date(2026, 11, 23), back_at=NOW + 4 * HOUR, tell_at=NOW
    )
    for name, value in columns.items():
        setattr(made, name, value)
    begun = handovers.begin(session, made)
    assert begun is not None
    return begun


def test_what_is_late_is_of_it_and_what_can_wait_is_not(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        dues = (NOW - HOUR, NOW + HOUR, NOW + 5 * HOUR, None)
        late, soon, later, _ = (
            a_case(session, team, number, owner_id=NOOR, due_at=due) for number, due in enumerate(dues)
        )
        handover = a_handover(session, team)

        assert handovers.cases_of(session, handover, 10) == [late, soon]
        handover.back_at = None
        assert handovers.hold_cases_of(session, handover, 10) == [late, soon, later]


def test_a_day_has_one_handover_which_is_asked_about_again_when_it_was_over(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        first = a_handover(session, team)
        first.tell_at = None
        session.flush()

        again = a_handover(session, team, tell_at=NOW + HOUR)

        assert again is first
        assert first.tell_at == NOW + HOUR


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_who_holds_the_cases_waits_for_nobody_who_takes_them_over(database: Database) -> None:
    """That one holds the handover, and waits for the cases."""
    with database.transaction() as session:
        team = a_team(session, "C1")
        handover = a_handover(session, team)

    with database.transaction() as taker, database.transaction() as job:
        handovers.hold(taker, team.workspace_id, handover.id)
        again = Handover(team_id=team.id, giver_id=NOOR, day=handover.day, back_at=None, tell_at=NOW)
        assert handovers.begin(job, again) is None


def test_teams_in_which_something_is_due(database: Database) -> None:
    with database.transaction() as session:
        team, other = a_team(session, "C1"), a_team(session, "C2")
        a_handover(session, team)
        a_handover(session, other, tell_at=NOW + HOUR)
        a_case(session, other, owner_id=NOOR, leave_at=NOW)

        assert handovers.teams_due(session, NOW, 10, ALL_TEAMS) == (team.id,)
        assert handovers.teams_ending(session, NOW, 10, ALL_TEAMS) == (other.id,)
        assert handovers.teams_ending(session, NOW, 10, SomeTeams(but=frozenset({other.id}))) == ()
