"""The clock of a case: how much open time an answer may take, how much of it is gone, and when it is. Pure.

Time counts while the team's webcare is open and somebody outside waits. The kind of a case gives its target,
the channel and urgency can only shorten it: "today" means before webcare closes, "now" as fast as a crisis.
When the clock stood still, or when hours or targets changed, what ran before stays counted as it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum
from typing import TypeVar

from bot.ownership.words import network_of
from bot.working_time import MIDNIGHT, Hours, add, elapsed, local, local_day, next_opening, open_spans
from storage.cases import USUAL_MINUTES, Kind, Urgency
from storage.channels import Network

Moment = TypeVar("Moment", datetime, datetime | None)

NOW_MINUTES = USUAL_MINUTES[Kind.CRISIS]
"""What must be answered now has the target of a crisis."""

DIRECT = frozenset({Network.MESSAGE, Network.WHATSAPP})
DIRECT_MINUTES = 120
"""Who writes to us alone waits two hours at most: docs/trade.md, "Response targets"."""


class Stage(IntEnum):
    """The share of the time that is gone, in percent, at which somebody hears so: docs/trade.md."""

    HALF = 50
    """Its owner."""
    NEARLY = 80
    """Its owner, and the backup."""
    OVER = 100
    """Who decides, and its owner."""
    LONG = 150
    """Who decides, in the letter of the next opening."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`spent` is the open time that was gone at `since`, from when it counts on; None: it stands still.

    Without a `target` it is due at no moment, but counts all the same: a target may come later.
    """

    target: timedelta | None
    spent: timedelta = timedelta()
    since: datetime | None = None

    def gone(self, hours: Hours, at: datetime) -> timedelta:
        """The open time that somebody has waited at that moment."""
        return self.spent if self.since is None else self.spent + elapsed(hours, self.since, at)

    def stopped(self, hours: Hours, at: datetime) -> "Clock":
        """It stands still from that moment on."""
        return Clock(self.target, self.gone(hours, at))

    def running(self, at: datetime) -> "Clock":
        """It counts on from that moment; one that runs already is as it was."""
        return self if self.since is not None else replace(self, since=at)

    def changed(self, before: Hours, at: datetime) -> "Clock":
        """Other hours count from that moment on; nothing changes for one that began later or stands still."""
        if self.since is None or at <= self.since:
            return self
        return self.stopped(before, at).running(at)

    def at(self, stage: Stage, hours: Hours) -> datetime | None:
        """When so much of the time is gone: `since` when it was gone before that. None: at no moment."""
        if self.target is None or self.since is None:
            return None
        left = self.target * (stage / 100) - self.spent
        return add(hours, self.since, max(left, timedelta()))


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moments at which a running clock says something."""

    half_at: datetime
    warn_at: datetime
    due_at: datetime
    long_at: datetime | None
    """None: webcare does not open so long."""

    @property
    def moments(self) -> tuple[tuple[Stage, datetime], ...]:
        """What it says, in order, and when."""
        long = () if self.long_at is None else ((Stage.LONG, self.long_at),)
        usual = (Stage.HALF, self.half_at), (Stage.NEARLY, self.warn_at), (Stage.OVER, self.due_at)
        return (*usual, *long)

    def reached(self, at: datetime) -> Stage | None:
        """The last of what it says at that moment; None: nothing yet."""
        return max((stage for stage, moment in self.moments if moment <= at), default=None)


@dataclass(frozen=True, slots=True)
class Pressing:
    """What of a case says how fast it must be answered."""

    kind: Kind
    urgency: Urgency = Urgency.NORMAL
    channel: str = ""


def begun(pressing: Pressing, minutes: Mapping[str, int], hours: Hours, at: datetime) -> Clock:
    """From that moment somebody outside waits. No target: this kind has none and is not urgent."""
    return _by_closing(Clock(target_of(pressing, minutes), since=at), pressing, hours)


def again(clock: Clock, pressing: Pressing, minutes: Mapping[str, int], hours: Hours) -> Clock:
    """The same clock with targets and hours as they are now; what had to be done today gets no more time."""
    target = target_of(pressing, minutes)
    today = clock.target if pressing.urgency is Urgency.TODAY else None
    return _by_closing(replace(clock, target=_shorter(target, today)), pressing, hours)


def _by_closing(clock: Clock, pressing: Pressing, hours: Hours) -> Clock:
    """What must be answered today, and is not late yet, has until webcare closes at most."""
    is_late = clock.target is not None and clock.spent >= clock.target
    if pressing.urgency is not Urgency.TODAY or clock.since is None or is_late:
        return clock
    closes = closing(hours, clock.since)
    left = None if closes is None else clock.gone(hours, closes)
    return replace(clock, target=_shorter(clock.target, left))


def target_of(pressing: Pressing, minutes: Mapping[str, int]) -> timedelta | None:
    """By its kind, and shorter when it is urgent or was sent to us alone."""
    target = minutes.get(pressing.kind)
    if target is not None and network_of(pressing.channel) in DIRECT:
        target = min(target, DIRECT_MINUTES)
    if pressing.urgency is Urgency.NOW:
        target = min(NOW_MINUTES, target or NOW_MINUTES)
    return None if target is None else timedelta(minutes=target)


def _shorter(*spans: timedelta | None) -> timedelta | None:
    return min((span for span in spans if span is not None), default=None)


def deadline(clock: Clock, hours: Hours) -> Deadline | None:
    """When a running clock says something. None: it has no target, stands still, or webcare never opens so
    long.
    """
    half, warn, due, long = (clock.at(stage, hours) for stage in Stage)
    if half is None or warn is None or due is None:
        return None
    return Deadline(half, warn, due, long)


def kept(before: Deadline | None, after: Deadline | None, at: datetime) -> Deadline | None:
    """Moments that were over when hours or targets changed, at `at`, stay what they were."""
    if before is None or after is None:
        return after
    return Deadline(
        _kept(before.half_at, after.half_at, at),
        _kept(before.warn_at, after.warn_at, at),
        _kept(before.due_at, after.due_at, at),
        after.long_at if before.long_at is None else _kept(before.long_at, after.long_at, at),
    )


def _kept(before: datetime, after: Moment, at: datetime) -> Moment:
    return before if after is not None and max(before, after) <= at else after


def closing(hours: Hours, since: datetime) -> datetime | None:
    """When webcare closes on the day that it is, or is next, open; for what must be answered today."""
    opens = next_opening(hours, since)
    if opens is None:
        return None
    return open_spans(hours, opens, end_of_day(opens, hours.zone))[-1].until


def end_of_day(moment: datetime, zone: str) -> datetime:
    """The midnight in the zone after this moment."""
    return local(local_day(moment, zone) + timedelta(days=1), MIDNIGHT, zone)
