"""Questions that several people asked: which cases are one question, and what was made of it."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, func, select
from sqlalchemy import update as change
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case, Kind, Status
from storage.database import Moment, Row
from storage.people import Team


class Repeat(Row):
    """A question that was asked again and again. Only its cases hold words of it."""

    __tablename__ = "repeated_questions"
    __table_args__ = (Index("ix_repeated_questions_of_a_team", "team_id", "found_at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    found_at: Mapped[datetime]
    idea_id: Mapped[int | None] = mapped_column(
        ForeignKey("meetup_ideas.id", ondelete="SET NULL"), default=None
    )
    """The idea for a post that was made of it."""


class Asked(Row):
    """A case in which that question was asked; a case is of one repeat at most."""

    __tablename__ = "repeated_question_cases"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    repeat_id: Mapped[int] = mapped_column(
        ForeignKey("repeated_questions.id", ondelete="CASCADE"), index=True
    )


NO_QUESTION = (Status.MERGED, Status.NOT_A_CASE)
"""It goes on as another case, which counts in its place, or was none."""
COUNTS = Case.status.not_in(NO_QUESTION)


def teams_to_compare(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """The ids of teams with questions of which nobody looked yet whether others asked the same."""
    due = select(Case.team_id).where(_to_compare(now)).group_by(Case.team_id)
    return session.scalars(due.order_by(func.min(Case.compare_at)).limit(at_most)).all()


def hold_to_compare(session: Session, team: Team, now: datetime, at_most: int) -> Sequence[Case]:
    """Such questions of a team, oldest first. Hold the desk first."""
    due = select(Case).where(Case.team_id == team.id, _to_compare(now))
    held = due.order_by(Case.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def any_to_compare(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a question."""
    return exists().where(_to_compare(now))


def _to_compare(now: Moment) -> ColumnElement[bool]:
    return Case.compare_at <= now


def questions_since(session: Session, team: Team, since: datetime, at_most: int) -> Sequence[Case]:
    """The team's questions since that moment, newest first."""
    asked = select(Case).where(
        Case.team_id == team.id, Case.kind == Kind.QUESTION, Case.reported_at >= since, COUNTS
    )
    return session.scalars(asked.order_by(Case.number.desc()).limit(at_most)).all()


def repeats_of(session: Session, case_ids: Collection[int]) -> dict[int, int]:
    """Case id -> its repeat; a case of none is left out."""
    of = select(Asked.case_id, Asked.repeat_id).where(Asked.case_id.in_(case_ids))
    return dict(session.execute(of).all())


def join(session: Session, repeat_id: int, case_ids: Collection[int]) -> None:
    """In these cases that question was asked too."""
    session.add_all(Asked(case_id=case_id, repeat_id=repeat_id) for case_id in sorted(case_ids))
    session.flush()


def hand_on(session: Session, case: Case, other: Case) -> int | None:
    """The other is of the repeat of the case in its place; None when it is of one already, or none is."""
    of = repeats_of(session, [case.id, other.id])
    if case.id not in of or other.id in of:
        return None
    moved = change(Asked).where(Asked.case_id == case.id).values(case_id=other.id)
    session.execute(moved.execution_options(synchronize_session=False))
    return of[case.id]


def cases_of(session: Session, repeat: Repeat) -> Sequence[Case]:
    """The cases in which it was asked, oldest first."""
    its = select(Case).join(Asked, Asked.case_id == Case.id).where(Asked.repeat_id == repeat.id, COUNTS)
    return session.scalars(its.order_by(Case.id)).all()


def team_and_repeat(session: Session, workspace_id: str, repeat_id: int) -> tuple[Team, Repeat] | None:
    """The repeated question with its team; None when this workspace has no such one."""
    both = select(Team, Repeat).join(Repeat, Repeat.team_id == Team.id)
    row = session.execute(both.where(Team.workspace_id == workspace_id, Repeat.id == repeat_id)).one_or_none()
    return None if row is None else (row[0], row[1])


def hold_repeat(session: Session, repeat_id: int) -> Repeat | None:
    """The repeated question, yours alone to change until the transaction ends."""
    return session.get(Repeat, repeat_id, with_for_update=True, populate_existing=True)


def found_since(session: Session, team: Team, since: datetime) -> Sequence[tuple[Repeat, int]]:
    """Which repeated questions were found since that moment, newest first, and how often each was asked."""
    counted = (
        select(Repeat, func.count(Asked.case_id))
        .join(Asked, Asked.repeat_id == Repeat.id)
        .join(Case, Case.id == Asked.case_id)
        .where(Repeat.team_id == team.id, Repeat.found_at >= since, COUNTS)
        .group_by(Repeat.id)
        .order_by(Repeat.id.desc())
    )
    return [(repeat, count) for repeat, count in session.execute(counted)]
