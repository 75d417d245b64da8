"""What the words of a case say about its kind. Pure, and no more than word lists in both languages.

The lists are always read together, as people mix languages. The first kind that fits counts, in order of
triage. A person decides: what is heard is proposed, and raises what somebody chose, but never lowers it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.webcare import privacy
from bot.webcare.pressing import presses_more
from storage.cases import Kind, Urgency

WORDS = Path(__file__).with_name("words")
LANGUAGES = ("nl", "en")

DATA_REQUEST = "data_request"
"""Words of somebody who asks for their own data: then the law says before when."""


class Sign(StrEnum):
    """In order of triage, as the lists are read: docs/trade.md, "What the words say"."""

    DANGER = "danger"
    FORMAL = "formal"
    PRIVACY = "privacy"
    CRISIS = "crisis"
    SPAM = "spam"
    INSULT = "insult"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    IDEA = "idea"
    WRONG_FACTS = "wrong_facts"
    QUESTION = "question"


KINDS = {Sign.DANGER: Kind.CRISIS, Sign.INSULT: Kind.TROLL}
"""Of the signs that are not called after a kind."""

WORTH_ASKING = {Sign.DANGER, Sign.FORMAL, Sign.PRIVACY, Sign.CRISIS, Sign.COMPLAINT}
"""Missing one of these costs somebody something. The other lists only propose: "how" and "thanks" stand in
sentences of every kind, and who chose already need not be asked about them (own choice).
"""

REACH = re.compile(
    r"\b(?P<times>\d[\d.,]*\d)\s*(?:x|keer|maal|times)?\s*(?:gedeeld|shared|shares|retweets|reposts)\b"
    r"|\b(?:gedeeld|shared)\W+(?:\w+\W+){0,2}?(?P<after>\d[\d.,]*\d)\b"
)
"""Shared ten times or more, so of two digits: docs/trade.md, "Triage order"."""


def kind_of(sign: Sign) -> Kind:
    return KINDS.get(sign) or Kind(sign)


@dataclass(frozen=True, slots=True)
class Heard:
    """What kind the words say it is, and which words those are, as they were typed."""

    sign: Sign
    words: str

    @property
    def kind(self) -> Kind:
        return kind_of(self.sign)

    @property
    def is_danger(self) -> bool:
        return self.sign is Sign.DANGER

    def raises(self, kind: Kind, urgency: Urgency) -> bool:
        """Whether a person chose something less pressing than what the words say."""
        if self.is_danger:
            return (kind, urgency) != (Kind.CRISIS, Urgency.NOW)
        return self.sign in WORTH_ASKING and presses_more(self.kind, kind)


def heard(typed: str) -> Heard | None:
    """The first sign in order of triage; None when the words say nothing."""
    folded, places = privacy.folded(typed)
    for sign in Sign:
        if found := _found(sign, folded):
            start, end = found.span()
            return Heard(sign, typed[places[start] : places[end - 1] + 1])
    return Heard(Sign.QUESTION, "?") if "?" in typed else None


def _found(sign: Sign, folded: str) -> re.Match[str] | None:
    found = _patterns()[sign].search(folded)
    if sign is Sign.PRIVACY:
        return found or privacy.HEALTH.search(folded)
    return found or (REACH.search(folded) if sign is Sign.CRISIS else None)


def asks_for_data(typed: str) -> bool:
    """Whether somebody asks to see or erase what is kept of them."""
    return _patterns()[DATA_REQUEST].search(privacy.folded(typed)[0]) is not None


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    lists = [tomllib.loads((WORDS / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES]
    return {
        name: pattern([word for words in lists for word in words[name]]) for name in (*Sign, DATA_REQUEST)
    }


def pattern(words: list[str]) -> re.Pattern[str]:
    """Any of these as whole words, the longest that fits; a star is any letters of a word."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_written, longest_first))})(?!\w)")


def _written(word: str) -> str:
    return re.escape(word).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+")
