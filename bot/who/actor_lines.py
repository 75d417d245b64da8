"""Reads people and groups around an audience, one on each line: "praktijkopleiders | neutraal | Lotte". Pure.

Behind the name may stand, in any order, how they stand towards the issue and who of the team knows them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from storage.audiences import Stance

BAR = "|"
STANCES: Mapping[str, Stance] = {
    "voor": Stance.FOR,
    "for": Stance.FOR,
    "in favour": Stance.FOR,
    "neutraal": Stance.NEUTRAL,
    "neutral": Stance.NEUTRAL,
    "tegen": Stance.AGAINST,
    "against": Stance.AGAINST,
    "onbekend": Stance.UNKNOWN,
    "unknown": Stance.UNKNOWN,
    "?": Stance.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class ActorDraft:
    """Somebody around an audience as they were filled in."""

    name: str
    ring: int = 1
    stance: Stance = Stance.UNKNOWN
    bridge_id: str | None = None


@dataclass(frozen=True, slots=True)
class LineProblem:
    """What is wrong with a line (its number, from 1): the key of the sentence that says what to do."""

    key: str
    line: int
    words: str = ""


class _Unread(ValueError):  # noqa: N818 - it never leaves this file
    def __init__(self, key: str, words: str) -> None:
        super().__init__(key)
        self.key, self.words = key, words


def read_actors(
    lines: Sequence[str], ring: int, people: Mapping[str, str], longest: int
) -> tuple[list[ActorDraft], LineProblem | None]:
    """The actors of these lines, or the first that cannot be one. `people` are names of the team by id."""
    drafts: list[ActorDraft] = []
    for number, line in enumerate(lines, start=1):
        try:
            drafts.append(_read(line, ring, people, longest))
        except _Unread as unread:
            return [], LineProblem(unread.key, number, unread.words)
    return drafts, None


def _read(line: str, ring: int, people: Mapping[str, str], longest: int) -> ActorDraft:
    name, *parts = (part.strip() for part in line.split(BAR))
    if not name:
        raise _Unread("who.problem.actor_name", line)
    if len(name) > longest:
        raise _Unread("who.problem.actor_long", name)
    stance, bridge_id = Stance.UNKNOWN, None
    for part in filter(None, parts):
        if found := STANCES.get(part.casefold()):
            stance = found
        else:
            bridge_id = _person(part, people)
    return ActorDraft(name, ring, stance, bridge_id)


def _person(words: str, people: Mapping[str, str]) -> str:
    """The one person of the team who is called so, by the first name or in full."""
    told = " ".join(words.casefold().removeprefix("via ").split()).removeprefix("@")
    in_full = [one for one, name in people.items() if name.casefold() == told]
    by_first = [one for one, name in people.items() if name.casefold().split()[:1] == [told]]
    found = in_full or by_first
    if len(found) == 1:
        return found[0]
    raise _Unread("who.problem.actor_several" if found else "who.problem.actor_part", words)
