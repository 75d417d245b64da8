"""Step five: eleven preconditions rated privately and at the same time, in rounds."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import JSON, ForeignKey, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

FACTORS = (
    "technical_infrastructure",
    "people_knowledge_budget",
    "management_support",
    "room_and_trust",
    "procedures_and_rules",
    "ownership",
    "open_culture",
    "ambassadors_and_fans",
    "sceptics",
    "taking_criticism",
    "realistic_goals",
)
"""The eleven preconditions of Diana Russo's article of 2014, in its order (docs/trade.md)."""


class RatingRound(Row):
    """One time that a team rates. Open until `closed_at`; `chosen` are the factors picked to work on."""

    __tablename__ = "rating_rounds"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    opened_at: Mapped[datetime]
    opened_by: Mapped[str]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    chosen: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    version: Mapped[int] = mapped_column(default=1)


class Rating(Row):
    """What one person gave one factor: -2 (clear stumbling block) to +2; None: they do not know."""

    __tablename__ = "ratings"
    __table_args__ = (UniqueConstraint("round_id", "user_id", "factor"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    round_id: Mapped[int] = mapped_column(ForeignKey("rating_rounds.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str]
    factor: Mapped[str]
    score: Mapped[int | None] = mapped_column(default=None)


LATEST = (
    select(RatingRound)
    .where(RatingRound.team_id == bindparam("team"))
    .order_by(RatingRound.id.desc())
    .limit(1)
)


def latest_round(session: Session, team: Team) -> RatingRound | None:
    """The newest round, open or closed."""
    return session.scalar(LATEST, {"team": team.id})


def of_round(session: Session, round_id: int) -> Sequence[Rating]:
    """All ratings of a round; whose they are is never shown."""
    return session.scalars(select(Rating).where(Rating.round_id == round_id).order_by(Rating.id)).all()
