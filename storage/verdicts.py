"""The playing field check: which value somebody saw in a post, and whether it is inside the field."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Row


class Verdict(StrEnum):
    """Inside the playing field, on its edge, outside it, or exempt (a crisis, a legal notice)."""

    INSIDE = "inside"
    EDGE = "edge"
    OUTSIDE = "outside"
    EXEMPT = "exempt"


class FieldCheck(Row):
    """What one person said of one post (`thing`, `thing_id`). The first is the maker's, others are blind."""

    __tablename__ = "field_checks"
    __table_args__ = (UniqueConstraint("team_id", "thing", "thing_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    thing: Mapped[str]
    thing_id: Mapped[int]
    title: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    verdict: Mapped[Verdict]
    value_id: Mapped[int | None] = mapped_column(
        ForeignKey("brand_values.id", ondelete="SET NULL"), default=None
    )
    reason: Mapped[str | None] = mapped_column(default=None)
    is_second: Mapped[bool] = mapped_column(default=False)
