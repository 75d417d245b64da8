"""What goes wrong with actions: a date that passed in silence, somebody who is not there any more. Pure."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.findings import Finding, Level, Urgency
from bot.opening_hours import DAY
from storage.actions import Action

CONDITION = "condition"
"""Actions about a precondition are told of beside it, when they are late."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """docs/trade.md, "Actions"."""

    overdue_days: int = 1
    """The owner is asked on the day itself; the day after, others may know."""


THRESHOLDS = Thresholds()


def findings(
    actions: Sequence[Action], here: Collection[str], today: date, limits: Thresholds = THRESHOLDS
) -> list[Finding]:
    """`actions` are open ones, the first due first; `here` who takes part; `today` is the team's."""
    return [found for action in actions for found in _of(action, here, today, limits)]


def _of(action: Action, here: Collection[str], today: date, limits: Thresholds) -> Iterator[Finding]:
    days = (today - action.due_on) // DAY
    if action.owner_id not in here:
        yield _finding(action, "actions.finding.owner_gone", Urgency.PATTERN, {})
    elif days >= limits.overdue_days and not action.about.startswith(f"{CONDITION}:"):
        yield _finding(action, "actions.finding.overdue", Urgency.THIS_WEEK, {"count": days})


def _finding(action: Action, sentence: str, urgency: Urgency, numbers: dict[str, float]) -> Finding:
    """`sentence` is the key of what is said of it; its last word is the kind."""
    return Finding(
        kind=sentence.rpartition(".")[2],
        level=Level.WARNING,
        subject=f"action/{action.id}",
        action="actions.change",
        value=str(action.id),
        urgency=urgency,
        people=(action.owner_id,),
        numbers=numbers,
        names={"text": action.text},
    )
