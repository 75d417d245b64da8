"""The questions about what a team listens to: which feeds must be fetched, whose channel or webhook it is.

Lock order, so that nobody waits for each other in a circle: the watch of a team, its sources, mentions.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, exists, func, select
from sqlalchemy.orm import Session

from storage.database import Moment, insert_once
from storage.monitoring import Delivery, Source, SourceKind
from storage.people import Team

LISTENS = Source.paused_at.is_(None) & Source.removed_at.is_(None)


def of_team(session: Session, team: Team) -> Sequence[Source]:
    """Every source that was not removed, in the order in which they were added."""
    theirs = select(Source).where(Source.team_id == team.id, Source.removed_at.is_(None))
    return session.scalars(theirs.order_by(Source.id)).all()


def team_and_source(session: Session, workspace_id: str, source_id: int) -> tuple[Team, Source] | None:
    """The source, removed or not, with its team; None when this workspace has no such source."""
    both = select(Team, Source).join(Source, Source.team_id == Team.id)
    asked = both.where(Team.workspace_id == workspace_id, Source.id == source_id)
    found = session.execute(asked).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_source(session: Session, source_id: int) -> Source | None:
    """The source, yours alone to change until the transaction ends."""
    its = select(Source).where(Source.id == source_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def count_due(session: Session, now: datetime, at_most: int) -> int:
    """How many feeds must be fetched now; no further than that is counted."""
    due = select(Source.id).where(Source.fetch_due_at <= now).limit(at_most)
    return session.scalar(select(func.count()).select_from(due.subquery())) or 0


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a feed."""
    return exists().where(Source.fetch_due_at <= now)


def take_due(session: Session, now: datetime, lease: timedelta) -> tuple[Team, Source] | None:
    """The feed that waited longest is yours for so long; afterwards somebody else fetches it."""
    due = select(Source).where(Source.fetch_due_at <= now).order_by(Source.fetch_due_at, Source.id)
    held = session.scalar(due.limit(1).with_for_update(skip_locked=True))
    if held is None:
        return None
    held.fetch_due_at = now + lease
    return session.get_one(Team, held.team_id), held


def in_channel(session: Session, workspace_id: str, channel_id: str) -> Sequence[tuple[Team, Source]]:
    """Who listens to that channel in Slack: teams may share one."""
    both = select(Team, Source).join(Source, Source.team_id == Team.id)
    theirs = both.where(Source.channel_id == channel_id, Team.workspace_id == workspace_id, LISTENS)
    return [(team, source) for team, source in session.execute(theirs.order_by(Source.id))]


def behind_door(session: Session, door: str) -> tuple[Team, Source] | None:
    """The webhook with that address, also a paused one; None when it was removed or never was."""
    both = select(Team, Source).join(Source, Source.team_id == Team.id)
    found = session.execute(both.where(Source.door == door, Source.removed_at.is_(None))).one_or_none()
    return None if found is None else (found[0], found[1])


def deliver_once(session: Session, source: Source, key: str, now: datetime) -> bool:
    """Whether nothing was delivered under that key before."""
    row = {"source_id": source.id, "key": key, "at": now}
    return insert_once(session, Delivery, "id", row) is not None


def forget_deliveries(session: Session, before: datetime) -> None:
    session.execute(delete(Delivery).where(_came(before)))


def any_delivery(before: Moment) -> ColumnElement[bool]:
    """Something came in before that moment."""
    return exists().where(_came(before))


def _came(before: Moment) -> ColumnElement[bool]:
    return Delivery.at < before


def feeds_of(session: Session, team: Team, address: str) -> Sequence[Source]:
    """The team's feeds with that address, so that none is fetched twice."""
    theirs = select(Source).where(Source.team_id == team.id, Source.removed_at.is_(None))
    same = theirs.where(Source.kind == SourceKind.FEED, Source.address == address)
    return session.scalars(same).all()
