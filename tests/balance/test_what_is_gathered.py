"""What the checks of the calendar look at, read from the demo's database."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import event

from bot.balance.facts import Facts
from bot.balance.gathering import facts_of
from bot.demo.team import WORKSPACE
from bot.posting.writing import writer
from storage import calendar, people
from storage.database import Database
from storage.posts import Status
from tests.filled import demo_team

MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
SANNE = "U0DEMO001"
STATEMENTS = 13
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def gathered(database: Database, now: datetime = MORNING) -> Facts:
    with database.reading() as session:
        [team] = people.teams_of(session, WORKSPACE, SANNE)
        return facts_of(session, team, now)


def goes(database: Database, post_id: int, status: Status, at: datetime) -> None:
    with database.transaction() as session:
        [team] = people.teams_of(session, WORKSPACE, SANNE)
        post = calendar.hold_post(session, team, post_id)
        assert post is not None
        writer(session, team, at).change(post, {"status": status}, SANNE)


def test_the_log_says_what_was_approved_and_how_long_that_took(database: Database) -> None:
    demo_team(database, "nl")
    for post_id, hours in ((9, 3), (12, 30)):
        goes(database, post_id, Status.REVIEW, MORNING)
        goes(database, post_id, Status.APPROVED, MORNING + timedelta(hours=hours))
    goes(database, 16, Status.REVIEW, MORNING)
    goes(database, 16, Status.CHANGES, MORNING)
    goes(database, 16, Status.POSTPONED, MORNING)

    around = gathered(database)

    assert around.approved == {9, 12}
    assert sorted(around.waits) == [timedelta(hours=3), timedelta(hours=30)]
    assert 16 not in [post.id for post in around.posts]
    assert around.has_crisis
    assert around.approvers[9] == (SANNE,)


def test_a_dozen_statements_however_much_is_planned(database: Database) -> None:
    demo_team(database, "nl")
    asked: list[str] = []
    event.listen(database.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))

    gathered(database)

    assert len([one for one in asked if one.startswith("SELECT")]) <= STATEMENTS
