"""Published versions of a plan: what it said then, who published it, and which one is active."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    UniqueConstraint,
    bindparam,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_once
from storage.people import Team

PLAN = "plan"
"""What the plan as a whole is called in the log of changes; the number of the version goes with it."""


class PlanVersion(Row):
    """The plan as it was published; `content` is all of it as values, in no language."""

    __tablename__ = "plan_versions"
    __table_args__ = (UniqueConstraint("team_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    is_active: Mapped[bool] = mapped_column(default=True)
    review_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the coordinators are asked to go through the plan again; None once they were."""


class PlanCanvas(Row):
    """The canvas of a team's plan: one row, so that there is one, whoever publishes at the same moment.

    Who writes in it has it alone until `taken_until` (story time): of a process that died meanwhile it is
    free again then.
    """

    __tablename__ = "plan_canvases"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    canvas_id: Mapped[str | None] = mapped_column(default=None)
    """What Slack calls it; None while none was made."""
    taken_until: Mapped[datetime | None] = mapped_column(default=None)


ACTIVE = select(PlanVersion).where(PlanVersion.team_id == bindparam("team"), PlanVersion.is_active)
"""Made once: every look at the plan asks it."""


def active(session: Session, team: Team) -> PlanVersion | None:
    """The version that holds."""
    return session.scalar(ACTIVE, {"team": team.id})


FIRST = select(func.min(PlanVersion.published_at)).where(PlanVersion.team_id == bindparam("team"))


def first_published_at(session: Session, team: Team) -> datetime | None:
    """When a plan of this team was published for the first time."""
    return session.scalar(FIRST, {"team": team.id})


def highest(session: Session, team: Team) -> int:
    """The number of the newest version; 0 when there is none. The caller holds the team."""
    numbers = select(func.max(PlanVersion.number)).where(PlanVersion.team_id == team.id)
    return session.scalar(numbers) or 0


def take_canvas(session: Session, team: Team, now: datetime, until: datetime) -> PlanCanvas | None:
    """The team's canvas, ours alone to write in until then; None while somebody else writes in it."""
    insert_once(session, PlanCanvas, "team_id", {"team_id": team.id})
    canvas = hold_canvas(session, team)
    if canvas.taken_until is not None and canvas.taken_until > now:
        return None
    canvas.taken_until = until
    return canvas


def hold_canvas(session: Session, team: Team) -> PlanCanvas:
    """The canvas that somebody took before."""
    its = select(PlanCanvas).where(PlanCanvas.team_id == team.id).with_for_update()
    return session.scalars(its.execution_options(populate_existing=True)).one()


def of_team(session: Session, team: Team, at_most: int) -> Sequence[PlanVersion]:
    """The team's versions, the newest first."""
    its = select(PlanVersion).where(PlanVersion.team_id == team.id)
    return session.scalars(its.order_by(PlanVersion.number.desc()).limit(at_most)).all()


def find(session: Session, team: Team, number: int) -> PlanVersion | None:
    its = select(PlanVersion).where(PlanVersion.team_id == team.id, PlanVersion.number == number)
    return session.scalar(its)


def make_active(session: Session, version: PlanVersion) -> None:
    """The version holds from now on, and no other of the team; the caller holds the team."""
    session.execute(
        update(PlanVersion)
        .where(PlanVersion.team_id == version.team_id, PlanVersion.id != version.id)
        .values(is_active=False, review_due_at=None)
    )
    version.is_active = True


def teams_to_review(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """Teams whose active version should be gone through again, the longest waiting first."""
    due = select(PlanVersion.team_id).where(_to_review(now))
    return session.scalars(due.order_by(PlanVersion.review_due_at).limit(at_most)).all()


def any_to_review(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a version."""
    return exists().where(_to_review(now))


def _to_review(now: Moment) -> ColumnElement[bool]:
    return PlanVersion.is_active & (PlanVersion.review_due_at <= now)


def hold_to_review(session: Session, team_id: int, now: datetime) -> tuple[Team, PlanVersion] | None:
    """The version with its team, held by nobody else; None when it was just asked about, or is being."""
    due = (
        select(Team, PlanVersion)
        .join(PlanVersion, PlanVersion.team_id == Team.id)
        .where(Team.id == team_id, _to_review(now))
    )
    held = due.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    found = session.execute(held).one_or_none()
    return None if found is None else (found[0], found[1])
