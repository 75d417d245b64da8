"""What may stand in a line of the matrix, and whether it changed meanwhile. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2s

from bot.ownership.tasks import CORE_ROLES
from storage.duties import Part

NAME_LONGEST = 60
"""Characters of a task or role of the team's own: it must fit in an option of 75."""
MINUTES_AT_MOST = 2400
"""A week of forty hours."""

ROLE = "@"
"""Before a role, where people and roles stand in one list: no id of a person begins so."""

Cells = tuple[tuple[Part, str, str], ...]
"""(part, person, role), one of the two empty."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as it was filled in: per part the people and roles, roles with `ROLE` before them."""

    parts: Mapping[Part, tuple[str, ...]] = field(default_factory=dict)
    minutes: int | None = None
    decider_does: bool = False

    @property
    def cells(self) -> Cells:
        return tuple(
            (part, "", holder.removeprefix(ROLE)) if holder.startswith(ROLE) else (part, holder, "")
            for part, holders in self.parts.items()
            for holder in dict.fromkeys(holders)
        )


def draft_of(cells: Iterable[tuple[Part, str, str]], minutes: int | None, decider_does: bool) -> Draft:  # noqa: FBT001 - a fact
    """The line as it stands, in the order in which it was filled."""
    parts: dict[Part, tuple[str, ...]] = {}
    for part, user_id, role in cells:
        parts[part] = (*parts.get(part, ()), user_id or ROLE + role)
    return Draft(parts, minutes, decider_does)


def fingerprint(draft: Draft) -> str:
    """The same for the same line, in whatever order it was filled; a form remembers it to see a change."""
    told = [f"{part}={user_id}={role}" for part, user_id, role in sorted(draft.cells)]
    return digest("\n".join((*told, str(draft.minutes), str(draft.decider_does))))


def digest(text: str) -> str:
    """Sixteen characters that differ when the text does: a form may remember only 3,000."""
    return blake2s(text.encode(), digest_size=8).hexdigest()


def differences(before: Draft, after: Draft) -> dict[str, list[object]]:
    """Part -> [before, after], for the log of changes."""
    found: dict[str, list[object]] = {
        part: [list(before.parts.get(part, ())), list(after.parts.get(part, ()))]
        for part in Part
        if set(before.parts.get(part, ())) != set(after.parts.get(part, ()))
    }
    if before.minutes != after.minutes:
        found["minutes"] = [before.minutes, after.minutes]
    if before.decider_does != after.decider_does:
        found["decider_does"] = [before.decider_does, after.decider_does]
    return found


def with_person(draft: Draft, user_id: str, wanted: Collection[Part]) -> Draft:
    """The line in which this person has just these parts, and everybody else what they had."""
    parts = {part: tuple(one for one in draft.parts.get(part, ()) if one != user_id) for part in Part}
    for part in wanted:
        before = draft.parts.get(part, ())
        parts[part] = before if user_id in before else (*before, user_id)
    return replace(draft, parts={part: holders for part, holders in parts.items() if holders})


def new_names(typed: str, taken: Collection[str]) -> tuple[list[str], dict[str, str]]:
    """The names of own tasks, one a line, each once; and line -> key of what is wrong with it.

    `taken` are the tasks there are, by the names people see in both languages.
    """
    names: list[str] = []
    wrong: dict[str, str] = {}
    known = {name.casefold() for name in taken}
    for line in filter(None, (" ".join(one.split()) for one in typed.splitlines())):
        if len(line) > NAME_LONGEST:
            wrong[line] = "roles.problem.long"
        elif line.casefold() in known:
            wrong[line] = "roles.problem.known"
        else:
            names.append(line)
            known.add(line.casefold())
    return names, wrong


def roles_offered(own: Iterable[str]) -> tuple[str, ...]:
    """The roles of the trade, then the team's own."""
    return tuple(dict.fromkeys((*CORE_ROLES, *sorted(set(own) - set(CORE_ROLES)))))
