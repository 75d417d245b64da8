"""How an issue moves: what was measured, and when it is asked for again."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, bindparam, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row
from storage.people import Team
from storage.plans import Issue
from storage.some_teams import ALL_TEAMS, SomeTeams


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


def of_issue(session: Session, issue: Issue) -> Sequence[Measurement]:
    """The measurements of one issue, oldest first."""
    its = select(Measurement).where(Measurement.issue_id == issue.id)
    return session.scalars(its.order_by(Measurement.on)).all()


def record(session: Session, new: Measurement) -> float | None:
    """What was counted that day is kept, of an issue that is held; answers the value it replaces, if any."""
    there = session.scalar(
        select(Measurement).where(Measurement.issue_id == new.issue_id, Measurement.on == new.on)
    )
    if there is None:
        session.add(new)
        return None
    before, there.value, there.by, there.at = there.value, new.value, new.by, new.at
    return before


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Issue, Team]]:
    """Open issues to be measured again with their team, oldest first, each held by nobody else."""
    both = (
        select(Issue, Team)
        .join(Team, Team.id == Issue.team_id)
        .where(_is_due(now), some.among(Issue.team_id))
    )
    oldest = both.order_by(Issue.measure_due_at, Issue.id).limit(at_most)
    held = session.execute(oldest.with_for_update(of=Issue, skip_locked=True))
    return [(issue, team) for issue, team in held]


def teams_to_ask(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such issues, longest due first."""
    due = select(Issue.team_id).where(_is_due(now), some.among(Issue.team_id)).group_by(Issue.team_id)
    return session.scalars(due.order_by(func.min(Issue.measure_due_at)).limit(at_most)).all()


def any_to_ask(now: Moment) -> ColumnElement[bool]:
    """Whether there is such an issue."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return (Issue.measure_due_at <= now) & Issue.closed_at.is_(None)
