"""The agenda of the ten minutes and its clock: which block it is, how much is left, what is due. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

MINUTE = timedelta(minutes=1)
LENGTH = 10
"""Minutes."""
WARN_AFTER = 8 * MINUTE
ENDS_AFTER = LENGTH * MINUTE


class Block(StrEnum):
    TODAY = "today"
    OUTSIDE = "outside"
    QUESTION = "question"
    CHOOSE = "choose"
    BLOCKER = "blocker"
    READ_BACK = "read_back"


AGENDA = (
    (Block.TODAY, 0, 1),
    (Block.OUTSIDE, 1, 3),
    (Block.QUESTION, 3, 6),
    (Block.CHOOSE, 6, 8),
    (Block.BLOCKER, 8, 9),
    (Block.READ_BACK, 9, LENGTH),
)
"""Each block with the minutes from and to which it takes (docs/trade.md, "The daily meet-up")."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows: the minute that runs (0 to 9), and the block that is on."""

    minute: int
    block: Block

    @property
    def left(self) -> int:
        """Minutes, the one that runs among them."""
        return LENGTH - self.minute


def read(started_at: datetime, now: datetime) -> Reading:
    """The clock of a talk that has not ended."""
    minute = min(max(int((now - started_at) / MINUTE), 0), LENGTH - 1)
    return Reading(minute, next(block for block, _, until in AGENDA if minute < until))


def next_look(started_at: datetime, now: datetime) -> datetime:
    """When the clock is shown anew: at the next whole minute of the talk, later than `now`."""
    return started_at + (int((now - started_at) / MINUTE) + 1) * MINUTE


def is_over(started_at: datetime, now: datetime) -> bool:
    return now >= started_at + ENDS_AFTER


def warns(started_at: datetime, warned_at: datetime | None, now: datetime) -> bool:
    """Whether "two minutes left" is said now: once, and not when it is over."""
    return warned_at is None and now >= started_at + WARN_AFTER and not is_over(started_at, now)
