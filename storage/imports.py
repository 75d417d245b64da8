"""A table of posts that somebody brought: read, shown row by row, and written only when it is confirmed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Row


class Import(Row):
    """The rows wait here between the dry run and the press that confirms it; after that they are gone."""

    __tablename__ = "imports"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    file_name: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default_factory=list)
    written: Mapped[int] = mapped_column(default=0)
    """How many rows were written so far: writing goes on from here after a stop."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When writing goes on; None: not confirmed, or done."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
