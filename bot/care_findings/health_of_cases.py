"""Cases of now: nobody has it, its time is over, what was promised in it went by. Pure."""

from collections.abc import Iterator, Sequence

from bot.care_findings.facts import Facts
from bot.care_findings.making import of_cases
from bot.findings import Finding, Level, Urgency
from storage.care_checks import Which
from storage.cases import Case, Kind


def findings(facts: Facts) -> Iterator[Finding]:
    """A case that is nobody's and over time is in both; shown is the first, as it is the cause."""
    unowned = [case for case in facts.pressing if case.owner_id is None]
    late = [case for case in facts.pressing if case.due_at is not None and case.due_at <= facts.now]
    yield from _of_today("crisis_unowned", [one for one in unowned if one.kind is Kind.CRISIS], facts)
    yield from _of_today("no_owner", [one for one in unowned if one.kind is not Kind.CRISIS], facts)
    yield from _of_today("open_late", late, facts)
    if facts.unkept:
        yield of_cases("promise_unkept", Level.ERROR, facts.unkept, facts, urgency=Urgency.THIS_WEEK)


def _of_today(kind: str, cases: Sequence[Case], facts: Facts) -> Iterator[Finding]:
    """Somebody outside waits for it now."""
    if cases:
        yield of_cases(kind, Level.ERROR, [_which(one) for one in cases], facts, urgency=Urgency.TODAY)


def _which(case: Case) -> Which:
    return Which(case.id, case.number)
