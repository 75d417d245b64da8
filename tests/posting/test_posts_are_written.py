"""A post is written in one place: what follows from a change is right, is in the log, and can be undone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.demo.team import WORKSPACE
from bot.posting.writing import Writer, put_back, writer
from storage import calendar, campaigns, changes, channels, people, recurrence
from storage.database import Database
from storage.posts import POST, Campaign, Due, Post, Series, Status
from storage.some_teams import ALL_TEAMS, SomeTeams
from tests.filled import demo_team

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

MORNING = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
THURSDAY_NOON = datetime(2026, 12, 3, 11, tzinfo=UTC)
SANNE, BRAM = "U0DEMO001", "U0DEMO002"


@contextmanager
def at_the_desk(database: Database, now: datetime = MORNING) -> Iterator[Writer]:
    with database.transaction() as session:
        yield writer(session, _team(session), now)


def _team(session: Session) -> people.Team:
    [team] = people.teams_of(session, WORKSPACE, SANNE)
    return team


def _linkedin(desk: Writer) -> int:
    return next(one.id for one in channels.of_team(desk.session, desk.team) if one.key == "linkedin")


@pytest.fixture
def database_of_the_demo(database: Database) -> Database:
    demo_team(database, "nl")
    return database


def _added(database: Database) -> int:
    with at_the_desk(database) as desk:
        filled = {"title": "Buddy gezocht", "publish_at": THURSDAY_NOON, "owner_id": BRAM}
        return desk.add({**filled, "channel_id": _linkedin(desk), "status": Status.DRAFT}, SANNE).id


def _held(desk: Writer, post_id: int) -> Post:
    post = calendar.hold_post(desk.session, desk.team, post_id)
    assert post is not None
    return post


def test_a_new_post_has_its_deadline_and_its_next_moment(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    with at_the_desk(database_of_the_demo) as desk:
        post = _held(desk, post_id)
        assert post.deadline_at == THURSDAY_NOON - timedelta(days=1)
        assert post.due is Due.MAKE
        assert [one.did for one in changes.history(desk.session, desk.team, POST, post_id)] == ["added"]
        assert desk.approver_id(post) == SANNE
        post.approver_id = "U0NOBODY"
        assert desk.approver_id(post) == SANNE
        post.approver_id = BRAM
        assert desk.approver_id(post) == BRAM


def test_a_change_moves_what_follows_and_undo_puts_it_back(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    later = THURSDAY_NOON + timedelta(days=4)
    with at_the_desk(database_of_the_demo) as desk:
        post = _held(desk, post_id)
        before = post.deadline_at
        assert put_back(post) == {}
        desk.change(post, {"publish_at": later, "status": Status.REVIEW}, BRAM, "moved")
        assert (post.version, post.due, post.review_since) == (2, Due.APPROVAL, MORNING)
        assert desk.change(post, {"publish_at": later}, BRAM) == {}
    with at_the_desk(database_of_the_demo) as desk:
        post = _held(desk, post_id)
        desk.change(post, put_back(post), SANNE, "undone")
        assert (post.publish_at, post.status) == (THURSDAY_NOON, Status.DRAFT)
        assert (post.deadline_at, post.review_since) == (before, None)
        told = [one.did for one in changes.history(desk.session, desk.team, POST, post_id)]
        assert told == ["undone", "moved", "added"]


def test_undo_knows_every_kind_of_column(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    with at_the_desk(database_of_the_demo) as desk:
        post = _held(desk, post_id)
        made = date(2026, 12, 3)
        desk.change(post, {"series_day": made, "owner_id": None, "lesson": "kort werkt"}, BRAM)
    with at_the_desk(database_of_the_demo) as desk:
        post = _held(desk, post_id)
        desk.change(post, {"series_day": None, "owner_id": SANNE, "lesson": None}, BRAM)
        assert put_back(post) == {"series_day": made, "owner_id": None, "lesson": "kort werkt"}


def test_what_was_published_is_looked_back_at(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    posted = THURSDAY_NOON + timedelta(minutes=5)
    with at_the_desk(database_of_the_demo, posted) as desk:
        post = _held(desk, post_id)
        desk.change(post, {"status": Status.PUBLISHED}, BRAM, "published")
        assert (post.published_at, post.due) == (posted, Due.LOOK_BACK)
        desk.change(post, {"status": Status.LOOKED_BACK}, BRAM, "looked_back")
        assert (post.due, post.due_at) == (None, None)
        desk.settle(post)
        assert post.due is None


def test_the_calendar_is_asked(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    with at_the_desk(database_of_the_demo) as desk:
        session, team = desk.session, desk.team
        idea = desk.add({"title": "Oud-collega terug", "came_from": "meetup_idea:1"}, BRAM)
        around = (THURSDAY_NOON, THURSDAY_NOON + timedelta(hours=1))
        assert post_id in [post.id for post in calendar.between(session, team, *around)]
        assert post_id in [post.id for post in calendar.of_owner(session, team, BRAM, 50)]
        assert calendar.ideas(session, team, 5)[0] is idea
        assert calendar.came_from(session, team, "meetup_idea:1") is idea
        assert calendar.team_and_post(session, WORKSPACE, post_id) == (team, _held(desk, post_id))
        assert calendar.team_and_post(session, "T0OTHER", post_id) is None


@pytest.mark.traced
def test_what_is_due_is_found_by_team(database_of_the_demo: Database) -> None:
    post_id = _added(database_of_the_demo)
    with at_the_desk(database_of_the_demo) as desk:
        session, team = desk.session, desk.team
        soon = THURSDAY_NOON + timedelta(days=1)
        due = calendar.posts_due(session, soon, 50, ALL_TEAMS)
        assert (post_id, team.id) in [(post.id, of.id) for post, of in due]
        assert list(calendar.teams_with_posts_due(session, soon, 5, ALL_TEAMS)) == [team.id]
        assert calendar.posts_due(session, soon, 50, SomeTeams(only=team.id + 1)) == []


def test_what_recurs_and_campaigns_are_listed(database_of_the_demo: Database) -> None:
    with at_the_desk(database_of_the_demo) as desk:
        weekly = Series(
            team_id=desk.team.id,
            title="Vraag van de week",
            created_at=MORNING,
            created_by=BRAM,
            first_day=date(2026, 12, 1),
            at=time(9),
        )
        campaign = Campaign(team_id=desk.team.id, name="Word buddy", created_at=MORNING, created_by=BRAM)
        desk.session.add_all([weekly, campaign])
        desk.session.flush()
        assert recurrence.series_of(desk.session, desk.team)[1:] == [weekly]
        assert campaigns.campaigns_of(desk.session, desk.team)[1:] == [campaign]
