"""Dates, times, numbers and lists as a reader of one language writes them. Names and forms come from Babel.

Dutch: "maandag 23 november 2026", "ma 23 nov", "9.15 uur" in a sentence and "09:15" in a table, "1.250".
English is British: "Monday 23 November 2026", "Mon 23 Nov", "09:15", "1,250". Never 11/12.
"""

import datetime as dt
import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time, format_timedelta, get_day_names
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from bot.wall_clock import local_day, local_time

LOCALES = {"nl": "nl_NL", "en": "en_GB"}
TIME_IN_A_SENTENCE = {"nl": "H.mm 'uur'", "en": "HH:mm"}

FAR = dt.timedelta(days=274)
"""Nine months. Further on, the same day of another year is less than three months away on the other side, and
who reads "27 november" takes it for that one: work of the last quarter is still talked about.
"""
BAR_LENGTH = 10
MINUTE, HOUR = dt.timedelta(minutes=1), dt.timedelta(hours=1)


def bar(share: int) -> str:
    """A share of a hundred as it is drawn: 60 is "▰▰▰▰▰▰▱▱▱▱"."""
    full = round(share / 100 * BAR_LENGTH)
    return "▰" * full + "▱" * (BAR_LENGTH - full)


# The same few days and times are said again and again: a tenth of a press that writes went here (measured).
@lru_cache(maxsize=1000)
def _date(day: dt.date, form: str, locale: Locale) -> str:
    return format_date(day, form, locale)


@lru_cache(maxsize=1000)
def _time(at: dt.time, form: str, locale: Locale) -> str:
    return format_time(at, form, locale=locale)


class Figures:
    """`language` is "nl" or "en"."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(LOCALES[language])

    def date(self, day: dt.date) -> str:
        """Such as "maandag 23 november 2026"."""
        return _date(day, "EEEE d MMMM y", self._locale)

    def day(self, day: dt.date) -> str:
        """Such as "maandag 23 november", where the year goes without saying."""
        return _date(day, "EEEE d MMMM", self._locale)

    def day_seen_from(self, today: dt.date, day: dt.date) -> str:
        """Such as "maandag 23 november"; with its year where it could be taken for another year's."""
        return self.date(day) if abs(day - today) > FAR else self.day(day)

    def short_date(self, day: dt.date) -> str:
        """Such as "ma 23 nov"."""
        return _date(day, "EEE d MMM", self._locale)

    def short_day(self, day: dt.date) -> str:
        """Such as "23 nov", where the weekday goes without saying too."""
        return _date(day, "d MMM", self._locale)

    def whole_month(self, day: dt.date) -> str:
        """Such as "november 2026"."""
        return _date(day, "MMMM y", self._locale)

    def month(self, day: dt.date) -> str:
        """Such as "nov 2026", where the day does not matter."""
        return _date(day, "MMM y", self._locale)

    def weekday(self, number: int) -> str:
        """Such as "maandag" for 0, as `date.weekday()` counts."""
        return str(get_day_names("wide", locale=self._locale)[number])

    def short_weekday(self, number: int) -> str:
        """Such as "ma" for 0."""
        return str(get_day_names("abbreviated", locale=self._locale)[number])

    def time(self, at: dt.time) -> str:
        """In a sentence: "9.15 uur", in English "09:15"."""
        return _time(at, TIME_IN_A_SENTENCE[self.language], self._locale)

    def clock(self, at: dt.time) -> str:
        """In a table or an option: "09:15"."""
        return _time(at, "HH:mm", self._locale)

    def moment(self, at: dt.datetime, zone: str) -> str:
        """A UTC moment as people in the zone tell it: "maandag 23 november 2026, 9.15 uur"."""
        return f"{self.date(local_day(at, zone))}, {self.time(local_time(at, zone))}"

    def short_moment(self, at: dt.datetime, zone: str) -> str:
        """Such as "ma 23 nov 09:15"."""
        return f"{self.short_date(local_day(at, zone))} {self.clock(local_time(at, zone))}"

    def short_moment_seen_from(self, now: dt.datetime, at: dt.datetime, zone: str) -> str:
        """Such as "ma 23 nov 09:15"; "di 23 nov 2027 09:15" where it could be taken for another year's."""
        if abs(at - now) <= FAR:
            return self.short_moment(at, zone)
        day = _date(local_day(at, zone), "EEE d MMM y", self._locale)
        return f"{day} {self.clock(local_time(at, zone))}"

    def number(self, number: float) -> str:
        """Such as "1.250" or "12,5"; at most three decimals."""
        return format_decimal(number, locale=self._locale)

    def percent(self, share: float) -> str:
        """A share of one: 0.125 is "12,5%"; at most one decimal."""
        return format_percent(share, "#,##0.#%", self._locale)

    def list(self, items: Sequence[str]) -> str:
        """Such as "a, b en c"; nothing for no items."""
        return format_list(items, locale=self._locale)

    def hours(self, span: dt.timedelta) -> str:
        """Working time, rounded down to minutes and never in days, since a working day is not 24 hours."""
        span = abs(span)
        return self._units(("hour", span // HOUR), ("minute", span % HOUR // MINUTE))

    def _units(self, *amounts: tuple[Literal["hour", "minute"], int]) -> str:
        told = [amount for amount in amounts if amount[1]] or amounts[-1:]
        return self.list([self._unit(*amount) for amount in told])

    def _unit(self, unit: Literal["hour", "minute"], amount: int) -> str:
        span = amount * dt.timedelta(**{f"{unit}s": 1})
        return format_timedelta(span, granularity=unit, threshold=math.inf, locale=self._locale)
