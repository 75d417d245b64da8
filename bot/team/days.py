"""What a person may choose: the days and hours they work, how much, and when they are away. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from bot.opening_hours import MONDAY_TO_FRIDAY, Block, Week
from bot.wall_clock import local, local_day
from storage.people import WorkDays

LEAVE_AT_MOST = timedelta(days=366 * 2)
"""Longer is a slip of the year, and whoever is away longer has left the team."""

HOURS_AT_LEAST = Decimal("0.25")
"""A quarter of an hour a week; less is nothing, and then the field stays empty."""
HOURS_AT_MOST = 60
"""A week has no more working hours: Arbeidstijdenwet, article 5:7, paragraph 2."""
CASES_AT_MOST = 100
"""More is no limit: nobody has so many people waiting at once."""


@dataclass(frozen=True, slots=True)
class Days:
    """A person's working days and hours, in their own zone."""

    odd: tuple[int, ...] = MONDAY_TO_FRIDAY
    even: tuple[int, ...] = MONDAY_TO_FRIDAY
    starts: time = time(9)
    ends: time = time(17)


def problems_with_days(days: Days) -> dict[str, str]:
    """Field -> key of the sentence that says what to do."""
    return {"ends": "team.problem.hours"} if days.starts >= days.ends else {}


@dataclass(frozen=True, slots=True)
class Amounts:
    """How much somebody can do, as it was typed; None for an empty field."""

    hours: Decimal | None = None
    case_limit: Decimal | None = None


def problems_with_amounts(amounts: Amounts) -> dict[str, str]:
    """Field -> key of the sentence that says what to do."""
    found: dict[str, str] = {}
    hours, limit = amounts.hours, amounts.case_limit
    if hours is not None and not HOURS_AT_LEAST <= hours <= HOURS_AT_MOST:
        found["hours"] = "team.problem.hours_a_week"
    if limit is not None and (limit % 1 or not 1 <= limit <= CASES_AT_MOST):
        found["case_limit"] = "team.problem.case_limit"
    return found


def week(days: Iterable[int], starts: time, ends: time) -> WorkDays:
    """Seven days of blocks, as they are kept."""
    return Week.on(days, Block(starts, ends)).written()


def days_of(odd: WorkDays | None, even: WorkDays | None) -> Days:
    """The days as the form shows them; the hours of the first day worked."""
    if odd is None or even is None:
        return Days()
    blocks = [blocks for day in (*odd, *even) for blocks in day]
    starts, ends = (blocks[0][0], blocks[0][-1]) if blocks else ("09:00", "17:00")
    return Days(_worked(odd), _worked(even), time.fromisoformat(starts), _end(ends))


def _worked(days: WorkDays) -> tuple[int, ...]:
    return tuple(number for number, blocks in enumerate(days) if blocks)


def _end(written: str) -> time:
    """Midnight as an end cannot be shown in a time field; the minute before it can."""
    return time(23, 59) if written == "24:00" else time.fromisoformat(written)


def weeks_to_confirm(today: date, count: int = 4) -> list[date]:
    """The Mondays of this week and the next ones, to show what odd and even come to."""
    monday = today - timedelta(days=today.weekday())
    return [monday + timedelta(weeks=number) for number in range(count)]


def is_odd(monday: date) -> bool:
    """By ISO week number: weeks 53 and 1 follow each other and are both odd."""
    return monday.isocalendar().week % 2 == 1


@dataclass(frozen=True, slots=True)
class Away:
    """A leave as it was filled in: without a time it begins with the day, or ends with it."""

    first_day: date
    last_day: date
    leaves_at: time | None = None
    back_at: time | None = None


def problems_with_leave(away: Away, zone: str, now: datetime) -> dict[str, str]:
    """Field -> key of what to do there. Days far from now are refused before any counting."""
    today = local_day(now, zone)
    if away.last_day < away.first_day:
        return {"last_day": "team.problem.leave_order"}
    if away.last_day < today:
        return {"last_day": "team.problem.leave_past"}
    if today - away.first_day > LEAVE_AT_MOST:
        return {"first_day": "team.problem.leave_long"}
    if away.last_day - today > LEAVE_AT_MOST:
        return {"last_day": "team.problem.leave_long"}
    return _problems_with_hours(away, zone, now)


def _problems_with_hours(away: Away, zone: str, now: datetime) -> dict[str, str]:
    starts, ends = span(away, zone)
    if ends <= starts:
        return {"back_at": "team.problem.leave_order"}
    return {"back_at": "team.problem.leave_past"} if ends <= now else {}


def span(away: Away, zone: str) -> tuple[datetime, datetime]:
    """From when until when (UTC), in the person's zone."""
    starts = local(away.first_day, away.leaves_at or time(), zone)
    if away.back_at is not None:
        return starts, local(away.last_day, away.back_at, zone)
    return starts, local(away.last_day + timedelta(days=1), time(), zone)
