"""Tables of what must reach Slack: features use them through `outbox.py`, delivery through `sending.py`."""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, Index, UniqueConstraint, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Row


class Priority(IntEnum):
    """Who goes first when a workspace has more to say than Slack allows it in a minute; low first."""

    PING = 0
    NORMAL = 1
    PROMPT = 2


class State(StrEnum):
    """What became of a letter. `dropped`: a later one for its subject, or a withdrawal, took its place."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


def is_waiting(letter: Any) -> ColumnElement[bool]:
    """Written out, not as a parameter: a prepared statement of PostgreSQL would not use the small indexes."""
    waits: ColumnElement[bool] = letter.state == literal_column(f"'{State.WAITING}'")
    return waits


def _waiting_index(name: str, *columns: str) -> Index:
    """Small however many letters were ever sent: it holds the waiting ones only.

    No two begin alike: without fresh statistics PostgreSQL took the wrong one, three times slower (measured).
    """
    waiting = text(f"state = '{State.WAITING}'")
    return Index(name, *columns, sqlite_where=waiting, postgresql_where=waiting)


class Letter(Row):
    """What must be seen in Slack. `held_until` and `tried_at` are real time, all other moments story time."""

    __tablename__ = "letters"
    __table_args__ = (
        UniqueConstraint("workspace_id", "key"),
        _waiting_index("ix_letters_waiting_channel", "channel", "workspace_id", "id"),
        _waiting_index("ix_letters_waiting_subject", "subject", "workspace_id", "id"),
        _waiting_index("ix_letters_waiting_turn", "priority", "id"),
        Index("ix_letters_subject", "workspace_id", "subject"),
        {"sqlite_autoincrement": True},  # an id is never given twice: ids are the order
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    workspace_id: Mapped[str]
    channel: Mapped[str]
    """Where it must be seen: a channel's id, or a person's id for a direct message."""
    key: Mapped[str]
    subject: Mapped[str]
    thread_of: Mapped[str | None]
    """The subject of the message in whose thread it stands."""
    team_id: Mapped[int | None]
    priority: Mapped[int]
    text: Mapped[str | None]
    """None once forgotten, and in a withdrawal."""
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    withdraws: Mapped[bool]
    """This letter takes its subject's message away."""
    not_before: Mapped[datetime]
    written_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(default=State.WAITING)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    failed_because: Mapped[str | None] = mapped_column(default=None)
    ts: Mapped[str | None] = mapped_column(default=None)
    """Slack's name of the message it became."""
    attempts: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str | None] = mapped_column(default=None)
    """The token of the worker that has it in hand; what it reports counts only while this stays the same."""
    held_until: Mapped[datetime | None] = mapped_column(default=None)
    """Before this moment of real time nobody takes it: a lease, or a pause after a refusal."""
    tried_at: Mapped[datetime | None] = mapped_column(default=None)
    """Real time of the first attempt: where looking for a message that was perhaps posted begins."""
    uncertain: Mapped[bool] = mapped_column(default=False)
    """Perhaps posted: an answer of Slack never came."""
    repeated: Mapped[int] = mapped_column(default=0)
    """How often it was sent again without a look whether it stood there already."""
    mends: Mapped[bool] = mapped_column(default=False)
    """It takes words back from a message that stands there, and never becomes a message itself."""


class About(Row):
    """The message about a subject holds words of a thing ("case 12"); with those, its own must go."""

    __tablename__ = "letters_about"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    thing: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)


class Posted(Row):
    """Where the message about a subject stands in Slack."""

    __tablename__ = "posted_messages"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    """What the letter was addressed to."""
    posted_in: Mapped[str]
    """The channel Slack answered: for a person, their direct messages with us."""
    ts: Mapped[str]


class Lane(Row):
    """From when (real time) the next message may be posted in a channel; shared by all workers."""

    __tablename__ = "lanes"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    free_at: Mapped[datetime]


class Allowance(Row):
    """How far (real time) a workspace has spent what Slack allows it in a minute; shared by all workers.

    Each post moves `posts_until` by one share of the minute, each change or deletion `changes_until`;
    what is in the past was never spent.
    """

    __tablename__ = "allowances"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    posts_until: Mapped[datetime]
    changes_until: Mapped[datetime]


class StoppedWorkspace(Row):
    """Slack refuses our token there: letters wait, and one attempt is made after `until` (real time)."""

    __tablename__ = "stopped_workspaces"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    error: Mapped[str]
    since: Mapped[datetime]
    until: Mapped[datetime]


class Trouble(Row):
    """A channel refused a letter for good and a coordinator was told; gone when a letter arrives there."""

    __tablename__ = "delivery_troubles"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    error: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]
