"""Which days the pieces of a line can mean together, and why it is asked when that is not sure. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.day_words import AHEAD_AT_MOST
from bot.opening_hours import DAY, WEEK, monday_of
from bot.when.patterns import GONE, NEXT
from bot.when.pieces import Kind, Piece, Run

FRIDAY = 4
SOON = timedelta(days=183)
"""A date without a year that has gone by is next year's when that is within half a year; else it is asked."""
JUST = timedelta(days=92)
OPTIONS = 5
MONTHS = 12
LAST_WEEK = 53
"""Not every year has it."""
MONTHS_AT_MOST = 24


class Doubt(StrEnum):
    """Why it is asked."""

    PAST = "past"
    TWO = "two"
    """It can be two moments."""
    WHICH_DAY = "which_day"
    """A week is named, and no day of it."""
    NO_SUCH_DAY = "no_such_day"
    """No calendar has it: 31 November, 29 February of most years, week 53."""
    OTHER_WEEKDAY = "other_weekday"
    """The date is on another weekday than the one that was named."""
    NO_SUCH_TIME = "no_such_time"
    """The clock skips it, on the day that summer time begins."""
    HOUR_OR_DAY = "hour_or_day"
    """A bare number stands behind the weekday."""
    FAR = "far"
    """More than two years ahead."""


@dataclass(frozen=True, slots=True)
class Days:
    """The days that can be meant, likeliest first; `instead` are others, when there is a doubt."""

    days: tuple[date, ...]
    doubt: Doubt | None = None
    instead: tuple[date, ...] = ()


def days_meant(run: Run, today: date) -> Days:
    """The days that the pieces mean together; today when they say only a time."""
    kinds = {piece.kind: piece for piece in run.pieces}
    weekday = kinds.get(Kind.WEEKDAY)
    for kind, reader in _READERS:
        if kind in kinds:
            return reader(kinds[kind], weekday, today)
    return Days((today,))


def _relative(piece: Piece, weekday: Piece | None, today: date) -> Days:
    day = today + timedelta(days=piece.number)
    if piece.number < 0:
        return Days((), Doubt.PAST, (today, today + DAY, day + WEEK))
    return _on_its_weekday((day,), weekday, today)


def _dated(piece: Piece, weekday: Piece | None, today: date) -> Days:
    if not piece.month:
        return _on_its_weekday(_of_month(piece.number, today), weekday, today)
    if piece.year is not None:
        return _in_year(piece, weekday, today)
    years = range(today.year, today.year + 3)
    days = [day for year in years if (day := _day(year, piece.month, piece.number))]
    coming = next((day for day in days if day >= today), None)
    if coming is None or (days[0].year != today.year and coming - today > SOON):
        return _no_such_day(piece, today)
    if coming - today > SOON and (coming.year != today.year or _was_just(piece, today)):
        again = (*_weekday_again(weekday, today), *_of_month(piece.number, today), coming)
        return Days((), Doubt.PAST, again)
    return _on_its_weekday((coming,), weekday, today)


def _was_just(piece: Piece, today: date) -> bool:
    """Whether it was that day not long ago: in January, "31-12" may be of the year before."""
    last = _day(today.year - 1, piece.month, piece.number)
    return last is not None and today - last <= JUST


def _in_year(piece: Piece, weekday: Piece | None, today: date) -> Days:
    day = _day(piece.year or 0, piece.month, piece.number)
    if day is None:
        return _no_such_day(piece, today)
    if day < today:
        coming = (_day(year, piece.month, piece.number) for year in (today.year, today.year + 1))
        ahead = tuple(one for one in coming if one is not None and one >= today)
        return Days((), Doubt.PAST, (*_weekday_again(weekday, today), *ahead[:1]))
    if day - today > AHEAD_AT_MOST:
        return Days((), Doubt.FAR)
    return _on_its_weekday((day,), weekday, today)


def _no_such_day(piece: Piece, today: date) -> Days:
    """31 November is a day earlier or later; a thirteenth month may be a day that was written first."""
    swapped = _day_ahead(piece.number, piece.month, today) if piece.month > MONTHS else None
    last = next((day for number in (30, 29, 28) if (day := _day_ahead(piece.month, number, today))), None)
    near = (last, last + DAY) if last is not None and piece.number > last.day else ()
    return Days((), Doubt.NO_SUCH_DAY, (*([swapped] if swapped else []), *near))


def _day_ahead(month: int, number: int, today: date) -> date | None:
    days = (_day(year, month, number) for year in (today.year, today.year + 1))
    return next((day for day in days if day is not None and day >= today), None)


def _on_its_weekday(days: tuple[date, ...], weekday: Piece | None, today: date) -> Days:
    """The days, unless another weekday was named beside them."""
    if weekday is None or days[0].weekday() == weekday.number:
        return Days(days)
    monday = days[0] - timedelta(days=days[0].weekday())
    named = monday + timedelta(days=weekday.number)
    return Days((), Doubt.OTHER_WEEKDAY, tuple(day for day in (days[0], named) if day >= today))


def _of_month(number: int, today: date) -> tuple[date, ...]:
    return (_next_month(number, today) if number < today.day else _in_month(number, today),)


def _in_month(number: int, today: date) -> date:
    return _day(today.year, today.month, number) or _next_month(number, today)


