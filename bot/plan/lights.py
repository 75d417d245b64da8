"""The five critical success factors of Russo's article as lights, as far as their part is built. Pure.

docs/article.md says which later part brings the sharing of knowledge and the monitoring.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from bot.findings import Level
from bot.noticing import Noticed

WINDOW = timedelta(weeks=4)
"""What the lights look back on: docs/trade.md, "Success factors"."""
ENOUGH_DAYS = 5
"""Working days with a question before anything is said of the meet-ups."""
ENOUGH_POSTS = 5
"""Posts whose moment has come before anything is said of the calendar."""
AHEAD = timedelta(weeks=2)
"""So far ahead something must be planned: an empty calendar is no calendar."""
HELD = 0.7
HALF = 0.5
"""Shares of the days with a question on which somebody answered, and of posts that went out."""


class Colour(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"
    """Too early to say."""


@dataclass(frozen=True, slots=True)
class Light:
    """`factor` is one of the five; `reason` names the sentence that says why, with its numbers."""

    factor: str
    colour: Colour
    reason: str
    numbers: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Meetups:
    """Of the last four weeks: days on which the question was asked, and those with an answer."""

    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Planned:
    """Of the last four weeks: posts whose moment came, and those that went out; and posts ahead."""

    due: int = 0
    posted: int = 0
    ahead: int = 0


NOTHING_PLANNED = Planned()


def lights(
    noticed: Sequence[Noticed], met: Meetups, planned: Planned = NOTHING_PLANNED, *, has_matrix: bool
) -> Iterator[Light]:
    roles = [one for one in noticed if one.chapter == "roles"]
    yield _role_matrix(roles) if has_matrix else Light("role_matrix", Colour.GREY, "empty")
    yield _meetups(met)
    yield _calendar(planned)


def _role_matrix(noticed: Sequence[Noticed]) -> Light:
    """Green: no errors, and whoever does something alone has a backup."""
    errors = sum(one.finding.level is Level.ERROR for one in noticed)
    alone = sum(one.finding.kind == "single_no_backup" for one in noticed)
    if errors:
        return Light("role_matrix", Colour.RED, "errors", {"count": errors})
    if alone:
        return Light("role_matrix", Colour.AMBER, "alone", {"count": alone})
    return Light("role_matrix", Colour.GREEN, "well")


def _meetups(met: Meetups) -> Light:
    if met.asked < ENOUGH_DAYS:
        return Light("meetups", Colour.GREY, "early", {"asked": met.asked})
    share = met.answered / met.asked
    colour = Colour.GREEN if share >= HELD else Colour.AMBER if share >= HALF else Colour.RED
    return Light("meetups", colour, "held", {"asked": met.asked, "answered": met.answered})


def _calendar(planned: Planned) -> Light:
    """Green: what was planned goes out, and something is planned for the two weeks ahead."""
    if planned.due < ENOUGH_POSTS:
        return Light("calendar", Colour.GREY, "early")
    numbers = {"due": planned.due, "posted": planned.posted, "ahead": planned.ahead}
    if not planned.ahead:
        return Light("calendar", Colour.RED, "empty", numbers)
    share = planned.posted / planned.due
    colour = Colour.GREEN if share >= HELD else Colour.AMBER if share >= HALF else Colour.RED
    return Light("calendar", colour, "kept", numbers)
