"""What a new post begins with: the next free place of its channel, who makes it, what to say of it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.opening_hours import DAY
from bot.ownership.facts import Ask, Matrix
from bot.ownership.resolving import Resolution, resolve
from bot.posting import usual
from bot.wall_clock import local, local_day
from bot.working_time import works_on
from storage.channels import Span
from storage.posts import Status

LONGEST = {"title": 150, "draft": 3000}
"""Characters that are kept of each."""
WORKDAYS = (0, 1, 2, 3, 4)
SPREAD = {1: (1,), 2: (1, 3), 3: (0, 2, 4), 4: (0, 1, 3, 4)}
"""On which days so many posts a week stand well apart: two on Tuesday and Thursday."""
SAME_HOUR = timedelta(hours=1)
NEAR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel of the plan, as far as its rhythm goes."""

    id: int
    key: str
    name: str
    network: str
    cadence: int | None = None
    span: Span = Span.WEEK
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A moment that is taken, and by which post on which channel."""

    post_id: int
    channel_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of the team beside the post itself; `names` are those of who can own one, by id."""

    now: datetime
    zone: str
    matrix: Matrix
    channels: Sequence[Channel] = ()
    places: Sequence[Place] = ()
    loads: Mapping[str, int] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    free_days: frozenset[date] = frozenset()

    @property
    def today(self) -> date:
        return local_day(self.now, self.zone)

    def channel(self, channel_id: int | None) -> Channel | None:
        return next((one for one in self.channels if one.id == channel_id), None)

    def owners(self, channel_id: int | None, at: datetime) -> Resolution:
        """Who publishes on that channel at that moment, by the matrix."""
        channel = self.channel(channel_id)
        return resolve(self.matrix, Ask("publishing", at, channel.key if channel else ""))


def usual_hour(around: Around, channel_id: int | None) -> time:
    """When the channel's posts mostly go out."""
    mine = (one.at for one in around.places if channel_id and one.channel_id == channel_id)
    return usual.usual_hour(mine, around.zone)


def next_place(around: Around, channel_id: int | None) -> datetime | None:
    """The first moment, from tomorrow, at which the channel's rhythm has room; None: no room in sight."""
    channel = around.channel(channel_id)
    if channel is None:
        return None
    at = usual_hour(around, channel.id)
    days = [local_day(one.at, around.zone) for one in around.places if one.channel_id == channel.id]
    found = (day for day in _days_ahead(around, channel) if _has_room(channel, day, days))
    day = next(found, None)
    return None if day is None else local(day, at, around.zone)


def _days_ahead(around: Around, channel: Channel) -> Iterator[date]:
    weekdays = channel.days or SPREAD.get(channel.cadence or 0, WORKDAYS)
    for count in range(1, usual.WEEKS_AHEAD * 7):
        day = around.today + count * DAY
        if day.weekday() in weekdays and day not in around.free_days:
            yield day


def _has_room(channel: Channel, day: date, days: Sequence[date]) -> bool:
    """No post on the day itself, and fewer in its week (or month) than the channel keeps up."""
    if day in days:
        return False
    if channel.cadence is None:
        return True
    if channel.span is Span.MONTH:
        return sum((one.year, one.month) == (day.year, day.month) for one in days) < channel.cadence
    return sum(one.isocalendar()[:2] == day.isocalendar()[:2] for one in days) < channel.cadence


def owner_for(around: Around, channel_id: int | None, at: datetime | None, asker: str) -> str | None:
    """Who publishes on the channel and works that day, with the fewest open posts; else who asks.

    Without a moment whoever publishes. None when even who asks can have no part in it.
    """
    found = around.owners(channel_id, at or around.now)
    for equals in found.by_rank:
        fit = [one.user_id for one in equals if works_then(around, one.user_id, at)]
        if fit:
            return min(fit, key=lambda one: (around.loads.get(one, 0), one))
    return asker if asker in around.names else None


def works_then(around: Around, user_id: str, at: datetime | None) -> bool:
    """Whether they can own a post and work on that day, wherever they are."""
    colleague = around.matrix.colleagues.get(user_id)
    if colleague is None or colleague.unfit is not None:
        return False
    return at is None or works_on(colleague.hours, local_day(at, around.zone))


def status_of(channel_id: int | None, at: datetime | None, owner_id: str | None) -> Status:
    """A draft is something that somebody is going to make, for a place and a moment."""
    return Status.DRAFT if channel_id and at and owner_id else Status.IDEA


class Remark(StrEnum):
    """The one thing that is said of a post that was just saved, the most useful first."""

    CHANNEL_GONE = "channel_gone"
    DEADLINE = "deadline"
    OWNER_OFF = "owner_off"
    SAME_HOUR = "same_hour"
    WEBCARE = "webcare"
    NO_APPROVER = "no_approver"
    NO_DATE = "no_date"
    NO_CHANNEL = "no_channel"
    NO_OWNER = "no_owner"
    VALUE = "value"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Saved:
    """A post as it was saved, as far as there may be something to say of it."""

    id: int
    channel_id: int | None
    at: datetime | None
    owner_id: str | None
    deadline_at: datetime | None
    has_approver: bool
    has_value: bool
    is_over: bool = False
    """It was published before it stood here."""


def remark(around: Around, saved: Saved) -> Remark:
    if saved.is_over:
        return Remark.VALUE if not saved.has_value else Remark.NOTHING
    found = {
        Remark.CHANNEL_GONE: saved.channel_id is not None and around.channel(saved.channel_id) is None,
        Remark.DEADLINE: saved.deadline_at is not None and saved.deadline_at - around.now < NEAR,
        Remark.OWNER_OFF: _owner_is_off(around, saved),
        Remark.SAME_HOUR: same_hour(around, saved) is not None,
        Remark.WEBCARE: saved.at is not None and not _has_webcare(around, saved),
        Remark.NO_APPROVER: saved.at is not None and not saved.has_approver,
        Remark.NO_DATE: saved.at is None,
        Remark.NO_CHANNEL: saved.at is not None and saved.channel_id is None,
        Remark.NO_OWNER: saved.at is not None and saved.owner_id is None,
        Remark.VALUE: saved.at is not None and not saved.has_value,
    }
    return next((one for one, is_so in found.items() if is_so), Remark.NOTHING)


def _owner_is_off(around: Around, saved: Saved) -> bool:
    is_planned = saved.owner_id is not None and saved.at is not None
    return is_planned and not works_then(around, saved.owner_id or "", saved.at)


def same_hour(around: Around, saved: Saved) -> Place | None:
    """Another post of the team less than an hour before or after it."""
    if saved.at is None:
        return None
    others = (one for one in around.places if one.post_id != saved.id)
    return next((one for one in others if abs(one.at - saved.at) < SAME_HOUR), None)


def _has_webcare(around: Around, saved: Saved) -> bool:
    """Whether anybody answers people when it goes out."""
    channel = around.channel(saved.channel_id)
    at = saved.at or around.now
    return resolve(around.matrix, Ask("webcare", at, channel.key if channel else "")).owner is not None
