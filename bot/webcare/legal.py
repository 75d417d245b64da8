"""Before when the law wants an answer, and when to remind of that. Pure."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from bot.working_time import MIDNIGHT, Hours, local, next_opening, previous_working_day

DAYS_BEFORE = (7, 0)
"""Days before the last day: a week is time to ask around (own choice), and the last day itself."""


def month_after(day: date) -> date:
    """The last day to answer who wants to see, change or erase their data: one month after they asked.

    GDPR, article 12(3). A month that has no such day ends at its last one (Regulation 1182/71, article 3).
    """
    first = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


def next_reminder(due_on: date, hours: Hours, now: datetime) -> datetime | None:
    """The next moment after `now` to remind: webcare opens, a week before the last day or on that day.

    On a day on which webcare is closed it is the last open day before it. None: there is none left.
    """
    moments = (_opening(due_on - timedelta(days=days), hours) for days in DAYS_BEFORE)
    return next((at for at in moments if at is not None and at > now), None)


def _opening(day: date, hours: Hours) -> datetime | None:
    open_day = previous_working_day(hours, day + timedelta(days=1))
    return None if open_day is None else next_opening(hours, local(open_day, MIDNIGHT, hours.zone))
