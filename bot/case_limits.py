"""How many open cases somebody is given at most: what they chose, else as many as their hours carry. Pure.

One open case for each hour a week, and two at least: a case takes about ten minutes (docs/trade.md,
"Channels"), so a full plate is a sixth of somebody's week, and who has half an hour still takes part (own
choice). The hours are those they told to have for social media, else those of the working days they told;
who told neither has no limit, as nothing is known of them.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from bot.opening_hours import Week
from storage.people import WorkDays

CASES_AN_HOUR = 1
CASES_AT_LEAST = 2


class By(StrEnum):
    """What a limit follows from."""

    CHOICE = "choice"
    HOURS = "hours"
    """A week, for social media."""
    DAYS = "days"
    """The hours of their working days."""
    NOTHING = "nothing"
    """There is no limit."""


@dataclass(frozen=True, slots=True)
class Limit:
    """`cases` open at once; None is no limit."""

    cases: int | None
    by: By


def case_limit(
    chosen: int | None, hours: float | None, odd: WorkDays | None = None, even: WorkDays | None = None
) -> Limit:
    """Of who chose this limit, told these hours a week, and works these days in odd and even weeks."""
    if chosen is not None:
        return Limit(chosen, By.CHOICE)
    if hours is not None:
        return Limit(_carried(hours), By.HOURS)
    if odd is not None and even is not None:
        return Limit(_carried((_hours_of(odd) + _hours_of(even)) / 2), By.DAYS)
    return Limit(None, By.NOTHING)


def _carried(hours: float) -> int:
    return max(int(hours * CASES_AN_HOUR), CASES_AT_LEAST)


def _hours_of(days: WorkDays) -> float:
    worked = sum((end - start for start, end in Week.read(days).since_monday), timedelta())
    return worked / timedelta(hours=1)
