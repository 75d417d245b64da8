"""What is weak in the answer library: answers that nobody looked at in time, or that nobody owns. Pure.

The rules: docs/trade.md, "Answer library".
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from bot.answers.rules import is_due
from bot.findings import Finding, Level, Urgency
from storage.library import LibraryAnswer

CHANGE, LIBRARY = "answers.change", "answers.library"


def findings(
    team_id: int, answers: Sequence[LibraryAnswer], here: Collection[str], today: date
) -> list[Finding]:
    """`here` are the ids of who takes part in the team."""
    return [*_overdue(team_id, answers, today), *_ownerless(team_id, answers, here)]


def _overdue(team_id: int, answers: Sequence[LibraryAnswer], today: date) -> Iterator[Finding]:
    """The day of review has gone by: what it says may not be so any more."""
    late = [one for one in answers if is_due(one, today)]
    if late:
        yield _finding("review_overdue", team_id, late, Level.WARNING)


def _ownerless(team_id: int, answers: Sequence[LibraryAnswer], here: Collection[str]) -> Iterator[Finding]:
    """Its owner left: nobody is reminded of it."""
    of_nobody = [one for one in answers if one.owner_id not in here]
    if of_nobody:
        yield _finding("owner_left", team_id, of_nobody, Level.HINT)


def _finding(kind: str, team_id: int, some: Sequence[LibraryAnswer], level: Level) -> Finding:
    """One opens its form; of several the library is opened, where these come first."""
    alone = len(some) == 1
    return Finding(
        kind=kind,
        level=level,
        subject=",".join(str(one.id) for one in some),
        action=CHANGE if alone else LIBRARY,
        value=str(some[0].id if alone else team_id),
        urgency=Urgency.PATTERN,
        names={"title": some[0].title},
        things=tuple(one.id for one in some),
    )
