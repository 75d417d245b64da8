"""Reads a whole post out of one line: "vr 12u LinkedIn: Buddy gezocht @Bram". Pure.

What says when, where and who is peeled off both ends of the line; what is left is the title. In the middle of
a title only what cannot be a word of it is taken out: a mention, and a day with its hour.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.adding.naming import Found, Named, channels_in, people_in, told_apart
from bot.when.moments import best
from bot.when.pieces import Run, runs

BETWEEN = re.compile(
    r"(?:[\s:,;|/·+&–—-]|\b(?:op|on|via|voor|for|naar|to|in|door|by|en|and|van|the|de)\b)*", re.IGNORECASE
)
"""What may stand between the pieces at an end of the line."""
PLACED = re.compile(r"(?:^|\s)(?:op|on|via|naar|to)\s*$", re.IGNORECASE)
LOOKED_AT = 12
"""Pieces at each end of a line; nobody means more of them, and a page of names must not take a minute."""
MARKS = " \t\n:,;|·–—-/+&"
INNER = " ,;|"
LEADING = re.compile(r"^(?:[\s,;|·–—/+&-]|:(?![\w+'-]+:))+")
EMOJI_LAST = re.compile(r":[\w+'-]+:$")
NEXT_WORD = re.compile(r"\s+[^\W_]")
LED = re.compile(r"(?:^|(?<=\s))(?:door|by|eigenaar:?|owner:?)\s*$", re.IGNORECASE)
"""What leads to who makes it goes with the name: "filmpje door @noor", "eigenaar Noor"."""
SEEN = re.compile(r"[^\W_]")
EMOJI = re.compile(r":[a-z0-9_+'-]+:")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `channel_ids`: several, when the team has more than one on that site."""

    title: str
    run: Run | None = None
    numbered: str = ""
    """The title when the bare number behind the weekday is its first word: "vr [3 tips voor de nacht]"."""
    channel_ids: tuple[int, ...] = ()
    others: tuple[int, ...] = ()
    """Channels named besides: a post is for one."""
    is_elsewhere: bool = False
    """A site was named where the plan has no channel."""
    owner_ids: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    """People named besides, as mentions or as they were typed: a post has one owner."""
    unknown: tuple[str, ...] = ()
    """The @names of who is not in the team."""

    @property
    def has_title(self) -> bool:
        """An emoji alone is no title: nobody could find the post again."""
        return SEEN.search(EMOJI.sub("", self.title)) is not None


@dataclass(frozen=True, slots=True)
class Known:
    """What a line can name: the channels of the plan, and the people of the team by id."""

    channels: Sequence[Named] = ()
    people: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    of: Found | Run
    kind: str
    holds: bool = False
    """Whether it is taken out wherever it stands."""


def read(text: str, known: Known) -> Line:
    """Never raises, whatever was typed; what is not understood stays in the title."""
    line = text.strip()
    people = people_in(line, known.people)
    places = channels_in(line, known.channels)
    found = [*_people(line, people), *_when(line, [*people, *places]), *_places(places)]
    pieces = sorted(found, key=lambda one: (one.start, one.end))
    pieces = [*pieces[:LOOKED_AT], *pieces[LOOKED_AT:][-LOOKED_AT:]]
    taken = [one for one in pieces if one.holds]
    taken = _peeled(line, pieces, taken)
    return _line(line, taken, people, known)


def _led(line: str, start: int) -> int:
    """Where a name begins, with the word that led to it."""
    led = LED.search(line, 0, start)
    return led.start() if led else start


def _people(line: str, found: Sequence[Found]) -> Iterator[_Piece]:
    for one in found:
        yield _Piece(_led(line, one.start), one.end, one, "who", holds=bool(one.ids) and one.is_sure)


def _places(found: Sequence[Found]) -> Iterator[_Piece]:
    return (_Piece(one.start, one.end, one, "where") for one in found)


def _when(line: str, named: Sequence[Found]) -> Iterator[_Piece]:
    """Names are blanked first: what stands at both sides of one belongs together ("vrijdag LinkedIn 12u")."""
    blank, first = line, min((one.start for one in named), default=0)
    for one in named:
        blank = blank[: one.start] + " " * (one.end - one.start) + blank[one.end :]
    found = runs(blank)
    header = [] if any(run.start < first for run in found) else runs(blank[:first])
    for run in (*header, *found):
        yield _Piece(run.start, run.end, run, "when", holds=run.has_day and run.has_clock)


