"""Cover: somebody asked who takes their work for a while, and who said yes."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

EVERY_TASK = ""
"""Cover for everything that somebody does, not for one task."""


class CoverRequest(Row):
    """`asker_id` asked the team to take a task of theirs, or all of them, for some spans of time.

    With `is_gap` it is a task that nobody has then, whoever asks.
    """

    __tablename__ = "cover_requests"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    asker_id: Mapped[str]
    asked_at: Mapped[datetime]
    task: Mapped[str] = mapped_column(default=EVERY_TASK)
    note: Mapped[str | None] = mapped_column(default=None)
    is_gap: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
    """One more for every change that people see: it names the letters."""


class Cover(Row):
    """One span of a request (UTC, `ends_at` excluded): open until somebody took it.

    Team, task and who is covered for stand here too, so that who resolves an owner reads one table.
    """

    __tablename__ = "covers"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("cover_requests.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    asker_id: Mapped[str]
    """Whom it is in place of; empty for what nobody has."""
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    task: Mapped[str] = mapped_column(default=EVERY_TASK)
    taken_by: Mapped[str | None] = mapped_column(default=None)
    taken_at: Mapped[datetime | None] = mapped_column(default=None)


def hold(session: Session, workspace_id: str, request_id: int) -> tuple[Team, CoverRequest] | None:
    """The request with its team, yours alone to change until the transaction ends."""
    both = select(Team, CoverRequest).join(CoverRequest, CoverRequest.team_id == Team.id)
    held = both.where(Team.workspace_id == workspace_id, CoverRequest.id == request_id)
    found = session.execute(
        held.with_for_update(of=CoverRequest), execution_options={"populate_existing": True}
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def request_of(session: Session, workspace_id: str, cover_id: int) -> int | None:
    """The request to which a span belongs."""
    its = select(Cover.request_id).join(Team, Team.id == Cover.team_id)
    return session.scalar(its.where(Team.workspace_id == workspace_id, Cover.id == cover_id))


def spans(session: Session, request: CoverRequest) -> Sequence[Cover]:
    """The spans of a request, soonest first."""
    its = select(Cover).where(Cover.request_id == request.id)
    fresh = its.order_by(Cover.starts_at, Cover.id).execution_options(populate_existing=True)
    return session.scalars(fresh).all()


def taken_since(session: Session, team: Team, since: datetime) -> dict[str, int]:
    """How many spans each person took for others that began since then; who took none is left out."""
    counts = (
        select(Cover.taken_by, func.count())
        .where(Cover.team_id == team.id, Cover.taken_by.is_not(None), Cover.starts_at >= since)
        .group_by(Cover.taken_by)
    )
    return {who: count for who, count in session.execute(counts) if who is not None}
