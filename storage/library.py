"""The answer library: texts that a team answers with, in two languages, and which case each was chosen for.

An answer is one block (an opening, a fact, a next step, a closing) or a whole answer. It is there until
`archived_at`. Which questions were asked several times: `storage/repeats.py`.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    UniqueConstraint,
    delete,
    exists,
    func,
    select,
    text,
)
from sqlalchemy import update as change
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.database import Moment, Row
from storage.people import Team
from storage.some_teams import SomeTeams
from storage.turns import Answer

ANSWER = "library_answer"
"""What an answer of the library is called in the log of changes."""


class Piece(StrEnum):
    """What part of a reply it is, in the order in which they are said."""

    OPENING = "opening"
    WHOLE = "whole"
    """All of a reply."""
    FACT = "fact"
    NEXT_STEP = "next_step"
    CLOSING = "closing"


class LibraryAnswer(Row):
    """One answer of a team. A language in which it does not exist is None."""

    __tablename__ = "library_answers"
    __table_args__ = (
        UniqueConstraint("team_id", "came_from"),
        Index(
            "ix_library_answers_review",
            "review_at",
            sqlite_where=text("review_at IS NOT NULL"),
            postgresql_where=text("review_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    piece: Mapped[Piece]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    owner_id: Mapped[str]
    review_by: Mapped[date]
    """The last day, of the team, on which somebody should have looked whether it is still right."""
    searched: Mapped[str]
    """Title, texts and tags in small letters without accents: what is searched in."""
    nl: Mapped[str | None] = mapped_column(default=None)
    en: Mapped[str | None] = mapped_column(default=None)
    kinds: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """The kinds of case it is for; none is all."""
    tags: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    source: Mapped[str | None] = mapped_column(default=None)
    """A link to where it can be read that this is so."""
    came_from: Mapped[str | None] = mapped_column(default=None)
    """Such as "frame:complaint" or "repeat:7", so that one becomes one answer; None: somebody wrote it."""
    review_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its owner is reminded; None when they were."""
    last_used_at: Mapped[datetime | None] = mapped_column(default=None)
    times_used: Mapped[int] = mapped_column(default=0)
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class Use(Row):
    """An answer was chosen for a case."""

    __tablename__ = "library_uses"

    answer_id: Mapped[int] = mapped_column(
        ForeignKey("library_answers.id", ondelete="CASCADE"), primary_key=True
    )
    case_id: Mapped[int] = mapped_column(
        ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    by: Mapped[str]
    at: Mapped[datetime]


THERE = LibraryAnswer.archived_at.is_(None)


def answers_of(session: Session, team: Team, at_most: int) -> Sequence[LibraryAnswer]:
    """The team's answers, most used first."""
    theirs = select(LibraryAnswer).where(LibraryAnswer.team_id == team.id, THERE)
    most_used = theirs.order_by(LibraryAnswer.times_used.desc(), LibraryAnswer.id)
    return session.scalars(most_used.limit(at_most)).all()


def found(
    session: Session, team: Team, words: Sequence[str], today: date, at_most: int, after: int = 0
) -> Sequence[LibraryAnswer]:
    """The team's answers that hold all these folded words: those to be looked at first, then by title."""
    kept = LibraryAnswer.review_by >= today
    theirs = select(LibraryAnswer).where(*_holding(team, words))
    in_order = theirs.order_by(kept, LibraryAnswer.searched, LibraryAnswer.id)
    return session.scalars(in_order.offset(after).limit(at_most)).all()


def count_found(session: Session, team: Team, words: Sequence[str]) -> int:
    return session.scalar(select(func.count(LibraryAnswer.id)).where(*_holding(team, words))) or 0


def _holding(team: Team, words: Sequence[str]) -> list[ColumnElement[bool]]:
    its = [LibraryAnswer.searched.contains(word, autoescape=True) for word in words]
    return [LibraryAnswer.team_id == team.id, THERE, *its]


def came_from(session: Session, team: Team, sources: Collection[str]) -> dict[str, LibraryAnswer]:
    """What was made from these, also what is archived; by its source."""
    theirs = select(LibraryAnswer).where(
        LibraryAnswer.team_id == team.id, LibraryAnswer.came_from.in_(sources)
    )
    return {str(one.came_from): one for one in session.scalars(theirs)}


def team_and_answer(session: Session, workspace_id: str, answer_id: int) -> tuple[Team, LibraryAnswer] | None:
    """The answer, also an archived one, with its team; None when this workspace has no such answer."""
    both = select(Team, LibraryAnswer).join(LibraryAnswer, LibraryAnswer.team_id == Team.id)
    its = both.where(Team.workspace_id == workspace_id, LibraryAnswer.id == answer_id)
    row = session.execute(its).one_or_none()
    return None if row is None else (row[0], row[1])


def hold_answer(session: Session, team: Team, answer_id: int) -> LibraryAnswer | None:
    """The answer, also an archived one, yours alone to change until the transaction ends."""
    its = select(LibraryAnswer).where(LibraryAnswer.team_id == team.id, LibraryAnswer.id == answer_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def of_ids(session: Session, team: Team, ids: Collection[int]) -> dict[int, LibraryAnswer]:
    """Those of these answers that the team has, also archived ones."""
    if not ids:
        return {}
    theirs = select(LibraryAnswer).where(LibraryAnswer.team_id == team.id, LibraryAnswer.id.in_(ids))
    return {one.id: one for one in session.scalars(theirs)}


def chosen_for(session: Session, case_ids: Collection[int]) -> dict[int, set[int]]:
    """Case id -> the answers that were chosen for it; a case without any is left out."""
    chosen: dict[int, set[int]] = {}
    for case_id, answer_id in session.execute(select(Use.case_id, Use.answer_id).where(_of(case_ids))):
        chosen.setdefault(case_id, set()).add(answer_id)
    return chosen


def _of(case_ids: Collection[int]) -> ColumnElement[bool]:
    return Use.case_id.in_(case_ids)


def choose(session: Session, case: Case, by: str, ids: Collection[int], now: datetime) -> bool:
    """These answers are chosen for the case, each counted once; whether any of them is new to it.

    What this person chose for it before and did not now, does not count any more. Hold the case first.
    """
    before = chosen_for(session, [case.id]).get(case.id, set())
    mine = session.scalars(select(Use.answer_id).where(Use.case_id == case.id, Use.by == by)).all()
    dropped, new = set(mine) - set(ids), set(ids) - before
    session.execute(delete(Use).where(Use.case_id == case.id, Use.answer_id.in_(dropped)))
    _count(session, dropped, -1)
    for answer_id in sorted(new):
        session.add(Use(answer_id=answer_id, case_id=case.id, by=by, at=now))
    _count(session, new, 1, last_used_at=now)
    return bool(new)


def hand_on(session: Session, case: Case, other: Case, ids: Collection[int]) -> list[int]:
    """Those of these answers that were chosen for the case are the other's, unless they were; which ones."""
    chosen = chosen_for(session, [case.id, other.id])
    handed = (chosen.get(case.id, set()) - chosen.get(other.id, set())).intersection(ids)
    moved = change(Use).where(Use.case_id == case.id, Use.answer_id.in_(handed)).values(case_id=other.id)
    session.execute(moved.execution_options(synchronize_session=False))
    return sorted(handed)


def _count(session: Session, ids: Collection[int], one: int, **more: datetime) -> None:
    """Counted by the database: two people may choose at once."""
    if not ids:
        return
    counted = change(LibraryAnswer).where(LibraryAnswer.id.in_(ids))
    written = counted.values(times_used=LibraryAnswer.times_used + one, **more)
    session.execute(written.execution_options(synchronize_session="fetch"))


def chosen_at_link(session: Session, case: Case) -> set[int]:
    """The answers that were chosen before for other cases about the same link."""
    if case.link_key is None:
        return set()
    same = (Case.team_id == case.team_id, Case.link_key == case.link_key, Case.id != case.id)
    return set(session.scalars(select(Use.answer_id).join(Case, Case.id == Use.case_id).where(*same)))


def said_at_link(session: Session, case: Case, at_most: int) -> Sequence[str]:
    """What was answered before about the same link, or in this case, newest first."""
    here = Case.id == case.id
    if case.link_key is not None:
        here = (Case.team_id == case.team_id) & (Case.link_key == case.link_key)
    said = select(Answer.words).join(Case, Case.id == Answer.case_id)
    told = said.where(here, Answer.words.is_not(None), Answer.undone_at.is_(None))
    return [words for words in session.scalars(told.order_by(Answer.id.desc()).limit(at_most)) if words]


def hold_reviews(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[tuple[Team, LibraryAnswer]]:
    """Answers whose owner is to be reminded now, longest due first, each held by nobody else."""
    due = (
        select(Team, LibraryAnswer)
        .join(LibraryAnswer, LibraryAnswer.team_id == Team.id)
        .where(_is_due(now), some.among(LibraryAnswer.team_id))
        .order_by(LibraryAnswer.review_at, LibraryAnswer.id)
        .limit(at_most)
        .with_for_update(of=LibraryAnswer, skip_locked=True)
    )
    rows = session.execute(due, execution_options={"populate_existing": True})
    return [(team, answer) for team, answer in rows]


def hold_reviews_of(session: Session, team: Team, owner_id: str, now: datetime) -> Sequence[LibraryAnswer]:
    """The same of one owner in a team, all of them, by their day."""
    theirs = select(LibraryAnswer).where(
        LibraryAnswer.team_id == team.id,
        LibraryAnswer.owner_id == owner_id,
        _is_due(now),
    )
    in_order = theirs.order_by(LibraryAnswer.review_by, LibraryAnswer.id).with_for_update(skip_locked=True)
    return session.scalars(in_order, execution_options={"populate_existing": True}).all()


def teams_with_reviews(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such answers, longest due first."""
    due = select(LibraryAnswer.team_id).where(_is_due(now), some.among(LibraryAnswer.team_id))
    longest = due.group_by(LibraryAnswer.team_id).order_by(func.min(LibraryAnswer.review_at))
    return session.scalars(longest.limit(at_most)).all()


def any_review(now: Moment) -> ColumnElement[bool]:
    """Whether there is such an answer."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return LibraryAnswer.review_at <= now
