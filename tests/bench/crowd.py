"""A database with many teams and cases, so that what grows with them shows."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from storage import cases, duties, members, people, plans, workspaces
from storage.channels import Network
from storage.database import Database, Row

WORKSPACE = "T0DEMO01"
CHANNEL = "C0DEMO01"
PERSON = "U0DEMO005"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
PEOPLE_IN_A_TEAM = 10


def fill(
    database: Database, *, teams: int, cases_in_all: int, first_team: int = 0, first_case: int = 0
) -> list[int]:
    """So many teams and cases more; answers the ids of the cases of the team in CHANNEL, all waiting.

    Their numbers begin after the first ones, which are there already.
    """
    with database.transaction() as session:
        workspaces.know(session, WORKSPACE)
        for number in range(first_team, first_team + teams):
            _team(session, number)
    with database.transaction() as session:
        return _cases(
            session, range(first_team, first_team + teams), range(first_case, first_case + cases_in_all)
        )


def _team(session: Session, number: int) -> None:
    crew = [
        PERSON if number == 0 and one == 0 else f"U{number:04}{one:02}" for one in range(PEOPLE_IN_A_TEAM)
    ]
    _add(session, people.Person, (
        {"workspace_id": WORKSPACE, "user_id": who, "name": f"Person {who}", "locale": "nl-NL",
         "slack_zone": "Europe/Amsterdam", "is_guest": False, "is_stranger": False,
         "has_left": False, "seen_at": NOW}
        for who in crew
    ))  # fmt: skip
    team = people.Team(
        workspace_id=WORKSPACE,
        channel_id=CHANNEL if number == 0 else f"C{number:06}",
        name=f"Team {number}",
        created_at=NOW,
        created_by=crew[0],
    )
    session.add(team)
    session.flush()
    members.replace(session, team, crew, crew[:1], NOW)
    duties.replace_roster(session, team, duties.WEBCARE, [(day, crew[0]) for day in range(5)])
    for text in ("Het verloop daalt van 22% naar 15%.", "Wij vullen 12 vacatures voor 1 juli 2027."):
        session.add(plans.Issue(team_id=team.id, sentence=text, created_at=NOW, created_by=crew[0]))


def _cases(session: Session, teams: range, numbers: range) -> list[int]:
    """Half of them with the team in CHANNEL: a press needs a case of its own each time."""
    others = [number + 1 for number in teams if number > 0]
    for count, number in enumerate(numbers):
        session.add(
            cases.Case(
                team_id=1 if count % 2 == 0 else others[count % len(others)],
                number=number + 1,
                channel=Network.FACEBOOK,
                kind=cases.Kind.QUESTION,
                paraphrase="Vraagt of 24 uur per week kan.",
                reported_at=NOW - timedelta(minutes=number % 400),
                reported_by=PERSON,
                due_at=NOW + timedelta(hours=5),
                warn_at=NOW + timedelta(hours=4),
            )
        )
    session.add_all(cases.Desk(team_id=number + 1, last_number=numbers.stop) for number in teams)
    session.flush()
    return list(session.scalars(_ids_of_team_one()))


def _ids_of_team_one() -> Select[int]:
    return select(cases.Case.id).where(cases.Case.team_id == 1).order_by(cases.Case.id)


def _add(session: Session, table: type[Row], rows: Iterable[dict[str, object]]) -> None:
    session.execute(insert(table), list(rows))
