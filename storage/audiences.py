"""Step two: the audiences a team wants to reach, and the community around each."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

AUDIENCE = "audience"
"""What an audience is called in the log of changes."""
ACTOR = "actor"
"""What somebody around an audience is called there. Their name may be a person's: the log never holds it."""


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
    """Each {"line": as typed, "source": ..., "on": ...}; `on` is "2026-10-08", as much of that as is known
    ("2026-10", "2026"), or empty."""
    is_known: Mapped[bool | None] = mapped_column(default=None)
    """True: we know this. False: we think it. None: not said."""
    assumption: Mapped[str | None] = mapped_column(default=None)
    """Such as "is not on social media"."""
    version: Mapped[int] = mapped_column(default=1)
    """One more with each line in the log of changes."""
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


class Actor(Row):
    """Somebody or some group around an audience: ring 1 talks to it, ring 2 talks to ring 1.

    There until `removed_at`.
    """

    __tablename__ = "actors"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    audience_id: Mapped[int] = mapped_column(ForeignKey("audiences.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    ring: Mapped[int] = mapped_column(default=1)
    stance: Mapped[Stance] = mapped_column(default=Stance.UNKNOWN)
    bridge_id: Mapped[str | None] = mapped_column(default=None)
    """The person of the team through whom this actor is reached."""
    version: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


AUDIENCES = (
    select(Audience)
    .where(Audience.team_id == bindparam("team"), Audience.removed_at.is_(None))
    .order_by(Audience.priority, Audience.id)
)
ACTORS = (
    select(Actor)
    .join(Audience, Actor.audience_id == Audience.id)
    .where(Audience.team_id == bindparam("team"), Audience.removed_at.is_(None), Actor.removed_at.is_(None))
    .order_by(Actor.ring, Actor.id)
)
"""Made once: every look at the plan asks them."""


def of_team(session: Session, team: Team) -> Sequence[Audience]:
    """The team's audiences, the most important first."""
    return session.scalars(AUDIENCES, {"team": team.id}).all()


def actors_of_team(session: Session, team: Team) -> Sequence[Actor]:
    """All actors around the team's audiences, ring one first."""
    return session.scalars(ACTORS, {"team": team.id}).all()


def count(session: Session, team: Team) -> int:
    """How many audiences the team has."""
    theirs = select(func.count()).select_from(Audience)
    return session.scalar(theirs.where(Audience.team_id == team.id, Audience.removed_at.is_(None))) or 0


def team_and_audience(session: Session, workspace_id: str, audience_id: int) -> tuple[Team, Audience] | None:
    """The audience, removed or not, with its team; None when this workspace has no such audience."""
    both = select(Team, Audience).join(Audience, Audience.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Audience.id == audience_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_audience(session: Session, team: Team, audience_id: int) -> Audience | None:
    """The audience, removed or not, yours alone to change until the transaction ends."""
    its = select(Audience).where(Audience.team_id == team.id, Audience.id == audience_id).with_for_update()
    return session.scalar(its.execution_options(populate_existing=True))


def actors_around(session: Session, audience: Audience) -> Sequence[Actor]:
    """The actors around one audience, ring one first."""
    its = select(Actor).where(Actor.audience_id == audience.id, Actor.removed_at.is_(None))
    return session.scalars(its.order_by(Actor.ring, Actor.id)).all()


def audience_of_actor(session: Session, actor_id: int) -> int:
    """The id of the audience that an actor stands around; 0 for an actor that never was."""
    return session.scalar(select(Actor.audience_id).where(Actor.id == actor_id)) or 0


def hold_actor(session: Session, audience: Audience, actor_id: int) -> Actor | None:
    """The actor, removed or not, yours alone to change until the transaction ends."""
    its = select(Actor).where(Actor.audience_id == audience.id, Actor.id == actor_id).with_for_update()
    return session.scalar(its.execution_options(populate_existing=True))


def audience_names(session: Session, team: Team) -> dict[int, str]:
    """What every audience is called, also those that were removed, by id."""
    rows = session.execute(select(Audience.id, Audience.name).where(Audience.team_id == team.id))
    return {audience_id: name for audience_id, name in rows}  # noqa: C416 - rows are not pairs to the type checker


def actor_names(session: Session, team: Team) -> dict[int, tuple[int, str]]:
    """Everybody around the team's audiences, also who was removed: id -> audience's id, name."""
    theirs = select(Actor.id, Actor.audience_id, Actor.name).join(Audience, Actor.audience_id == Audience.id)
    rows = session.execute(theirs.where(Audience.team_id == team.id))
    return {actor_id: (audience_id, name) for actor_id, audience_id, name in rows}
