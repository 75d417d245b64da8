"""Step two: the audiences a team wants to reach, and the community around each."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

AUDIENCE = "audience"
"""What an audience is called in the log of changes; an actor is logged with its audience."""


class Stance(StrEnum):
    """How an actor stands towards the issue."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"
    UNKNOWN = "unknown"


class Audience(Row):
    """Whom a team really wants to reach. There until `removed_at`."""

    __tablename__ = "audiences"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issues.id", ondelete="SET NULL"), default=None)
    priority: Mapped[int] = mapped_column(default=1)
    """1 goes first."""
    online: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    offline: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """What they do there, a sentence each."""
    evidence: Mapped[list[dict[str, str]]] = mapped_column(JSON, default_factory=list)
    """Each {"source": ..., "on": "2026-10-08"}; `on` may be empty."""
    is_known: Mapped[bool | None] = mapped_column(default=None)
    """True: we know this. False: we think it. None: not said."""
    assumption: Mapped[str | None] = mapped_column(default=None)
    """Such as "is not on social media"."""
    version: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class Actor(Row):
    """Somebody or some group around an audience: ring 1 talks to it, ring 2 talks to ring 1."""

    __tablename__ = "actors"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    audience_id: Mapped[int] = mapped_column(ForeignKey("audiences.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    ring: Mapped[int] = mapped_column(default=1)
    stance: Mapped[Stance] = mapped_column(default=Stance.UNKNOWN)
    bridge_id: Mapped[str | None] = mapped_column(default=None)
    """The person of the team through whom this actor is reached."""


AUDIENCES = (
    select(Audience)
    .where(Audience.team_id == bindparam("team"), Audience.removed_at.is_(None))
    .order_by(Audience.priority, Audience.id)
)
ACTORS = (
    select(Actor)
    .join(Audience, Actor.audience_id == Audience.id)
    .where(Audience.team_id == bindparam("team"), Audience.removed_at.is_(None))
    .order_by(Actor.ring, Actor.id)
)
"""Made once: every look at the plan asks them."""


def of_team(session: Session, team: Team) -> Sequence[Audience]:
    """The team's audiences, the most important first."""
    return session.scalars(AUDIENCES, {"team": team.id}).all()


def actors_of_team(session: Session, team: Team) -> Sequence[Actor]:
    """All actors around the team's audiences, ring one first."""
    return session.scalars(ACTORS, {"team": team.id}).all()
