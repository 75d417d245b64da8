"""A case turns out to be of another kind. Nothing else changes the kind of a case that is there already.

Its clock and whether it is a crisis are for who calls: `clock.begin` and `crisis.begin_if_one`.
"""

from datetime import datetime

from storage.cases import Case, Kind


def become(case: Case, kind: Kind, now: datetime) -> None:
    """The held case is of that kind; a question is compared with what others asked, anything else is not."""
    if case.kind is not kind:
        case.kind = kind
        to_compare(case, now)


def to_compare(case: Case, now: datetime) -> None:
    """Whether others asked the same is looked at soon."""
    case.compare_at = now if case.kind is Kind.QUESTION else None
