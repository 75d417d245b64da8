"""How delivery is doing: what waits, and where Slack refuses us."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.letters import Letter, StoppedWorkspace, is_waiting


@dataclass(frozen=True, slots=True)
class Backlog:
    """How many letters should have gone by now, and since when the oldest of them waits (story time)."""

    waiting: int
    oldest: datetime | None


def due(session: Session, now: datetime) -> Backlog:
    waits = select(func.count(), func.min(Letter.not_before)).where(
        is_waiting(Letter), Letter.not_before <= now
    )
    waiting, oldest = session.execute(waits).one()
    return Backlog(waiting, oldest)


def stopped(session: Session) -> Sequence[StoppedWorkspace]:
    """Where Slack refuses our token, for health and `check`."""
    return session.scalars(select(StoppedWorkspace).order_by(StoppedWorkspace.workspace_id)).all()
