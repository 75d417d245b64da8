"""A table of posts that somebody brought: read, shown row by row, and written only when it is confirmed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, and_, delete, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row
from storage.people import Team
from storage.some_teams import SomeTeams


class Import(Row):
    """First its file is fetched and read; its rows then wait for who confirms it, and are written in batches.

    The rows are here between the dry run and the end of writing; afterwards those that were refused.
    """

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    file_url: Mapped[str | None] = mapped_column(default=None)
    """Where Slack keeps the file, while it is to be read."""
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default_factory=list, deferred=True)
    """Large, so it is read only where it is asked for."""
    about: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    """What the dry run counted ("counts"), columns that are not ours ("unknown"), and why it stopped
    ("problem": a name and its values)."""
    written: Mapped[int] = mapped_column(default=0)
    """How many rows were gone through so far: writing goes on from here after a stop."""
    passed: Mapped[int] = mapped_column(default=0)
    """How many of those were left as they are, since somebody changed the post meanwhile."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When reading or writing goes on; None: it waits for a person, or is done."""
    confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    confirmed_by: Mapped[str | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


def team_and_import(session: Session, workspace_id: str, import_id: int) -> tuple[Team, Import] | None:
    """The import with its team; None when this workspace has no such import (any more)."""
    both = select(Team, Import).join(Import, Import.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Import.id == import_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_import(session: Session, team: Team, import_id: int) -> Import | None:
    """The import, yours alone to change until the transaction ends."""
    its = select(Import).where(Import.team_id == team.id, Import.id == import_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def hold_one_to_read(session: Session, now: datetime) -> tuple[Team, Import] | None:
    """An import whose file is to be read, the first that is due, held by nobody else."""
    due = (
        select(Team, Import)
        .join(Import, Import.team_id == Team.id)
        .where(_to_read(now))
        .order_by(Import.due_at, Import.id)
        .limit(1)
    )
    found = session.execute(due.with_for_update(of=Import, skip_locked=True)).one_or_none()
    return None if found is None else (found[0], found[1])


def one_to_write(session: Session, now: datetime, some: SomeTeams) -> tuple[Team, int] | None:
    """The team and the id of the import that is written next, the first that was confirmed; not held."""
    due = (
        select(Team, Import.id)
        .join(Import, Import.team_id == Team.id)
        .where(_to_write(now), some.among(Import.team_id))
        .order_by(Import.due_at, Import.id)
        .limit(1)
    )
    found = session.execute(due).one_or_none()
    return None if found is None else (found[0], found[1])


def teams_to_write(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with rows to write, longest due first."""
    due = select(Import.team_id).where(_to_write(now), some.among(Import.team_id))
    return session.scalars(due.order_by(Import.due_at, Import.id).limit(at_most)).all()


def forget_before(session: Session, moment: datetime) -> None:
    """Imports of before then are gone; what is being written is not."""
    session.execute(delete(Import).where(_is_old(moment)))


def any_to_read(now: Moment) -> ColumnElement[bool]:
    return exists().where(_to_read(now))


def any_to_write(now: Moment) -> ColumnElement[bool]:
    return exists().where(_to_write(now))


def any_to_forget(moment: Moment) -> ColumnElement[bool]:
    return exists().where(_is_old(moment))


def _to_read(now: Moment) -> ColumnElement[bool]:
    return (Import.due_at <= now) & Import.file_url.is_not(None)


def _to_write(now: Moment) -> ColumnElement[bool]:
    return (Import.due_at <= now) & Import.confirmed_at.is_not(None)


def _is_old(moment: Moment) -> ColumnElement[bool]:
    return and_(Import.at < moment, or_(Import.ended_at.is_not(None), Import.due_at.is_(None)))
