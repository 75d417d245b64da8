"""The five pitfalls of Russo's article, seen in what the chapters noticed. Pure.

The signals of a plan: docs/trade.md, "Pitfalls". Posts and cases bring theirs with the calendar and webcare.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.noticing import Noticed


class Pitfall(StrEnum):
    TOO_BROAD = "too_broad"
    NOT_ON_SOCIAL = "not_on_social"
    VALUES_MEAN_LITTLE = "values_mean_little"
    ONE_PERSON = "one_person"
    PRECONDITIONS = "preconditions"


SIGNALS: dict[Pitfall, tuple[str, ...]] = {
    Pitfall.TOO_BROAD: ("why.too_broad", "why.more_than_two_topics", "why.no_measurement"),
    Pitfall.NOT_ON_SOCIAL: (
        "who.assumption_without_evidence",
        "who.no_community",
        "who.no_ring_2",
        "who.no_bridge",
    ),
    Pitfall.VALUES_MEAN_LITTLE: ("story.no_do_dont", "story.no_meaning", "story.cliche", "story.three_alike"),
    Pitfall.ONE_PERSON: ("roles.single_no_backup", "roles.decides_most", "channels.no_backup"),
    Pitfall.PRECONDITIONS: (
        "conditions.no_action",
        "conditions.action_overdue",
        "conditions.blocks",
        "conditions.hidden_block",
        "conditions.pulse_old",
    ),
}
"""The findings that say a pitfall is near, the strongest first."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A pitfall with its evidence, the strongest first; none: nothing points at it."""

    pitfall: Pitfall
    evidence: tuple[Noticed, ...]


def seen(noticed: Sequence[Noticed]) -> list[Seen]:
    """All five, in the order of the article."""
    return [Seen(pitfall, tuple(_evidence(noticed, SIGNALS[pitfall]))) for pitfall in Pitfall]


def _evidence(noticed: Sequence[Noticed], signals: Sequence[str]) -> list[Noticed]:
    found = [one for one in noticed if one.name in signals]
    return sorted(found, key=lambda one: signals.index(one.name))
