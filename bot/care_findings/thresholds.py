"""From when something about webcare is worth a word: docs/trade.md, "What is weak in webcare". Pure."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each number with where it comes from. Shares are of 1."""

    look_back: timedelta = timedelta(weeks=4)
    """Own choice: as long as the calendar looks for its patterns."""
    cases_at_least: int = 8
    """Own choice: of fewer cases in that time no pattern is told."""
    of_one_person: float = 0.75
    """Own choice: more is too much also beside colleagues who work fewer hours."""
    late: float = 0.10
    """Practice: nine out of ten in time is what a helpdesk promises."""
    came_back: float = 0.10
    """Own choice: one in ten is asked again whatever one answers."""
    broken: float = 0.10
    """Own choice: a promise is kept as surely as a target."""
    twice: int = 2
    """Own choice: what went wrong once is no pattern."""


THRESHOLDS = Thresholds()
