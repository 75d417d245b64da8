"""When a team or a person is open: values, told in wall-clock time of one zone.

`bot/working_time.py` counts with them, and is the place to import them from.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import TypeVar
from zoneinfo import ZoneInfo

MIDNIGHT = time(0)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MONDAY_TO_FRIDAY = (0, 1, 2, 3, 4)
"""As `date.weekday()` counts."""

Point = TypeVar("Point", datetime, timedelta)


@dataclass(frozen=True)
class Block:
    """Open from `start` up to `end`, in wall-clock time; an `end` of midnight is the end of that day.

    It begins when the clock first shows `start` and ends when it first shows `end`, so a clock that
    changes inside a block makes it longer or shorter.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start.tzinfo or self.end.tzinfo:
            raise ValueError("a block is told in wall-clock time, without a zone")
        if MIDNIGHT != self.end <= self.start:
            raise ValueError(f"a block ends after it starts, not {self.start:%H:%M} to {self.end:%H:%M}")

    @classmethod
    def of(cls, start: str, end: str) -> "Block":
        """Two times as "09:00"; an end of "24:00" or "00:00" is the end of the day."""
        return cls(time.fromisoformat(start), MIDNIGHT if end == "24:00" else time.fromisoformat(end))

    def written(self) -> list[str]:
        """Start and end as `of` reads them."""
        end = "24:00" if self.end == MIDNIGHT else f"{self.end:%H:%M}"
        return [f"{self.start:%H:%M}", end]

    @property
    def within_day(self) -> tuple[timedelta, timedelta]:
        """How long after midnight it starts and ends, on a day on which the clock does not change."""
        return _since_midnight(self.start), _since_midnight(self.end) or DAY


def _since_midnight(at: time) -> timedelta:
    return datetime.combine(date.min, at) - datetime.combine(date.min, MIDNIGHT)


ALL_DAY = Block(MIDNIGHT, MIDNIGHT)


@dataclass(frozen=True)
class Week:
    """The blocks of seven days, Monday first. Blocks of a day that touch or overlap count as one."""

    days: tuple[tuple[Block, ...], ...]

    def __post_init__(self) -> None:
        if len(self.days) != WEEK.days:
            raise ValueError(f"a week has seven days, not {len(self.days)}")

    @classmethod
    def on(cls, weekdays: Iterable[int], *blocks: Block) -> "Week":
        """The same blocks on each of these days; 0 is Monday, as `date.weekday()` counts."""
        chosen = frozenset(weekdays)
        return cls(tuple(blocks if day in chosen else () for day in range(7)))

    @classmethod
    def read(cls, days: Iterable[Iterable[Iterable[str]]]) -> "Week":
        """The week that `written` wrote down."""
        return cls(tuple(tuple(Block.of(*block) for block in day) for day in days))

    def written(self) -> list[list[list[str]]]:
        """Seven days of blocks such as ["09:00", "17:00"], to keep as JSON; midnight as an end is "24:00"."""
        return [[block.written() for block in day] for day in self.days]

    @cached_property
    def since_monday(self) -> tuple[tuple[timedelta, timedelta], ...]:
        """Start and end of every block as wall-clock time gone by since Monday midnight, in order."""
        return tuple(
            (day * DAY + start, day * DAY + end)
            for day, blocks in enumerate(self.days)
            for start, end in joined(sorted(block.within_day for block in blocks))
        )


def joined(stretches: Iterable[tuple[Point, Point]]) -> Iterator[tuple[Point, Point]]:
    """The same stretches, with those that touch or overlap as one. They must come in order of start."""
    held: tuple[Point, Point] | None = None
    for start, end in stretches:
        if held and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held


CLOSED = Week.on(())


@dataclass(frozen=True)
class Span:
    """From a moment up to another, in UTC; without `until` its end is not known yet."""

    start: datetime
    until: datetime | None = None

    def __post_init__(self) -> None:
        if self.until and self.until < self.start:
            raise ValueError(f"a span does not end before it starts: {self.start} until {self.until}")


@dataclass(frozen=True)
class Hours:
    """The opening hours of a team or a person.

    `odd` and `even` are told apart by ISO week number; week 53 and the week 1 after it are both odd.
    `free_days` are dates in the zone on which nothing opens. `leave` takes away any stretch of time.
    """

    zone: str
    odd: Week
    even: Week
    free_days: frozenset[date] = frozenset()
    leave: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        ZoneInfo(self.zone)  # an unknown zone raises ZoneInfoNotFoundError here, not at the first question

    @classmethod
    def weekly(
        cls, zone: str, week: Week, free_days: Iterable[date] = (), leave: Iterable[Span] = ()
    ) -> "Hours":
        """The usual case: every week the same."""
        return cls(zone, week, week, frozenset(free_days), tuple(leave))

    def week_of(self, monday: date) -> Week:
        return self.odd if monday.isocalendar().week % 2 else self.even

    @cached_property
    def weeks_with_free_days(self) -> frozenset[date]:
        """The Mondays of the weeks in which a free day falls."""
        return frozenset(monday_of(day) for day in self.free_days)


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


@dataclass(frozen=True)
class Both:
    """Open when both are, each in its own zone: a team's hours and a person's."""

    first: "Opening"
    second: "Opening"


Opening = Hours | Both
