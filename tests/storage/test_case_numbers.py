"""Numbers of cases: 1, 2, 3 within a team, never twice, whoever asks at once and whatever is erased."""

import threading
from datetime import UTC, datetime

from storage import caseload, workspaces
from storage.cases import USUAL_MINUTES, Case, Kind
from storage.channels import Network
from storage.database import Database
from storage.people import Team

MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


def team_named(database: Database, name: str) -> Team:
    with database.transaction() as session:
        workspaces.know(session, "T1")
        team = Team(workspace_id="T1", channel_id=name, name=name, created_at=MORNING, created_by="U1")
        session.add(team)
    return team


def case_comes_in(database: Database, team: Team) -> int:
    with database.transaction() as session:
        number = caseload.new_number(caseload.hold_desk(session, team))
        session.add(
            Case(
                team_id=team.id,
                number=number,
                channel=Network.X,
                kind=Kind.QUESTION,
                paraphrase="Wanneer is de open dag?",
                reported_at=MORNING,
                reported_by="U1",
            )
        )
    return number


def test_each_team_counts_for_itself(database: Database) -> None:
    one, other = team_named(database, "one"), team_named(database, "other")

    assert [case_comes_in(database, team) for team in (one, one, other, one)] == [1, 2, 1, 3]


def test_a_number_is_not_given_again_when_its_case_is_erased(database: Database) -> None:
    team = team_named(database, "one")
    case_comes_in(database, team)
    with database.transaction() as session:
        session.delete(caseload.find(session, team, 1))

    assert case_comes_in(database, team) == 2


def test_cases_that_come_in_at_once_get_numbers_of_their_own(database: Database) -> None:
    team = team_named(database, "one")
    numbers: list[int] = []
    start = threading.Barrier(4)

    def reports() -> None:
        start.wait()
        numbers.extend(case_comes_in(database, team) for _ in range(10))

    people = [threading.Thread(target=reports) for _ in range(4)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert sorted(numbers) == list(range(1, 41))


def test_a_new_desk_has_the_usual_targets(database: Database) -> None:
    team = team_named(database, "one")

    with database.transaction() as session:
        desk = caseload.hold_desk(session, team)

    assert desk.minutes == dict(USUAL_MINUTES)


def test_a_case_belongs_to_its_workspace(database: Database) -> None:
    team = team_named(database, "one")
    case_comes_in(database, team)

    with database.reading() as session:
        case = caseload.find(session, team, 1)
        assert case is not None
        assert caseload.look_up(session, "T1", case.id, "U1") is not None
        assert caseload.look_up(session, "T2", case.id, "U1") is None