def _next_month(number: int, today: date) -> date:
    """The first later month that has this day; days that no month has are the last of the month."""
    firsts = _first_days(today)
    found = (day for first in firsts if (day := _day(first.year, first.month, min(max(number, 1), 31))))
    return next(found)


def _first_days(today: date) -> Iterator[date]:
    first = today.replace(day=1)
    while True:
        first = (first + timedelta(days=32)).replace(day=1)
        yield first


def _weekday_again(weekday: Piece | None, today: date) -> tuple[date, ...]:
    return () if weekday is None else (_coming(weekday.number, today + DAY),)


def _coming(number: int, since: date) -> date:
    return since + timedelta(days=(number - since.weekday()) % 7)


def _named(piece: Piece, _weekday: Piece | None, today: date) -> Days:
    """A weekday. On that day itself it is today or next week; "next" is so too while it is still to come."""
    coming = _coming(piece.number, today)
    if piece.word in GONE:
        return _gone(piece, piece, today)
    if piece.word in NEXT:
        coming = _coming(piece.number, today + DAY)
        this_week = coming - today < timedelta(days=7 - today.weekday())
        return Days((coming + WEEK, coming) if this_week else (coming,))
    return Days((coming, coming + WEEK) if coming == today else (coming,))


def _numbered(piece: Piece, weekday: Piece | None, today: date) -> Days:
    mondays = [day for year in (today.year, today.year + 1) if (day := _monday(year, piece.number))]
    ahead = [monday for monday in mondays if monday + WEEK > today]
    if not ahead:
        near = (_monday(today.year, 52) or today, (_monday(today.year, 52) or today) + WEEK)
        return Days((), Doubt.NO_SUCH_DAY, near if piece.number == LAST_WEEK else ())
    if ahead[0] - today > SOON:
        return Days((), Doubt.PAST, (*_weekday_again(weekday, today), _in_week(ahead[0], weekday)))
    return _of_week(ahead[0], weekday, today)


def _gone(_piece: Piece, weekday: Piece | None, today: date) -> Days:
    return Days((), Doubt.PAST, _weekday_again(weekday, today) or (today + DAY,))


def _ahead(piece: Piece, weekday: Piece | None, today: date) -> Days:
    return _of_week(monday_of(today) + piece.number * WEEK, weekday, today)


def _of_week(monday: date, weekday: Piece | None, today: date) -> Days:
    """The day of the week; which one is asked when none was named."""
    if weekday is None:
        week = [monday + timedelta(days=day) for day in range(7)]
        ahead = [day for day in week if day >= today]
        workdays = [day for day in ahead if day.weekday() <= FRIDAY]
        return Days((), Doubt.WHICH_DAY, tuple(workdays or ahead))
    day = _in_week(monday, weekday)
    return Days((day,)) if day >= today else Days((), Doubt.PAST, _weekday_again(weekday, today))


def _in_week(monday: date, weekday: Piece | None) -> date:
    return monday + timedelta(days=0 if weekday is None else weekday.number)


def _edge(piece: Piece, weekday: Piece | None, today: date) -> Days:
    if piece.word == "month":
        return Days((_edge_of_month(piece, today),))
    day = monday_of(today) + piece.month * WEEK + timedelta(days=piece.number)
    return _on_its_weekday((day if day >= today else day + WEEK,), weekday, today)


def _edge_of_month(piece: Piece, today: date) -> date:
    """Its first or last day from Monday to Friday, or the one at the middle."""
    months = [today.replace(day=1), *(first for first, _ in zip(_first_days(today), range(2), strict=False))]
    days = [_edge_day(first, piece.number) for first in months[piece.month :]]
    return next(day for day in days if day >= today)


def _edge_day(first: date, edge: int) -> date:
    following = (first + timedelta(days=32)).replace(day=1)
    if edge == FRIDAY:
        return next(day for back in (1, 2, 3) if (day := following - back * DAY).weekday() <= FRIDAY)
    start = first if edge == 0 else first.replace(day=15)
    return next(day for on in (0, 1, 2) if (day := start + on * DAY).weekday() <= FRIDAY)


def _span(piece: Piece, weekday: Piece | None, today: date) -> Days:
    if piece.word == "month":
        return (
            Days((_months_on(piece.number, today),))
            if piece.number <= MONTHS_AT_MOST
            else Days((), Doubt.FAR)
        )
    day = today + piece.number * (WEEK if piece.word == "week" else DAY)
    if day - today > AHEAD_AT_MOST:
        return Days((), Doubt.FAR)
    if piece.word == "week" and weekday is not None:
        return _of_week(monday_of(day), weekday, today)
    return _on_its_weekday((day,), weekday, today)


def _months_on(number: int, today: date) -> date:
    total = today.month - 1 + number
    year, month = today.year + total // 12, total % 12 + 1
    return next(day for last in (today.day, 30, 29, 28) if (day := _day(year, month, min(last, today.day))))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _monday(year: int, week: int) -> date | None:
    try:
        return date.fromisocalendar(year, week, 1)
    except ValueError:
        return None


_READERS = (
    (Kind.GONE, _gone),
    (Kind.DATE, _dated),
    (Kind.RELATIVE, _relative),
    (Kind.SPAN, _span),
    (Kind.WEEK, _numbered),
    (Kind.AHEAD, _ahead),
    (Kind.EDGE, _edge),
    (Kind.WEEKDAY, _named),
)
"""In this order: what says most decides, and a weekday beside it is held against it."""
