"""That the time of cases runs out, for who could not hear it at that moment: told to each of them at once.

A row is written when the clock of a case rings late, as everything stood still or somebody was not in.
Whoever tells it sets `tell_at` to None; the row stays, so that a stage is told to somebody once.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    ForeignKey,
    Index,
    Row,
    UniqueConstraint,
    exists,
    func,
    select,
    text,
    tuple_,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.database import Moment, insert_once
from storage.database import Row as Table
from storage.people import Team
from storage.some_teams import SomeTeams


class LateNews(Table):
    """`user_id` must hear that so much of the time of a case is gone, noted at `at`."""

    __tablename__ = "case_late_news"
    __table_args__ = (
        UniqueConstraint("case_id", "user_id", "stage", "due_at"),
        Index(
            "ix_case_late_news_tell",
            "tell_at",
            sqlite_where=text("tell_at IS NOT NULL"),
            postgresql_where=text("tell_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},  # letters are named after the first news in them
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    stage: Mapped[int]
    """In percent of the time."""
    due_at: Mapped[datetime]
    """The deadline it is about."""
    at: Mapped[datetime]
    tell_at: Mapped[datetime | None]
    """When it is told; None: it was, or is not so any more."""


def note(session: Session, case: Case, user_id: str, stage: int, now: datetime) -> None:
    """It is told to them with what else they missed; what was noted before is not told again."""
    row = {
        "case_id": case.id,
        "team_id": case.team_id,
        "user_id": user_id,
        "stage": stage,
        "due_at": case.due_at,
        "at": now,
        "tell_at": now,
    }
    insert_once(session, LateNews, "id", row)


def to_tell(now: Moment) -> ColumnElement[bool]:
    """It must be told now."""
    return LateNews.tell_at <= now


def any_to_tell(now: Moment) -> ColumnElement[bool]:
    return exists().where(to_tell(now))


def teams_to_tell(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such news, longest ago first."""
    due = select(LateNews.team_id).where(to_tell(now), some.among(LateNews.team_id))
    in_order = due.group_by(LateNews.team_id).order_by(func.min(LateNews.tell_at), LateNews.team_id)
    return session.scalars(in_order.limit(at_most)).all()


def hold(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[Row[LateNews, Case, Team]]:
    """All that must be told to so many people, in the order in which it was noted; held by nobody else."""
    person = (LateNews.team_id, LateNews.user_id)
    due = select(*person).where(to_tell(now), some.among(LateNews.team_id)).group_by(*person)
    first = session.execute(due.order_by(func.min(LateNews.tell_at), *person).limit(at_most)).all()
    if not first:
        return ()
    news = select(LateNews, Case, Team).join(Case, Case.id == LateNews.case_id)
    theirs = news.join(Team, Team.id == LateNews.team_id).where(
        tuple_(*person).in_([tuple(one) for one in first]), to_tell(now)
    )
    held = theirs.order_by(LateNews.id).with_for_update(of=LateNews)
    return session.execute(held, execution_options={"populate_existing": True}).all()
