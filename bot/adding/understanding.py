"""What a line means in this team: the post that is wished for, and what must still be asked. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.adding.naming import Named
from bot.adding.reading import Known, Line, read
from bot.adding.rules import LONGEST, Around, next_place, owner_for, usual_hour
from bot.adding.wish import Wish
from bot.when.days import Doubt
from bot.when.moments import Here, Meant, meant

SENTENCE = re.compile(r"[.!?](?=\s)")
FIRST_SENTENCE = 40
"""Characters a title has at least when it is cut at the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A wish, and what is not sure about it yet."""

    wish: Wish
    when: Meant | None = None
    """What was said of the moment, when that must be asked."""
    numbered: Wish | None = None
    """The same when the number that may be an hour or a day is the first word of the title."""
    choices: tuple[int, ...] = ()
    """Channels that can be meant, when there are several on one site."""
    others: tuple[int, ...] = ()
    is_elsewhere: bool = False
    unknown: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    """People who can be meant."""
    left_out: tuple[str, ...] = ()
    """People named besides the owner."""
    has_title: bool = True
    is_usual_hour: bool = False
    """Whether the hour is the channel's usual one, as none was said."""
    is_default_owner: bool = False
    is_one_word: bool = False
    """Nothing but a word was typed: it may have been meant as a command."""


def understand(text: str, around: Around, wish: Wish) -> Heard:
    """`wish` knows the team and where it came from; the rest is read from the text."""
    named = [Named(one.id, one.name, one.network) for one in around.channels]
    line = read(text, Known(named, around.names))
    channel_id = line.channel_ids[0] if len(line.channel_ids) == 1 else None
    when = _when(line, around, channel_id)
    owner = line.owner_ids[0] if len(line.owner_ids) == 1 else None
    is_known = owner in around.names
    known = replace(wish, channel_id=channel_id, owner_id=owner if is_known else None)
    return Heard(
        wish=replace(titled(known, line.title), at=when.moment if when else None),
        when=when if when and when.doubt else None,
        numbered=_numbered(line, around, known),
        choices=line.channel_ids if len(line.channel_ids) > 1 else (),
        others=line.others,
        is_elsewhere=line.is_elsewhere,
        unknown=(*line.unknown, *([f"<@{owner}>"] if owner and not is_known else [])),
        several=line.owner_ids if len(line.owner_ids) > 1 else (),
        left_out=line.left_out,
        has_title=line.has_title,
        is_one_word=line.title == text.strip() and " " not in line.title,
        is_usual_hour=when is not None and not when.has_time,
    )


def _when(line: Line, around: Around, channel_id: int | None) -> Meant | None:
    return None if line.run is None else meant(line.run, _here(around, channel_id))


def _here(around: Around, channel_id: int | None) -> Here:
    return Here(around.now, around.zone, usual_hour(around, channel_id))


def _numbered(line: Line, around: Around, known: Wish) -> Wish | None:
    """On the weekday alone, at the usual hour; of a day that can be two, the last."""
    if line.run is None or not line.numbered:
        return None
    when = meant(line.run.before_number, _here(around, known.channel_id))
    at = when.moment or (when.options[-1] if when.options else None)
    return replace(titled(known, line.numbered), at=at)


def titled(wish: Wish, title: str) -> Wish:
    """What is longer than a title is kept whole as the text, and gets its first sentence as a title."""
    if len(title) <= LONGEST["title"]:
        return replace(wish, title=title)
    return replace(wish, title=first_words(title), draft=title[: LONGEST["draft"]])


def first_words(text: str) -> str:
    """The first line or sentence, else as many words as fit in a title."""
    line = next((one.strip() for one in text.splitlines() if one.strip()), "")
    if len(line) <= LONGEST["title"]:
        return line
    cut = line[: LONGEST["title"]]
    ends = [found.end() for found in SENTENCE.finditer(cut) if found.end() >= FIRST_SENTENCE]
    if ends:
        return cut[: ends[0]]
    return cut.rpartition(" ")[0].rstrip() or cut


def with_owner(wish: Wish, around: Around, asker: str) -> Wish:
    """What has a moment gets an owner."""
    if wish.owner_id is not None or wish.at is None:
        return wish
    return replace(wish, owner_id=owner_for(around, wish.channel, wish.at, asker))


def gone_by(wish: Wish, around: Around) -> Meant | None:
    """When its moment has passed since it was read: what can be meant instead."""
    if wish.at is None or wish.at > around.now:
        return None
    return Meant(None, Doubt.PAST, tuple(_instead(wish, around)))


def _instead(wish: Wish, around: Around) -> Sequence[datetime]:
    place = next_place(around, wish.channel)
    return [place] if place is not None else []


def with_place(wish: Wish, around: Around, asker: str) -> Wish:
    """With the channel that has room first, its next free place, and who makes it then."""
    places = [(place, one.id) for one in around.channels if (place := next_place(around, one.id))]
    if not places:
        return wish
    place, channel_id = min(places)
    return with_owner(replace(wish, channel_id=channel_id, at=place), around, asker)
