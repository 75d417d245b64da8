"""Which channel and which colleague a line names: as the team calls them, short, or a letter off. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from storage.channels import Network

FUZZY_FROM = 5
"""Letters a name has at least before one of them may be wrong."""

SHORT: Mapping[Network, tuple[str, ...]] = {
    Network.LINKEDIN: ("linkedin", "linked in", "li"),
    Network.INSTAGRAM: ("instagram", "insta", "ig"),
    Network.FACEBOOK: ("facebook", "fb"),
    Network.TIKTOK: ("tiktok", "tik tok", "tt"),
    Network.YOUTUBE: ("youtube", "yt"),
    Network.WHATSAPP: ("whatsapp", "wa", "app"),
    Network.X: ("x", "twitter"),
    Network.INTERNAL: ("intranet", "intern", "internal"),
    Network.NEWSLETTER: ("nieuwsbrief", "newsletter"),
    Network.WEBSITE: ("website", "site"),
    Network.PODCAST: ("podcast",),
    Network.OFFLINE: ("offline",),
}
"""How people call a site, in both languages."""
ALSO_WORDS = frozenset({"li", "wa", "app", "x", "intern", "internal", "site", "tt", "offline", "podcast"})
"""Those that are other words too: they name a channel where only one can stand."""
CROWD = frozenset({"channel", "here", "everyone", "group", "kanaal"})


@dataclass(frozen=True, slots=True)
class Named:
    """A channel of the plan."""

    id: int
    name: str
    network: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the line from `start` up to `end`, and the ids of what it can be; none: not of this team."""

    start: int
    end: int
    ids: tuple[str, ...]
    is_sure: bool = True
    """Whether it can only be this, wherever it stands."""


def channels_in(line: str, channels: Sequence[Named]) -> list[Found]:
    """The channels that a line names, in the order in which they stand there, none over another."""
    names = _names(channels)
    found = [*_exact(line, names), *_almost(line, names)]
    return _apart(sorted(found, key=lambda one: (one.start, -one.end)))


def _names(channels: Sequence[Named]) -> dict[str, tuple[str, ...]]:
    """Name in lower case -> the ids of the channels that are called so; a name of their own comes first."""
    known: dict[str, tuple[str, ...]] = {}
    for network, words in SHORT.items():
        ids = tuple(str(one.id) for one in channels if one.network == network)
        known |= dict.fromkeys(words, ids)
    return known | {one.name.lower(): (str(one.id),) for one in channels if one.name.strip()}


