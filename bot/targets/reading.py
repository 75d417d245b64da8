"""Reads a response target ("2 u", "1 dag", "geen") and the hours of a day ("9-12.30, 13-17"). Pure.

In Dutch and English, as people type them; what can be read in two ways is asked, not guessed.
"""

import re
from collections.abc import Sequence
from datetime import time
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from bot.working_time import MIDNIGHT, Block

SHORTEST, LONGEST = 5, 10 * 8 * 60
"""Minutes: nobody answers faster, and what may take two weeks is no response target (own choice)."""

BLOCKS_AT_MOST = 4
"""In a day: nobody opens more often."""


class Trouble(StrEnum):
    """Why what was typed cannot be kept; each has a sentence."""

    UNREADABLE = "unreadable"
    NO_UNIT = "no_unit"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_HOURS = "no_hours"
    BACKWARDS = "backwards"
    OVERLAP = "overlap"
    TOO_MANY = "too_many"


NONE = frozenset({"geen", "nooit", "none", "never", "no", "-", "–", "nvt", "n.v.t.", "n/a"})
MINUTE, HOUR, DAY = "minute", "hour", "day"
UNITS = {
    MINUTE: ("m", "min", "mins", "minuut", "minuten", "minute", "minutes"),
    HOUR: ("u", "h", "uur", "uren", "hr", "hrs", "hour", "hours"),
    DAY: ("d", "dag", "dagen", "werkdag", "werkdagen", "day", "days"),
}
UNIT = {word: unit for unit, words in UNITS.items() for word in words}
WORDS = {
    **dict.fromkeys(("half", "halve"), Decimal("0.5")),
    **dict.fromkeys(("een", "één", "a", "an", "one"), Decimal(1)),
    **dict.fromkeys(("anderhalf", "anderhalve"), Decimal("1.5")),
}
NUMBER = r"\d{1,4}(?:[.,]\d{1,2})?"
AMOUNT = re.compile(
    rf"({NUMBER}|{'|'.join(sorted(WORDS, key=len, reverse=True))})\s*(?:an?\s+)?([^\W\d]+)\.?"
)
AND = re.compile(r"(?:[\s,+&]|\b(?:en|and)\b)*")
HOURS_AND_MINUTES = re.compile(r"(\d{1,2})\s*(?::|u|h|uur|hours?)\s*(\d{2})")


def read_target(typed: str, day: int) -> int | Trouble | None:
    """Minutes of opening time; None for no target. `day` is how many of them an opening day has."""
    words = " ".join(typed.casefold().replace("working ", "").split())
    if words in NONE:
        return None
    minutes = _minutes(words, day)
    if isinstance(minutes, Trouble):
        return minutes
    if minutes < SHORTEST:
        return Trouble.TOO_SHORT
    return Trouble.TOO_LONG if minutes > LONGEST else minutes


def _minutes(words: str, day: int) -> int | Trouble:
    if both := HOURS_AND_MINUTES.fullmatch(words):
        return 60 * int(both[1]) + int(both[2])
    if re.fullmatch(NUMBER, words):
        return Trouble.NO_UNIT
    found = AMOUNT.findall(words)
    if not found or not AND.fullmatch(AMOUNT.sub("", words)) or any(unit not in UNIT for _, unit in found):
        return Trouble.UNREADABLE
    spans = {MINUTE: 1, HOUR: 60, DAY: day}
    return round(sum(_number(number) * spans[UNIT[unit]] for number, unit in found))


def _number(words: str) -> Decimal:
    return WORDS[words] if words in WORDS else Decimal(words.replace(",", "."))


CLOSED = frozenset({"dicht", "gesloten", "vrij", "closed", "off", *NONE})
NEXT = re.compile(r"\s*(?:[,;+&/]|\ben\b|\band\b)\s*")
FROM_TO = re.compile(r"(?:van\s|from\s)?(.+?)\s*(?:-|–|—|\btot\b|\bt/m\b|\buntil\b|\btill\b|\bto\b)\s*(.+)")
AT = re.compile(r"(\d{1,2})(?:[:.](\d{2})|(\d{2}))?\s*(?:uur|u|h)?")
DAY_MINUTES, HOUR_MINUTES = 24 * 60, 60


def read_hours(typed: str) -> tuple[Block, ...] | Trouble:
    """The blocks of a day in order; none for a day on which webcare is closed."""
    words = " ".join(typed.casefold().split())
    if words in CLOSED:
        return ()
    blocks: list[Block] = []
    for part in NEXT.split(words):
        block = _block(part)
        if isinstance(block, Trouble):
            return block
        blocks.append(block)
    return _in_order(blocks)


def _block(words: str) -> Block | Trouble:
    found = FROM_TO.fullmatch(words)
    start, end = (_time(found[1]), _time(found[2])) if found else (None, None)
    if start is None or end is None:
        return Trouble.NO_HOURS
    return Block(start, end) if start < end or end == MIDNIGHT else Trouble.BACKWARDS


def _time(words: str) -> time | None:
    """The end of a day is midnight, written 24:00 or 0:00."""
    found = AT.fullmatch(words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    if minute >= HOUR_MINUTES or hour * HOUR_MINUTES + minute > DAY_MINUTES:
        return None
    return time(hour % 24, minute)


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...] | Trouble:
    """Blocks may touch; blocks that overlap are a slip of the finger."""
    ordered = sorted(blocks, key=lambda block: block.within_day)
    if any(one.within_day[1] > other.within_day[0] for one, other in pairwise(ordered)):
        return Trouble.OVERLAP
    return tuple(ordered) if len(ordered) <= BLOCKS_AT_MOST else Trouble.TOO_MANY
