"""Working time: is somebody in, when next, and how much open time lies between two moments.

    office = Hours.weekly("Europe/Amsterdam", Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00")))
    due_at = add(office, asked_at, timedelta(hours=4))

All moments are aware and in UTC, and all functions are pure. They walk a week at a time, never a minute
at a time, and look at most two years ahead: hours that never open get the answer None, not a long wait.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from bot.opening_hours import (
    ALL_DAY,
    CLOSED,
    DAY,
    MIDNIGHT,
    MONDAY_TO_FRIDAY,
    WEEK,
    Block,
    Both,
    Hours,
    Opening,
    Span,
    Week,
    joined,
    monday_of,
)
from bot.wall_clock import local, local_day, local_time

__all__ = [
    "ALL_DAY",
    "CLOSED",
    "HORIZON",
    "MIDNIGHT",
    "MONDAY_TO_FRIDAY",
    "Block",
    "Both",
    "Hours",
    "Opening",
    "Span",
    "Week",
    "add",
    "elapsed",
    "is_open",
    "local",
    "local_day",
    "local_time",
    "next_opening",
    "next_working_day",
    "open_spans",
    "previous_working_day",
    "works_on",
]

# Nobody plans further ahead here; hours that stay shut for two years are treated as shut for good.
HORIZON = timedelta(days=731)
# Python's calendar ends in 9999, and people do type "until 31-12-9999": the outermost years stay free.
FIRST_DAY, LAST_DAY = date(2, 1, 1), date(9998, 12, 31)
LAST_MOMENT = datetime.combine(LAST_DAY, MIDNIGHT, UTC)

Stretches = Iterator[tuple[datetime, datetime]]


def is_open(opening: Opening, at: datetime) -> bool:
    """Whether a moment lies in open time. The moment of opening does, the moment of closing does not."""
    return any(_stretches(opening, at, at + timedelta.resolution))


def next_opening(opening: Opening, at: datetime) -> datetime | None:
    """The first open moment, `at` itself included. None: never opens within two years."""
    start, _ = next(_stretches(opening, at, _horizon(at)), (None, None))
    return start


def add(opening: Opening, at: datetime, amount: timedelta) -> datetime | None:
    """The first moment by which `amount` of open time has gone by since `at`. None: not within two years.

    An amount that fills a day exactly ends at closing time, not at the next opening.
    """
    if amount < timedelta():
        raise ValueError(f"working time only runs forward, not by {amount}")
    if not amount:
        return at
    for start, end in _stretches(opening, at, _horizon(at)):
        if amount <= end - start:
            return start + amount
        amount -= end - start
    return None


def elapsed(opening: Opening, since: datetime, until: datetime) -> timedelta:
    """How much open time lies between two moments; none when `until` is not after `since`."""
    return sum((end - start for start, end in _stretches(opening, since, until)), timedelta())


def open_spans(opening: Opening, since: datetime, until: datetime) -> list[Span]:
    """The open stretches between two moments, in order; stretches that touch are one."""
    return [Span(start, end) for start, end in joined(_stretches(opening, since, until))]


def works_on(hours: Hours, day: date) -> bool:
    """Whether anything is open on this day of the zone; a morning before leave counts."""
    return any(_stretches(hours, local(day, MIDNIGHT, hours.zone), local(day + DAY, MIDNIGHT, hours.zone)))


def next_working_day(hours: Hours, day: date) -> date | None:
    """The first working day after this one. None: none within two years."""
    tomorrow = day.toordinal() + 1
    return _first_worked(hours, range(tomorrow, min(tomorrow + HORIZON.days, LAST_DAY.toordinal())))


def previous_working_day(hours: Hours, day: date) -> date | None:
    """The last working day before this one. None: none within two years."""
    yesterday = day.toordinal() - 1
    return _first_worked(hours, range(yesterday, max(yesterday - HORIZON.days, FIRST_DAY.toordinal()), -1))


def _first_worked(hours: Hours, ordinals: Iterable[int]) -> date | None:
    days = map(date.fromordinal, ordinals)
    return next((day for day in days if works_on(hours, day)), None)


def _horizon(at: datetime) -> datetime:
    return min(at, LAST_MOMENT - HORIZON) + HORIZON


def _stretches(opening: Opening, since: datetime, until: datetime) -> Stretches:
    """Open time between two moments, in order, never overlapping, cut to size."""
    if isinstance(opening, Hours):
        return _stretches_of_hours(opening, since, min(until, LAST_MOMENT))
    return (
        stretch
        for start, end in _stretches(opening.first, since, until)
        for stretch in _stretches(opening.second, start, end)
    )


def _stretches_of_hours(hours: Hours, since: datetime, until: datetime) -> Stretches:
    monday = monday_of(local_day(since, hours.zone))
    start_of_week = local(monday, MIDNIGHT, hours.zone)
    while start_of_week < until:
        end_of_week = local(monday + WEEK, MIDNIGHT, hours.zone)
        for start, end in _stretches_of_week(hours, monday, start_of_week, end_of_week):
            first, last = max(start, since), min(end, until)
            if first < last:
                yield first, last
        monday, start_of_week = monday + WEEK, end_of_week


def _stretches_of_week(
    hours: Hours, monday: date, start_of_week: datetime, end_of_week: datetime
) -> Stretches:
    blocks = hours.week_of(monday).since_monday
    stretches: Stretches
    if end_of_week - start_of_week == WEEK and monday not in hours.weeks_with_free_days:
        # A clock that is back at midnight after exactly seven days did not change on the way.
        stretches = ((start_of_week + start, start_of_week + end) for start, end in blocks)
    else:
        stretches = (
            (_by_the_clock(hours, monday, start), _by_the_clock(hours, monday, end))
            for start, end in blocks
            if monday + start // DAY * DAY not in hours.free_days
        )
    for span in hours.leave:
        if span.start < end_of_week and not (span.until and span.until <= start_of_week):
            stretches = _without(span, stretches)
    return stretches


def _by_the_clock(hours: Hours, monday: date, since_monday: timedelta) -> datetime:
    wish = datetime.combine(monday, MIDNIGHT) + since_monday
    return local(wish.date(), wish.time(), hours.zone)


def _without(span: Span, stretches: Stretches) -> Stretches:
    for start, end in stretches:
        if start < span.start:
            yield start, min(end, span.start)
        if span.until and span.until < end:
            yield max(start, span.until), end
