"""What was asked to be forgotten: an account of somebody outside, in all cases of a team."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, Select, exists, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.database import Moment, Row
from storage.people import Team
from storage.some_teams import SomeTeams
from storage.turns import Answer

ERASURE = "erasure"
"""What it is called in the log of changes."""


class Erasure(Row):
    """Somebody asked to forget an account: asked, then confirmed, then done. Its row never tells which.

    Only between asking and confirming it is there, as the button must find it; an hour at most.
    """

    __tablename__ = "erasures"
    __table_args__ = (
        Index(
            "ix_erasures_due",
            "look_at",
            sqlite_where=text("look_at IS NOT NULL"),
            postgresql_where=text("look_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    by: Mapped[str]
    asked_at: Mapped[datetime]
    handle_key: Mapped[str | None]
    look_at: Mapped[datetime | None]
    """When it must be gone on with, or be dropped if nobody confirmed it; None when it is done."""
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    cases: Mapped[int] = mapped_column(default=0)
    """How many there are to erase."""
    others: Mapped[int] = mapped_column(default=0)
    """Rows elsewhere in which the account was named, such as in what was seen by monitoring."""
    rest: Mapped[list[int]] = mapped_column(JSON, default_factory=list)
    """The ids of the cases that are still to be erased."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """What is known of an account: how it was written and how often, the cases, their answers."""

    spellings: dict[str, int]
    case_ids: tuple[int, ...]
    still_open: int
    answers: int


def concerned(session: Session, team: Team, key: str) -> Concerned:
    """The team's cases of that account, open and closed."""
    same = (Case.team_id == team.id, Case.handle_key == key)
    rows = session.execute(select(Case.id, Case.handle, Case.closed_at).where(*same).order_by(Case.id)).all()
    spellings: dict[str, int] = {}
    for _, handle, _ in rows:
        spellings[str(handle)] = spellings.get(str(handle), 0) + 1
    said = select(func.count()).select_from(Answer).join(Case, Case.id == Answer.case_id)
    answers = session.scalar(said.where(*same, Answer.words.is_not(None))) or 0
    still_open = sum(closed_at is None for _, _, closed_at in rows)
    return Concerned(spellings, tuple(case_id for case_id, _, _ in rows), still_open, answers)


def any_due(now: Moment) -> ColumnElement[bool]:
    """Some erasure must be gone on with, or was not confirmed in time."""
    return exists().where(Erasure.look_at <= now)


def hold_erasure(session: Session, workspace_id: str, erasure_id: int) -> tuple[Team, Erasure] | None:
    """Yours alone to change; None: it is not of this workspace, or nobody confirmed it in time."""
    found = select(Team, Erasure).join(Erasure, Erasure.team_id == Team.id)
    its = found.where(Team.workspace_id == workspace_id, Erasure.id == erasure_id)
    held = its.with_for_update(of=Erasure).execution_options(populate_existing=True)
    row = session.execute(held).one_or_none()
    return None if row is None else (row[0], row[1])


def hold_due_erasure(session: Session, now: datetime, some: SomeTeams) -> tuple[Team, Erasure] | None:
    """One that must be gone on with, held by nobody else."""
    due = _due_erasures(now, some).with_for_update(of=Erasure, skip_locked=True)
    row = session.execute(due.limit(1).execution_options(populate_existing=True)).one_or_none()
    return None if row is None else (row[0], row[1])


def teams_with_due_erasures(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    due = _due_erasures(now, some).with_only_columns(Erasure.team_id).limit(at_most)
    return tuple(dict.fromkeys(session.scalars(due)))


def _due_erasures(now: datetime, some: SomeTeams) -> Select[Team, Erasure]:
    due = select(Team, Erasure).join(Erasure, Erasure.team_id == Team.id)
    some_due = due.where(Erasure.look_at <= now, some.among(Erasure.team_id))
    return some_due.order_by(Erasure.look_at, Erasure.id)


def hold_cases(session: Session, team: Team, ids: Collection[int]) -> Sequence[Case]:
    """These cases of the team, as far as they are there, yours alone to change."""
    its = select(Case).where(Case.team_id == team.id, Case.id.in_(ids)).order_by(Case.id).with_for_update()
    return session.scalars(its, execution_options={"populate_existing": True}).all()
