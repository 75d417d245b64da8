"""What is weak in a team's webcare, asked of its cases: each question is one statement, of however many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from storage.care_figures import A_CASE, REPLIES
from storage.cases import CASE, Case, Desk, Kind
from storage.cases_due import OPEN
from storage.changes import Change
from storage.people import Team
from storage.promises import OPEN as UNKEPT
from storage.promises import Promise
from storage.turns import Answer

AT_MOST = 500
"""Cases that are read back; of more it is not said which."""


@dataclass(frozen=True, slots=True)
class Which:
    """A case by its id, and by its number as people know it."""

    id: int
    number: int


def has_cases(session: Session, team: Team) -> bool:
    """Whether anything ever came in."""
    return bool(session.scalar(select(Desk.last_number).where(Desk.team_id == team.id)))


def came_in(session: Session, team: Team, since: datetime) -> Mapping[str | None, int]:
    """How many cases came in since then, by who has or had them last; None: nobody."""
    its = select(Case.owner_id, func.count()).where(_since(team, since)).group_by(Case.owner_id)
    return {row.owner_id: row[1] for row in session.execute(its)}


def answered_late(session: Session, team: Team, since: datetime) -> Sequence[Which]:
    """Of those the ones whose first answer was over time, oldest first."""
    late = _first_answers(team, since, Answer.in_time.is_(False))
    return _which(session, late)


def count_timed(session: Session, team: Team, since: datetime) -> int:
    """How many of those have a first answer with a target, in time or not."""
    timed = _first_answers(team, since, Answer.in_time.is_not(None))
    return session.scalar(select(func.count()).select_from(timed.subquery())) or 0


def reopened(session: Session, team: Team, since: datetime) -> Sequence[Which]:
    """Of those the ones that were done and opened again, because somebody asked on; oldest first."""
    again = select(Change.thing_id).where(
        Change.team_id == team.id, Change.thing == CASE, Change.did == "reopened", Change.at >= since
    )
    return _which(session, select(Case.id, Case.number).where(_since(team, since), Case.id.in_(again)))


def pressing(session: Session, team: Team, now: datetime) -> Sequence[Case]:
    """Open cases that are over time, or that nobody has while half of it is gone; a crisis at once."""
    unowned = Case.owner_id.is_(None) & or_(Case.half_at <= now, Case.kind == Kind.CRISIS)
    its = select(Case).where(Case.team_id == team.id, OPEN, or_(Case.due_at <= now, unowned))
    return session.scalars(its.order_by(Case.due_at.is_(None), Case.due_at, Case.id).limit(AT_MOST)).all()


def unkept(session: Session, team: Team, now: datetime) -> Sequence[Which]:
    """Cases in which we promised something of which the moment went by, and nobody said it was done."""
    its = exists().where(Promise.case_id == Case.id, Promise.due_at <= now, UNKEPT)
    return _which(session, select(Case.id, Case.number).where(Case.team_id == team.id, its))


def _since(team: Team, since: datetime) -> ColumnElement[bool]:
    """It came in since then, and was a case of its own."""
    return and_(Case.team_id == team.id, Case.reported_at >= since, A_CASE)


def _first_answers(team: Team, since: datetime, which: ColumnElement[bool]) -> Select[int, int]:
    """Cases that came in since then whose first answer is such; mistakes are none."""
    earlier = aliased(Answer)
    is_first = ~exists().where(
        earlier.case_id == Case.id,
        earlier.id < Answer.id,
        earlier.undone_at.is_(None),
        earlier.outcome.in_(REPLIES),
    )
    answers = Answer.undone_at.is_(None) & Answer.outcome.in_(REPLIES)
    both = select(Case.id, Case.number).join(Answer, Answer.case_id == Case.id)
    return both.where(_since(team, since), answers, is_first, which)


def _which(session: Session, some: Select[int, int]) -> Sequence[Which]:
    return [Which(*row) for row in session.execute(some.order_by(Case.number).limit(AT_MOST))]
