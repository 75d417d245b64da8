"""The five pitfalls of Russo's article, seen in what the chapters noticed. Pure.

The signals of a plan and of its posts: docs/trade.md, "Pitfalls". Posts speak once there are
eight in four weeks.
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
    Pitfall.TOO_BROAD: (
        "why.too_broad",
        "balance.issueless",
        "why.more_than_two_topics",
        "balance.many_topics",
        "why.no_measurement",
    ),
    Pitfall.NOT_ON_SOCIAL: (
        "balance.silent_audience",
        "who.assumption_without_evidence",
        "who.no_community",
        "who.no_ring_2",
        "who.no_bridge",
    ),
    Pitfall.VALUES_MEAN_LITTLE: (
        "balance.outside_field",
        "balance.one_value",
        "balance.unused_value",
        "story.no_do_dont",
        "story.no_meaning",
        "story.cliche",
        "story.three_alike",
    ),
    Pitfall.ONE_PERSON: (
        "balance.one_person",
        "care_findings.one_person",
        "roles.single_no_backup",
        "roles.decides_most",
        "channels.no_backup",
    ),
    Pitfall.PRECONDITIONS: (
        "balance.slow_approval",
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
