"""What is weak in the issues of a team, each with the form that mends it. Pure."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.findings import Finding, Level, Urgency
from bot.opening_hours import DAY
from bot.why import rules
from bot.why.concreteness import TOPICS_AT_MOST, Band
from bot.why.rules import Draft, Standing
from storage.plans import Issue


@dataclass(frozen=True, slots=True)
class Thresholds:
    """docs/trade.md, "Measuring"."""

    unmeasured_days: int = 45
    never_measured_days: int = 31
    """The owner is first asked after a month: before that nobody could have answered."""


THRESHOLDS = Thresholds()

MENDED_BY = {"no_measurement": "why.measure"}
"""The button, when it is another than the one that changes the issue."""


HINTS = {"no_measurement": Level.HINT}
"""The owner is asked for a measurement anyway."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`here` are the ids of who takes part, `last` the day of an issue's last measurement, `today` the
    team's day; `began` the day on which an issue was written down.
    """

    here: Collection[str]
    last: Mapping[int, date]
    began: Mapping[int, date]
    today: date


def findings(issues: Sequence[Issue], facts: Facts, limits: Thresholds = THRESHOLDS) -> list[Finding]:
    """Of the open issues, oldest first; of each what hurts most first."""
    return [found for issue in issues for found in _of(issue, facts, limits)]


def _of(issue: Issue, facts: Facts, limits: Thresholds) -> Iterator[Finding]:
    draft, stands = rules.draft_of(issue), rules.standing(issue, facts.here, facts.today)
    if stands.is_overdue:
        yield _finding(issue, "why.finding.overdue", Urgency.THIS_WEEK)
    if rules.how_concrete(draft).band is Band.TOO_BROAD:
        yield _finding(issue, "why.finding.too_broad")
    yield from _whose(issue, draft, stands)
    if draft.due_on is None:
        yield _finding(issue, "why.finding.no_due_date")
    if len(draft.topics) > TOPICS_AT_MOST:
        yield _finding(issue, "why.finding.more_than_two_topics", count=len(draft.topics))
    yield from _unmeasured(issue, draft, facts, limits)


def _whose(issue: Issue, draft: Draft, stands: Standing) -> Iterator[Finding]:
    if draft.owner_id is None:
        yield _finding(issue, "why.finding.no_owner")
    elif not stands.owner_is_here:
        yield _finding(issue, "why.finding.owner_gone")


def _unmeasured(issue: Issue, draft: Draft, facts: Facts, limits: Thresholds) -> Iterator[Finding]:
    if draft.now is None or draft.goal is None:
        return
    last = facts.last.get(issue.id)
    days = (facts.today - (last or facts.began[issue.id])) // DAY
    if days >= (limits.unmeasured_days if last else limits.never_measured_days):
        yield _finding(issue, "why.finding.no_measurement", count=days)


def _finding(issue: Issue, sentence: str, urgency: Urgency = Urgency.PATTERN, **numbers: float) -> Finding:
    """`sentence` is the key of what is said of it; its last word is the kind."""
    kind = sentence.rpartition(".")[2]
    return Finding(
        kind=kind,
        level=HINTS.get(kind, Level.WARNING),
        subject=f"issue/{issue.id}",
        action=MENDED_BY.get(kind, "why.change"),
        value=str(issue.id),
        urgency=urgency,
        people=(issue.owner_id,) if issue.owner_id else (),
        numbers=numbers,
        names={"sentence": issue.sentence},
    )
