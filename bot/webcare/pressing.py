"""Which kind of case presses more, and when two cases may become one. Pure."""

from collections.abc import Mapping
from datetime import datetime

from bot.webcare.rules import UNDO_WITHIN, Refusal
from storage.cases import Case, Kind, Urgency

PRESSING: Mapping[Kind, int] = {
    Kind.CRISIS: 0,
    Kind.FORMAL: 1,
    Kind.PRIVACY: 2,
    Kind.COMPLAINT: 3,
    Kind.QUESTION: 4,
    Kind.WRONG_FACTS: 4,
    Kind.COMPLIMENT: 5,
    Kind.IDEA: 5,
    Kind.TROLL: 6,
    Kind.SPAM: 6,
}
"""0 presses most: those with a road of their own in the order of triage, the others by the time they may
take (docs/trade.md, "Triage order" and "Response targets").
"""


def presses_more(kind: Kind, than: Kind) -> bool:
    return PRESSING[kind] < PRESSING[than]


def most_pressing(one: Kind, other: Kind) -> Kind:
    """The first when they press as much."""
    return other if presses_more(other, one) else one


def most_urgent(one: Urgency, other: Urgency) -> Urgency:
    order = list(Urgency)
    return max(one, other, key=order.index)


def may_join(case: Case, other: Case | None) -> Refusal | None:
    """Whether a case may be merged into, or linked to, an open one of its team."""
    if not case.is_open:
        return Refusal.CLOSED
    is_one = other is not None and other.team_id == case.team_id and other.id != case.id
    return None if is_one and other is not None and other.is_open else Refusal.OTHER_CLOSED


def may_take_apart(case: Case, now: datetime) -> Refusal | None:
    """A merge is undone within a day, as any mistake."""
    if not case.is_merged or case.closed_at is None:
        return Refusal.APART
    return None if now - case.closed_at <= UNDO_WITHIN else Refusal.LONG_AGO
