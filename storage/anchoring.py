"""How much employees notice of a value: one question in a channel, answered privately, once for a person."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, bindparam, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams
from storage.verdicts import FieldCheck


class AnchoringQuestion(Row):
    """A value that people in a channel are asked about, until `closes_at` or until the team closes it.

    `shown_mean` is the mean of the first `shown_answers` answers: it is made anew only when so many came that
    nobody can tell whose they are.
    """

    __tablename__ = "anchoring_questions"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    value_id: Mapped[int] = mapped_column(ForeignKey("brand_values.id", ondelete="CASCADE"))
    channel_id: Mapped[str]
    asked_at: Mapped[datetime]
    asked_by: Mapped[str]
    closes_at: Mapped[datetime] = mapped_column(index=True)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    shown_mean: Mapped[float | None] = mapped_column(default=None)
    shown_answers: Mapped[int] = mapped_column(default=0)
    version: Mapped[int] = mapped_column(default=1)
    """One more for every change that people see: it names the letters."""


class AnchoringAnswer(Row):
    """What somebody answered, 1 to 5; a later answer takes its place."""

    __tablename__ = "anchoring_answers"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("anchoring_questions.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[str] = mapped_column(primary_key=True)
    answer: Mapped[int]
    given_at: Mapped[datetime]


def open_questions(session: Session, team: Team) -> Sequence[AnchoringQuestion]:
    """What the team asks now, the oldest first."""
    asked = select(AnchoringQuestion).where(
        AnchoringQuestion.team_id == team.id, AnchoringQuestion.closed_at.is_(None)
    )
    return session.scalars(asked.order_by(AnchoringQuestion.id)).all()


def team_of(session: Session, workspace_id: str, question_id: int) -> Team | None:
    """The team that asks; None when this workspace has no such question."""
    of = select(Team).join(AnchoringQuestion, AnchoringQuestion.team_id == Team.id)
    return session.scalar(of.where(Team.workspace_id == workspace_id, AnchoringQuestion.id == question_id))


def hold_question(session: Session, team: Team, question_id: int) -> AnchoringQuestion | None:
    """The question, yours alone to change until the transaction ends."""
    its = select(AnchoringQuestion).where(
        AnchoringQuestion.team_id == team.id, AnchoringQuestion.id == question_id
    )
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def answer(session: Session, question: AnchoringQuestion, user_id: str, given: int, now: datetime) -> None:
    """What this person says is what they said last."""
    row = {"question_id": question.id, "user_id": user_id, "answer": given, "given_at": now}
    insert = insert_into(session, AnchoringAnswer).values(row)
    session.execute(
        insert.on_conflict_do_update(
            index_elements=["question_id", "user_id"], set_={"answer": given, "given_at": now}
        )
    )


def answers_to(session: Session, question: AnchoringQuestion) -> Sequence[int]:
    """The numbers alone: who said which leaves this file nowhere."""
    given = select(AnchoringAnswer.answer).where(AnchoringAnswer.question_id == question.id)
    return session.scalars(given).all()


def counts(session: Session, question_ids: Collection[int]) -> dict[int, int]:
    """How many people answered each; none is left out."""
    of = select(AnchoringAnswer.question_id, func.count()).where(
        AnchoringAnswer.question_id.in_(question_ids)
    )
    found = session.execute(of.group_by(AnchoringAnswer.question_id))
    return {question_id: count for question_id, count in found}  # noqa: C416 - a row is no tuple to mypy


def questions_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[AnchoringQuestion, Team]]:
    """Open questions past their time, oldest first, each held by nobody else."""
    due = (
        select(AnchoringQuestion, Team)
        .join(Team, Team.id == AnchoringQuestion.team_id)
        .where(_is_over(now), some.among(AnchoringQuestion.team_id))
        .order_by(AnchoringQuestion.closes_at, AnchoringQuestion.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=AnchoringQuestion, skip_locked=True))
    return [(question, team) for question, team in held]


def teams_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such questions."""
    due = select(AnchoringQuestion.team_id).where(_is_over(now), some.among(AnchoringQuestion.team_id))
    return session.scalars(due.distinct().limit(at_most)).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a question."""
    return exists().where(_is_over(now))


def _is_over(now: Moment) -> ColumnElement[bool]:
    return AnchoringQuestion.closed_at.is_(None) & (AnchoringQuestion.closes_at <= now)


STATE = select(
    select(func.count())
    .select_from(AnchoringAnswer)
    .join(AnchoringQuestion, AnchoringAnswer.question_id == AnchoringQuestion.id)
    .where(AnchoringQuestion.team_id == bindparam("team"))
    .scalar_subquery(),
    select(func.sum(AnchoringQuestion.version))
    .where(AnchoringQuestion.team_id == bindparam("team"))
    .scalar_subquery(),
    select(func.max(FieldCheck.id)).where(FieldCheck.team_id == bindparam("team")).scalar_subquery(),
)
"""Made once: every look at step three asks it."""


def state(session: Session, team: Team) -> tuple[int | None, ...]:
    """Differs once employees or readers of posts said something, which the log of changes does not tell."""
    return tuple(session.execute(STATE, {"team": team.id}).one())
