"""The week or month that somebody types behind `/smcal`: "week 50", "december", "maart 2027". Pure.

Only when nothing else stands there: with more words it is the line of a post.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from bot.calendar.weeks import first_of_month, months_on
from bot.opening_hours import WEEK, monday_of
from bot.when.patterns import months

MINE = frozenset({"of mine", "van mij"})
"""The label of its button, and what people make of it."""
BEFORE, NOW, AFTER = ("last", "previous", "vorige"), ("this", "deze"), ("next", "volgende")
AWAY: Mapping[str, int] = {
    **dict.fromkeys(BEFORE, -1),
    **dict.fromkeys(NOW, 0),
    **dict.fromkeys(AFTER, 1),
}
WHICH = rf"(?P<which>{'|'.join(AWAY)})"
YEAR = r"(?: (?:of |van )?(?P<year>20\d\d))?"
WEEKS = re.compile(rf"(?:week|wk|w) ?(?P<week>[1-9]|[1-4]\d|5[0-3]){YEAR}|{WHICH} week")
LOOKED_BACK = timedelta(days=92)
"""Without a year the one is meant that began at most three months ago, else the next that comes."""


@cache
def _months() -> re.Pattern[str]:
    names = "|".join(sorted(months(), key=len, reverse=True))
    return re.compile(rf"(?:(?:month|maand) )?(?P<month>{names})\.?{YEAR}|{WHICH} (?:month|maand)")


def is_week(words: str) -> bool:
    return WEEKS.fullmatch(words) is not None


def is_month(words: str) -> bool:
    return _months().fullmatch(words) is not None


def monday_asked(words: str, today: date) -> date:
    """The Monday of that week; of this week when none is named."""
    found = WEEKS.fullmatch(_calm(words))
    if found is None or found["which"]:
        return monday_of(today) + (AWAY[found["which"]] if found else 0) * WEEK
    return _near([_monday(year, int(found["week"])) for year in _years(found, today)], today)


def month_asked(words: str, today: date) -> date:
    """The first day of that month; of this month when none is named."""
    found = _months().fullmatch(_calm(words))
    if found is None or found["which"]:
        return months_on(first_of_month(today), AWAY[found["which"]] if found else 0)
    month = months()[found["month"]]
    return _near([date(year, month, 1) for year in _years(found, today)], today)


def _calm(words: str) -> str:
    return " ".join(words.split()).casefold()


def _years(found: re.Match[str], today: date) -> list[int]:
    return [int(found["year"])] if found["year"] else [today.year - 1, today.year, today.year + 1]


def _monday(year: int, week: int) -> date:
    """Counted on from week 1: in a year without a week 53 that is the first one of the next."""
    return date.fromisocalendar(year, 1, 1) + (week - 1) * WEEK


def _near(days: list[date], today: date) -> date:
    return next((day for day in days if day >= today - LOOKED_BACK), days[-1])
