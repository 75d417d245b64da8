"""Who had a case, one after another, and what was done with it so that nobody outside waits."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.cases import BY_ITSELF, Status
from storage.database import Row
from storage.outsiders import WORDS


class Because(StrEnum):
    """Why a case is somebody's."""

    ONLY = "only"
    """The only one on duty who is in."""
    FEWEST = "fewest"
    """Of those on duty who are in, with the fewest open cases."""
    CRISIS = "crisis"
    """A crisis does not wait for opening hours."""
    MATRIX = "matrix"
    """By the role matrix, out of the usual turn: `Turn.found` says how."""
    TOOK = "took"
    HANDED_OVER = "handed_over"
    REOPENED = "reopened"


class Ended(StrEnum):
    """How a turn ended."""

    TAKEN_OVER = "taken_over"
    HANDED_OVER = "handed_over"
    GIVEN_BACK = "given_back"
    LEFT = "left"
    SILENT = "silent"
    """Taken, and then nothing was heard of it: "still you?" was not answered."""
    AWAY = "away"
    """They would look at it again, and were not there by then."""
    CLOSED = "closed"
    REOPENED = "reopened"
    """It was closed, and is open again as somebody else's or as a new turn."""


class Turn(Row):
    """A case was somebody's, from `at` until `ended_at`."""

    __tablename__ = "case_turns"
    __table_args__ = (
        Index("ix_case_turns_person", "team_id", "user_id", "at"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    user_id: Mapped[str]
    at: Mapped[datetime]
    because: Mapped[Because]
    ping_at: Mapped[datetime]
    """When they are told: `at`, or when they come in."""
    open_cases: Mapped[int] = mapped_column(default=0)
    """How many other open cases this person had then."""
    by: Mapped[str] = mapped_column(default=BY_ITSELF)
    found: Mapped[dict[str, Any] | None] = mapped_column(JSON, default=None)
    """Who could have had it, in order, with where they were: `bot/ownership/record.py`."""
    note: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    """What the one who handed it over said with it."""
    rang_again: Mapped[int] = mapped_column(default=0)
    """How often they were told anew; each time the ping is a new message, which they hear."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_by: Mapped[str | None] = mapped_column(default=None)
    ended_how: Mapped[Ended | None] = mapped_column(default=None)


class Answer(Row):
    """What was done with a case, so that nobody outside waits; taken back at `undone_at`."""

    __tablename__ = "case_answers"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    by: Mapped[str]
    outcome: Mapped[Status]
    words: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    """What was answered, where it was referred to, or why there is no reply."""
    waited: Mapped[int | None] = mapped_column(default=None)
    """Seconds of open time that somebody outside had waited by then; None when nobody measured it."""
    in_time: Mapped[bool | None] = mapped_column(default=None)
    """Whether that was within the target; None for a kind without one."""
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    undone_by: Mapped[str | None] = mapped_column(default=None)
