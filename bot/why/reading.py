"""What a sentence already says in figures, to fill in beside it: only what cannot be read in two ways."""

import re
from datetime import date

from bot.why.rules import Draft
from bot.why.wording import CALENDAR_DATE, MONTH, NUMBER_FROM_TO, NUMBER_NOW

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januari", "january"),
            ("februari", "february"),
            ("maart", "march"),
            ("april",),
            ("mei", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("augustus", "august"),
            ("september",),
            ("oktober", "october"),
            ("november",),
            ("december",),
        ),
        start=1,
    )
    for name in names
}
IN_WORDS = re.compile(rf"(?P<day>\d{{1,2}})\s+(?P<month>{MONTH})(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def read(sentence: str, today: date) -> Draft:
    """The sentence with the figures in it as fields; what is not there stays empty."""
    now, goal, unit = _from_to(sentence)
    return Draft(sentence, now=now, goal=goal, unit=unit, due_on=_due_on(sentence, today))


def _from_to(sentence: str) -> tuple[float | None, float | None, str | None]:
    if found := NUMBER_FROM_TO.search(sentence):
        unit = "%" if "%" in found["percent"] else None
        return _number(found["now"]), _number(found["goal"]), unit
    if found := NUMBER_NOW.search(sentence):
        return _number(found["now"]), None, None
    return None, None, None


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _due_on(sentence: str, today: date) -> date | None:
    """The last date named, when it is still to come: a sentence ends where it goes."""
    dates = [_date(found.group(), today) for found in re.finditer(CALENDAR_DATE, sentence, re.IGNORECASE)]
    coming = [day for day in dates if day is not None and day > today]
    return coming[-1] if coming else None


def _date(written: str, today: date) -> date | None:
    """The date; without a year the next time it comes. None for digits such as 1-7, read in two ways."""
    if ISO.fullmatch(written):
        return _valid(int(written[:4]), int(written[5:7]), int(written[8:]))
    found = IN_WORDS.fullmatch(written)
    if found is None:
        return None
    month, day = MONTHS[found["month"].casefold()], int(found["day"])
    if found["year"]:
        return _valid(int(found["year"]), month, day)
    this_year = _valid(today.year, month, day)
    return this_year if this_year and this_year > today else _valid(today.year + 1, month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
