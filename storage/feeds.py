"""Secret links to the calendar of a team or a person: who has one may read it, until it is revoked."""

from datetime import datetime

from sqlalchemy import ForeignKey, select
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
