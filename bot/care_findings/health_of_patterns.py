"""What went wrong often in four weeks, or leans over to one person. Pure.

Nothing is said of fewer than eight cases.
"""

from collections import Counter
from collections.abc import Iterator

from bot.care_findings.facts import Facts
from bot.care_findings.making import TEAM, of_cases
from bot.care_findings.thresholds import THRESHOLDS
from bot.findings import Finding, Level

TARGETS, LIBRARY, TASK, MATRIX = "targets.open", "answers.library", "roles.task", "roles.show"


def findings(facts: Facts) -> Iterator[Finding]:
    if facts.came_in < THRESHOLDS.cases_at_least:
        return
    yield from _late(facts)
    yield from _one_person(facts)
    yield from _came_back(facts)
    yield from _broken(facts)


def _late(facts: Facts) -> Iterator[Finding]:
    """Of the first answers to what has a target."""
    late = facts.late
    if _is_often(len(late), facts.timed, THRESHOLDS.late):
        numbers = {"late": len(late), "all": facts.timed}
        yield of_cases("answered_late", Level.WARNING, late, facts, action=TARGETS, numbers=numbers)


def _one_person(facts: Facts) -> Iterator[Finding]:
    """One got more than three quarters, while somebody else is there; told to them and coordinators only."""
    given = Counter({owner: count for owner, count in facts.owners.items() if owner is not None})
    if given.total() < THRESHOLDS.cases_at_least:
        return
    busiest, theirs = given.most_common(1)[0]
    has_others = bool(set(facts.colleagues) - {busiest})
    if busiest in facts.colleagues and has_others and theirs > THRESHOLDS.of_one_person * given.total():
        action, value = _sharing(facts)
        numbers = {"cases": theirs, "all": given.total()}
        yield Finding("one_person", Level.WARNING, busiest, action, value, people=(busiest,), numbers=numbers)


def _sharing(facts: Facts) -> tuple[str, str]:
    """The line of webcare, where somebody is put beside them; a team without one is shown its matrix."""
    if facts.webcare_task is None:
        return MATRIX, str(facts.team_id)
    return TASK, str(facts.webcare_task)


def _came_back(facts: Facts) -> Iterator[Finding]:
    again = facts.reopened
    if _is_often(len(again), facts.came_in, THRESHOLDS.came_back):
        numbers = {"again": len(again), "all": facts.came_in}
        yield of_cases("came_back", Level.HINT, again, facts, action=LIBRARY, numbers=numbers)


def _broken(facts: Facts) -> Iterator[Finding]:
    """Kept late, or not at all."""
    kept = facts.promises
    broken = kept.late + kept.never
    made = broken + kept.in_time
    if _is_often(broken, made, THRESHOLDS.broken):
        numbers = {"broken": broken, "all": made}
        yield Finding("promises_broken", Level.WARNING, "", TEAM, str(facts.team_id), numbers=numbers)


def _is_often(count: int, of: int, more_than: float) -> bool:
    return count >= THRESHOLDS.twice and count > more_than * of
