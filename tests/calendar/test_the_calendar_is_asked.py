"""The questions behind the pages, asked of the demo's calendar."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.demo.team import WORKSPACE
from storage import calendar, crews, people
from storage.database import Database
from storage.posts import Status
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
SANNE, MILAN = "U0DEMO001", "U0DEMO004"
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.mark.traced
def test_the_pages_ask_only_what_they_show(database: Database) -> None:
    demo_team(database, "nl")
    with database.reading() as session:
        [team] = people.teams_of(session, WORKSPACE, SANNE)
        monday = MORNING - timedelta(hours=9)
        found = calendar.glimpses(session, team, monday, monday + WEEK, monday - WEEK)
        assert len(found) == 7
        assert (found[0].channel, found[0].left_plan_at) == ("Intern netwerk", None)
        planned = calendar.statuses(session, team, monday, monday + WEEK)
        assert [(one.status, one.publish_at, one.channel_id) for one in found] == planned
        assert [one.status for one in calendar.in_review(session, team, 9)] == [Status.REVIEW]
        titles = calendar.titles(session, team, [found[0].id])
        assert titles == {found[0].id: "Introductiedag: wat niemand je vertelt"}
        assert calendar.kept_between(session, team, MORNING - 4 * WEEK, MORNING, MORNING + 2 * WEEK) == (
            6,
            6,
            13,
        )
        late = MORNING + 3 * WEEK
        mine = calendar.to_look_back_at(session, team, MILAN, late, 9)
        assert [one.title for one in mine] == ["Rooster, nachten, weekenden: 5 eerlijke antwoorden"]
        assert (calendar.count_ideas(session, team), calendar.ideas(session, team, 9, skip=1)) == (0, [])
        assert len(crews.seats(session, team.id, MORNING).members) == 10


def test_what_nobody_ended_is_found_from_before(database: Database) -> None:
    demo_team(database, "nl")
    with database.reading() as session:
        [team] = people.teams_of(session, WORKSPACE, SANNE)
        since = MORNING + WEEK - timedelta(hours=9)
        found = calendar.glimpses(session, team, since, since + DAY, since - 2 * WEEK)
        before = [one.status for one in found if one.publish_at is not None and one.publish_at < since]
        assert len(before) == 7
        assert Status.PUBLISHED not in before
