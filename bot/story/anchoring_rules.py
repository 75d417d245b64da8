"""Asking employees how anchored a value is: when the mean may be shown, and how long it stays open. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.story.thresholds import THRESHOLDS

SCALE = (1, 2, 3, 4, 5)


def closes_at(asked_at: datetime) -> datetime:
    return asked_at + timedelta(days=THRESHOLDS.days_of_asking)


def read_answer(told: str) -> int | None:
    """The number of a button; None for what no button of ours carries."""
    return int(told) if told in {str(number) for number in SCALE} else None


def may_show(count: int, shown: int) -> bool:
    """Whether a mean of `count` answers may be shown when one of `shown` was.

    From three on, and anew only when three more came: the difference of two means would tell what one or two
    people said.
    """
    return count - shown >= THRESHOLDS.answers_shown_from


def mean(answers: Sequence[int]) -> float:
    return round(sum(answers) / len(answers), 1)
