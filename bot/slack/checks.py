"""What can be asked of one value of a payload, and how the answer is written down.

A check looks at a value and reports what is wrong with it, at the place where it stands. Checks are data:
`shapes.py` puts them together into Slack's blocks and elements.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from bot.slack.limits import LIMITS, Limit, Surface
from bot.slack.mrkdwn import is_web_address

Trail = tuple["Trail", str | int] | None
"""The way to a value: the way to what holds it, and its key there. None is the payload itself."""


class Kind(StrEnum):
    """What is wrong; safe to log, as it says nothing of what was written."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    NULL = "null"
    EMPTY = "empty"
    WRONG_TYPE = "wrong type"
    WRONG_VALUE = "wrong value"
    WRONG_PLACE = "wrong place"
    TOO_LONG = "too long"
    TOO_MANY = "too many"
    TOO_FEW = "too few"
    TOO_BIG = "too big"
    OUT_OF_RANGE = "out of range"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    MARKUP = "markup in plain text"
    UNESCAPED = "unescaped"
    PING = "pings everyone"


SHOWN_ANYWAY = frozenset({Kind.MARKUP, Kind.UNESCAPED, Kind.PING})
"""Slack accepts these; we do not want people to see them."""


@dataclass(frozen=True, slots=True)
class Problem:
    """`path` is where ("blocks[0].text.text", "" for the whole); `sentence` quotes no text of a payload."""

    path: str
    kind: Kind
    sentence: str


@dataclass(slots=True)
class Report:
    """What was found so far in a payload for this surface."""

    surface: Surface
    problems: list[Problem] = field(default_factory=list)

    def add(self, trail: Trail, kind: Kind, sentence: str) -> None:
        self.problems.append(Problem(path_of(trail), kind, sentence))

    def is_sound_since(self, count: int) -> bool:
        """Whether the problems after the first `count` leave everything in its expected type."""
        return all(problem.kind in SHOWN_ANYWAY for problem in self.problems[count:])


Check = Callable[[Any, Trail, Report], None]


def path_of(trail: Trail) -> str:
    """The trail in words: blocks[0].accessory.text"""
    if trail is None:
        return ""
    before, key = path_of(trail[0]), trail[1]
    if isinstance(key, int):
        return f"{before}[{key}]"
    return f"{before}.{key}" if before else key


def anything(_value: Any, _trail: Trail, _report: Report) -> None:
    """Nothing to ask: looked at elsewhere, or free."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text of one character at least that is not only blanks, up to the limit of its place."""

    place: str
    also: Callable[[str, Trail, Report], None] = anything

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        limit = LIMITS[self.place]
        if not isinstance(value, str):
            report.add(trail, Kind.WRONG_TYPE, "must be a text")
        elif not value or value.isspace():
            report.add(trail, Kind.EMPTY, "must show something")
        elif len(value) > limit.most:
            report.add(trail, Kind.TOO_LONG, _too_much(len(value), "characters", limit))
        else:
            self.also(value, trail, report)


_PLAIN_MARKUP = re.compile(r"<[@#!][^<>]*>|<https?:[^<>]*>")
_PING = re.compile(r"<!(?:channel|here|everyone|group)\b")
_TOKEN = re.compile(
    r"<(?:@[A-Z0-9]+|#[A-Z0-9]+|!subteam\^[A-Z0-9]+|!date\^\d+\^[^<>|]+|(?:https?|mailto|tel|slack):[^<>|]+)"
    r"(?:\|[^<>]*)?>"
)


def without_markup(value: str, trail: Trail, report: Report) -> None:
    """Plain text shows `<@U1>` as just that."""
    if "<" in value and _PLAIN_MARKUP.search(value):
        report.add(trail, Kind.MARKUP, "plain text shows mentions, links and dates as their raw markup")


def tidy_markup(value: str, trail: Trail, report: Report) -> None:
    """Every < begins one of Slack's tokens, or somebody's text was not escaped; nobody pings a crowd."""
    if "<" not in value:
        return
    if _PING.search(value):
        report.add(trail, Kind.PING, "notifies everyone in the channel")
    elif "<" in _TOKEN.sub("", value):
        report.add(
            trail, Kind.UNESCAPED, "a < that begins no mention, link or date: escape what people typed"
        )


def web_address(value: str, trail: Trail, report: Report) -> None:
    if not is_web_address(value):
        report.add(trail, Kind.WRONG_VALUE, "must be an http or https address")


def calendar_date(value: str, trail: Trail, report: Report) -> None:
    if not _is_date(value):
        report.add(trail, Kind.WRONG_VALUE, "must be a date that exists, as YYYY-MM-DD")


def wall_clock(value: str, trail: Trail, report: Report) -> None:
    if not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", value, re.ASCII):
        report.add(trail, Kind.WRONG_VALUE, "must be a time as HH:MM")


