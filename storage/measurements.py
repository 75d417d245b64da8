"""How an issue moves: what was measured, and when it is asked for again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team
from storage.plans import Issue


class Measurement(Row):
    """What was counted for an issue on one day; measured again that day, it replaces this one."""

    __tablename__ = "measurements"
    __table_args__ = (UniqueConstraint("issue_id", "on"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    issue_id: Mapped[int] = mapped_column(ForeignKey("issues.id", ondelete="CASCADE"), index=True)
    on: Mapped[date]
    value: Mapped[float]
    by: Mapped[str]
    at: Mapped[datetime]


MEASURED = (
    select(Measurement)
    .join(Issue, Measurement.issue_id == Issue.id)
    .where(Issue.team_id == bindparam("team"), Issue.closed_at.is_(None))
    .order_by(Measurement.on)
)
"""Made once: every look at the plan asks it."""


def of_open_issues(session: Session, team: Team) -> Sequence[Measurement]:
    """The measurements of the team's open issues, oldest first."""
    return session.scalars(MEASURED, {"team": team.id}).all()
