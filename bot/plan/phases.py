"""Which phase a team is in: it starts, it brings structure, or it has made sure. Pure.

The closing line of Russo's article: experimenting is a fine start, some structure is needed to reach the next
phase. The three phases and what they ask are practice (docs/trade.md, "Phases").
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.findings import Level
from bot.noticing import Noticed

EIGHT_WEEKS = timedelta(weeks=8)
HALFWAY = 50
"""A step of which half is there can carry the next one."""


class Phase(StrEnum):
    STARTING = "starting"
    STRUCTURING = "structuring"
    SECURING = "securing"


@dataclass(frozen=True, slots=True)
class Facts:
    """`shares` are the steps' progress in their order, `published_at` the first version's moment (UTC)."""

    shares: tuple[int, ...]
    noticed: Sequence[Noticed]
    published_at: datetime | None


def phase(facts: Facts, now: datetime) -> Phase:
    """Structure is there once a plan was published or its steps carry each other.

    Secured: published eight weeks ago, and nothing in the matrix hangs on one person.
    """
    if facts.published_at is None and not _carries(facts.shares):
        return Phase.STARTING
    if facts.published_at is None or now - facts.published_at < EIGHT_WEEKS:
        return Phase.STRUCTURING
    return Phase.STRUCTURING if any(map(_hangs_on_one, facts.noticed)) else Phase.SECURING


def _carries(shares: tuple[int, ...]) -> bool:
    return bool(shares) and min(shares) >= HALFWAY


def _hangs_on_one(one: Noticed) -> bool:
    is_alone = one.finding.kind == "single_no_backup"
    return one.chapter == "roles" and (is_alone or one.finding.level is Level.ERROR)
