"""Reads a line of evidence: where it comes from and when, "enquête vakgroep, n = 41 | okt 2026". Pure.

What stands behind the line is a date, also in words; without a line a date is looked for in the text itself.
Months are Babel's, so that "mrt" and "sept." are read; words such as "vorige week" are dateparser's, which
takes 0.2 s to load (measured), so that happens when it is needed.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from importlib import import_module
from itertools import product
from typing import Literal

from babel.dates import get_month_names

BAR = "|"
CENTURY = 2000
YEARS_BACK = 25
"""Further back is a slip of the year."""
QUARTER = 3
WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


@dataclass(frozen=True, slots=True)
class Evidence:
    """`line` is what was typed. `on` is "2026-10-22", "2026-10" or "2026"; empty without a date."""

    line: str
    source: str
    on: str = ""
    unread: str = ""
    """What stood in the place of a date and could not be read as one."""


def read(line: str, today: date) -> Evidence:
    """The line as source and date; `today` is the team's."""
    source, *parts = (part.strip() for part in line.split(BAR))
    if not any(parts):
        return Evidence(line, source, _somewhere_in(source, today))
    found = [(at, on) for at, part in enumerate(parts) if (on := when(part, today))]
    if not found:
        return Evidence(line, source, unread=next(filter(None, parts)))
    at, on = found[0]
    others = [part for place, part in enumerate(parts) if part and place != at]
    return Evidence(line, ", ".join(filter(None, (source, *others))), on)


def period(on: str) -> tuple[date, date]:
    """The first and the last day of a date as far as it is known."""
    year, month, day = (int(part) for part in [*on.split("-"), "0", "0"][:3])
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, monthrange(year, last)[1])


def when(words: str, today: date) -> str:
    """The date that these words mean; empty when they mean none. Without a year: the last time it was."""
    told = " ".join(words.casefold().split()).rstrip(".")
    for pattern, reader in _readers():
        if found := pattern.fullmatch(told):
            return reader(found, today)
    return _relative(told, today)


def _somewhere_in(text: str, today: date) -> str:
    """A date with a year in a sentence: "in 2026" alone is no date, since it may be a name."""
    told = text.casefold()
    for pattern, reader in _readers()[:-1]:
        for found in re.finditer(rf"(?<![\w-]){pattern.pattern}(?![\w-])", told):
            if found["year"] and (on := reader(found, today)):
                return on
    return ""


Reader = Callable[[re.Match[str], date], str]


@cache
def _readers() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """What a date looks like, the whole ones first."""
    month = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    named, year = rf"(?P<month>{month})\.?", r"(?P<year>(?:19|20)\d\d)"
    number, day = r"(?P<month>0?[1-9]|1[0-2])", r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|e)?"
    return tuple(
        (re.compile(pattern), reader)
        for pattern, reader in (
            (rf"{year}-{number}-{day}", _day),
            (rf"{day}[-/. ]{number}[-/. ](?P<year>(?:20)?\d\d)", _day),
            (rf"{day}\s+(?:of\s+)?{named}(?:,?\s+{year})?", _day),
            (rf"{named}\s+{day}(?:,?\s+{year})?", _day),
            (rf"{year}-{number}", _month),
            (rf"{number}[-/]{year}", _month),
            (rf"{named}(?:,?\s+(?:of\s+)?{year})?", _month),
            (rf"(?:q(?P<quarter>[1-4])|(?P<kwartaal>[1-4])e\s+kwartaal)\s+(?:van\s+)?{year}", _quarter),
            (year, _whole_year),
        )
    )


@cache
def _months() -> dict[str, int]:
    """Names of months in both languages, whole and short, in lower case -> their number."""
    return {"sept": 9, "mrt": 3, **dict(_names())}


def _names() -> Iterator[tuple[str, int]]:
    for language, width in product(("nl", "en"), WIDTHS):
        for number, name in get_month_names(width, locale=language).items():
            yield name.casefold().rstrip("."), number


def _number(month: str) -> int:
    return int(month) if month.isdigit() else _months()[month]


def _day(found: re.Match[str], today: date) -> str:
    month, day, year = _number(found["month"]), int(found["day"]), _year(found["year"])
    if year:
        return _written(year, month, day)
    this_year = _written(today.year, month, day)
    return this_year if this_year and this_year <= today.isoformat() else _written(today.year - 1, month, day)


def _month(found: re.Match[str], today: date) -> str:
    month, year = _number(found["month"]), _year(found["year"])
    if not year:
        year = today.year if month <= today.month else today.year - 1
    return f"{year:04}-{month:02}"


def _quarter(found: re.Match[str], _today: date) -> str:
    """Its last month: evidence is as old as its end."""
    return f"{found['year']}-{int(found['quarter'] or found['kwartaal']) * QUARTER:02}"


def _whole_year(found: re.Match[str], _today: date) -> str:
    return str(found["year"])


def _year(written: str | None) -> int:
    """Two digits are of this century; 0 when none was written."""
    year = int(written or 0)
    return year if year == 0 or year >= 100 else CENTURY + year  # noqa: PLR2004 - so many digits


def _written(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _relative(told: str, today: date) -> str:
    """Such as "gisteren", "vorige week", "3 months ago"; never a day to come."""
    found = import_module("dateparser").parse(
        told,
        languages=["nl", "en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "past",
            "PARSERS": ["relative-time"],
        },
    )
    return found.date().isoformat() if found and found.date() <= today else ""
