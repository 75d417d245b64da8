"""By which rules clocks count, which of them must be counted anew, and what is long overdue where."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage import caseload, clocks, people
from storage.cases import Case, Desk, Kind
from storage.channels import Network
from storage.database import Database
from storage.some_teams import ALL_TEAMS, SomeTeams
from tests.storage.test_whose_turn_it_is import NOOR, NOW, a_team

MINUTE = timedelta(minutes=1)


def a_case(session: Session, team: people.Team, number: int = 1, **columns: object) -> Case:
    case = Case(
        team_id=team.id,
        number=number,
        channel=Network.X,
        kind=Kind.QUESTION,
        paraphrase="",
        reported_at=NOW,
        reported_by=NOOR,
        counts_from=NOW,
        rules_id=1,
    )
    for name, value in columns.items():
        setattr(case, name, value)
    session.add(case)
    session.flush()
    return case


def test_rules_come_one_after_another(database: Database) -> None:
    with database.transaction() as session:
        team, other = a_team(session, "C1"), a_team(session, "C2")
        assert clocks.rules_of(session, team.id) is None
        first = clocks.change(session, team.id, {"week": 1}, NOW)
        clocks.change(session, other.id, {"week": 9}, NOW)
        second = clocks.change(session, team.id, {"week": 2}, NOW + MINUTE)

        assert clocks.rules_of(session, team.id) is second
        assert clocks.rules_since(session, team.id, first.id) == [first, second]
        assert clocks.rules_since(session, team.id, second.id) == [second]


def test_rules_count_from_when_somebody_said_that_something_changed(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        clocks.check_again(session, team.id, NOW - MINUTE)
        clocks.check_again(session, team.id, NOW)

        assert clocks.teams_to_check(session, 10) == [team.id]
        assert clocks.change(session, team.id, {}, NOW).since == NOW - MINUTE
        check = clocks.hold_check(session, team.id)
        session.delete(check)
        session.flush()
        assert clocks.hold_check(session, team.id) is None
        assert clocks.teams_to_check(session, 10) == []


def test_open_clocks_of_before_are_counted_anew_and_then_it_is_settled(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        before = clocks.change(session, team.id, {"week": 1}, NOW)
        case = a_case(session, team, 1, rules_id=before.id)
        a_case(session, team, 2, rules_id=before.id, closed_at=NOW)
        a_case(session, team, 3, rules_id=before.id, counts_from=None)
        after = clocks.change(session, team.id, {"week": 2}, NOW)
        a_case(session, team, 4, rules_id=after.id)

        assert clocks.hold_to_recount(session, after, 10) == [case]
        clocks.settle(session, after, NOW + 3 * MINUTE)
        assert before.settled_at is None
        case.rules_id = after.id
        session.flush()
        clocks.settle(session, after, NOW + MINUTE)
        assert after.settled_at is None
        clocks.settle(session, after, NOW + 3 * MINUTE)
        assert before.settled_at == after.settled_at == NOW + 3 * MINUTE
        assert clocks.hold_to_recount(session, after, 10) == []


def test_a_team_whose_rules_changed_is_to_be_counted_until_they_are_settled(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        rules = clocks.change(session, team.id, {"week": 1}, NOW)

        assert clocks.teams_to_recount(session, 10, ALL_TEAMS) == [team.id]
        assert clocks.teams_to_recount(session, 10, SomeTeams(but=frozenset({team.id}))) == []
        clocks.settle(session, rules, NOW + 3 * MINUTE)
        session.flush()
        assert clocks.teams_to_recount(session, 10, ALL_TEAMS) == []


def test_teams_are_looked_at_in_batches_each_with_its_newest_rules(database: Database) -> None:
    with database.transaction() as session:
        teams = [a_team(session, f"C{number}") for number in range(3)]
        for team in teams[:2]:
            caseload.hold_desk(session, team)
            clocks.change(session, team.id, {"week": 1}, NOW)
            newest = clocks.change(session, team.id, {"week": 2}, NOW)

        found = clocks.counted(session, 0, 1)
        assert [one.team.id for one in found] == [teams[0].id]
        last = clocks.counted(session, teams[0].id, 10)
        assert [(one.team.id, one.rules) for one in last] == [(teams[1].id, newest)]
        assert isinstance(last[0].desk, Desk)


def test_a_quiet_look_says_whether_there_is_anything(database: Database) -> None:
    looks = clocks.any_to_follow, clocks.any_counted, clocks.any_overdue
    with database.transaction() as session:
        team = a_team(session, "C1")
        assert [session.scalar(select(look(NOW))) for look in looks] == [False, False, False]
        clocks.change(session, team.id, {"week": 1}, NOW)
        clocks.note_overdue(session, team.id, NOW)
        assert [session.scalar(select(look(NOW))) for look in looks] == [True, True, True]


def test_a_letter_that_is_planned_stays_planned(database: Database) -> None:
    with database.transaction() as session:
        team, later = a_team(session, "C1"), a_team(session, "C2")
        clocks.note_overdue(session, team.id, NOW)
        clocks.note_overdue(session, team.id, NOW + MINUTE)
        clocks.note_overdue(session, later.id, NOW + MINUTE)

        assert clocks.teams_with_overdue(session, NOW, 10, ALL_TEAMS) == [team.id]
        held = clocks.hold_overdue(session, NOW + MINUTE, 10, ALL_TEAMS)
        assert [(one.team_id, one.due_at) for one in held] == [(team.id, NOW), (later.id, NOW + MINUTE)]
        assert clocks.hold_overdue(session, NOW + MINUTE, 10, SomeTeams(only=later.id)) == held[1:]


@pytest.mark.parametrize("late", [NOW, datetime(2026, 1, 1, tzinfo=UTC)])
def test_what_is_long_overdue_is_counted_where_it_is(database: Database, late: datetime) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        first = a_case(session, team, 1, long_at=late)
        second = a_case(session, team, 2, long_at=late)
        a_case(session, team, 3, long_at=NOW + MINUTE)
        a_case(session, team, 4, long_at=late, closed_at=NOW)
        crisis = a_case(session, team, 5, long_at=late, kind=Kind.CRISIS, channel=Network.FACEBOOK)

        assert clocks.where_overdue(session, team, NOW) == [
            (Network.FACEBOOK, True, 1),
            (Network.X, False, 2),
        ]
        assert clocks.overdue_in(session, team, NOW, (Network.X, False), 10) == [first, second]
        assert clocks.overdue_in(session, team, NOW, (Network.X, False), 1) == [first]
        assert clocks.overdue_in(session, team, NOW, (Network.FACEBOOK, True), 10) == [crisis]


def test_a_case_of_a_desk_that_never_opened_is_dealt_once_its_hours_change(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session, "C1")
        nobodys, owned = a_case(session, team, 1), a_case(session, team, 2, owner_id=NOOR)

        caseload.look_again(session, team, NOW)
        session.expire_all()

        assert (nobodys.deal_at, owned.deal_at) == (NOW, None)
