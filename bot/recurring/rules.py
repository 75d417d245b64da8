"""Which days a recurring format has, when its next posts are made, and what a form of it must say. Pure."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.opening_hours import DAY, WEEK
from bot.wall_clock import local, local_day
from storage.posts import Series

AHEAD = timedelta(weeks=3)
"""So far ahead slots are filled: docs/trade.md, "Gaps and balance"."""
MADE_AT = time(6)
"""On the team's clock, before anybody begins."""
AT_MOST = 30
EVERY = (1, 2, 3, 4)
"""Weeks; four is as good as a month, and keeps its weekday."""
LONGEST_TITLE = 150
STARTERS: Mapping[str, int] = {
    "honest_answer": 1,
    "a_day_with": 2,
    "question_of_the_week": 1,
    "mistake_of_the_month": 4,
    "former_colleague": 4,
    "behind_the_scenes": 2,
    "buddy_wanted": 4,
}
"""Formats that work for teams like these, and how many weeks lie between; docs/trade.md, "Hooks"."""
FILLED = ("form", "kind", "value_id")
"""What else its posts begin with."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a form says of a series. `first_day` follows from the weekday (0 is Monday)."""

    title: str = ""
    weekday: int = 0
    at: time = time(12)
    every_weeks: int = 1
    last_day: date | None = None
    channel_id: int | None = None
    owner_id: str | None = None
    filled: Mapping[str, Any] = field(default_factory=dict)


def draft_of(series: Series) -> Draft:
    return Draft(
        series.title,
        series.first_day.weekday(),
        series.at,
        series.every_weeks,
        series.last_day,
        series.channel_id,
        series.owner_id,
        {name: series.filled.get(name) for name in FILLED},
    )


def problems(draft: Draft, today: date) -> dict[str, str]:
    """Field -> why it cannot be kept."""
    wrong = {}
    if not draft.title:
        wrong["title"] = "name"
    if draft.last_day is not None and draft.last_day < today:
        wrong["last_day"] = "over"
    return wrong


def next_weekday(today: date, weekday: int) -> date:
    """The first such day later than today."""
    tomorrow = today + DAY
    return tomorrow + (weekday - tomorrow.weekday()) % WEEK.days * DAY


def days(series: Series, after: date) -> Iterator[date]:
    """Its days later than `after`, also those that are skipped; without end when it has none."""
    step = series.every_weeks * WEEK
    day = series.first_day + max(0, (after - series.first_day) // step) * step
    while series.last_day is None or day <= series.last_day:
        if day > after:
            yield day
        day += step


@dataclass(frozen=True, slots=True)
class Ahead:
    """The days of the coming weeks, and of those the ones on which nothing is made."""

    days: tuple[date, ...]
    free: tuple[date, ...]
    """The team is closed."""
    skipped: tuple[date, ...]

    @property
    def made(self) -> tuple[date, ...]:
        return tuple(day for day in self.days if day not in self.free and day not in self.skipped)


def ahead(series: Series, after: date, until: date, free_days: Collection[date]) -> Ahead:
    found = []
    for day in days(series, after):
        if day > until:
            break
        found.append(day)
    skipped = tuple(day for day in found if day.isoformat() in series.skipped)
    return Ahead(tuple(found), tuple(day for day in found if day in free_days), skipped)


def due_at(series: Series, zone: str) -> datetime | None:
    """When its next post is made; None when it has had its last."""
    after = series.made_until or series.first_day - DAY
    coming = next(days(series, after), None)
    return None if coming is None else local(coming - AHEAD, MADE_AT, zone)


def moment(series: Series, day: date, zone: str) -> datetime:
    """When its post of that day goes out: on the team's clock, whatever the clocks did since."""
    return local(day, series.at, zone)


def moved(at: datetime, zone: str, shift: timedelta, to: time) -> datetime:
    """The same post on another weekday or hour of its week."""
    return local(local_day(at, zone) + shift, to, zone)
