"""What is wrong, weak or odd in a team's audiences: docs/trade.md, "Step two, WHO", rule by rule. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.findings import Finding, Level
from bot.who import words
from bot.who.rules import FIRST, Draft
from bot.who.thresholds import USUAL, Thresholds
from bot.who.weaknesses import AROUND, FIELDS, Around, Weakness, is_too_many_first, weaknesses

LEVELS: Mapping[Weakness, Level] = {
    Weakness.BRIDGE_LEFT: Level.WARNING,
    Weakness.BROAD_NAME: Level.WARNING,
    Weakness.SENDER_NAME: Level.WARNING,
    Weakness.ISSUE_CLOSED: Level.WARNING,
    Weakness.NO_ONLINE_BEHAVIOUR: Level.WARNING,
    Weakness.FEW_ONLINE: Level.HINT,
    Weakness.NO_OFFLINE: Level.WARNING,
    Weakness.ASSUMPTION_WITHOUT_EVIDENCE: Level.WARNING,
    Weakness.NO_EVIDENCE: Level.WARNING,
    Weakness.EVIDENCE_UNDATED: Level.HINT,
    Weakness.EVIDENCE_OLD: Level.WARNING,
    Weakness.NO_COMMUNITY: Level.WARNING,
    Weakness.FEW_ACTORS: Level.HINT,
    Weakness.NO_RING_2: Level.WARNING,
    Weakness.NO_BRIDGE: Level.WARNING,
    Weakness.NO_ISSUE: Level.HINT,
}
"""What is a finding, and how bad: nothing in a plan is an error as a gap in today's duty is.

Whether a team knows or thinks is asked of it, not held against it; that a group is "not on social media"
shows in its missing evidence and community.
"""

TOO_MANY_FIRST = "too_many_first"
"""Of so many that go first none does: the one finding about all of them together."""

SENTENCES = tuple(f"who.finding.{kind}" for kind in (TOO_MANY_FIRST, *LEVELS))


@dataclass(frozen=True, slots=True)
class Judged:
    """An audience with what it is judged by."""

    audience_id: int
    draft: Draft
    around: Around


def findings(team_id: int, audiences: Sequence[Judged], limits: Thresholds = USUAL) -> list[Finding]:
    """Warnings, then hints; in each in the order of the audiences."""
    order = tuple(Level)
    return sorted(_all(team_id, audiences, limits), key=lambda one: order.index(one.level))


def _all(team_id: int, audiences: Sequence[Judged], limits: Thresholds) -> Iterator[Finding]:
    priorities = [one.draft.priority for one in audiences]
    if is_too_many_first(priorities, limits):
        numbers = {"first": priorities.count(FIRST), "most": limits.priority}
        yield Finding(TOO_MANY_FIRST, Level.WARNING, "", "who.open", str(team_id), numbers=numbers)
    for one in audiences:
        for weakness in weaknesses(one.draft, one.around, limits):
            if weakness in LEVELS:
                yield _found(one, weakness)


def _found(judged: Judged, weakness: Weakness) -> Finding:
    draft, around = judged.draft, judged.around
    subject = str(judged.audience_id)
    action = "who.community" if FIELDS[weakness] in AROUND else "who.change"
    found = Finding(weakness, LEVELS[weakness], subject, action, subject, names={"audience": draft.name})
    match weakness:
        case Weakness.BRIDGE_LEFT:
            return replace(found, people=around.bridges_gone)
        case Weakness.BROAD_NAME:
            return _with(found, word=words.broad_word(draft.name) or "")
        case Weakness.SENDER_NAME:
            return _with(found, word=words.sender_in(draft.name, around.sender) or "")
        case Weakness.FEW_ACTORS:
            return replace(found, numbers={"actors": len(around.actors)})
        case _:
            return found


def _with(found: Finding, **names: str) -> Finding:
    return replace(found, names={**found.names, **names})