def time_zone(value: str, trail: Trail, report: Report) -> None:
    try:
        ZoneInfo(value)
    except (ValueError, KeyError, OSError):  # what is no zone may be a strange name, or a folder
        report.add(trail, Kind.WRONG_VALUE, "must be an IANA time zone")


def decimal_number(value: str, trail: Trail, report: Report) -> None:
    if not re.fullmatch(r"-?\d+(?:\.\d+)?", value, re.ASCII):
        report.add(trail, Kind.WRONG_VALUE, "must be a number written out")


def flag(value: Any, trail: Trail, report: Report) -> None:
    if not isinstance(value, bool):
        report.add(trail, Kind.WRONG_TYPE, "must be true or false")


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two others, themselves included."""

    least: int
    most: int

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            report.add(trail, Kind.WRONG_TYPE, "must be a whole number")
        elif not self.least <= value <= self.most:
            report.add(trail, Kind.OUT_OF_RANGE, f"must be from {self.least} to {self.most}")


def whole(place: str) -> Whole:
    return Whole(LIMITS[place].least, LIMITS[place].most)


def number(value: Any, trail: Trail, report: Report) -> None:
    if not isinstance(value, int | float | Decimal) or isinstance(value, bool):
        report.add(trail, Kind.WRONG_TYPE, "must be a number")


@dataclass(frozen=True, slots=True)
class OneOf:
    values: frozenset[str]

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        if not isinstance(value, str) or value not in self.values:
            report.add(trail, Kind.WRONG_VALUE, f"must be one of {', '.join(sorted(self.values))}")


def one_of(*values: str) -> OneOf:
    return OneOf(frozenset(values))


@dataclass(frozen=True, slots=True)
class Many:
    """A list of so many items, each of which passes a check."""

    each: Check
    place: str

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        if not isinstance(value, list | tuple):
            report.add(trail, Kind.WRONG_TYPE, "must be a list")
            return
        limit = LIMITS[self.place]
        if len(value) > limit.most:
            report.add(trail, Kind.TOO_MANY, _too_much(len(value), "items", limit))
        elif len(value) < limit.least:
            report.add(trail, Kind.TOO_FEW, f"has {len(value)} items, must have {limit.least}")
        for index, item in enumerate(value):
            self.each(item, (trail, index), report)


@dataclass(frozen=True, slots=True)
class Shape:
    """An object with known keys. `rules` look at it as a whole, once its parts are right by themselves."""

    keys: Mapping[str, Check]
    required: frozenset[str]
    rules: tuple[Check, ...] = ()

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        if not isinstance(value, dict):
            report.add(trail, Kind.WRONG_TYPE, "must be an object")
            return
        found_before = len(report.problems)
        self._keys(value, trail, report)
        if not self.required <= value.keys():
            self._missing(value, trail, report)
        if report.is_sound_since(found_before):
            for rule in self.rules:
                rule(value, trail, report)

    def _keys(self, value: Mapping[str, Any], trail: Trail, report: Report) -> None:
        for key, inner in value.items():
            check = self.keys.get(key)
            if check is None:
                report.add((trail, key), Kind.UNKNOWN, "Slack knows no such key here")
            elif inner is None:
                report.add((trail, key), Kind.NULL, "leave a key out rather than sending null")
            else:
                check(inner, (trail, key), report)

    def _missing(self, value: Mapping[str, Any], trail: Trail, report: Report) -> None:
        for key in sorted(self.required - value.keys()):
            report.add((trail, key), Kind.MISSING, "is required")


def shape(required: Mapping[str, Check], optional: Mapping[str, Check], *rules: Check) -> Shape:
    return Shape({**required, **optional}, frozenset(required), rules)


@dataclass(frozen=True, slots=True)
class ByType:
    """An object that says what it is in `type`; some may stand on some surfaces only."""

    shapes: Mapping[str, Check]
    surfaces: Mapping[str, frozenset[Surface]] = field(default_factory=dict)

    def __call__(self, value: Any, trail: Trail, report: Report) -> None:
        if not isinstance(value, dict):
            report.add(trail, Kind.WRONG_TYPE, "must be an object")
            return
        said = value.get("type")
        check = self.shapes.get(said) if isinstance(said, str) else None
        if check is None:
            kind = Kind.WRONG_PLACE if "type" in value else Kind.MISSING
            report.add((trail, "type"), kind, f"must be one of {', '.join(sorted(self.shapes))}")
        elif report.surface not in self.surfaces.get(str(said), _EVERYWHERE):
            report.add((trail, "type"), Kind.WRONG_PLACE, f"cannot be shown in a {report.surface}")
        else:
            check(value, trail, report)


_EVERYWHERE = frozenset(Surface)


def _is_date(value: str) -> bool:
    try:
        return dt.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _too_much(count: int, of_what: str, limit: Limit) -> str:
    return f"has {count} {of_what}, Slack allows {limit.most} ({limit.source})"
