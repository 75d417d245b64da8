"""What is wrong, weak or odd in what one person has in a role matrix. Pure."""

from collections.abc import Iterator, Mapping

from bot.findings import Finding, Level
from bot.ownership.tasks import CREATION
from bot.roles.absence import of_absence
from bot.roles.gathering import Facts
from bot.roles.lines import Line
from bot.roles.mending import line_form, person_form
from bot.roles.taking_part import doers, fit
from bot.roles.thresholds import Thresholds
from storage.duties import WEBCARE, Part

APPROVAL, STRATEGY = "approval", "strategy"
SPONSOR, SPOKESPERSON = "management_sponsor", "spokesperson"
ANALYST, STRATEGIST = "monitoring_analyst", "strategist"

MINUTES = 60
"""In an hour."""

VISIBLE = frozenset({Part.DOES, Part.DECIDES, Part.HELPS})
"""What others see of somebody in management: docs/trade.md, "Role matrix"."""


def of_people(facts: Facts, thresholds: Thresholds, hours: Mapping[str, float]) -> Iterator[Finding]:
    """Of everybody who may take part, by name: what is too much, then what does not go together."""
    names = facts.names
    for user_id in sorted(fit(facts.matrix, names), key=lambda one: (names[one], one)):
        yield from _decides_most(facts, user_id, thresholds)
        yield from _too_much_work(facts, user_id, hours)
        yield from of_absence(facts, user_id, thresholds)
        yield from _approves_own(facts, user_id)
        yield from _hard_to_combine(facts, user_id)
        yield from _hardly_there(facts, user_id)


def _decides_most(facts: Facts, user_id: str, thresholds: Thresholds) -> Iterator[Finding]:
    lines = len(facts.lines)
    count = sum(user_id in line.people(Part.DECIDES) for line in facts.lines)
    if lines >= thresholds.decides_lines and count > thresholds.decides_share * lines:
        yield _found("decides_most", user_id, count=count, of=lines)


def _too_much_work(facts: Facts, user_id: str, hours: Mapping[str, float]) -> Iterator[Finding]:
    """What their tasks take a week, each task once however many lines it has, against what they have."""
    has = hours.get(user_id)
    takes = {line.task_id: line.minutes or 0 for line in facts.lines if user_id in doers(line)}
    minutes = sum(takes.values())
    if has is not None and minutes > has * MINUTES:
        yield _found("too_much_work", user_id, minutes=minutes, hours=has)


def _approves_own(facts: Facts, user_id: str) -> Iterator[Finding]:
    """Who makes what goes out has somebody else who approves it."""
    approving = [line for line in _does(facts, user_id, APPROVAL) if user_id in doers(line)] or [
        line for line in _lines(facts, APPROVAL) if user_id in line.people(Part.DECIDES)
    ]
    if approving and any(_does(facts, user_id, task) for task in CREATION):
        action, value = line_form(approving[0])
        yield Finding("makes_and_approves", Level.WARNING, user_id, action, value, people=(user_id,))


def _hard_to_combine(facts: Facts, user_id: str) -> Iterator[Finding]:
    roles = facts.roles.get(user_id, frozenset())
    if SPOKESPERSON in roles and _does(facts, user_id, WEBCARE):
        yield _found("webcare_and_spokesperson", user_id)
    if ANALYST in roles and _owns_goals_alone(facts, user_id):
        yield _found("analyst_owns_goals", user_id)


def _owns_goals_alone(facts: Facts, user_id: str) -> bool:
    """They are the only strategist, or the only one who decides about strategy."""
    strategists = fit(facts.matrix, [who for who, roles in facts.roles.items() if STRATEGIST in roles])
    decide = {who for line in _lines(facts, STRATEGY) for who in line.people(Part.DECIDES)}
    return list(strategists) == [user_id] or decide == {user_id}


def _hardly_there(facts: Facts, user_id: str) -> Iterator[Finding]:
    """A sponsor whom nobody sees; else somebody who only hears of things, or has no part at all.

    Nothing is asked of people while the matrix is still empty.
    """
    cells = [cell for line in facts.lines for cell in line.cells]
    parts = {cell.part for cell in cells if cell.user_id == user_id}
    if SPONSOR in facts.roles.get(user_id, ()) and not parts & VISIBLE:
        yield _found("sponsor_invisible", user_id)
    elif parts == {Part.HEARS}:
        yield _found("only_hears", user_id, Level.HINT)
    elif cells and not parts:
        yield _found("no_part", user_id, Level.HINT)


def _does(facts: Facts, user_id: str, task: str) -> list[Line]:
    return [line for line in _lines(facts, task) if user_id in doers(line)]


def _lines(facts: Facts, task: str) -> list[Line]:
    return [line for line in facts.lines if line.task == task]


def _found(kind: str, user_id: str, level: Level = Level.WARNING, **numbers: float) -> Finding:
    return Finding(kind, level, user_id, *person_form(user_id), people=(user_id,), numbers=numbers)
