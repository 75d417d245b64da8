"""What holds of webcare whatever people did and whatever died: of cases, turns, promises and crises.

The walks of `tests/walks` and the storms of `tests/chaos` end with these looks.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.cases import Case, Desk, Status
from storage.escalation import Crisis
from storage.library import LibraryAnswer
from storage.monitoring import Became, Mention
from storage.promises import Promise
from storage.turns import Answer, Turn

OPEN = (Status.WAITING, Status.TAKEN)
UNANSWERED = (Status.MERGED, Status.NOT_A_CASE)
"""How a case may end without anything that was done with it."""


def disorder(session: Session) -> Iterator[str]:
    """What must not be; empty is good."""
    for look in LOOKS:
        yield from look(session)


def _numbers(session: Session) -> Iterator[str]:
    """No number of a team is lost, and none is given that its desk does not know."""
    given: dict[int, list[int]] = defaultdict(list)
    for team, number in session.execute(select(Case.team_id, Case.number).order_by(Case.number)):
        given[team].append(number)
    last = {desk.team_id: desk.last_number for desk in session.scalars(select(Desk))}
    for team, numbers in given.items():
        if numbers != list(range(1, last.get(team, 0) + 1)):
            yield f"team {team} has cases {numbers}, its desk says {last.get(team)}"


def _owners(session: Session) -> Iterator[str]:
    """An open case is its owner's for one turn, or nobody's; a closed one is in nobody's turn."""
    turns: dict[int, list[Turn]] = defaultdict(list)
    for turn in session.scalars(select(Turn).order_by(Turn.id)):
        turns[turn.case_id].append(turn)
    for case in session.scalars(select(Case)):
        yield from _turns(case, turns[case.id])


def _turns(case: Case, turns: Sequence[Turn]) -> Iterator[str]:
    going_on = [(turn.id, turn.user_id) for turn in turns if turn.ended_at is None]
    expected = [(case.turn_id, case.owner_id)] if case.is_open and case.owner_id else []
    if going_on != expected:
        yield f"case {case.id} is of {case.owner_id} in turn {case.turn_id}, going on are {going_on}"
    if case.turn_id is not None and not expected:
        yield f"case {case.id} is nobody's now, and in turn {case.turn_id}"
    if any(earlier.ended_at is None for earlier, _later in pairwise(turns)):
        yield f"case {case.id} had two owners at once"


def _states(session: Session) -> Iterator[str]:
    """What is closed waits for nothing and says nothing; what is open was not closed."""
    answered = Counter(session.scalars(select(Answer.case_id).where(Answer.undone_at.is_(None))))
    for case in session.scalars(select(Case)):
        if case.is_open != (case.status in OPEN):
            yield f"case {case.id} is {case.status}, closed at {case.closed_at}"
        if not case.is_open and (case.alarm_at or case.deal_at or case.look_at or case.leave_at):
            yield f"case {case.id} is closed, and something is due of it"
        if not case.is_open and not answered[case.id] and case.status not in UNANSWERED:
            yield f"case {case.id} is {case.status}, and nobody did anything"
        if case.owner_id and case.is_open and case.deal_at:
            yield f"case {case.id} has an owner, and is to be dealt"


def _merges(session: Session) -> Iterator[str]:
    """What was merged goes on as another of its team, and never as itself in the end."""
    into = {case.id: case.merged_into for case in session.scalars(select(Case))}
    for case in session.scalars(select(Case).where(Case.merged_into.is_not(None))):
        if case.status is not Status.MERGED:
            yield f"case {case.id} is {case.status}, and goes on as {case.merged_into}"
        way, at = {case.id}, into[case.id]
        while at is not None and at not in way:
            way.add(at)
            at = into[at]
        if at is not None:
            yield f"case {case.id} goes on as itself: {sorted(way)}"


def _promises(session: Session) -> Iterator[str]:
    for one in session.scalars(select(Promise)):
        if not one.is_open and one.remind_at:
            yield f"promise {one.id} is settled, and reminded of"
        if one.kept_at and one.undone_at:
            yield f"promise {one.id} is both kept and a mistake"


def _crises(session: Session) -> Iterator[str]:
    running = select(Crisis.case_id, func.count()).where(Crisis.over_at.is_(None)).group_by(Crisis.case_id)
    for case, count in session.execute(running):
        if count > 1:
            yield f"case {case} is {count} crises at once"
    for one in session.scalars(select(Crisis)):
        if one.over_at and one.pause_at:
            yield f"crisis {one.id} is over, and posts are to be paused"


def _library(session: Session) -> Iterator[str]:
    for one in session.scalars(select(LibraryAnswer)):
        if not one.title.strip() or not (one.nl or one.en):
            yield f"answer {one.id} of the library says nothing"


def _mentions(session: Session) -> Iterator[str]:
    """What became of a mention is known, and a case it became is there."""
    cases = {(case.team_id, case.number) for case in session.scalars(select(Case))}
    for one in session.scalars(select(Mention)):
        if (one.became is None) != (one.became_at is None):
            yield f"mention {one.id} became half of something"
        if one.became is Became.CASE and (one.team_id, one.became_id) not in cases:
            yield f"mention {one.id} became case {one.became_id}, which is not there"


LOOKS = (_numbers, _owners, _states, _merges, _promises, _crises, _library, _mentions)
