"""Whose a post is at a moment, and why: who is asked about it by itself. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from bot.ownership import Ask, Candidate, Resolution, resolve
from bot.posting.timing import Desk
from bot.posting.writing import Writer
from bot.working_time import Hours, local_day, next_opening
from storage.posts import Post


class How(StrEnum):
    """Why it is somebody's."""

    OWNER = "owner"
    BACKUP = "backup"
    """Of the post itself; the owner is not in."""
    CHOSEN = "chosen"
    """To approve it."""
    MATRIX = "matrix"
    COORDINATOR = "coordinator"
    """Nobody else is in."""


@dataclass(frozen=True, slots=True)
class Keeper:
    """`found` and `candidate` tell the reason where the matrix says it."""

    user_id: str
    how: How
    found: Resolution | None = None
    candidate: Candidate | None = None
    approves: bool = False
    """Asked to approve it, and not to do something with it."""


def keepers(desk: Writer, post: Post) -> Sequence[Keeper]:
    """Who makes it and puts it out now: the first who is in; when nobody is, every coordinator."""
    own = ((post.owner_id, How.OWNER), (post.backup_id, How.BACKUP))
    asked = [Keeper(one, how) for one, how in own if one and is_soon_in(desk.desk, one, desk.now)]
    ask = Ask("publishing", desk.now, desk.channel_keys.get(post.channel_id or 0, ""))
    first = next(iter([*asked, *_present(desk, resolve(desk.matrix, ask))]), None)
    return [first] if first else coordinators(desk, {post.owner_id or ""})


def approvers(desk: Writer, post: Post, but: Sequence[str] = ()) -> Sequence[Keeper]:
    """Who is asked to approve it now: the first who is in, did not make it and is none of `but`."""
    passed = {post.owner_id or "", *but}
    chosen = [Keeper(post.approver_id, How.CHOSEN)] if post.approver_id else []
    there = [one for one in chosen if is_soon_in(desk.desk, one.user_id, desk.now)]
    in_order = [*there, *_present(desk, desk.approvers(post))]
    first = next((one for one in in_order if one.user_id not in passed), None)
    return [replace(one, approves=True) for one in ([first] if first else coordinators(desk, passed))]


def _present(desk: Writer, found: Resolution) -> Iterator[Keeper]:
    for one in found.chain:
        if one.is_in or is_soon_in(desk.desk, one.user_id, desk.now):
            yield Keeper(one.user_id, How.MATRIX, found, one)


def coordinators(desk: Writer, but: set[str]) -> Sequence[Keeper]:
    """Who is told when there is nobody; of a team of one that person, whatever they did."""
    others = [one for one in desk.matrix.coordinators if one not in but]
    return [Keeper(one, How.COORDINATOR) for one in others or desk.matrix.coordinators]


def is_soon_in(desk: Desk, user_id: str, now: datetime) -> bool:
    """Whether somebody is in on the day that the office is, or is next: today, on Friday night Monday."""
    hours = desk.colleagues.get(user_id)
    day, office_day = _opens_on(hours, now, desk.zone), _opens_on(desk.office, now, desk.zone)
    return day is not None and (office_day is None or day <= office_day)


def _opens_on(hours: Hours | None, now: datetime, zone: str) -> date | None:
    opening = None if hours is None else next_opening(hours, now)
    return None if opening is None else local_day(opening, zone)
