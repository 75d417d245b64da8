"""Questions to the database that posts ask: what was written, who is gone, whether there is a crisis."""

from datetime import UTC, datetime

import pytest

from bot.demo.team import WORKSPACE
from storage import calendar, caseload, escalation, outbox, people
from storage.cases import Kind
from storage.database import Database
from storage.posts import Status
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SANNE = "U0DEMO001"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)


@pytest.mark.traced
def test_what_is_asked_about_posts(database: Database) -> None:
    demo_team(database, "nl")
    with database.transaction() as session:
        [team] = people.teams_of(session, WORKSPACE, SANNE)
        assert escalation.has_open_crisis(session, team)
        for case in caseload.open_in(session, team, 50):
            case.kind = Kind.QUESTION
        assert not escalation.has_open_crisis(session, team)
        assert not outbox.is_subject(session, WORKSPACE, "post 1")
        first, *_ = calendar.of_owner(session, team, "U0DEMO002", 5)
        assert calendar.title_of(session, team, first.id) == first.title
        assert calendar.title_of(session, team, 0) is None
        assert calendar.teams_with_absent_owners(session, 5) == []
        first.owner_id = "U0NOBODY"
        assert calendar.teams_with_absent_owners(session, 5) == [team.id]
        assert calendar.hold_posts_of_absent_owners(session, team, 5) == [first]
        first.status = Status.DROPPED
        assert calendar.hold_posts_of_absent_owners(session, team, 5) == []
