"""Which other case is likeliest the same as this one. Pure, and told by what anybody sees of both.

In this order: the same link, the same account, the same words, the same kind, the same channel, the newest. A
crisis is never proposed before something else for a case that is none, nor the other way around, unless both
are about one link.
"""

import re
from collections.abc import Iterable

from storage.cases import Case, Kind

LONG = re.compile(r"\w{5,}")
"""Words that say what it is about; shorter ones stand in every sentence (own choice)."""

SHARE = 0.5
"""Of the words of the one with fewest, so many must be in the other: as of questions asked again."""


def likeliest_first(case: Case, others: Iterable[Case]) -> list[Case]:
    return sorted(others, key=lambda other: _unlike(case, other))


def _unlike(case: Case, other: Case) -> tuple[bool, bool, bool, float, bool, bool, int]:
    """The lower, the likelier."""
    same_link = case.link_key is not None and case.link_key == other.link_key
    one_is_crisis = (case.kind is Kind.CRISIS) is not (other.kind is Kind.CRISIS)
    return (
        not same_link,
        one_is_crisis and not same_link,
        case.handle_key is None or case.handle_key != other.handle_key,
        -shared(case.paraphrase, other.paraphrase),
        case.kind is not other.kind,
        case.channel != other.channel,
        -other.id,
    )


def shared(one: str, other: str) -> float:
    """How much of the words of the shorter is in the other; 0 where that is too little to mean anything."""
    some, others = (set(LONG.findall(words.casefold())) for words in (one, other))
    fewest = min(len(some), len(others))
    share = len(some & others) / fewest if fewest else 0.0
    return share if share >= SHARE else 0.0
