"""Which findings of all chapters somebody is shown: at most three, those that a practitioner would choose.

Pure. Why in this order: docs/decisions/150-three-findings-and-not-sixty.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from bot.findings import Finding, Level, Urgency
from bot.noticing import Noticed

AT_MOST = 3

CHAPTERS = ("why", "who", "story", "channels", "roles", "conditions", "actions")
"""In the order of the plan: what is weak early weakens all that is built on it. Others come after them."""

LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, and whether they coordinate the team."""

    user_id: str
    coordinates: bool


def ranked(noticed: Sequence[Noticed], reader: Reader, at_most: int = AT_MOST) -> list[Noticed]:
    """Those to show this reader, the one that hurts most first."""
    seen = sorted((one for one in noticed if may_see(one.finding, reader)), key=_weight)
    return list(islice(_varied(seen), at_most))


def of_the_plan(noticed: Sequence[Noticed]) -> list[Noticed]:
    """Those that are about the plan itself, not about the posts that were made by it."""
    return [one for one in noticed if one.chapter in CHAPTERS]


def may_see(finding: Finding, reader: Reader) -> bool:
    """Figures about people are for themselves and for the coordinators; all else is for the team."""
    if finding.coordinators_only or reader.coordinates:
        return reader.coordinates
    return not (finding.people and finding.numbers) or reader.user_id in finding.people


def _weight(one: Noticed) -> tuple[int, int, int]:
    """What cannot wait, then how wrong it is, then the order of the plan."""
    chapter = CHAPTERS.index(one.chapter) if one.chapter in CHAPTERS else len(CHAPTERS)
    return one.finding.urgency, LEVELS.index(one.finding.level), chapter


def _varied(some: Sequence[Noticed]) -> Iterator[Noticed]:
    """First the worst of each chapter, urgent ones always, one of a kind; then the rest as they stand.

    A second thing that is wrong with what is shown already is found when that is opened.
    """
    later: list[Noticed] = []
    chapters: set[str] = set()
    kinds: set[tuple[str, str]] = set()
    things: set[tuple[str, int]] = set()
    for one in some:
        kind, about = (one.chapter, one.finding.kind), {(one.chapter, thing) for thing in one.finding.things}
        is_habit = one.chapter in chapters and one.finding.urgency is Urgency.PATTERN
        if kind in kinds or is_habit or (about and about <= things):
            later.append(one)
            continue
        chapters.add(one.chapter)
        kinds.add(kind)
        things |= about
        yield one
    yield from later
