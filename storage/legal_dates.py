"""Formal messages that were referred: when that was, and before when the law wants an answer."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, exists, func, select, text
from sqlalchemy import Row as Found
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.database import Moment, Row
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams


class LegalDate(Row):
    """A case was sent along its official road; whoever decides is reminded before the answer is due."""

    __tablename__ = "case_legal_dates"
    __table_args__ = (
        Index(
            "ix_case_legal_dates_remind",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    referred_on: Mapped[date]
    """The team's day."""
    due_on: Mapped[date | None] = mapped_column(default=None)
    """The last day on which the answer may be given; None when the law has none, or nobody said it."""
    remind_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to remind next; None when there is nothing (any more) to remind of."""
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[str | None] = mapped_column(default=None)


def of_case(session: Session, case: Case) -> LegalDate | None:
    return session.get(LegalDate, case.id)


def any_due(now: Moment) -> ColumnElement[bool]:
    """Somebody is to be reminded of a date."""
    return exists().where(LegalDate.remind_at <= now)


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[Found[LegalDate, Case, Team]]:
    """Those to remind of now, longest ago first, each held by nobody else with its case."""
    due = (
        select(LegalDate, Case, Team)
        .join(Case, Case.id == LegalDate.case_id)
        .join(Team, Team.id == LegalDate.team_id)
        .where(LegalDate.remind_at <= now, some.among(LegalDate.team_id))
        .order_by(LegalDate.remind_at, LegalDate.case_id)
        .limit(at_most)
        .with_for_update(of=(Case, LegalDate), skip_locked=True)
    )
    return session.execute(due, execution_options={"populate_existing": True}).all()


def teams_with_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such a date, longest ago first."""
    due = select(LegalDate.team_id).where(LegalDate.remind_at <= now, some.among(LegalDate.team_id))
    in_order = due.group_by(LegalDate.team_id).order_by(func.min(LegalDate.remind_at))
    return session.scalars(in_order.limit(at_most)).all()
