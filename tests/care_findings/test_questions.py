"""What storage tells of a team's cases, for who judges them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.care_findings.noticing import notices
from storage import care_checks, workspaces
from storage.care_checks import Which
from storage.cases import CASE, Case, Desk, Kind, Status
from storage.changes import Change
from storage.channels import Network
from storage.database import Database
from storage.people import Team
from storage.promises import Promise
from storage.turns import Answer

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SINCE = NOW - 28 * DAY


def a_team(session: Session) -> Team:
    workspaces.know(session, "T1")
    team = Team(workspace_id="T1", channel_id="C1", name="social", created_at=NOW, created_by="U1")
    session.add(team)
    session.flush()
    return team


def a_case(session: Session, team: Team, number: int, **fields: Any) -> Case:
    whole: dict[str, Any] = {
        "channel": Network.X,
        "kind": Kind.QUESTION,
        "paraphrase": "Wanneer is de open dag?",
        "reported_at": NOW - DAY,
        "reported_by": "U1",
        "owner_id": "U1",
    }
    case = Case(team_id=team.id, number=number, **{**whole, **fields})
    session.add(case)
    session.flush()
    return case


def answer(session: Session, case: Case, *, in_time: bool | None, **fields: Any) -> None:
    whole: dict[str, Any] = {"at": NOW - HOUR, "by": "U1", "outcome": Status.ANSWERED}
    session.add(Answer(case_id=case.id, in_time=in_time, **{**whole, **fields}))
    session.flush()


def numbers(some: Any) -> list[int]:
    return [one.number for one in some]


def test_nothing_is_asked_before_the_first_case(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)

        assert list(notices(session, team, NOW)) == []

        session.add(Desk(team_id=team.id, last_number=1))
        a_case(session, team, 1, kind=Kind.CRISIS, owner_id=None)
        assert [one.name for one in notices(session, team, NOW)] == [
            "care_findings.crisis_unowned",
            "care_findings.nobody_to_call",
        ]


def test_what_came_in_is_counted_by_who_has_it(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        for number, owner in enumerate(("U1", "U1", "U2", None), start=1):
            a_case(session, team, number, owner_id=owner)
        a_case(session, team, 5, status=Status.MERGED)
        a_case(session, team, 6, status=Status.NOT_A_CASE)
        a_case(session, team, 7, reported_at=SINCE - HOUR)

        assert care_checks.came_in(session, team, SINCE) == {"U1": 2, "U2": 1, None: 1}


def test_late_is_what_the_first_answer_was(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        late, again, mistaken, hidden, old = (a_case(session, team, number) for number in range(1, 6))
        answer(session, late, in_time=False)
        answer(session, again, in_time=True)
        answer(session, again, in_time=False)  # asked on, and answered late then
        answer(session, mistaken, in_time=False, undone_at=NOW)
        answer(session, mistaken, in_time=True)
        answer(session, hidden, in_time=False, outcome=Status.HIDDEN)
        answer(session, old, in_time=None)

        assert list(care_checks.answered_late(session, team, SINCE)) == [Which(late.id, 1)]
        assert care_checks.count_timed(session, team, SINCE) == 3


def test_what_was_opened_again_counts_once(database: Database) -> None:
    with database.transaction() as session:
        team = a_team(session)
        case = a_case(session, team, 1)
        a_case(session, team, 2)
        for did in ("reopened", "reopened", "answered"):
            session.add(Change(team_id=team.id, thing=CASE, thing_id=case.id, by="U1", at=NOW, did=did))

        assert numbers(care_checks.reopened(session, team, SINCE)) == [1]


@pytest.mark.parametrize(
    ("fields", "presses"),
    [
        ({"due_at": NOW}, True),
        ({"due_at": NOW + HOUR}, False),
        ({"due_at": NOW - HOUR, "closed_at": NOW}, False),
        ({"owner_id": None, "half_at": NOW, "due_at": NOW + HOUR}, True),
        ({"owner_id": None, "half_at": NOW + HOUR}, False),
        ({"owner_id": None}, False),
        ({"owner_id": None, "kind": Kind.CRISIS}, True),
        ({"half_at": NOW}, False),
    ],
)
def test_what_presses(database: Database, fields: dict[str, Any], *, presses: bool) -> None:
    with database.transaction() as session:
        team = a_team(session)
        a_case(session, team, 1, **fields)

        assert bool(care_checks.pressing(session, team, NOW)) is presses


def test_promises_of_which_the_moment_went_by(database: Database) -> None:
    def promise(case: Case, **fields: Any) -> Promise:
        whole = {"at": NOW - DAY, "by": "U1", "what": "bellen", "due_at": NOW - HOUR, **fields}
        return Promise(case_id=case.id, team_id=case.team_id, **whole)

    with database.transaction() as session:
        team = a_team(session)
        broken, kept, mistaken, to_come = (a_case(session, team, number) for number in range(1, 5))
        session.add_all([
            promise(broken), promise(broken), promise(kept, kept_at=NOW),
            promise(mistaken, undone_at=NOW), promise(to_come, due_at=NOW + HOUR),
        ])  # fmt: skip

        assert numbers(care_checks.unkept(session, team, NOW)) == [1]
