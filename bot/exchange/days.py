"""Days and times as they stand in a table: "27-11-2026", "vr 27 nov 12u", a date of Excel's own. Pure.

Day before month. A century is never guessed: "27-11-26" is asked. Without a year: the next time it comes.
What else means a day ("morgen") is read as everywhere, by bot/day_words.py.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_month_names

from bot.csv_files import Cell
from bot.day_words import day_meant, is_near, weekdays

EXCELS_LAST_DAY = 100_000
"""Of the days that Excel counts: in 2173; a greater number is something else."""
EXCELS_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a date that Excel shows as a number."""
HOURS, MINUTES, NOON = 24, 60, 12
ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
NUMBERS = re.compile(r"(?P<day>\d{1,2})[-/. ](?P<month>\d{1,2})(?:[-/. ](?P<year>\d{2}|\d{4}))?\.?")
NAMED = re.compile(r"(?P<day>\d{1,2})e?[-. ]+(?P<name>[^\W\d]+)\.?,?(?:[- ]+'?(?P<year>\d{2}|\d{4}))?")
NAMED_FIRST = re.compile(
    r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,?(?: (?P<year>\d{2}|\d{4}))?"
)
WEEKDAY = re.compile(r"(?P<weekday>[^\W\d]+)\.?,? +(?=\d)")
TIME = (
    r"(?P<hour>\d{1,2})(?:[:.u h](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(?P<mark>uur|u|hrs?|h|am|pm)?\.?"
)
A_TIME = re.compile(TIME)
TIME_BEHIND = re.compile(rf"(?P<before>.*\S)[\s,]+{TIME}", re.DOTALL)
WORD_BETWEEN = re.compile(r"[\s,]+(?:om|at)$|[\s,]+$|,$")


class UnreadableError(Exception):
    """`problem` is the end of a sentence's key (exchange.wrong)."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Moment:
    """On the clock of the team; `at` None when only a day was written."""

    day: date
    at: time | None = None


def moment_in(cell: Cell, today: date, zone: str) -> Moment:
    """The day in a cell, with the time if there is one. Raises UnreadableError."""
    if isinstance(cell, str):
        return _typed(" ".join(cell.casefold().split()), today, zone)
    found = excels_moment(cell)
    _must_be_near(found.day, today)
    return found


def time_in(cell: Cell) -> time:
    """The time in a cell. Raises UnreadableError."""
    if isinstance(cell, datetime):
        return cell.time().replace(second=0, microsecond=0)
    if isinstance(cell, time):
        return cell.replace(second=0, microsecond=0, tzinfo=None)
    if isinstance(cell, float) and 0 <= cell < 1:  # Excel: a part of a day
        minutes = round(cell * HOURS * MINUTES)
        return time(minutes // MINUTES % HOURS, minutes % MINUTES)
    found = A_TIME.fullmatch(str(cell).casefold().strip())
    if found is None:
        raise UnreadableError("time")
    return _time(found)


def excels_moment(cell: Cell) -> Moment:
    """What Excel keeps for a day. Raises UnreadableError."""
    if isinstance(cell, datetime):
        at = cell.time().replace(second=0, microsecond=0)
        return Moment(cell.date(), at if at != time() else None)
    if isinstance(cell, date):
        return Moment(cell)
    if isinstance(cell, int | float) and not isinstance(cell, bool) and 1 <= cell < EXCELS_LAST_DAY:
        return Moment(EXCELS_FIRST_DAY + timedelta(days=int(cell)), time_in(cell % 1) if cell % 1 else None)
    raise UnreadableError("day")


def _typed(told: str, today: date, zone: str) -> Moment:
    if "t" in told and (aware := _iso_moment(told.upper())):
        _must_be_near(aware.date(), today)  # the first and the last day of all have no other zone
        local = aware.astimezone(ZoneInfo(zone)) if aware.tzinfo else aware
        return Moment(_near(local.date(), today), local.time().replace(second=0, microsecond=0))
    behind = TIME_BEHIND.fullmatch(told)
    if behind and (behind["minute"] or behind["mark"]) and _is_day_like(behind["before"]):
        return Moment(_day(WORD_BETWEEN.sub("", behind["before"]), today), _time(behind))
    return Moment(_day(told, today))


def _iso_moment(told: str) -> datetime | None:
    try:
        return datetime.fromisoformat(told)
    except ValueError:
        return None


def _is_day_like(before: str) -> bool:
    """Of "27 11.2026" the "27" alone is no day, so what follows it is no time."""
    return not before.isdigit()


def _time(found: re.Match[str]) -> time:
    hour, minute, mark = int(found["hour"]), int(found["minute"] or 0), found["mark"]
    if mark in {"am", "pm"} and 1 <= hour <= NOON:
        hour = hour % NOON + (NOON if mark == "pm" else 0)
    if hour >= HOURS or minute >= MINUTES:
        raise UnreadableError("time")
    return time(hour, minute)


def _day(told: str, today: date) -> date:
    head = WEEKDAY.match(told)
    weekday = weekdays().get(head["weekday"]) if head else None
    rest = told[head.end() :] if head and weekday is not None else told
    day = _written(rest, today)
    if day is None:
        day = _meant(told, today)
    if weekday is not None and day.weekday() != weekday:
        raise UnreadableError("weekday")
    return _near(day, today)


def _written(told: str, today: date) -> date | None:
    """A day that is written out; None when it is something else."""
    for pattern in (ISO, NUMBERS, NAMED, NAMED_FIRST):
        found = pattern.fullmatch(told)
        month = _month(found) if found else None
        if found and month is not None:
            return _made(found["year"], month, int(found["day"]), today)
    return None


def _month(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    return int(parts["month"]) if "month" in parts else months().get(parts["name"])


def _made(year: str | None, month: int, day: int, today: date) -> date:
    if year is not None and len(year) == 2:  # noqa: PLR2004 - digits
        raise UnreadableError("century")
    try:
        made = date(int(year or today.year), month, day)
        return made if year or made >= today else made.replace(year=today.year + 1)
    except ValueError:
        raise UnreadableError("no_such_day") from None


@lru_cache(maxsize=1000)
def _meant_then(told: str, today: date) -> date | None:
    return day_meant(told, today)


def _meant(told: str, today: date, ask: Callable[[str, date], date | None] = _meant_then) -> date:
    day = None if any(one.isdigit() for one in told) else ask(told, today)
    if day is None:
        raise UnreadableError("day")
    return day


def _near(day: date, today: date) -> date:
    _must_be_near(day, today)
    return day


def _must_be_near(day: date, today: date) -> None:
    if not is_near(day, today):
        raise UnreadableError("year")


@cache
def months() -> dict[str, int]:
    """Names of months in both languages, whole and short, in small letters -> 1 for January."""
    found = {"mrt": 3, "sept": 9}
    for language in ("nl", "en"):
        for width in ("wide", "abbreviated"):
            names = get_month_names(width, locale=language)
            found |= {name.casefold().rstrip("."): number for number, name in names.items()}
    return found
