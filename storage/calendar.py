"""Questions about posts: those of some days, of one person, the ideas; one post to change; what is due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlalchemy.orm import Session

from storage.channels import PlanChannel
from storage.database import Moment
from storage.people import Member, Person, Team
from storage.posts import AWAITED, GOES_ON, LIVE, OVER, UNPLANNED, Post, Status
from storage.some_teams import ALL_TEAMS, SomeTeams


def between(session: Session, team: Team, since: datetime, until: datetime) -> Sequence[Post]:
    """Posts with a place in the calendar from `since` and before `until`, in that order; dropped ones not."""
    theirs = _of(team).where(
        Post.publish_at >= since, Post.publish_at < until, Post.status.not_in((Status.DROPPED,))
    )
    return session.scalars(theirs.order_by(Post.publish_at, Post.id)).all()


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What an overview shows of a post, and nothing else of it: a week may have hundreds."""

    id: int
    title: str
    status: Status
    publish_at: datetime | None
    deadline_at: datetime | None
    owner_id: str | None
    channel_id: int | None = None
    channel: str | None = None
    """The name of its channel."""
    left_plan_at: datetime | None = None
    """When its channel was taken out of the plan."""


GLIMPSED = (
    select(
        Post.id,
        Post.title,
        Post.status,
        Post.publish_at,
        Post.deadline_at,
        Post.owner_id,
        Post.channel_id,
        PlanChannel.name,
        PlanChannel.removed_at,
    )
    .outerjoin(PlanChannel, PlanChannel.id == Post.channel_id)
    .order_by(Post.publish_at, Post.id)
)


def glimpses(
    session: Session, team: Team, since: datetime, until: datetime, awaited_since: datetime
) -> list[Glimpse]:
    """Posts from `since` and before `until`, and those from `awaited_since` of which nobody said how they
    ended; in the order of the calendar, dropped ones not.
    """
    shown = or_(Post.publish_at >= since, Post.status.in_(AWAITED))
    theirs = GLIMPSED.where(
        Post.team_id == team.id,
        Post.publish_at >= awaited_since,
        Post.publish_at < until,
        Post.status != Status.DROPPED,
        shown,
    )
    return [Glimpse(*row) for row in session.execute(theirs)]


def statuses(
    session: Session, team: Team, since: datetime, until: datetime
) -> list[tuple[Status, datetime, int | None]]:
    """Status, moment and channel of the posts in a stretch of the calendar; dropped ones not."""
    theirs = select(Post.status, Post.publish_at, Post.channel_id).where(
        Post.team_id == team.id,
        Post.publish_at >= since,
        Post.publish_at < until,
        Post.status != Status.DROPPED,
    )
    found = session.execute(theirs.order_by(Post.publish_at, Post.id))
    return [(status, at, channel) for status, at, channel in found if at is not None]


def kept_between(
    session: Session, team: Team, since: datetime, now: datetime, until: datetime
) -> tuple[int, int, int]:
    """Of the posts since then: whose moment came, which of those went out; and how many are still ahead."""
    is_past, is_out = Post.publish_at <= now, Post.status.in_((Status.PUBLISHED, Status.LOOKED_BACK))
    counted = select(
        func.count().filter(is_past), func.count().filter(is_past, is_out), func.count().filter(~is_past)
    )
    theirs = counted.where(
        Post.team_id == team.id,
        Post.publish_at >= since,
        Post.publish_at < until,
        Post.status.in_(LIVE),
    )
    due, posted, ahead = session.execute(theirs).one()
    return due, posted, ahead


def of_owner(session: Session, team: Team, user_id: str, at_most: int) -> Sequence[Post]:
    """What somebody still has to make or put out, the first due first; without a date last."""
    theirs = _of(team).where(Post.owner_id == user_id, Post.status.in_(GOES_ON))
    return session.scalars(
        theirs.order_by(Post.publish_at.is_(None), Post.publish_at, Post.id).limit(at_most)
    ).all()


def ideas(session: Session, team: Team, at_most: int, skip: int = 0) -> Sequence[Post]:
    """Ideas and what was postponed, without a date, newest first; `skip` are those of the pages before."""
    newest = _ideas(team).order_by(Post.id.desc())
    return session.scalars(newest.offset(skip).limit(at_most)).all()


def count_ideas(session: Session, team: Team) -> int:
    return session.scalar(select(func.count()).select_from(_ideas(team).subquery())) or 0


