"""Which days a page of the calendar shows, how its buttons carry them, and what the clock does in them. Pure.

A page of some day is numbered by that day: so a button, and the overview below a saved form, find it again.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.opening_hours import DAY, MIDNIGHT, WEEK, monday_of
from bot.wall_clock import local

FIRST, LAST = date(2000, 1, 1), date(2199, 12, 31)
"""Nobody plans outside these; a day further away is no day of a calendar."""
PAGES_OF_A_DAY = 100
MONTHS = 12
NOON = time(12)


def day_meant(words: str) -> date | None:
    """The day that a button carries as "2026-11-23"; None for anything else."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if FIRST <= day <= LAST else None


def span(first: date, days: int, zone: str) -> tuple[datetime, datetime]:
    """The moments (UTC) between which those days lie, on a clock in the zone; the second excluded."""
    return local(first, MIDNIGHT, zone), local(first + days * DAY, MIDNIGHT, zone)


def day_of(number: int, today: date) -> date:
    """The day with that number; today when no day of a calendar has it."""
    return date.fromordinal(number) if FIRST.toordinal() <= number <= LAST.toordinal() else today


def page_of_day(day: date, page: int) -> int:
    """The number of a page of one day, of which `turned` finds both."""
    return day.toordinal() * PAGES_OF_A_DAY + min(page, PAGES_OF_A_DAY - 1)


def turned(number: int, today: date) -> tuple[date, int]:
    """The day and its page that a number means."""
    ordinal, page = divmod(number, PAGES_OF_A_DAY)
    return day_of(ordinal, today), page


def first_of_month(day: date) -> date:
    return day.replace(day=1)


def months_on(day: date, count: int) -> date:
    """The first day of the month so many months on; before when negative."""
    years, month = divmod(day.month - 1 + count, MONTHS)
    return date(day.year + years, month + 1, 1)


def mondays_of_month(first: date) -> list[date]:
    """The Mondays of every week of which a day falls in the month that begins on that day."""
    monday, end = monday_of(first), months_on(first, 1)
    return [monday + number * WEEK for number in range(6) if monday + number * WEEK < end]


def clock_change(day: date, zone: str) -> timedelta:
    """How far the clock jumps on that day: an hour forward for summer time, an hour back after it."""
    return _offset(day, zone) - _offset(day - DAY, zone)


def hours_ahead(day: date, own: str, zone: str) -> float:
    """How many hours a clock in one's own zone is ahead of that in the other on a day at noon."""
    return (_offset(day, own) - _offset(day, zone)) / timedelta(hours=1)


def _offset(day: date, zone: str) -> timedelta:
    return datetime.combine(day, NOON, ZoneInfo(zone)).utcoffset() or timedelta(0)
