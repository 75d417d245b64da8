"""Whether a team is ready for a bad day: numbers to call, and a choice of how long words are kept. Pure."""

from collections.abc import Iterator, Sequence

from bot.care_findings.facts import Facts
from bot.findings import Finding, Level, Urgency
from bot.webcare.ladder import missing

RUNG, LADDER = "escalation.rung", "escalation.ladder"
KEPT = "forgetting.privacy"


def findings(facts: Facts) -> Iterator[Finding]:
    yield from _ladder(facts)
    if facts.must_decide:
        team_id = str(facts.team_id)
        yield Finding("keeping_undecided", Level.WARNING, "", KEPT, team_id, urgency=Urgency.LAW)


def _ladder(facts: Facts) -> Iterator[Finding]:
    """Rungs on which nobody can be called; of the others, contacts without a number."""
    gaps = missing(facts.ladder)
    can_call = {one.number for one in facts.ladder if any(contact.phone for contact in one.contacts)}
    silent = [gap for gap in gaps if gap[0] not in can_call]
    if silent:
        level = Level.ERROR if facts.has_crisis else Level.WARNING
        urgency = Urgency.TODAY if facts.has_crisis else Urgency.PATTERN
        yield _of_rungs("nobody_to_call", level, silent, facts, urgency)
    numberless = [gap for gap in gaps if gap[0] in can_call and gap[1].endswith("phone")]
    if numberless:
        yield _of_rungs("number_missing", Level.HINT, numberless, facts, Urgency.PATTERN)


def _of_rungs(
    kind: str, level: Level, gaps: Sequence[tuple[int, str]], facts: Facts, urgency: Urgency
) -> Finding:
    """One rung opens its form, of several the ladder."""
    rungs = list(dict.fromkeys(number for number, _ in gaps))
    alone = len(rungs) == 1
    return Finding(
        kind,
        level,
        ",".join(f"{number}/{what}" for number, what in gaps),
        RUNG if alone else LADDER,
        f"{facts.team_id}/{rungs[0]}" if alone else str(facts.team_id),
        urgency,
        names={str(place): str(number) for place, number in enumerate(rungs)},
    )
