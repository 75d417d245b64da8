"""Every kind of case has its own road: how it usually ends, and what is asked on the way. Pure."""

from collections.abc import Mapping

from storage.cases import Kind, Status

USUAL_END: Mapping[Kind, Status] = {
    Kind.FORMAL: Status.REFERRED,
    Kind.PRIVACY: Status.HIDDEN,
    Kind.SPAM: Status.HIDDEN,
}
"""How it ends when not with an answer: docs/trade.md, "Webcare"."""

ONCE = frozenset({Kind.WRONG_FACTS, Kind.TROLL})
"""Facts are put right once, and house rules named once; after that there is no reply, for a reason."""


def proposed_end(kind: Kind, *, was_answered: bool) -> Status:
    """What the form has chosen already. `was_answered`: who asks was, in this case or an earlier one."""
    if kind in ONCE and was_answered:
        return Status.NO_REPLY
    return USUAL_END.get(kind, Status.ANSWERED)


def needs_source(kind: Kind, outcome: Status) -> bool:
    """Who puts facts right says where they stand."""
    return kind is Kind.WRONG_FACTS and outcome is Status.ANSWERED
