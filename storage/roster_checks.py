"""Teams whose leave must be held against their roster."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import Session

from storage.database import Moment
from storage.people import Team


def due_in(session: Session, now: datetime) -> Sequence[int]:
    """The ids of the teams whose check is past due, longest ago first."""
    due = select(Team.id).where(_is_due(now))
    return session.scalars(due.order_by(Team.roster_check_due_at, Team.id)).all()


def hold_due(session: Session, team_id: int, now: datetime) -> Team | None:
    """The team, held by nobody else; None when its check was just done, or is being done."""
    due = select(Team).where(Team.id == team_id, _is_due(now))
    held = due.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    return session.scalar(held)


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a team."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return Team.roster_check_due_at <= now
