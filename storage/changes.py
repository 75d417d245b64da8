"""Who changed what: an append-only log without words of people from outside.

A line is never changed or taken away, except with the whole team: here that is refused, and
`tests/forgetting/test_the_log_only_grows.py` looks for statements that go around it (docs/decisions/206).
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, bindparam, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

Fields = dict[str, list[Any]]
"""Field -> [before, after]; never a handle or text of someone outside the team."""


class Change(Row):
    """At `at`, `by` did something (`did`: "added", "changed", "closed") to one thing of the team."""

    __tablename__ = "changes"
    __table_args__ = (Index("ix_changes_of_a_team", "team_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    thing: Mapped[str]
    thing_id: Mapped[int]
    by: Mapped[str]
    at: Mapped[datetime]
    did: Mapped[str]
    fields: Mapped[Fields] = mapped_column(JSON, default_factory=dict)


class AppendOnlyError(Exception):
    """Somebody tried to change or take away a line of the log."""


@event.listens_for(Change, "before_update")
@event.listens_for(Change, "before_delete")
def _refuse(_mapper: object, _connection: object, _change: Change) -> None:
    raise AppendOnlyError


def note(session: Session, change: Change) -> None:
    """The change is in the log when the transaction is kept."""
    session.add(change)


def history(session: Session, team: Team, thing: str, thing_id: int, at_most: int = 20) -> Sequence[Change]:
    """What happened to one thing, newest first."""
    its = select(Change).where(Change.team_id == team.id, Change.thing == thing, Change.thing_id == thing_id)
    return session.scalars(its.order_by(Change.id.desc()).limit(at_most)).all()


def latest(session: Session, team: Team, things: Collection[str], at_most: int) -> Sequence[Change]:
    """What happened to all things of these kinds, newest first."""
    theirs = select(Change).where(Change.team_id == team.id, Change.thing.in_(things))
    return session.scalars(theirs.order_by(Change.id.desc()).limit(at_most)).all()


def since(session: Session, team: Team, thing: str, moment: datetime, at_most: int) -> Sequence[Change]:
    """What happened to things of a kind from a moment on, oldest first; of too many the last ones."""
    theirs = select(Change).where(Change.team_id == team.id, Change.thing == thing, Change.at >= moment)
    return session.scalars(theirs.order_by(Change.id.desc()).limit(at_most)).all()[::-1]


NEWEST = select(Change.id).where(Change.team_id == bindparam("team")).order_by(Change.id.desc()).limit(10)
"""Made once: every look at the plan asks it."""


def newest(session: Session, team: Team) -> tuple[int, ...]:
    """The numbers of the team's last changes: whoever remembers something knows by them whether it is old.

    More than one, since of two that are written at once the later number may be there first.
    """
    return tuple(session.scalars(NEWEST, {"team": team.id}))
