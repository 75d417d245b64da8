"""Secret links to the calendar of a team or a person: who has one may read it, until it is revoked."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team


class Feed(Row):
    """Only a digest of the secret is kept: who reads the database cannot read calendars with it."""

    __tablename__ = "feeds"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    digest: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(default=None)
    """Only this person's posts; None: all of the team."""
    read_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


def team_and_feed(session: Session, digest: str) -> tuple[Team, Feed] | None:
    """The feed that a link leads to, with its team; None for one that was revoked or never was."""
    both = select(Team, Feed).join(Feed, Feed.team_id == Team.id)
    found = session.execute(both.where(Feed.digest == digest, Feed.revoked_at.is_(None))).one_or_none()
    return None if found is None else (found[0], found[1])


def seen_by(session: Session, team: Team, user_id: str) -> Sequence[Feed]:
    """The links that work and that this person may know of: those of the team, and their own."""
    theirs = select(Feed).where(
        Feed.team_id == team.id,
        Feed.revoked_at.is_(None),
        or_(Feed.user_id.is_(None), Feed.user_id == user_id),
    )
    return session.scalars(theirs.order_by(Feed.user_id.is_not(None), Feed.id)).all()


def team_and_feed_by_id(session: Session, workspace_id: str, feed_id: int) -> tuple[Team, Feed] | None:
    """The feed, revoked or not, with its team; None when this workspace has no such feed."""
    both = select(Team, Feed).join(Feed, Feed.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Feed.id == feed_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_feed(session: Session, team: Team, feed_id: int) -> Feed | None:
    """The feed, yours alone to change until the transaction ends."""
    its = select(Feed).where(Feed.team_id == team.id, Feed.id == feed_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def was_read(session: Session, feed_id: int, now: datetime, every: timedelta) -> None:
    """It was read now, which is written down once in so much time."""
    its = update(Feed).where(Feed.id == feed_id, or_(Feed.read_at.is_(None), Feed.read_at <= now - every))
    session.execute(its.values(read_at=now).execution_options(synchronize_session=False))
