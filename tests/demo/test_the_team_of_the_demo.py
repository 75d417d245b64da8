"""What the demo's team is when somebody opens it: as if it had been at work for weeks."""

from collections import Counter

import pytest
from sqlalchemy import select

from bot.demo import story
from bot.demo.team import WORKSPACE, load_team
from bot.why import rules
from playground import seed
from storage import duties, people, plans
from storage.cases import Case, Status
from storage.database import Database
from storage.letters import Letter
from storage.people import Team

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SOCIAL = "C0DEMO01"


@pytest.fixture
def team(database: Database) -> Team:
    load_team(database, "nl")
    with database.reading() as session:
        team = people.team_in_channel(session, WORKSPACE, SOCIAL)
    assert team is not None
    return team


@on_sqlite
def test_ten_people_in_three_zones_take_part(database: Database, team: Team) -> None:
    with database.reading() as session:
        everyone = people.members_and_people(session, team)

    zones = Counter(person.zone for _, person in everyone)
    assert zones == {"Europe/Amsterdam": 8, "America/Curacao": 1, "Europe/London": 1}
    assert [person.name for member, person in everyone if member.is_coordinator] == [
        "Sanne Wolkendam",
        "Bram Zevenklaver",
    ]


@on_sqlite
def test_two_issues_are_concrete_and_one_is_far_too_broad(database: Database, team: Team) -> None:
    with database.reading() as session:
        issues = plans.open_issues(session, team)

    assert [rules.how_concrete(rules.draft_of(issue)).score for issue in issues] == [100, 100, 0]


@on_sqlite
def test_of_ten_cases_two_are_open_and_one_of_those_has_nobody(database: Database, team: Team) -> None:
    with database.reading() as session:
        told = session.scalars(select(Case).where(Case.team_id == team.id).order_by(Case.number)).all()
        letters = session.scalars(select(Letter).where(Letter.subject.contains("ping"))).all()

    assert [(letter.channel, "Case 9:" in str(letter.text)) for letter in letters] == [("U0DEMO010", True)]
    waiting = {case.number: case.owner_id for case in told if case.status is Status.WAITING}
    assert [case.number for case in told] == list(range(1, 11))
    assert waiting == {9: "U0DEMO010", 10: None}


@on_sqlite
def test_noor_is_on_webcare_except_on_thursdays(database: Database, team: Team) -> None:
    with database.reading() as session:
        turns = duties.on_weekdays(session, team, duties.WEBCARE)

    assert {(turn.weekday, turn.user_id) for turn in turns} == {(day, "U0DEMO005") for day in (0, 1, 2, 4)}


def test_the_bot_and_the_playground_tell_the_same_story() -> None:
    assert story.FILE.read_bytes() == (seed.DATA / story.FILE.name).read_bytes()
