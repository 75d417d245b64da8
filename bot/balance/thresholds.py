"""From when something about a calendar is worth a word: docs/trade.md, "Gaps and balance"."""

from dataclasses import dataclass, field
from datetime import timedelta

from storage.posts import PostKind


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Shares are of 1, and look at four weeks: the last two, this one and the next."""

    posts_at_least: int = 8
    """Fewer say nothing about a pattern."""
    of_one_person: float = 0.50
    team_at_least: int = 3
    """In a smaller team somebody always makes more than half."""
    of_one_value: float = 0.60
    of_one_form: float = 0.60
    vacancies: float = 0.20
    told_by_employees: float = 1 / 3
    without_issue: float = 0.30
    topics_at_most: int = 5
    outside_field: float = 0.25
    """On the edge or outside."""
    approval: timedelta = timedelta(hours=24)
    """The median; by the clock on the wall."""
    mix: dict[PostKind, tuple[float, float]] = field(
        default_factory=lambda: {
            PostKind.HERO: (0.05, 0.10),
            PostKind.HUB: (0.60, 0.70),
            PostKind.HELP: (0.20, 0.30),
        }
    )
    """Of these three kinds together."""
    mix_grace: float = 0.10
    """So far beside it is nothing yet: of eight posts one is 12%."""
    quiet_days: int = 5
    """Working days."""
    same_hour: int = 2
    same_kind: int = 3
    """In a row, on one channel."""
    hooks_a_week: int = 1
    consent: timedelta = timedelta(hours=24)
    crisis: timedelta = timedelta(hours=24)
    """What goes out within this looks odd while people are worried."""
    listening: timedelta = timedelta(hours=2)
    """After a post goes out most reactions come."""
    ready: timedelta = timedelta(days=7)
    """By then it is more than an idea."""


THRESHOLDS = Thresholds()
