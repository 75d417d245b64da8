"""Finds the day that somebody means: "vrijdag", "vr", "morgen", "27-11", "next tuesday", in either language.

Names of days are looked up in Babel's calendars: dateparser 1.5 reads "vr" with a time as a past date, in
silence. The rest is dateparser's. It takes 0.2 s to load (measured), so that happens when it is needed.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any, Literal

from babel.dates import get_day_names

WEEK = 7
RELATIVE = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}
NEXT_WEEK = re.compile(r"\b(volgende week|next week|volgende|next)\b")
AHEAD_AT_MOST = timedelta(days=731)
FIRST_YEAR = 2000
YEARS_AHEAD = 10


def is_near(day: date, today: date) -> bool:
    """Whether it can be meant; any other year is a slip of the finger, and some have no moment in UTC."""
    return FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD


def day_meant(words: str, today: date) -> date | None:
    """The day, today or later; None when the words mean no day, or one that has gone by."""
    told = " ".join(words.casefold().split()).rstrip(".")
    if told in RELATIVE:
        return today + timedelta(days=RELATIVE[told])
    if told in weekdays():
        return today + timedelta(days=(weekdays()[told] - today.weekday()) % WEEK)
    if (day := _without_next_week(told)) in weekdays():
        return today + timedelta(days=WEEK - today.weekday() + weekdays()[day])
    return _parsed(told, today) if told else None


def _without_next_week(told: str) -> str:
    """What is left of words such as "volgende week dinsdag" and "next tuesday": the day; else nothing."""
    found = NEXT_WEEK.search(told)
    return "" if found is None else f"{told[: found.start()]} {told[found.end() :]}".strip()


@cache
def weekdays() -> dict[str, int]:
    """Names of days in both languages, whole and short, in lower case -> 0 for Monday."""
    return dict(_names())


WIDTHS: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")


def _names() -> Iterator[tuple[str, int]]:
    for language, width in product(("nl", "en"), WIDTHS):
        for number, name in get_day_names(width, locale=language).items():
            yield name.casefold().rstrip("."), number


def _parsed(told: str, today: date) -> date | None:
    """Day before month; without a year the next time it comes."""
    found = _dateparser().parse(
        told,
        languages=["nl", "en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": "future",
            "DATE_ORDER": "DMY",
            "REQUIRE_PARTS": ["day"],
        },
    )
    if found is None:
        return None
    day: date = found.date()
    return day if today <= day <= today + AHEAD_AT_MOST else None


def _dateparser() -> Any:
    return import_module("dateparser")
