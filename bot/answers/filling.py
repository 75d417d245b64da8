"""What stands between braces in an answer, and what fills it; blocks put together as one reply. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time

from storage.library import LibraryAnswer, Piece

GAP = re.compile(r"\{([^{}]*)\}")
NAMES: Mapping[str, str] = {
    "voornaam": "first_name",
    "first name": "first_name",
    "first_name": "first_name",
    "link": "link",
    "van": "from",
    "from": "from",
    "tot": "until",
    "to": "until",
    "until": "until",
}
"""Gaps that are filled by themselves, as they are called in both languages -> what fills them. What else
stands between braces is filled by who answers.
"""
LANGUAGES = ("nl", "en")


def text_in(answer: LibraryAnswer, language: str) -> str:
    """Its text in that language; in the other one when it has none."""
    dutch, english = answer.nl or "", answer.en or ""
    return (dutch or english) if language == "nl" else (english or dutch)


def speaks(answer: LibraryAnswer, language: str) -> bool:
    return bool(answer.nl if language == "nl" else answer.en)


def filled(text: str, gaps: Mapping[str, str]) -> str:
    """The text with its gaps filled; one that is not known stays, for who answers to see."""

    def filling(gap: re.Match[str]) -> str:
        return gaps.get(NAMES.get(gap[1].strip().casefold(), ""), "") or gap[0]

    return GAP.sub(filling, text)


def gaps_in(text: str) -> list[str]:
    """What still stands between braces, each once."""
    return list(dict.fromkeys(gap.strip() for gap in GAP.findall(text) if gap.strip()))


def composed(chosen: Iterable[LibraryAnswer], language: str, gaps: Mapping[str, str]) -> str:
    """The blocks as one reply, in the order in which they are said: opening, fact, next step, closing."""
    in_order = sorted(chosen, key=lambda one: (list(Piece).index(one.piece), one.id))
    return " ".join(said(one, language, gaps) for one in in_order)


def said(one: LibraryAnswer, language: str, gaps: Mapping[str, str]) -> str:
    """One block as it is offered: with what is known filled in, and the link of its own source."""
    return filled(text_in(one, language), {**gaps, "link": one.source or ""}).strip()


def recomposed(typed: str, before: str, after: str, added: Sequence[str]) -> str:
    """The text when others are chosen: what somebody changed in it stays, and what is new comes behind it."""
    if typed.split() == before.split() or not typed.strip():
        return after
    return " ".join((typed.strip(), *added))


def clock(at: time, language: str) -> str:
    """A time of day as it stands in a sentence before "uur" in Dutch, and alone in English."""
    return f"{at:%H.%M}" if language == "nl" else f"{at:%H:%M}"
