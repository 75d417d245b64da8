"""Who may approve a post, and from what it may be called posted. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.posting.rules import may_go
from bot.wall_clock import local_day
from storage.posts import AWAITED, Post, Status


class Refusal(StrEnum):
    """Why somebody does not approve a post."""

    MAKER = "maker"
    """They made it themselves, and somebody else is there."""
    SLEEP = "sleep"
    """They are alone: they look again tomorrow."""
    NOT_THEIRS = "not_theirs"


@dataclass(frozen=True, slots=True)
class Approvers:
    """Who may approve: who was chosen, whom the matrix says, the coordinators; and everybody of the team."""

    first: Collection[str]
    everybody: Collection[str]

    def of(self, post: Post) -> set[str]:
        """Never who made it; when nobody else is meant, anybody else of the team."""
        others = set(self.everybody) - {maker(post)}
        return others & {*self.first, post.approver_id or ""} or others

    @property
    def is_alone(self) -> bool:
        return len(self.everybody) == 1


def maker(post: Post) -> str:
    """Its owner; who added it, as long as nobody owns it."""
    return post.owner_id or post.created_by


def may_approve(post: Post, user_id: str, approvers: Approvers, now: datetime, zone: str) -> Refusal | None:
    """None for who may. A team of one sleeps a night on it: docs/trade.md, "Content calendar"."""
    if user_id in approvers.of(post):
        return None
    if not approvers.is_alone:
        return Refusal.MAKER if user_id == maker(post) else Refusal.NOT_THEIRS
    since = post.review_since or now
    return None if local_day(now, zone) > local_day(since, zone) else Refusal.SLEEP


def may_be_posted(post: Post, now: datetime) -> bool:
    """What went out went out: once its moment is over, also what nobody approved."""
    is_over = post.publish_at is not None and post.publish_at <= now
    return may_go(post, Status.PUBLISHED) or (post.status in AWAITED and is_over)


def published_at(post: Post, now: datetime) -> datetime:
    """When it went out, for who tells it now: at its own moment, if that is over."""
    return post.publish_at if post.publish_at is not None and post.publish_at <= now else now
