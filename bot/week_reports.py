"""When the reports of a week come, and what they are about. Pure.

For monitoring, and for the numbers of webcare in its thread: both count the same days.
"""

from datetime import date, datetime, time

from bot.opening_hours import DAY, MIDNIGHT, MONDAY_TO_FRIDAY, WEEK
from bot.wall_clock import local

REPORT_AT = time(15)


def report_in(monday: date, zone: str, free_days: frozenset[date]) -> datetime | None:
    """Friday 15:00, or that hour on the last working day before a free Friday; None in a week without one."""
    days = [monday + nth * DAY for nth in reversed(MONDAY_TO_FRIDAY)]
    last = next((day for day in days if day not in free_days), None)
    return None if last is None else local(last, REPORT_AT, zone)


def told_in(monday: date, zone: str, free_days: frozenset[date]) -> tuple[datetime, datetime]:
    """What the report of that week is about: from the one before it until itself, so that a Friday evening
    and a weekend are told too. Four weeks without one are told no more.
    """
    earlier = (report_in(monday - nth * WEEK, zone, free_days) for nth in range(1, 5))
    since = next((at for at in earlier if at is not None), local(monday, MIDNIGHT, zone))
    return since, report_in(monday, zone, free_days) or local(monday + WEEK, MIDNIGHT, zone)
