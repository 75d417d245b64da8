"""Step three: the brand house (belief, promise, values, proof) and the story that is told from it."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

BRAND = "brand"
VALUE = "value"
"""What they are called in the log of changes."""


class BrandKind(StrEnum):
    INTERNAL = "internal"
    EMPLOYER = "employer"


class Brand(Row):
    """A team's brand house without its values, and its story."""

    __tablename__ = "brands"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[BrandKind | None] = mapped_column(default=None)
    belief: Mapped[str | None] = mapped_column(default=None)
    promise: Mapped[str | None] = mapped_column(default=None)
    proof: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    story: Mapped[str | None] = mapped_column(default=None)
    """The story in one sentence."""
    themes: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    labels: Mapped[dict[str, str]] = mapped_column(JSON, default_factory=dict)
    """What the team calls the parts instead of belief, promise, values, proof."""
    version: Mapped[int] = mapped_column(default=1)

    @property
    def id(self) -> int:
        """As the log of changes knows it."""
        return self.team_id


class Value(Row):
    """A brand value: what it means, and what one therefore does and does not do. There until `removed_at`."""

    __tablename__ = "brand_values"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    meaning: Mapped[str | None] = mapped_column(default=None)
    dos: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    donts: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    example: Mapped[str | None] = mapped_column(default=None)
    """A post that proves it: its link, or what it said."""
    anchoring: Mapped[float | None] = mapped_column(default=None)
    """1 to 5: how much of it people notice at work; None when nobody knows."""
    anchoring_answers: Mapped[int | None] = mapped_column(default=None)
    """Of how many employees `anchoring` is the mean; None when it is the team's own estimate."""
    version: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


BRAND_OF = select(Brand).where(Brand.team_id == bindparam("team"))
VALUES = (
    select(Value).where(Value.team_id == bindparam("team"), Value.removed_at.is_(None)).order_by(Value.id)
)
"""Made once: every look at the plan asks both."""


def brand_of(session: Session, team: Team) -> Brand | None:
    """None while nothing was said of the house but its values."""
    return session.scalar(BRAND_OF, {"team": team.id})


def hold_brand(session: Session, team: Team) -> Brand | None:
    """The brand house, yours alone to change until the transaction ends."""
    return session.get(Brand, team.id, with_for_update=True, populate_existing=True)


def values_of(session: Session, team: Team) -> Sequence[Value]:
    """The team's values, in the order in which they were made."""
    return session.scalars(VALUES, {"team": team.id}).all()


def count_values(session: Session, team: Team) -> int:
    there = select(func.count()).where(Value.team_id == team.id, Value.removed_at.is_(None))
    return session.scalars(there).one()


def every_value(session: Session, team: Team) -> dict[int, Value]:
    """Every value that the team ever made, by id; also those that were removed."""
    theirs = session.scalars(select(Value).where(Value.team_id == team.id))
    return {value.id: value for value in theirs}


def team_and_value(session: Session, workspace_id: str, value_id: int) -> tuple[Team, Value] | None:
    """The value, also a removed one, with its team; None when this workspace has no such value."""
    both = select(Team, Value).join(Value, Value.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Value.id == value_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def value_of(session: Session, team: Team, value_id: int) -> Value | None:
    """The value, also a removed one; None when this team has no such value."""
    return session.scalar(select(Value).where(Value.team_id == team.id, Value.id == value_id))


def hold_value(session: Session, team: Team, value_id: int) -> Value | None:
    """The value, also a removed one, yours alone to change until the transaction ends."""
    its = select(Value).where(Value.team_id == team.id, Value.id == value_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))
