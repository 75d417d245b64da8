"""What is late, what is on ice, and what a page shows first. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.posting.timing import ASK_AFTER
from bot.wall_clock import local_day
from storage.calendar import Glimpse
from storage.posts import AWAITED, UNMADE, Post, Status

ON_ICE_AFTER = timedelta(days=30)
"""An idea that nobody took up in a month: docs/trade.md, "Content calendar"."""
AWAITED_FOR = timedelta(weeks=4)
"""So far back a post of which nobody said how it ended is still shown on top: later nobody would know."""
READY = (Status.APPROVED, Status.SCHEDULED)


class Late(StrEnum):
    NOT_TOLD = "not_told"
    """Its moment is over, and nobody said whether it was posted."""
    NOT_APPROVED = "not_approved"
    """Its moment is over, and it was not approved."""
    NOT_READY = "not_ready"
    """It should have been ready for review."""


def lateness(post: Post | Glimpse, now: datetime) -> Late | None:
    """In what way a post is late; None when it is not."""
    if post.status not in AWAITED:
        return None
    if post.publish_at is not None and post.publish_at + ASK_AFTER <= now:
        return Late.NOT_TOLD if post.status in READY else Late.NOT_APPROVED
    is_past = post.deadline_at is not None and post.deadline_at < now
    return Late.NOT_READY if is_past and post.status in UNMADE else None


def is_on_ice(idea: Post, now: datetime) -> bool:
    """Whether an idea is so old that it only comes back when somebody takes it up; a draft never is."""
    return idea.status is Status.IDEA and now - idea.created_at > ON_ICE_AFTER


def by_day(posts: Iterable[Glimpse], zone: str) -> dict[date, list[Glimpse]]:
    """The posts of each day on a calendar in the zone, in their order."""
    found: dict[date, list[Glimpse]] = {}
    for post in posts:
        if post.publish_at is not None:
            found.setdefault(local_day(post.publish_at, zone), []).append(post)
    return found


def counted(statuses: Iterable[Status]) -> list[tuple[Status, int]]:
    """How many there are of each status, in the order of a post's way."""
    counts = Counter(statuses)
    return [(status, counts[status]) for status in Status if counts[status]]


def first_late(posts: Sequence[Post], now: datetime) -> tuple[list[Post], list[Post]]:
    """Those that are late, and the others; each in the order given."""
    late = [post for post in posts if lateness(post, now) is not None]
    return late, [post for post in posts if post not in late]
