"""How concrete an issue is, 0 to 100, and what is missing.

The points are the trade's (docs/trade.md, "How concrete"): a filled field earns its points; where a field is
empty, the sentence may earn them instead. Vague phrases cost ten points each, at most twenty.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from bot.why import wording


class Part(StrEnum):
    """What makes an issue concrete, in the order in which it is asked for."""

    GOAL = "goal"
    DUE = "due"
    AUDIENCE = "audience"
    NOW = "now"
    TOPICS = "topics"
    VERB = "verb"
    LENGTH = "length"


class Band(StrEnum):
    TOO_BROAD = "too_broad"
    ALMOST = "almost"
    CONCRETE = "concrete"


POINTS = {
    Part.GOAL: 20,
    Part.DUE: 20,
    Part.AUDIENCE: 20,
    Part.NOW: 10,
    Part.TOPICS: 10,
    Part.VERB: 10,
    Part.LENGTH: 10,
}
VAGUE_COSTS = 10
VAGUE_COSTS_AT_MOST = 20
ALMOST_FROM = 40
CONCRETE_FROM = 70
TOPICS_AT_MOST = 2
MANY_ANDS = 4
"""So many times "and" in one sentence: it is probably more than one issue."""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the team filled in."""

    sentence: str
    topics: tuple[str, ...] = ()
    now: float | None = None
    goal: float | None = None
    due_on: date | None = None
    audience: str | None = None


@dataclass(frozen=True, slots=True)
class Concreteness:
    score: int
    missing: tuple[Part, ...]
    vague: tuple[str, ...]
    """The phrases that could mean anything, as they were written."""
    channels: tuple[str, ...]
    """Channels named in the issue: a channel is a means, so it comes later."""
    many_ands: bool

    @property
    def band(self) -> Band:
        """Without a number to count by nothing is concrete, whatever else is there."""
        if self.score >= CONCRETE_FROM and Part.GOAL not in self.missing:
            return Band.CONCRETE
        return Band.ALMOST if self.score >= ALMOST_FROM else Band.TOO_BROAD


@lru_cache(maxsize=1024)
def concreteness(fields: Fields) -> Concreteness:
    """Remembered, since every look at a plan asks it of the same few sentences (0.2 ms each, measured)."""
    present = {part for part in Part if CHECKS[part](fields)}
    vague = wording.vague_phrases(fields.sentence)
    points = sum(POINTS[part] for part in present) - min(VAGUE_COSTS * len(vague), VAGUE_COSTS_AT_MOST)
    return Concreteness(
        score=max(points, 0),
        missing=tuple(part for part in Part if part not in present),
        vague=vague,
        channels=wording.channels(fields.sentence),
        many_ands=wording.ands(fields.sentence) >= MANY_ANDS,
    )


def _has_goal(fields: Fields) -> bool:
    return fields.goal is not None or wording.has_number(fields.sentence)


def _has_now(fields: Fields) -> bool:
    """Where it stands now, beside where it should go: one without the other moves nothing."""
    both = fields.now is not None and fields.goal is not None
    return both or wording.has_from_to(fields.sentence)


def _has_due(fields: Fields) -> bool:
    return fields.due_on is not None or wording.has_time_bound(fields.sentence)


def _has_audience(fields: Fields) -> bool:
    return bool(fields.audience) or wording.names_a_group(fields.sentence)


CHECKS: Mapping[Part, Callable[[Fields], bool]] = {
    Part.GOAL: _has_goal,
    Part.NOW: _has_now,
    Part.DUE: _has_due,
    Part.AUDIENCE: _has_audience,
    Part.TOPICS: lambda fields: 1 <= len(fields.topics) <= TOPICS_AT_MOST,
    Part.VERB: lambda fields: wording.has_change_verb(fields.sentence),
    Part.LENGTH: lambda fields: wording.has_a_good_length(fields.sentence),
}
