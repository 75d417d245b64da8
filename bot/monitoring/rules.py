"""When a source is silent, what a spike is, and when somebody looks round. Pure.

The numbers and where they come from: docs/trade.md, "Monitoring".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from bot.opening_hours import WEEK, monday_of
from bot.wall_clock import local, local_day
from bot.week_reports import report_in
from storage.monitoring import Source

LONGEST = {"name": 60, "address": 2000, "words": 1000, "kept_because": 200, "link": 2000}
MOST_SOURCES = 20
"""Of a team: two blocks each, and Slack shows fifty."""
SILENT_AFTER = (1, 3, 7, 14, 30, 90)
"""Days to choose from."""
USUAL_SILENCE = 14
UNWATCHED_AFTER = 5
"""Own choice: duty days without any look, a week of ten moments. Who does it one day a week is on time."""
FAILS_FOR = 4
"""Failures in a row, some hours by then, before anybody hears of it: servers have bad quarters of an hour."""

MINUTE = timedelta(minutes=1)

SPIKE_TIMES = 3
SPIKE_AT_LEAST = 10
SPIKE_DAYS = 10

MOST_LOGGED = 10_000
AFTERNOON = time(15, 30)
FRIDAY = 4
A_YEAR = range(370)
"""Days, and some more: in no more of them a team has a duty day, or never."""
FRESH = timedelta(days=1)
"""What is older than that when its source is added is no news, but history."""


def silent_days(source: Source, now: datetime) -> int | None:
    """For how many days nothing came from it, when that is too long; None when all is well."""
    if not source.listens:
        return None
    days = (now - (source.item_at or source.created_at)).days
    return days if days >= source.silent_after else None


def fails(source: Source) -> bool:
    """Whether it failed too often in a row to be left alone."""
    return source.listens and source.failures >= FAILS_FOR


def is_odd(source: Source, now: datetime) -> bool:
    """Nothing comes from it, as it is silent too long or cannot be read."""
    return silent_days(source, now) is not None or fails(source)


def one_more(source: Source, now: datetime, at_most: int) -> bool:
    """The held source is asked something once more; False: it was asked too often in this minute.

    A minute begins with the first request after the last one.
    """
    if source.asked_since is None or not timedelta() <= now - source.asked_since < MINUTE:
        source.asked_since, source.asked = now, 0
    if source.asked >= at_most:
        return False
    source.asked += 1
    return True


@dataclass(frozen=True, slots=True)
class Spike:
    """Far more mentions today than usual: `usual` is the median of the last duty days."""

    today: int
    usual: float


def spike(counts: Mapping[date, int], today: date, duty_days: Sequence[date]) -> Spike | None:
    """More than three times the median of the last ten duty days, and at least ten.

    `duty_days` are those before today, newest first; a team that has less than ten is measured by those.
    """
    before = [counts.get(day, 0) for day in duty_days[:SPIKE_DAYS]]
    usual, now = median(before) if before else 0.0, counts.get(today, 0)
    is_spike = now >= SPIKE_AT_LEAST and now > SPIKE_TIMES * usual
    return Spike(now, float(usual)) if is_spike else None


def by_day(moments: Iterable[tuple[datetime, int]], zone: str) -> dict[date, int]:
    """How many mentions on which day of that place."""
    counts: dict[date, int] = {}
    for at, count in moments:
        day = local_day(at, zone)
        counts[day] = counts.get(day, 0) + count
    return counts


def is_duty_day(day: date, free_days: frozenset[date]) -> bool:
    return day.weekday() <= FRIDAY and day not in free_days


def duty_days_before(today: date, free_days: frozenset[date], count: int) -> list[date]:
    """The last so many days on which somebody looks round, newest first."""
    days = (date.fromordinal(today.toordinal() - back) for back in A_YEAR[1:])
    return [day for day in days if is_duty_day(day, free_days)][:count]


def unwatched_days(last: date, today: date, free_days: frozenset[date]) -> int | None:
    """For how many duty days between those two nobody looked round, when that is too long."""
    between = (date.fromordinal(day) for day in range(last.toordinal() + 1, today.toordinal()))
    days = sum(is_duty_day(day, free_days) for day in between)
    return days if days >= UNWATCHED_AFTER else None


def next_look(after: datetime, opens: time, zone: str, free_days: frozenset[date]) -> datetime | None:
    """Start of day or 15:30, whichever comes first after that moment; None for a team that is never open.

    A team whose day starts later than that looks once.
    """
    today = local_day(after, zone).toordinal()
    days = (date.fromordinal(today + ahead) for ahead in A_YEAR)
    times = sorted({opens, max(opens, AFTERNOON)})
    moments = (local(day, at, zone) for day in days if is_duty_day(day, free_days) for at in times)
    return next((moment for moment in moments if moment > after), None)


def next_report(after: datetime, zone: str, free_days: frozenset[date]) -> datetime | None:
    """The first report later than `after`; None when there is no duty day for a year."""
    monday = monday_of(local_day(after, zone))
    reports = (report_in(monday + nth * WEEK, zone, free_days) for nth in range(54))
    return next((at for at in reports if at is not None and at > after), None)


def is_fresh(published_at: datetime | None, now: datetime) -> bool:
    """Of the first thing a source brings: whether it is news. What has no date is history."""
    return published_at is not None and published_at > now - FRESH