def in_review(session: Session, team: Team, at_most: int) -> Sequence[Post]:
    """What waits for somebody's approval, the first to go out first."""
    theirs = _of(team).where(Post.status == Status.REVIEW)
    return session.scalars(
        theirs.order_by(Post.publish_at.is_(None), Post.publish_at, Post.id).limit(at_most)
    ).all()


def to_look_back_at(
    session: Session, team: Team, user_id: str, before: datetime, at_most: int
) -> Sequence[Post]:
    """What somebody published before that moment and did not look back at, the oldest first."""
    theirs = _of(team).where(
        Post.owner_id == user_id, Post.status == Status.PUBLISHED, Post.published_at <= before
    )
    return session.scalars(theirs.order_by(Post.published_at, Post.id).limit(at_most)).all()


def titles(session: Session, team: Team, post_ids: Collection[int]) -> dict[int, str]:
    """What these posts are called, by id."""
    named = select(Post.id, Post.title).where(Post.team_id == team.id, Post.id.in_(post_ids))
    return {row.id: row.title for row in session.execute(named)}


def team_and_post(session: Session, workspace_id: str, post_id: int) -> tuple[Team, Post] | None:
    """The post with its team; None when this workspace has no such post."""
    both = select(Team, Post).join(Post, Post.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Post.id == post_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_post(session: Session, team: Team, post_id: int) -> Post | None:
    """The post as it is now, yours alone to change until the transaction ends."""
    held = _of(team).where(Post.id == post_id).with_for_update()
    return session.scalar(held.execution_options(populate_existing=True))


def title_of(session: Session, team: Team, post_id: int) -> str | None:
    """What it is called; None when this team has no such post."""
    return session.scalar(select(Post.title).where(Post.team_id == team.id, Post.id == post_id))


def came_from(session: Session, team: Team, source: str) -> Post | None:
    """The post that was made of this ("meetup_idea:3"), if one was."""
    return session.scalar(_of(team).where(Post.came_from == source))


def posts_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Post, Team]]:
    """Posts for which something is past due, oldest first, a team's together; each held by nobody else."""
    due = (
        select(Post, Team)
        .join(Team, Team.id == Post.team_id)
        .where(_is_due(now), some.among(Post.team_id))
        .order_by(Post.due_at, Post.team_id, Post.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=Post, skip_locked=True))
    return [(post, team) for post, team in held]


def teams_with_posts_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such posts, longest due first."""
    due = select(Post.team_id).where(_is_due(now), some.among(Post.team_id))
    oldest = func.min(Post.due_at)
    return session.scalars(due.group_by(Post.team_id).order_by(oldest).limit(at_most)).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a post."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return Post.due_at <= now


def teams_with_absent_owners(session: Session, at_most: int) -> Sequence[int]:
    """The ids of teams in which somebody who left Slack or the team owns a post that is not over.

    Of each team the index on status finds those: of 100,000 posts in 200 teams, 10,000 of them not over, it
    takes 25 ms on either database (measured).
    """
    theirs = select(Post.team_id).where(*_is_left_alone())
    return session.scalars(theirs.distinct().limit(at_most)).all()


def any_with_absent_owner(_now: Moment) -> ColumnElement[bool]:
    """Whether there is such a team."""
    return exists().where(*_is_left_alone())


def _is_left_alone() -> tuple[ColumnElement[bool], ...]:
    every_team = Post.team_id.in_(select(Team.id))
    return every_team, Post.status.in_(GOES_ON), _owner_is_gone()


def hold_posts_of_absent_owners(session: Session, team: Team, at_most: int) -> Sequence[Post]:
    """Every post of the team that is not over and whose owner is gone. Hold the team first."""
    theirs = _of(team).where(_owner_is_gone()).order_by(Post.publish_at.is_(None), Post.publish_at, Post.id)
    held = theirs.limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def _owner_is_gone() -> ColumnElement[bool]:
    here = (
        select(Member.user_id)
        .join(Person, (Person.workspace_id == Member.workspace_id) & (Person.user_id == Member.user_id))
        .where(Member.team_id == Post.team_id, Member.user_id == Post.owner_id, ~Person.has_left)
        .exists()
    )
    return Post.status.not_in(OVER) & Post.owner_id.is_not(None) & ~here


def _ideas(team: Team) -> Select[Post]:
    return _of(team).where(Post.publish_at.is_(None), Post.status.in_(UNPLANNED))


def _of(team: Team) -> Select[Post]:
    return select(Post).where(Post.team_id == team.id)
