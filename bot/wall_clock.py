"""What a time of day in some place means in UTC, and which day it is there.

Moments are aware and in UTC; zones are IANA names such as "Europe/Amsterdam".
"""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SECOND = timedelta(seconds=1)


def local(day: date, at: time, zone: str) -> datetime:
    """The moment (UTC) at which a clock in the zone first shows this time on this day.

    A time that the clock skips means the first moment after the gap; a time that it shows twice means
    the first of the two. So a wish such as "every day at 02:30" comes true exactly once a day.
    """
    wish = datetime.combine(day, at, ZoneInfo(zone))
    moment = wish.astimezone(UTC)
    if wish.utcoffset() == wish.replace(fold=1).utcoffset() or _shows(moment, wish):
        return moment
    return _end_of_gap(wish)


def local_day(moment: datetime, zone: str) -> date:
    """The date on a calendar in the zone at this moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def local_time(moment: datetime, zone: str) -> time:
    """The time on a clock in the zone at this moment."""
    return moment.astimezone(ZoneInfo(zone)).time()


def _shows(moment: datetime, wish: datetime) -> bool:
    return moment.astimezone(wish.tzinfo).replace(tzinfo=None) == wish.replace(tzinfo=None)


def _end_of_gap(skipped: datetime) -> datetime:
    """The moment the clock jumps: between the two readings of a time it skips (PEP 495), to the second."""
    earliest, latest = skipped.replace(fold=1).astimezone(UTC), skipped.astimezone(UTC)
    after = latest.astimezone(skipped.tzinfo).utcoffset()
    seconds = bisect_left(
        range((latest - earliest) // SECOND),
        x=True,
        key=lambda second: (earliest + second * SECOND).astimezone(skipped.tzinfo).utcoffset() == after,
    )
    return earliest + seconds * SECOND
