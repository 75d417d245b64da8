"""When people are away."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, and_, delete, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row


class Leave(Row):
    """A person is away from `starts_at` until `ends_at` (UTC, `ends_at` excluded)."""

    __tablename__ = "leaves"
    __table_args__ = (
        ForeignKeyConstraint(
            ["workspace_id", "user_id"], ["people.workspace_id", "people.user_id"], ondelete="CASCADE"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    workspace_id: Mapped[str]
    user_id: Mapped[str] = mapped_column(index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    from_status: Mapped[bool] = mapped_column(default=False)
    """Decided after what their Slack status said: it ends when the status does."""


def of(session: Session, workspace_id: str, user_ids: Collection[str], after: datetime) -> Sequence[Leave]:
    """The leaves of these people that have not ended at `after`, soonest first."""
    still = select(Leave).where(
        Leave.workspace_id == workspace_id, Leave.user_id.in_(user_ids), Leave.ends_at > after
    )
    return session.scalars(still.order_by(Leave.starts_at, Leave.id)).all()


def end(session: Session, workspace_id: str, user_id: str, leave_id: int) -> bool:
    """True when that leave was theirs and is gone."""
    gone = delete(Leave).where(
        Leave.id == leave_id, Leave.workspace_id == workspace_id, Leave.user_id == user_id
    )
    return session.execute(gone.returning(Leave.id)).scalar() is not None


def end_from_status(session: Session, workspace_id: str, user_id: str, at: datetime) -> int | None:
    """What came from their Slack status lasts no longer than `at`. Answers one that was cut short, if any."""
    longer = and_(
        Leave.workspace_id == workspace_id, Leave.user_id == user_id, Leave.from_status, Leave.ends_at > at
    )
    gone = session.scalars(delete(Leave).where(longer, Leave.starts_at >= at).returning(Leave.id)).all()
    cut = session.scalars(update(Leave).where(longer).values(ends_at=at).returning(Leave.id)).all()
    return next(iter((*cut, *gone)), None)
