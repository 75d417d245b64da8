"""Workspaces that installed the bot themselves, each with its own token, which is kept sealed."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row


class Installation(Row):
    """The bot in one workspace. Its token is sealed with a key that is not in the database."""

    __tablename__ = "installations"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    workspace_name: Mapped[str]
    bot_id: Mapped[str]
    bot_user_id: Mapped[str]
    scopes: Mapped[str]
    """Comma-separated, as Slack granted them."""
    sealed_token: Mapped[str]
    installed_by: Mapped[str]
    installed_at: Mapped[datetime]


class OpenInstall(Row):
    """Somebody began to install and is now at Slack; `state` is what they must bring back, once."""

    __tablename__ = "open_installs"

    state: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


def install(session: Session, installation: Installation) -> None:
    """The workspace has this installation; an earlier one is replaced, with its token."""
    session.merge(installation)


def installation(session: Session, workspace_id: str) -> Installation | None:
    return session.get(Installation, workspace_id)


def uninstall(session: Session, workspace_id: str) -> None:
    """Nothing of the workspace's token is left."""
    session.execute(delete(Installation).where(Installation.workspace_id == workspace_id))


def begin(session: Session, state: str, expires_at: datetime) -> None:
    session.add(OpenInstall(state=state, expires_at=expires_at))


def finish(session: Session, state: str, now: datetime) -> bool:
    """True once for each state that was begun and has not expired; expired ones are swept away."""
    begun = delete(OpenInstall).where(OpenInstall.state == state, OpenInstall.expires_at > now)
    found = session.execute(begun.returning(OpenInstall.state)).scalar() is not None
    session.execute(delete(OpenInstall).where(OpenInstall.expires_at <= now))
    return found
