"""Slack workspaces we work in, and what was already heard from them."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_once


class Workspace(Row):
    """One Slack workspace. Its id is Slack's own ("T…")."""

    __tablename__ = "workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="", server_default="")


class Heard(Row):
    """An event, press or form whose effect was kept. Slack may send it again; it counts once."""

    __tablename__ = "heard"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


def know(session: Session, workspace_id: str) -> None:
    """The workspace has a row, also when two processes meet it at once."""
    insert_once(session, Workspace, "id", {"id": workspace_id})


def hear(session: Session, workspace_id: str, key: str, now: datetime) -> bool:
    """True when this is heard for the first time.

    A second transaction with the same key waits for the first one to end, so two processes that get
    the same event at once never both answer it.
    """
    row = {"workspace_id": workspace_id, "key": key, "at": now}
    return insert_once(session, Heard, "key", row) is not None


def unhear(session: Session, workspace_id: str, key: str) -> None:
    """The same may be heard again, as if it never was."""
    session.execute(delete(Heard).where(Heard.workspace_id == workspace_id, Heard.key == key))


def forget_heard(session: Session, before: datetime) -> int:
    """How many keys from before that moment are gone."""
    gone = session.execute(delete(Heard).where(_is_old(before)).returning(Heard.key))
    return len(gone.all())


def any_to_forget(before: Moment) -> ColumnElement[bool]:
    """Whether there is such a key."""
    return exists().where(_is_old(before))


def _is_old(before: Moment) -> ColumnElement[bool]:
    return Heard.at < before
