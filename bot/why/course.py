"""How an issue moves from now to its goal: how far, since when, and where it ends at this pace. Pure."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from math import ceil, floor

from bot.opening_hours import DAY
from bot.wall_clock import local
from bot.why.rules import Draft
from storage.measurements import Measurement

ASKED_AT = time(9)
"""On the team's clock; who is not at work by then is asked when they are."""
PACE_AFTER = 14 * DAY
"""Between the first and the last measurement: a shorter stretch says nothing of a year (own choice)."""
MONTHS = 12
PACE_YEARS = 10
"""Further away than this, a pace is no date."""


@dataclass(frozen=True, slots=True)
class Point:
    """What was counted on a day."""

    on: date
    value: float


class Pace(StrEnum):
    """What is honest to say of where it goes."""

    UNKNOWN = "unknown"
    """Measured less than twice, or too short after each other."""
    REACHED = "reached"
    """The goal stands already."""
    STILL = "still"
    BACK = "back"
    IN_TIME = "in_time"
    SHORT = "short"
    """It goes the right way, and does not get there in time."""


@dataclass(frozen=True, slots=True)
class Course:
    """`change` is since `since`, or since the beginning when it was measured once. `days_left` may be none
    when there is no date, and below zero when it has passed.
    """

    now: float
    goal: float
    last: Point | None
    change: float
    since: date | None
    days_left: int | None
    pace: Pace
    ends_at: float | None = None
    """What it comes to on its date, at this pace."""
    reached_on: date | None = None

    @property
    def share(self) -> int:
        """Of the way, 0 to 100."""
        at = self.now if self.last is None else self.last.value
        return max(0, min(100, round((at - self.now) / (self.goal - self.now) * 100)))

    @property
    def goes_up(self) -> bool:
        return self.goal > self.now


def points_of(measured: Sequence[Measurement]) -> list[Point]:
    return [Point(one.on, one.value) for one in measured]


def course(draft: Draft, measured: Sequence[Point], today: date) -> Course | None:
    """None while nothing can be measured: there is no beginning, or no goal. `measured`: oldest first."""
    if draft.now is None or draft.goal is None or draft.now == draft.goal:
        return None
    last = measured[-1] if measured else None
    first = measured[0].value if len(measured) > 1 else draft.now
    change = last.value - first if last else 0.0
    since = measured[0].on if len(measured) > 1 else None
    left = (draft.due_on - today) // DAY if draft.due_on else None
    known = Course(draft.now, draft.goal, last, change, since, left, Pace.UNKNOWN)
    return _with_pace(known, measured, draft.due_on)


def _with_pace(known: Course, measured: Sequence[Point], due_on: date | None) -> Course:
    last, sign = known.last, 1 if known.goes_up else -1
    if last is None:
        return known
    if (last.value - known.goal) * sign >= 0:
        return _paced(known, Pace.REACHED)
    if len(measured) == 1 or last.on - measured[0].on < PACE_AFTER:
        return known
    a_day = (last.value - measured[0].value) / ((last.on - measured[0].on) // DAY)
    if a_day * sign <= 0:
        return _paced(known, Pace.BACK if a_day else Pace.STILL)
    return _ahead(known, last, a_day, due_on, whole=_are_whole(known, measured))


def _ahead(known: Course, last: Point, a_day: float, due_on: date | None, *, whole: bool) -> Course:
    """It goes the right way: on which day it gets there, or how far it comes."""
    days = ceil((known.goal - last.value) / a_day)
    reached_on = last.on + days * DAY if days < PACE_YEARS * 366 else None
    if due_on is None or (reached_on and reached_on <= due_on):
        return _paced(known, Pace.IN_TIME if reached_on else Pace.UNKNOWN, reached_on=reached_on)
    if due_on <= last.on:
        return known
    ends_at = last.value + a_day * ((due_on - last.on) // DAY)
    return _paced(known, Pace.SHORT, ends_at=_not_flattered(ends_at, last, a_day, whole=whole))


def _not_flattered(ends_at: float, last: Point, a_day: float, *, whole: bool) -> float:
    """Rounded towards where it stands, to what is counted: people, or tenths of a percentage."""
    grain = 1 if whole else 10
    rounded = (floor if a_day > 0 else ceil)(ends_at * grain) / grain
    return rounded if (rounded - last.value) * a_day > 0 else last.value


def _are_whole(known: Course, measured: Sequence[Point]) -> bool:
    values = (known.now, known.goal, *(one.value for one in measured))
    return all(value == round(value) for value in values)


def _paced(
    known: Course, pace: Pace, *, ends_at: float | None = None, reached_on: date | None = None
) -> Course:
    return Course(
        known.now,
        known.goal,
        known.last,
        known.change,
        known.since,
        known.days_left,
        pace,
        ends_at,
        reached_on,
    )


def can_be_asked(draft: Draft) -> bool:
    """Whether there is something to measure, and somebody to ask."""
    return draft.now is not None and draft.goal is not None and draft.owner_id is not None


def asked_at(day: date, zone: str) -> datetime:
    """Nine o'clock a month after that day."""
    return local(a_month_after(day), ASKED_AT, zone)


def a_month_after(day: date) -> date:
    """The same day of the next month, or its last when it has no such day."""
    year, month = (day.year + 1, 1) if day.month == MONTHS else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
