"""Empty places of the coming three weeks: what the plan promised for a channel and nobody planned. Pure.

Source: docs/trade.md, "Content calendar" (three weeks ahead the places are filled).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.calendar.weeks import first_of_month, months_on
from bot.opening_hours import DAY, WEEK, monday_of
from bot.wall_clock import local_day
from storage.channels import PlanChannel, Span
from storage.posts import Status

WEEKS = 3
NOT_COUNTED = (Status.POSTPONED, Status.DROPPED)

Planned = tuple[Status, datetime, int | None]
"""Status, moment and channel of a post."""


@dataclass(frozen=True, slots=True)
class Room:
    """A week (its Monday) or month (its first day) in which a channel has less than the plan says.

    `days` are free days of it that the plan named, as many as are missing.
    """

    first: date
    is_month: bool
    planned: int
    wanted: int
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Around:
    """`today` is the team's; `posts` are all of the months that the three weeks touch."""

    today: date
    zone: str
    posts: Sequence[Planned]
    free_days: Collection[date] = ()


def shown_span(today: date) -> tuple[date, date]:
    """From which day, and before which one, posts must be known: whole weeks and whole months."""
    monday = monday_of(today)
    last = monday + WEEKS * WEEK
    return min(monday, first_of_month(today)), max(last, months_on(last - DAY, 1))


def rooms(channel: PlanChannel, around: Around) -> list[Room]:
    """Where there is room on this channel, the soonest first; nothing for one without a rhythm."""
    if not channel.cadence:
        return []
    mine = [
        local_day(at, around.zone)
        for status, at, its in around.posts
        if its == channel.id and status not in NOT_COUNTED
    ]
    found = _months(channel, mine, around) if channel.span is Span.MONTH else _weeks(channel, mine, around)
    return [one for one in found if one.planned < one.wanted]


def _weeks(channel: PlanChannel, mine: Sequence[date], around: Around) -> Iterator[Room]:
    for number in range(WEEKS):
        monday = monday_of(around.today) + number * WEEK
        planned = sum(monday <= day < monday + WEEK for day in mine)
        wanted = channel.cadence or 0
        named = [monday + weekday * DAY for weekday in sorted(channel.days)]
        free = [day for day in named if _is_free(day, mine, around)]
        yield Room(monday, False, planned, wanted, tuple(free[: max(wanted - planned, 0)]))


def _is_free(day: date, mine: Sequence[date], around: Around) -> bool:
    return day >= around.today and day not in mine and day not in around.free_days


def _months(channel: PlanChannel, mine: Sequence[date], around: Around) -> Iterator[Room]:
    last = first_of_month(monday_of(around.today) + WEEKS * WEEK - DAY)
    first = first_of_month(around.today)
    while first <= last:
        following = months_on(first, 1)
        yield Room(first, True, sum(first <= day < following for day in mine), channel.cadence or 0)
        first = following
