"""What may be kept of an audience and of the people around it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.naming import is_taken
from bot.who import evidence
from bot.who.actor_lines import ActorDraft, LineProblem
from bot.who.evidence import Evidence
from storage.audiences import Actor, Audience

PRIORITIES = (1, 2, 3)
FIRST = 1
RINGS = (1, 2)
SHOWN_WELL = 5
"""Audiences shown whole; of more the rest is a list."""
AT_MOST = 20
"""Audiences of a team: no plan serves more, and so many fit in one message."""
ACTORS_AT_MOST = 60
"""Around one audience: so many rows, each with a button, fit in one form."""
LINES_AT_MOST = 12
TYPED = ("online", "offline", "evidence", "assumption")
"""Fields in which one can type that it is not known."""
LONGEST = {"name": 120, "assumption": 300, "line": 200, "actor": 80}
"""Characters. Twice the longest plausible answer; `line` is one line of a list."""
TYPED_AT_MOST = 3000
"""Characters in a field of several lines: as many as Slack takes."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An audience as it was filled in."""

    name: str
    issue_id: int | None = None
    priority: int = FIRST
    online: tuple[str, ...] = ()
    offline: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    is_known: bool | None = None
    assumption: str | None = None


def draft_of(audience: Audience) -> Draft:
    return Draft(
        name=audience.name,
        issue_id=audience.issue_id,
        priority=audience.priority,
        online=tuple(audience.online),
        offline=tuple(audience.offline),
        evidence=tuple(_evidence_of(one) for one in audience.evidence),
        is_known=audience.is_known,
        assumption=audience.assumption,
    )


def _evidence_of(kept: Mapping[str, str]) -> Evidence:
    source, on = kept.get("source", ""), kept.get("on", "")
    return Evidence(kept.get("line") or " | ".join(filter(None, (source, on))), source, on)


def actor_of(actor: Actor) -> ActorDraft:
    return ActorDraft(actor.name, actor.ring, actor.stance, actor.bridge_id)


def read_evidence(typed: Sequence[str], today: date, known: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Each line as source and date. A line that was read before keeps its date: "last week" was then."""
    before = {one.line: one for one in known}
    return tuple(before.get(line) or evidence.read(line, today) for line in typed)


def problems(draft: Draft, today: date, others: Collection[str] = ()) -> dict[str, LineProblem]:
    """Field -> why it cannot be kept; empty when the draft can be. `others`: as of the name."""
    found: dict[str, LineProblem] = {}
    for name in ("online", "offline"):
        if problem := _problem_with_lines(getattr(draft, name)):
            found[name] = problem
    if problem := _problem_with_lines([one.line for one in draft.evidence]) or _unfit(draft.evidence, today):
        found["evidence"] = problem
    if len(draft.assumption or "") > LONGEST["assumption"]:
        found["assumption"] = LineProblem("who.problem.too_long", 0)
    return found | problem_with_name(draft.name, others)


def problem_with_name(name: str, others: Collection[str] = ()) -> dict[str, LineProblem]:
    """`others` are the names of the team's other audiences."""
    if not name.strip():
        return {"name": LineProblem("who.problem.name", 0)}
    if len(name) > LONGEST["name"]:
        return {"name": LineProblem("who.problem.too_long", 0)}
    if is_taken(name, others):
        return {"name": LineProblem("who.problem.twice", 0)}
    return {}


def _problem_with_lines(typed: Sequence[str]) -> LineProblem | None:
    if len(typed) > LINES_AT_MOST:
        return LineProblem("who.problem.many_lines", 0)
    long = (number for number, line in enumerate(typed, start=1) if len(line) > LONGEST["line"])
    return next((LineProblem("who.problem.long_line", number) for number in long), None)


def _unfit(given: Sequence[Evidence], today: date) -> LineProblem | None:
    """The first line whose date or source cannot be."""
    for number, one in enumerate(given, start=1):
        if one.unread:
            return LineProblem("who.problem.date", number, one.unread)
        if not one.source:
            return LineProblem("who.problem.source", number)
        if one.on and not _is_plausible(one.on, today):
            return LineProblem("who.problem.date_far", number, one.on)
    return None


def _is_plausible(on: str, today: date) -> bool:
    """It has begun, and not in another age."""
    first, _ = evidence.period(on)
    return today.year - evidence.YEARS_BACK <= first.year and first <= today


def problem_with_actors(more: int, there: int) -> LineProblem | None:
    """Why so many cannot be added to those that are there."""
    if not more:
        return LineProblem("who.problem.nobody", 0)
    return LineProblem("who.problem.many_actors", 0) if there + more > ACTORS_AT_MOST else None
