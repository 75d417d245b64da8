"""Finds in a line the pieces that say when, and which of them stand together: "vr 12u", "27-11 14.30 uur".

Pure: it knows words, not what day it is. What the pieces mean is in `days.py` and `moments.py`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.day_words import RELATIVE, weekdays
from bot.when.clock import PARTS, Part, Said, said
from bot.when.patterns import COUNTED, EDGES, NEXT, PAST, TODAY, UNITS, months, pattern

WORDS_AT_MOST = 3000
"""Characters of a line that are looked at."""
LAST_DAY = 31
MONTHS = 12
WEAK = frozenset({"zo", "do", "ma", "wo", "sun", "sat", "mon", "wed"})
"""Short names of days that are other words too: alone in a line they say no day."""


class Kind(StrEnum):
    RELATIVE = "relative"
    """So many days from today: `number`."""
    WEEKDAY = "weekday"
    """`number` is 0 for Monday."""
    DATE = "date"
    """`number` is the day, with `month` and perhaps `year`."""
    WEEK = "week"
    """`number` as ISO counts them."""
    AHEAD = "ahead"
    """The whole week that many weeks from now."""
    GONE = "gone"
    """Before now: "last week", "two weeks ago"."""
    EDGE = "edge"
    """The begin, middle or end of a week or month."""
    SPAN = "span"
    """`number` of `unit` from now."""
    CLOCK = "clock"
    PART = "part"
    NUMBER = "number"
    """Bare behind a weekday: "vr 12" can be at twelve, or the twelfth."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the line, from `start` up to `end`."""

    kind: Kind
    start: int
    end: int
    number: int = 0
    month: int = 0
    year: int | None = None
    word: str = ""
    """Of a weekday: what stands before it ("next"); of a span or an edge: its unit."""
    at: Said | None = None
    part: Part | None = None
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that stand together."""

    pieces: tuple[Piece, ...]
    start: int
    end: int

    @property
    def has_day(self) -> bool:
        return any(piece.kind not in (Kind.CLOCK, Kind.PART) for piece in self.pieces)

    @property
    def has_clock(self) -> bool:
        return any(piece.at is not None or piece.part is not None for piece in self.pieces)

    @property
    def number(self) -> Piece | None:
        """The bare number that ends it."""
        return self.pieces[-1] if self.pieces[-1].kind is Kind.NUMBER else None

    @property
    def before_number(self) -> "Run":
        pieces = self.pieces[:-1]
        return Run(pieces, self.start, pieces[-1].end)


_Reader = Callable[[re.Match[str]], "Piece | None"]
CALLED = re.compile(r"\b(?:black|blue|cyber|giving|goede|good|paarse|witte)\s+$", re.IGNORECASE)
"""What stands before a weekday that is the name of a day in the year: "Blue Monday", "Paarse Vrijdag"."""
GLUE = re.compile(r"[\s,;]*(?:[-–—|]\s)?(?:(?:om|at|op|on|de|the|van|of|rond|around|tegen|by)\b\s*)?")
NUMBER = re.compile(r"[\s,]+(?P<number>\d{1,2})(?![\w%€$+])(?![.:,/-]\d)(?!\s?[%€+x×])")
NUMBER_ALONE = re.compile(NUMBER.pattern + r"(?=\s*(?:[:,;|–—-]|$)|\s\s)")
"""Behind a short name that is another word too ("do 5 dingen"): a mark, the end, or the room of a name."""
BEFORE = re.compile(
    r"(?:\b(?:op|on|om|at|vanaf|rond|around|tegen|voor|by|for)|@)\s*$",
    re.IGNORECASE,
)


def runs(words: str) -> list[Run]:
    """The runs of a line that can say when, in the order in which they stand there."""
    found: list[list[Piece]] = []
    text = words[:WORDS_AT_MOST]
    for piece in _pieces(text):
        gap = text[found[-1][-1].end : piece.start] if found else ""
        if found and GLUE.fullmatch(gap) and not _again(found[-1], piece):
            found[-1].append(piece)
        else:
            found.append([piece])
    made = [_run(text, _numbered(text, pieces)) for pieces in found]
    return [run for run in made if _says_when(run, is_all=text[run.start : run.end] == text.strip())]


def _numbered(text: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """With the bare number behind a weekday that has neither hour nor date. No pattern read it as a piece."""
    last = pieces[-1]
    if any(one.kind not in (Kind.WEEKDAY, Kind.AHEAD) for one in pieces) or last.kind is not Kind.WEEKDAY:
        return pieces
    pattern = NUMBER_ALONE if last.weak else NUMBER
    found = None if last.part else pattern.match(text, last.end)
    if found is None or not 0 < int(found["number"]) <= LAST_DAY:
        return pieces
    number = Piece(Kind.NUMBER, found.start("number"), found.end("number"), int(found["number"]))
    return [*pieces, number]


def _again(run: Sequence[Piece], piece: Piece) -> bool:
    """A second clock or a second date is of something else: "12:00 - 13:00"."""
    once = (Kind.CLOCK, Kind.DATE, Kind.WEEKDAY, Kind.RELATIVE)
    return piece.kind in once and any(one.kind is piece.kind for one in run)


def _run(text: str, pieces: Sequence[Piece]) -> Run:
    before = BEFORE.search(text, 0, pieces[0].start)
    return Run(tuple(pieces), before.start() if before else pieces[0].start, pieces[-1].end)


def _says_when(run: Run, *, is_all: bool) -> bool:
    """A part of the day says when with a day beside it, "last week" with a day or hour; so do weak names."""
    if all(piece.kind in (Kind.PART, Kind.GONE) for piece in run.pieces):
        return False
    return not all(piece.weak for piece in run.pieces) or is_all


def _pieces(text: str) -> Iterator[Piece]:
    for found in pattern().finditer(text):
        piece = _piece(found)
        if piece is not None:
            yield piece


def _piece(found: re.Match[str]) -> Piece | None:
    for name, reader in _READERS.items():
        if found[name]:
            return reader(found)
    return _clock(found)


def _clock(found: re.Match[str]) -> Piece | None:
    at = said(found)
    return None if at is None else Piece(Kind.CLOCK, found.start(), found.end(), at=at)


def _date(day: str, month: str, year: str) -> _Reader:
    def read(found: re.Match[str]) -> Piece | None:
        number, told = int(found[day]), found[month].lower()
        named = months().get(told) or int(told)
        if not 0 < number <= LAST_DAY or not 0 < named <= LAST_DAY or min(number, named) > MONTHS:
            return None
        full = int(f"20{found[year]}"[-4:]) if found[year] else None
        return Piece(Kind.DATE, found.start(), found.end(), number, named, full)

    return read


def _simple(kind: Kind, group: str) -> _Reader:
    return lambda found: Piece(kind, found.start(), found.end(), int(found[group]))


def _today(found: re.Match[str]) -> Piece:
    part = TODAY[found["today"].lower()]
    return Piece(Kind.RELATIVE, found.start(), found.end(), 0, part=part)


def _relative(found: re.Match[str]) -> Piece:
    number = (RELATIVE | PAST)[found["relative"].lower()]
    return Piece(Kind.RELATIVE, found.start(), found.end(), number, part=_part_of(found["relative_part"]))


def _weekday(found: re.Match[str]) -> Piece | None:
    if CALLED.search(found.string, 0, found.start()):
        return None
    name, part = found["weekday"].lower(), _part_of(found["weekday_part"])
    which = (found["which"] or "").strip().lower()
    weak = name in WEAK and not which and part is None
    return Piece(Kind.WEEKDAY, found.start(), found.end(), weekdays()[name], word=which, part=part, weak=weak)


def _part_of(word: str | None) -> Part | None:
    if word is None:
        return None
    return Part.MORNING if word.lower() == "morgen" else PARTS[word.lower()]


def _part(found: re.Match[str]) -> Piece:
    return Piece(Kind.PART, found.start(), found.end(), part=PARTS[found["part"].lower()])


def _edge(found: re.Match[str]) -> Piece:
    unit = "week" if found["edge_unit"].lower() == "week" else "month"
    ahead = (found["edge_of"] or "").strip().lower() in NEXT
    number = EDGES[found["edge"].lower()]
    return Piece(Kind.EDGE, found.start(), found.end(), number, month=int(ahead), word=unit)


def _span(found: re.Match[str]) -> Piece:
    told = found["count"].lower()
    number = COUNTED.get(told) or int(told)
    return Piece(Kind.SPAN, found.start(), found.end(), number, word=UNITS[found["unit"].lower()])


def _half_hour(found: re.Match[str]) -> Piece:
    return Piece(Kind.SPAN, found.start(), found.end(), 30, word="minute")


def _ahead(number: int) -> _Reader:
    return lambda found: Piece(Kind.AHEAD, found.start(), found.end(), number)


_READERS: Mapping[str, _Reader] = {
    "iso": _date("id", "im", "iy"),
    "written": _date("wd", "wm", "wy"),
    "english": _date("ed", "em", "ey"),
    "digits": _date("dd", "dm", "dy"),
    "dotted": _date("pd", "pm", "py"),
    "ordinal": _simple(Kind.DATE, "ordinal"),
    "edge": _edge,
    "week": _simple(Kind.WEEK, "week"),
    "ahead": _ahead(1),
    "this_week": _ahead(0),
    "gone": lambda found: Piece(Kind.GONE, found.start(), found.end()),
    "span": _span,
    "half_hour": _half_hour,
    "half_hour_en": _half_hour,
    "today": _today,
    "relative": _relative,
    "weekday": _weekday,
    "part": _part,
}
