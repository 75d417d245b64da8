"""Questions about all posts of a team at once: for who brings a table of them, and who takes them along.

A calendar of 60,000 posts goes through here row by row; none of it is held in memory.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, union
from sqlalchemy.orm import Session

from storage.changes import Change
from storage.channels import PostForm
from storage.people import Team
from storage.posts import POST, Campaign, Post, Status

AT_ONCE = 1000
"""Rows that are asked, or read ahead, in one go."""


@dataclass(frozen=True, slots=True)
class Known:
    """By what a row of a table finds the post that it is about."""

    id: int
    title: str
    channel_id: int | None
    publish_at: datetime | None
    came_from: str | None


def known_posts(session: Session, team: Team) -> Sequence[Known]:
    """Every post of the team, oldest first."""
    its = (Post.id, Post.title, Post.channel_id, Post.publish_at, Post.came_from)
    rows = session.execute(select(*its).where(Post.team_id == team.id).order_by(Post.id))
    return [Known(*row) for row in rows]


def posts_by_id(session: Session, team: Team, ids: Collection[int]) -> dict[int, Post]:
    """These posts, by id; who is not the team's is not there."""
    wanted, found = sorted(ids), dict[int, Post]()
    for start in range(0, len(wanted), AT_ONCE):
        some = select(Post).where(Post.team_id == team.id, Post.id.in_(wanted[start : start + AT_ONCE]))
        found |= {post.id: post for post in session.scalars(some)}
    return found


def hold_posts(session: Session, team: Team, ids: Collection[int]) -> dict[int, Post]:
    """The same, a batch of them, yours alone to change until the transaction ends."""
    its = select(Post).where(Post.team_id == team.id, Post.id.in_(ids)).order_by(Post.id)
    return {post.id: post for post in session.scalars(its.with_for_update())}


def already_made(session: Session, team: Team, sources: Collection[str]) -> set[str]:
    """Of which of these a post was made (`came_from`)."""
    its = select(Post.came_from).where(Post.team_id == team.id, Post.came_from.in_(sources))
    return {source for source in session.scalars(its) if source is not None}


def every_post(session: Session, team: Team) -> Iterator[Post]:
    """Every post of the team by its moment, those without one last; read as it is asked for."""
    its = select(Post).where(Post.team_id == team.id)
    ordered = its.order_by(Post.publish_at.is_(None), Post.publish_at, Post.id)
    yield from session.scalars(ordered.execution_options(yield_per=AT_ONCE))


def people_in_posts(session: Session, team: Team) -> set[str]:
    """Everybody who owns a post, stands in for one, or was chosen to approve one."""
    columns = (Post.owner_id, Post.backup_id, Post.approver_id)
    asked = union(*(select(one).where(Post.team_id == team.id, one.is_not(None)) for one in columns))
    return {str(user_id) for (user_id,) in session.execute(asked)}


def campaign_names(session: Session, team: Team) -> dict[int, tuple[str, bool]]:
    """What every campaign is called, and whether it is still there, by id."""
    its = select(Campaign.id, Campaign.name, Campaign.removed_at).where(Campaign.team_id == team.id)
    return {row.id: (row.name, row.removed_at is None) for row in session.execute(its)}


@dataclass(frozen=True, slots=True)
class FeedState:
    """What of the posts of a feed differs as soon as one of them does, and their first and last moment."""

    count: int
    versions: int
    ids: int
    first: datetime | None
    last: datetime | None
    changed_at: datetime | None
    """When anything of the team's posts last changed."""


def feed_state(session: Session, team: Team, user_id: str | None) -> FeedState:
    """Each change makes a version more, and each new post a count more: so the sums tell.

    Of a person's own, some of which may go while others come, the moment of the last change tells.
    """
    sums = (func.count(), func.coalesce(func.sum(Post.version), 0), func.coalesce(func.sum(Post.id), 0))
    ends = (func.min(Post.publish_at), func.max(Post.publish_at))
    asked = select(*sums, *ends).where(*_in_feed(team, user_id))
    count, versions, ids, first, last = session.execute(asked).one()
    return FeedState(count, int(versions), int(ids), first, last, _changed_at(session, team))


def _changed_at(session: Session, team: Team) -> datetime | None:
    its = select(Change.at).where(Change.team_id == team.id, Change.thing == POST)
    return session.scalar(its.order_by(Change.id.desc()).limit(1))


@dataclass(frozen=True, slots=True)
class Planned:
    """What a feed says of a post."""

    id: int
    title: str
    status: Status
    channel_id: int | None
    publish_at: datetime
    owner_id: str | None
    form: PostForm | None
    link: str | None
    version: int
    created_at: datetime
    undo: Mapping[str, Any]


def feed_posts(session: Session, team: Team, user_id: str | None) -> Iterator[Planned]:
    """The posts of a feed by their moment; read as they are asked for."""
    columns = (
        *(Post.id, Post.title, Post.status, Post.channel_id, Post.publish_at, Post.owner_id, Post.form),
        *(Post.link, Post.version, Post.created_at, Post.undo),
    )
    asked = select(*columns).where(*_in_feed(team, user_id)).order_by(Post.publish_at, Post.id)
    for row in session.execute(asked.execution_options(yield_per=AT_ONCE)):
        yield Planned(*row)


def _in_feed(team: Team, user_id: str | None) -> tuple[ColumnElement[bool], ...]:
    """With a moment; what was postponed has none for now, what was dropped is told to be so.

    A person's own: what they own or are the backup of.
    """
    planned = (Post.team_id == team.id, Post.publish_at.is_not(None), Post.status != Status.POSTPONED)
    mine = or_(Post.owner_id == user_id, Post.backup_id == user_id)
    return planned if user_id is None else (*planned, mine)