def _exact(line: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(re.escape(name) for name in longest_first)
    for found in re.finditer(rf"(?<![\w@#/.-])(?:{pattern})(?![\w@]|-\w|\.\w)", line, re.IGNORECASE):
        name = found[0].lower()
        yield Found(found.start(), found.end(), names.get(name, ()), is_sure=name not in ALSO_WORDS)


def _almost(line: str, names: Mapping[str, tuple[str, ...]]) -> Iterator[Found]:
    """Words that are one letter off a name of some length."""
    long_ones = [name for name in names if len(name) >= FUZZY_FROM and names[name]]
    for word in re.finditer(r"(?<![\w@#/.-])[^\W\d_]{4,30}(?![\w@]|\.\w)", line):
        name = next((one for one in long_ones if is_almost(word[0].lower(), one)), None)
        if name is not None and word[0].lower() not in names:
            yield Found(word.start(), word.end(), names[name], is_sure=name not in ALSO_WORDS)


def is_almost(typed: str, name: str) -> bool:
    """Whether one letter was left out, added, mistaken for another, or changed places with the next."""
    if abs(len(typed) - len(name)) > 1 or typed == name:
        return typed == name
    shorter, longer = sorted((typed, name), key=len)
    at = next(
        (i for i, (one, other) in enumerate(zip(shorter, longer, strict=False)) if one != other), len(shorter)
    )
    if len(shorter) < len(longer):
        return shorter[at:] == longer[at + 1 :]
    swapped = shorter[at : at + 2][::-1] == longer[at : at + 2] and shorter[at + 2 :] == longer[at + 2 :]
    return shorter[at + 1 :] == longer[at + 1 :] or swapped


def _apart(found: Sequence[Found]) -> list[Found]:
    kept = list(found[:1])
    for one in found[1:]:
        if one.start >= kept[-1].end:
            kept.append(one)
    return kept


MENTION = re.compile(r"<@(?P<id>[UW]\w+)(?:\|[^>]*)?>")
CALLED = re.compile(r"(?<![\w.@<])@(?P<name>[^\W\d_][\w'’-]{0,40})")

OWNED = re.compile(
    r"(?P<of>\b(?:an?|by|de|door|een|en|for|met|of|onze|our|the|van|voor|with)\s+)?"
    r"(?<![\w@])(?:eigenaar|owner):?\s(?P<name>[^\W\d_][\w'’-]{0,40})",
    re.IGNORECASE,
)
"""Who owns it without an @; "met eigenaar Noor" is of a title."""


def people_in(line: str, names: Mapping[str, str]) -> list[Found]:
    """Who is named: mentions as Slack sends them, @names, and "eigenaar Noor"; `names` by id."""
    mentioned = [Found(one.start(), one.end(), (one["id"],)) for one in MENTION.finditer(line)]
    called = [
        Found(one.start(), _whole_name(line, one, ids, names), ids)
        for one in CALLED.finditer(line)
        if one["name"].lower() not in CROWD
        for ids in [_called(one["name"].lower(), names)]
    ]
    return _apart(sorted((*mentioned, *called, *_owning(line, names)), key=lambda one: one.start))


def _owning(line: str, names: Mapping[str, str]) -> Iterator[Found]:
    """Only by a whole first name; it begins at the blank before it, as another does at its @."""
    for one in OWNED.finditer(line):
        ids = _by_first_name(one["name"].lower(), names)
        if ids and not one["of"]:
            yield Found(one.start("name") - 1, _whole_name(line, one, ids, names), ids, is_sure=False)


def _first_names(names: Mapping[str, str]) -> dict[str, str]:
    return {user_id: name.lower().split(" ", 1)[0] for user_id, name in names.items() if name}


def _by_first_name(typed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(one for one, first in _first_names(names).items() if first == typed)


def _called(typed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Those whose first name it is, else begins with it, else is a letter off."""
    firsts, exact = _first_names(names), _by_first_name(typed, names)
    begins = tuple(one for one, first in firsts.items() if len(typed) > 1 and first.startswith(typed))
    almost = tuple(one for one, first in firsts.items() if len(first) > 3 and is_almost(typed, first))  # noqa: PLR2004 - short names are each other's neighbours
    return exact or begins or almost


def _whole_name(line: str, found: re.Match[str], ids: tuple[str, ...], names: Mapping[str, str]) -> int:
    """Where it ends: the rest of their name, typed after it, belongs to it."""
    rest = line[found.end() :]
    afters = (names[one].partition(" ")[2] for one in ids)
    length = next(
        (len(after) + 1 for after in afters if after and rest.lower().startswith(f" {after.lower()}")), 0
    )
    return found.end() + length


def told_apart(found: Found, line: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Of several people with that first name the one whose whole name stands there."""
    typed = line[found.start + 1 : found.end].lower()
    return tuple(one for one in found.ids if names.get(one, "").lower() == typed) or found.ids


TOKEN = re.compile(r"<(?P<kind>[@#!]|(?=https?:|mailto:))(?P<what>[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>")


def mentioned(text: str) -> set[str]:
    """The ids of the people whom a message mentions."""
    return {one["id"] for one in MENTION.finditer(text)}


def as_read(text: str, names: Mapping[str, str]) -> str:
    """A message as people read it: "@Noor", "#social", an address; not the ids Slack keeps in their place."""
    return TOKEN.sub(lambda found: _as_read(found, names), text)


def _as_read(found: re.Match[str], names: Mapping[str, str]) -> str:
    what = found["what"]
    match found["kind"]:
        case "@":
            return f"@{names.get(what) or found['label'] or what}"
        case "#":
            return f"#{found['label'] or what}"
        case "!":
            return found["label"] or f"@{what}"
        case _:
            return what.removeprefix("mailto:")