def _peeled(line: str, pieces: Sequence[_Piece], taken: Sequence[_Piece]) -> list[_Piece]:
    """With all that stands at an end of the line, or has only such pieces between it and the end."""
    found = list(taken)
    while (one := _at_an_end(line, [one for one in pieces if one not in found], found)) is not None:
        found.append(one)
    return found


def _at_an_end(line: str, left: Sequence[_Piece], taken: Sequence[_Piece]) -> _Piece | None:
    gone = _without(line, taken, "\0")
    for one in left:
        before, after = gone[: one.start].replace("\0", " "), gone[one.end :].replace("\0", " ")
        if BETWEEN.fullmatch(after) or (BETWEEN.fullmatch(before) and _may_begin(one, gone)):
            return one
    return None


def _may_begin(piece: _Piece, gone: str) -> bool:
    """At the begin of a line, what is another word too ("intern gezocht") has a colon or a when beside it."""
    if piece.kind != "where" or not isinstance(piece.of, Found) or piece.of.is_sure:
        return True
    after = gone[piece.end :].lstrip()
    return after.startswith((":", "-", "–", "|", "\0")) or bool(PLACED.search(gone[: piece.start]))


def _without(line: str, taken: Sequence[_Piece], sign: str) -> str:
    for one in taken:
        line = line[: one.start] + sign * (one.end - one.start) + line[one.end :]
    return line


def _line(line: str, taken: Sequence[_Piece], people: Sequence[Found], known: Known) -> Line:
    when = best([one.of for one in taken if isinstance(one.of, Run)])
    where = sorted((one for one in taken if one.kind == "where"), key=lambda one: one.start)
    places = [one.of for one in where if isinstance(one.of, Found)]
    out = {one.of for one in taken}
    who = [one for one in people if one.ids and one in out]
    kept = [one for one in taken if not isinstance(one.of, Run) or one.of is when]
    return Line(
        title=_title(line, kept),
        run=when,
        numbered=_numbered(line, kept, when),
        channel_ids=tuple(int(one) for one in places[0].ids) if places else (),
        others=tuple(int(one) for place in places[1:] for one in place.ids[:1] if one not in places[0].ids),
        is_elsewhere=bool(places) and not places[0].ids,
        owner_ids=told_apart(who[0], line, known.people) if who else (),
        left_out=_left_out(line, who, known),
        unknown=tuple(dict.fromkeys(line[one.start : one.end] for one in people if not one.ids)),
    )


def _left_out(line: str, who: Sequence[Found], known: Known) -> tuple[str, ...]:
    """Everybody but the first, who owns it."""
    meant = [told_apart(one, line, known.people) for one in who]
    besides = [(one, ids) for one, ids in zip(who, meant, strict=True) if ids != meant[0]]
    told = (f"<@{ids[0]}>" if len(ids) == 1 else line[one.start : one.end] for one, ids in besides)
    return tuple(dict.fromkeys(told))


def _numbered(line: str, taken: Sequence[_Piece], when: Run | None) -> str:
    """Only where a word follows the number."""
    if when is None or when.number is None or not NEXT_WORD.match(_without(line, taken, "\0")[when.end :]):
        return ""
    bare = when.before_number
    return _title(line, [replace(one, end=bare.end) if one.of is when else one for one in taken])


def _title(line: str, taken: Sequence[_Piece]) -> str:
    """What is left, on one line, without what stood between the pieces."""
    parts = re.split("\0+", _without(line, taken, "\0"))
    kept = [part for part in parts if not BETWEEN.fullmatch(part)]
    first = [_cut(part, at, len(kept)).lstrip(INNER) for at, part in enumerate(kept)]
    return _bare(" ".join(" ".join(first).split()))


def _bare(title: str) -> str:
    """Without marks at its ends; the colons of an emoji stay."""
    title = LEADING.sub("", title)
    return title if EMOJI_LAST.search(title) else title.rstrip(MARKS)


def _cut(part: str, at: int, count: int) -> str:
    """A preposition that led to a piece goes with it: "Buddy gezocht op [LinkedIn]"."""
    is_last = at == count - 1
    return re.sub(r"\s(?:op|on|via|om|at)\s*$", " ", part, flags=re.IGNORECASE) if is_last else part
