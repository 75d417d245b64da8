"""Which day a hook is on: a day that everybody talks about. Pure.

The list and its rules: docs/trade.md, "Hooks". A day that moves is worked out; those of Easter and the King
come from the `holidays` package. What its organisers may move from year to year says so (`is_checked`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from bot.holidays import free_days
from bot.opening_hours import WEEK

HOME = "NL"
"""Elsewhere only international days are offered."""
WEEKS_AHEAD = 6


class Rule(Protocol):
    """Finds the day in a year."""

    def __call__(self, year: int) -> date: ...


def on(month: int, day: int) -> Rule:
    return lambda year: date(year, month, day)


def nth(number: int, weekday: int, month: int) -> Rule:
    """Such as the third Tuesday (1) of September; 0 is Monday."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % WEEK.days) + (number - 1) * WEEK

    return find


def public(key: str) -> Rule:
    """A holiday of the Netherlands, by its key in the `holidays` package."""
    return lambda year: min(free_days(HOME, {key}, [year]))


@dataclass(frozen=True, slots=True)
class Hook:
    """`needs_care`: there is a note on what not to do; `is_checked`: look up the day, it may have moved."""

    key: str
    rule: Rule
    is_international: bool = False
    needs_care: bool = False
    is_checked: bool = False


MONDAY, TUESDAY, FRIDAY, SATURDAY = 0, 1, 4, 5
HOOKS = (
    Hook("blue_monday", nth(3, MONDAY, 1), needs_care=True),
    Hook("compliments", on(3, 1)),
    Hook("women", on(3, 8), is_international=True, needs_care=True),
    Hook("nl_doet", nth(2, FRIDAY, 3), is_checked=True),
    Hook("open_day_of_care", nth(3, SATURDAY, 3), is_checked=True),
    Hook("easter", public("eerste_paasdag")),
    Hook("health", on(4, 7), is_international=True),
    Hook("king", public("koningsdag")),
    Hook("safe_work", on(4, 28), is_international=True),
    Hook("labour", on(5, 1), is_international=True),
    Hook("remembrance", on(5, 4), needs_care=True),
    Hook("nursing", on(5, 12), is_international=True),
    Hook("idahot", on(5, 17), is_international=True, needs_care=True),
    Hook("budget_day", nth(3, TUESDAY, 9)),
    Hook("home_care", nth(4, TUESDAY, 9)),
    Hook("older_people", on(10, 1), is_international=True),
    Hook("mental_health", on(10, 10), is_international=True, needs_care=True),
    Hook("coming_out", on(10, 11), is_international=True, needs_care=True),
    Hook("carers", on(11, 10)),
    Hook("work_stress", nth(2, MONDAY, 11), needs_care=True, is_checked=True),
    Hook("orange_the_world", on(11, 25), is_international=True, needs_care=True),
    Hook("disability", on(12, 3), is_international=True, needs_care=True),
    Hook("sinterklaas", on(12, 5), needs_care=True),
    Hook("volunteers", on(12, 5), is_international=True),
    Hook("dutch_volunteers", on(12, 7)),
    Hook("purple_friday", nth(2, FRIDAY, 12), needs_care=True),
)


@dataclass(frozen=True, slots=True)
class Coming:
    """A hook on its day."""

    hook: Hook
    day: date


def coming(country: str, today: date) -> Sequence[Coming]:
    """The hooks of the next six weeks, today's first."""
    until = today + WEEKS_AHEAD * WEEK
    found = (one for year in (today.year, today.year + 1) for one in _in_year(country, year))
    return sorted((one for one in found if today <= one.day < until), key=lambda one: one.day)


def meant(country: str, key: str, day: date) -> Coming | None:
    """The hook of that day with this key; None when there is none, or it is none for this country."""
    return next((one for one in _in_year(country, day.year) if (one.hook.key, one.day) == (key, day)), None)


def _in_year(country: str, year: int) -> Iterator[Coming]:
    for hook in HOOKS:
        if country == HOME or hook.is_international:
            yield Coming(hook, hook.rule(year))
