"""The moments of a post: until when it is made, and what happens next by itself. Pure; moments are UTC.

Everything by itself happens in somebody's working time: of the owner, of the approver, else of the office.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.opening_hours import DAY
from bot.wall_clock import local_time
from bot.working_time import (
    MIDNIGHT,
    Hours,
    add,
    local,
    local_day,
    next_opening,
    previous_working_day,
    works_on,
)
from storage.channels import PostForm
from storage.posts import AWAITED, UNMADE, Due, Post, PostKind, Status

READY_AT = time(12)
"""Of the deadline's day, on the team's clock: the approver has the rest of the day."""
REVIEW_DAYS = {PostForm.TEXT: 1, PostForm.IMAGE: 2, PostForm.SOUND: 4, PostForm.VIDEO: 4}
"""Working days of the approver between deadline and publication (docs/trade.md, "Content calendar")."""
REMIND_APPROVER = timedelta(hours=8)
ESCALATE_APPROVAL = timedelta(hours=16)
"""Of the approver's own working time: a first look takes a working day, after two somebody else is asked."""
NO_TIME_LEFT = timedelta(hours=4)
"""Before publication it is escalated anyway."""
LATE_POST = timedelta(hours=2)
"""Left to the approver of a post that came after its deadline; of less time, half."""
ASK_AFTER = timedelta(minutes=15)
"""After its moment it is asked whether it is posted."""
LOOK_BACK_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Desk:
    """When people work: of each by id, and when anybody does (`office`), on the team's clock."""

    zone: str
    office: Hours
    colleagues: Mapping[str, Hours]

    def hours_of(self, user_id: str | None) -> Hours:
        return self.colleagues.get(user_id or "", self.office)

    def keeper_on(self, post: Post, day: date) -> Hours:
        """The hours of who keeps the post on that day: its owner, the backup when the owner is off."""
        keepers = (post.owner_id or "", post.backup_id or "")
        both = [self.colleagues[one] for one in keepers if one in self.colleagues]
        return next((hours for hours in both if works_on(hours, day)), self.office)


def deadline(post: Post, approver: Hours, zone: str, now: datetime) -> datetime | None:
    """When it must be ready for review; a post that comes too late for that, until shortly before.

    None without a publish moment. A hook is approved on the day itself.
    """
    if post.publish_at is None:
        return None
    day = local_day(post.publish_at, zone)
    for _ in range(0 if post.kind is PostKind.HOOK else REVIEW_DAYS[post.form or PostForm.TEXT]):
        day = previous_working_day(approver, day) or day - DAY
    usual = min(local(day, READY_AT, zone), post.publish_at)
    if usual > now or post.publish_at <= now:
        return usual
    return max(post.publish_at - LATE_POST, now + (post.publish_at - now) / 2)


def moved_along(post: Post, at: datetime | None, zone: str, now: datetime) -> datetime | None:
    """The deadline that somebody chose, when the post goes out at `at`: as many days before it as it was.

    None when there is none, or when it would be over already: then the usual one holds again.
    """
    if post.deadline_at is None or post.publish_at is None or at is None:
        return None
    days = local_day(at, zone) - local_day(post.publish_at, zone)
    moved = local(local_day(post.deadline_at, zone) + days, local_time(post.deadline_at, zone), zone)
    return min(moved, at) if moved > now or at <= now else None


def next_due(post: Post, approver: Hours, desk: Desk, now: datetime) -> tuple[Due, datetime] | None:
    """What happens next by itself, and when: later than `now`; what is past then is not said any more."""
    coming = (one for one in _moments(post, approver, desk, now) if one[1] > now)
    return min(coming, key=lambda one: one[1], default=None)


Moments = Iterator[tuple[Due, datetime]]


def _moments(post: Post, approver: Hours, desk: Desk, now: datetime) -> Moments:
    if post.status is Status.PUBLISHED:
        yield from _looking_back(post, desk)
    if post.status in UNMADE:
        yield from _making(post, desk)
    if post.status is Status.REVIEW:
        yield from _reviewing(post, approver)
    if post.status is Status.APPROVED:
        yield from _going_out(post, desk)
    if post.status in AWAITED:
        yield from _asked(post, desk, now)


def _looking_back(post: Post, desk: Desk) -> Moments:
    since = post.published_at or post.publish_at
    hours = desk.hours_of(post.owner_id)
    if since is not None and (at := next_opening(hours, since + LOOK_BACK_AFTER)) is not None:
        yield Due.LOOK_BACK, at


def _making(post: Post, desk: Desk) -> Moments:
    if post.deadline_at is None:
        return
    yield Due.DEADLINE, _last_opening(post, desk, post.deadline_at)
    if post.status is not Status.CHANGES:
        owner, day = desk.hours_of(post.owner_id), local_day(post.deadline_at, desk.zone)
        for _ in range(REVIEW_DAYS[post.form or PostForm.TEXT]):
            day = previous_working_day(owner, day) or day - DAY
        yield Due.MAKE, _opening_on(owner, day)


def _reviewing(post: Post, approver: Hours) -> Moments:
    if post.review_since is None or post.publish_at is None:
        return
    latest = post.publish_at - NO_TIME_LEFT
    yield Due.APPROVAL, add(approver, post.review_since, REMIND_APPROVER) or latest
    yield Due.ESCALATION, min(add(approver, post.review_since, ESCALATE_APPROVAL) or latest, latest)


def _going_out(post: Post, desk: Desk) -> Moments:
    if post.publish_at is not None:
        yield Due.GOES_OUT, _last_opening(post, desk, post.publish_at)


def _asked(post: Post, desk: Desk, now: datetime) -> Moments:
    """Whatever became of it: its moment is over, so it is asked, once for each moment."""
    if post.publish_at is None or post.told.get(Due.IS_IT_POSTED) == post.publish_at.isoformat():
        return
    at = max(post.publish_at + ASK_AFTER, now + timedelta.resolution)
    day = local_day(at, desk.zone)
    hours = desk.keeper_on(post, day)
    if (opening := next_opening(hours, at)) is not None:
        yield Due.IS_IT_POSTED, opening


def _last_opening(post: Post, desk: Desk, before: datetime) -> datetime:
    """When who keeps the post begins that day; when they begin too late, on their working day before."""
    day = local_day(before, desk.zone)
    hours = desk.keeper_on(post, day)
    opening = _opening_on(hours, day)
    if opening < before:
        return opening
    return _opening_on(hours, previous_working_day(hours, day) or day - DAY)


def _opening_on(hours: Hours, day: date) -> datetime:
    """When somebody begins on that day; when they next do, if they do not work then."""
    midnight = local(day, MIDNIGHT, hours.zone)
    return next_opening(hours, midnight) or midnight
