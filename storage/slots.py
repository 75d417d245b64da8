"""Where the calendar has room: which moments are taken, and how much each person still has to make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.people import Team
from storage.posts import LIVE, OVER, Post


@dataclass(frozen=True, slots=True)
class Taken:
    """A moment (UTC) at which a post goes out on a channel, or went."""

    post_id: int
    channel_id: int | None
    at: datetime


def taken(session: Session, team: Team, since: datetime, until: datetime) -> Sequence[Taken]:
    """The moments from `since` and before `until` that have a post, in their order; nothing else is read."""
    theirs = select(Post.id, Post.channel_id, Post.publish_at).where(
        Post.team_id == team.id,
        Post.publish_at >= since,
        Post.publish_at < until,
        Post.status.in_(LIVE),
    )
    found = session.execute(theirs.order_by(Post.publish_at, Post.id))
    return [Taken(post_id, channel_id, at) for post_id, channel_id, at in found if at is not None]


def open_posts(session: Session, team: Team) -> Mapping[str, int]:
    """How many posts each person still has to make or put out."""
    counted = select(Post.owner_id, func.count()).where(
        Post.team_id == team.id, Post.owner_id.is_not(None), Post.status.not_in(OVER)
    )
    return {str(owner): count for owner, count in session.execute(counted.group_by(Post.owner_id))}
