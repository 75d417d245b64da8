"""Reads a time of day as people say it: "12u", "9.15 uur", "half drie", "kwart voor 9", "3 pm", "vanavond".

Dutch and English, said in an office: of a spoken hour that can be two, the one in which people are awake.
"""

import re
from dataclasses import dataclass, replace
from datetime import time
from enum import StrEnum

HALF_A_DAY = 12
FIRST_OF_AFTERNOON = range(1, 7)
"""Hours that, spoken without more, are in the afternoon: nobody means "half drie" at night."""
EITHER = range(7, 9)
"""Hours that, spoken without more, may be early or late: "half acht"."""


class Part(StrEnum):
    """A part of the day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


USUAL = {Part.MORNING: time(9), Part.AFTERNOON: time(14), Part.EVENING: time(19, 30)}
"""When a part of the day is meant without an hour: docs/trade.md, "Content calendar"."""


@dataclass(frozen=True, slots=True)
class Said:
    """A time as it was said. `either`: it was spoken, and may be twelve hours later."""

    at: time
    either: bool = False
    is_midnight: bool = False
    """Said as a word: it can be that before the day, and that after it."""

    def in_part(self, part: Part | None) -> tuple[time, ...]:
        """The times that can be meant, the likeliest first, when that part of the day was named too."""
        late = part in (Part.AFTERNOON, Part.EVENING) and self.at.hour < HALF_A_DAY
        if late or (self.either and part is None and self.at.hour in FIRST_OF_AFTERNOON):
            return (_later(self.at),)
        if self.either and part is None and self.at.hour in EITHER:
            return (self.at, _later(self.at))
        return (self.at,)


def _later(at: time) -> time:
    return at.replace(hour=at.hour + HALF_A_DAY)


_DUTCH = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
COUNTS = {word: count for words in (_DUTCH, _ENGLISH) for count, word in enumerate(words, start=1)} | {
    "één": 1
}
_NUMBERS = COUNTS | {"kwart": 15, "quarter": 15, "twenty": 20, "twintig": 20}
_HOUR = r"(?:1[0-2]|0?[1-9]|" + "|".join(COUNTS) + ")"
_MINUTES = r"(?:kwart|quarter|vijf|tien|twintig|five|ten|twenty|5|10|20)"
_CLOCK = r"(?:uur|u|hrs?|hours|h|o['’]?clock)"
_NO_MORE = rf"(?!\s?(?:%|{_CLOCK}\b|[ap]\.?m\b))"
_SPOKEN = rf"(?:{_MINUTES}\s+(?:over|voor|past|to)\s+(?:half\s+)?{_HOUR}|half\s+(?:past\s+)?{_HOUR})"

CLOCK = "|".join(
    (
        r"(?P<noon>noon|midday|twaalf uur 's middags|tussen de middag)\b",
        r"(?P<midnight>midnight|middernacht)\b",
        rf"(?P<spoken>{_SPOKEN})\b(?!\s*(?:jaar|year|dag|day|week|maand|month))(?:\s*uur\b)?",
        r"(?P<h12>1[0-2]|0?[1-9])(?:[:.](?P<m12>[0-5]\d))?\s?(?P<half>[ap])(?:m\b|\.m\.)",
        rf"(?P<h>2[0-4]|[01]?\d)[:.uh](?P<m>[0-5]\d)(?:\s?{_CLOCK}\b|\b(?![.:/-]?\d))",
        rf"(?P<hour>2[0-4]|[01]?\d)\s?{_CLOCK}\b",
        rf"(?P<named>{_HOUR})\s(?:uur|o['’]?clock)\b",
        rf"(?:om|at|rond|around|tegen|@)\s?(?P<bare>2[0-4]|[01]?\d)\b(?![.:/%,-]?\d){_NO_MORE}",
    )
)
"""What is a time in a line; not case sensitive. Named groups say how it was written."""

_OF_DAY = (
    (Part.MORNING, ("ochtend", "ochtends", "morgens", "morning")),
    (Part.AFTERNOON, ("middag", "middags", "namiddag", "afternoon")),
    (Part.EVENING, ("avond", "avonds", "evening")),
)
PARTS = {word: part for part, words in _OF_DAY for word in words}
_SPOKEN_OUT = re.compile(
    rf"(?:(?P<minutes>{_MINUTES})\s+(?P<side>over|voor|past|to)\s+)?"
    rf"(?P<half>half)?\s*(?P<past>past\s+)?(?P<hour>{_HOUR})",
    re.IGNORECASE,
)


def said(found: re.Match[str]) -> Said | None:
    """The time in a piece that CLOCK found; None when no clock shows it. Midnight is 0.00."""
    kind = next((name for name in _READERS if found[name]), "bare")
    return _READERS[kind](found)


def _noon(_found: re.Match[str]) -> Said:
    return Said(time(12))


def _midnight(_found: re.Match[str]) -> Said:
    return Said(time(0), is_midnight=True)


def _english(found: re.Match[str]) -> Said:
    hour = int(found["h12"]) % HALF_A_DAY + HALF_A_DAY * (found["half"].lower() == "p")
    return Said(time(hour, int(found["m12"] or 0)))


def _written(found: re.Match[str]) -> Said | None:
    return _on_a_clock(int(found["h"]), int(found["m"]))


def _whole(found: re.Match[str]) -> Said | None:
    """Spoken is "3 uur"; "03 uur" and "15u" are written."""
    spoken = "uur" in found[0].lower() and not found["hour"].startswith("0")
    read = _on_a_clock(int(found["hour"]), 0)
    return read and replace(read, either=spoken and read.at.hour in FIRST_OF_AFTERNOON)


def _named(found: re.Match[str]) -> Said:
    return Said(time(_number(found["named"])), either=True)


def _bare(found: re.Match[str]) -> Said | None:
    read = _on_a_clock(int(found["bare"]), 0)
    return read and replace(read, either=not found["bare"].startswith("0"))


def _spoken(found: re.Match[str]) -> Said:
    parts = next(_SPOKEN_OUT.finditer(found["spoken"]))
    hour, minute = _number(parts["hour"]), 0
    if parts["half"]:  # Dutch "half drie" is before three, English "half past two" and "half two" after two
        minute, hour = (30, hour) if parts["past"] or _is_english(parts["hour"]) else (30, hour - 1)
    if parts["minutes"]:
        minute += _number(parts["minutes"]) * (1 if parts["side"].lower() in ("over", "past") else -1)
    total = (hour * 60 + minute) % (HALF_A_DAY * 60)
    return Said(time((total // 60) or HALF_A_DAY, total % 60), either=True)


def _is_english(word: str) -> bool:
    return word.lower() in _ENGLISH


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


def _on_a_clock(hour: int, minute: int) -> Said | None:
    return Said(time(hour, minute)) if hour < 2 * HALF_A_DAY else None


_READERS = {
    "noon": _noon,
    "midnight": _midnight,
    "spoken": _spoken,
    "h12": _english,
    "h": _written,
    "hour": _whole,
    "named": _named,
    "bare": _bare,
}
