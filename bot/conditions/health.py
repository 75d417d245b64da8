"""What is wrong or odd in a team's preconditions: docs/trade.md, "Preconditions", rule by rule. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.conditions.pulse import Result, Verdict
from bot.conditions.rules import Voter
from bot.findings import Finding, Level, Urgency
from bot.text_files import COUNT
from storage.actions import Action
from storage.ratings import RatingRound


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Each number with where it comes from: docs/trade.md, "Preconditions"."""

    days_old: int = 100
    """More days than this since the last round: a quarter, and ten days to get to it."""
    days_late: int = 0
    """More days than this past its date, an action is overdue; the weekly report waits a week longer."""


USUAL = Thresholds()


@dataclass(frozen=True, slots=True)
class Pulse:
    """A team's last round with results, and what was agreed since. `rated` are ids of who sent a ballot."""

    team_id: int
    now: datetime
    today: date
    last: RatingRound
    results: Sequence[Result] = ()
    actions: Sequence[Action] = ()
    voters: Sequence[Voter] = ()
    rated: frozenset[str] = frozenset()
    one_is_open: bool = False
    """Whether a next round is running: then it says soon enough who rates, and what is old."""


def findings(pulse: Pulse, limits: Thresholds = USUAL) -> list[Finding]:
    """Factor by factor in the article's order; then people, for coordinators only; then the round itself."""
    found: list[Finding] = []
    for result in pulse.results:
        found += _of_factor(pulse, result)
    found += _overdue(pulse, limits)
    if not pulse.one_is_open:
        found += _of_people(pulse)
        found += _of_age(pulse, limits)
    return found


def _of_factor(pulse: Pulse, result: Result) -> Iterator[Finding]:
    numbers = {"mean": round(result.mean, 1), "blocks": result.blocks, "successes": result.successes}
    act, talk = f"{pulse.team_id}/{result.factor}", str(pulse.team_id)
    if result.verdict is Verdict.BLOCK:
        yield Finding("blocks", Level.WARNING, result.factor, "conditions.act", act, numbers=numbers)
        if not _has_action(pulse, result.factor):
            yield Finding("no_action", Level.ERROR, result.factor, "conditions.act", act)
    if result.is_divided:
        yield Finding(
            "disagreement", Level.WARNING, result.factor, "conditions.results", talk, numbers=numbers
        )
    if result.is_hidden:
        yield Finding("hidden_block", Level.WARNING, result.factor, "conditions.results", talk)


def _has_action(pulse: Pulse, factor: str) -> bool:
    """One that is open, if only to find out what could be done; or one agreed since the round, and done."""
    about = [one for one in pulse.actions if one.about.split(":")[1] == factor]
    since = pulse.last.opened_at
    return any(one.is_open or (one.about.count(":") == 1 and one.created_at >= since) for one in about)


def _overdue(pulse: Pulse, limits: Thresholds) -> Iterator[Finding]:
    """One for each factor: the action that is due longest."""
    late: dict[str, Action] = {}
    for one in sorted(pulse.actions, key=lambda one: one.due_on):
        if one.is_open and (pulse.today - one.due_on).days > limits.days_late:
            late.setdefault(one.about.split(":")[1], one)
    for factor, one in late.items():
        yield Finding(
            "action_overdue",
            Level.ERROR,
            factor,
            "conditions.improve",
            str(one.id),
            Urgency.THIS_WEEK,
            people=(one.owner_id,),
            numbers={COUNT: (pulse.today - one.due_on).days},
        )


def _of_people(pulse: Pulse) -> Iterator[Finding]:
    """Who was there and did not rate: a reason to ask, in private."""
    for one in _silent(pulse.voters, pulse):
        yield Finding(
            "not_rated",
            Level.HINT,
            one.user_id,
            "conditions.open",
            str(pulse.team_id),
            people=(one.user_id,),
            coordinators_only=True,
        )


def _silent(voters: Iterable[Voter], pulse: Pulse) -> list[Voter]:
    closed_at = pulse.last.closed_at or pulse.now
    there = (one for one in voters if one.takes_part and (one.joined_at is None or one.joined_at < closed_at))
    return [one for one in there if one.user_id not in pulse.rated]


def _of_age(pulse: Pulse, limits: Thresholds) -> Iterator[Finding]:
    days = (pulse.now - (pulse.last.closed_at or pulse.now)).days
    if days > limits.days_old:
        team = str(pulse.team_id)
        yield Finding("pulse_old", Level.HINT, "", "conditions.start", team, numbers={"days": days})
