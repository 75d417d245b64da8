"""What can be said of a reply before it is placed: advice by word lists, never a ban. Pure.

The rules: docs/trade.md, "Answer library". They find words; whether a reply helps is for who writes it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.answers.filling import gaps_in
from bot.answers.rules import HEALTH
from bot.answers.wording import fold, words
from bot.webcare.privacy import health_words, personal
from storage.cases import Kind

WORDS_AT_MOST = 60
"""Words of a reply: docs/trade.md, "Answer library" (practice)."""

AVOID = re.compile(
    r"helaas kunnen (?:wij|we) niet|helaas kan ik niet|zoals (?:eerder|reeds) (?:aangegeven|vermeld|gezegd)"
    r"|(?:wij|we) betreuren|betreuren (?:wij|we)|unfortunately,? we (?:cannot|can't|can not)"
    r"|as (?:previously|already) (?:stated|mentioned)|we regret"
)
"""Folded. They close the door, blame who asks, or are sorry for nobody."""

ASKS = re.compile(
    r"\b(?:je|jouw|uw|your)\s+(?:\w+\s+){0,2}?(?:bsn|burgerservicenummer|geboortedatum|telefoonnummer"
    r"|mobiele nummer|e-?mailadres|mailadres|adres|postcode|iban|rekeningnummer|klantnummer|kandidaatnummer"
    r"|patientnummer|personeelsnummer|date of birth|birth date|phone number|e-?mail address|address|postcode"
    r"|account number|customer number|patient number|staff number|social security number)\b"
)
IN_PRIVATE = re.compile(r"\b(?:dm|prive\w*|privebericht|inbox|bel|bellen|private\w*|direct message|call)\b")
"""Words that move it out of the open."""

PROMISES = re.compile(
    r"\b(?:zoek(?:en)?\b[^.?!]*\buit|laat(?: \w+){0,3} weten|laten(?: \w+){0,3} weten"
    r"|kom(?:en)?\b[^.?!]*\bterug|kijk\b[^.?!]*\bna|vraag\b[^.?!]*\bna"
    r"|find out|let you know|get back to you|look into|come back to)\b"
)
TIME = re.compile(
    r"\{(?:tijd|time)\}"
    r"|\b(?:\d{1,2}[.:]\d\d|\d{1,2} ?(?:uur|u|am|pm|o'clock)|vandaag|vanmiddag|vanavond|morgen|overmorgen"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|today|tonight|tomorrow|this (?:morning|afternoon|evening)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|binnen \w+ (?:uur|uren|dagen?|werkdagen?)"
    r"|within \w+ (?:hours?|(?:working )?days?))(?!\w)"
)
WAITS_FOR = frozenset({Kind.COMPLAINT, Kind.CRISIS})
"""Kinds after which somebody waits for a next step, so that a reply without a moment leaves them waiting."""


class Kindly(StrEnum):
    """What to look at again, in the order in which it is said."""

    PERSONAL = "personal"
    """It holds something personal, in the open."""
    ASKS = "asks"
    """It asks for something personal, in the open."""
    GAPS = "gaps"
    TWICE = "twice"
    WORDS = "words"
    TIME = "time"
    LENGTH = "length"


@dataclass(frozen=True, slots=True)
class Advice:
    """`found` are the words it is about, as they stand in the text, or kinds of personal data."""

    about: Kindly
    found: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)


def advice(
    text: str, kind: str, today: date, said_before: Sequence[str] = (), *, was_used: bool = False
) -> list[Advice]:
    """What to look at again in a reply to a case of this kind; nothing for a reply that is fine.

    `said_before` are the replies that stand at the same link already; `was_used` says that this answer of
    the library was chosen there before.
    """
    if not text.strip():
        return []
    is_again = was_used or words(text) in [words(said) for said in said_before]
    return list(_advice(text, kind, today, is_again=is_again))


def _advice(text: str, kind: str, today: date, *, is_again: bool) -> Iterator[Advice]:
    folded = fold(text)
    yield from _about_people(text, folded, today)
    if gaps := gaps_in(text):
        yield Advice(Kindly.GAPS, tuple(f"{{{gap}}}" for gap in gaps))
    if is_again:
        yield Advice(Kindly.TWICE)
    yield from _of_style(text, folded, kind)


def _about_people(text: str, folded: str, today: date) -> Iterator[Advice]:
    if found := (*personal(text, today), *([HEALTH] if health_words(text) else [])):
        yield Advice(Kindly.PERSONAL, tuple(found))
    if (asked := ASKS.search(folded)) and not IN_PRIVATE.search(folded):
        yield Advice(Kindly.ASKS, (asked[0],))


def _of_style(text: str, folded: str, kind: str) -> Iterator[Advice]:
    if avoid := dict.fromkeys(one[0] for one in AVOID.finditer(folded)):
        yield Advice(Kindly.WORDS, tuple(avoid))
    if _needs_a_time(folded, kind) and not TIME.search(folded):
        yield Advice(Kindly.TIME)
    if (length := len(text.split())) > WORDS_AT_MOST:
        yield Advice(Kindly.LENGTH, numbers={"words": length, "most": WORDS_AT_MOST})


def _needs_a_time(folded: str, kind: str) -> bool:
    return kind in WAITS_FOR or PROMISES.search(folded) is not None
