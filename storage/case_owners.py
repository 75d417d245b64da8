"""Whether the owner of a case is still there for it, and who helps them; a case is theirs for a turn."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.cases_due import teams_due
from storage.database import Moment, Row
from storage.people import Team

THE_TEAM = ""
"""In place of a person: everybody who reads the thread of the card."""


class Helper(Row):
    """Somebody was asked to help with a case, or said that they look along, in the turn of its owner."""

    __tablename__ = "case_helpers"
    __table_args__ = (UniqueConstraint("turn_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    turn_id: Mapped[int] = mapped_column(ForeignKey("case_turns.id", ondelete="CASCADE"))
    user_id: Mapped[str]
    """THE_TEAM when it was asked in the thread."""
    at: Mapped[datetime]
    looks_at: Mapped[datetime | None] = mapped_column(default=None)
    """When they said that they look along."""


def to_look_at(now: Moment) -> ColumnElement[bool]:
    """Its owner may have to be asked something."""
    return Case.look_at <= now


def any_to_look_at(now: Moment) -> ColumnElement[bool]:
    return exists().where(to_look_at(now))


def teams_with_owners_to_ask(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """The ids of teams in which an owner may have to be asked something; longest ago first."""
    return session.scalars(teams_due(Case.look_at, to_look_at(now), at_most)).all()


def hold_cases_to_look_at(session: Session, team: Team, now: datetime, at_most: int) -> Sequence[Case]:
    """The team's cases about which the owner may have to be asked. Hold the desk first."""
    due = select(Case).where(Case.team_id == team.id, to_look_at(now))
    held = due.order_by(Case.look_at, Case.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def helpers_of(session: Session, case: Case) -> Sequence[Helper]:
    """Who was asked to help its owner, and who looks along."""
    of_turn = select(Helper).where(Helper.turn_id == case.turn_id).order_by(Helper.id)
    return session.scalars(of_turn).all()


def ask_for_help(session: Session, case: Case, user_id: str, now: datetime) -> None:
    """That person (or THE_TEAM) is asked. Hold the case first; asking once more changes nothing."""
    if not any(one.user_id == user_id for one in helpers_of(session, case)):
        session.add(Helper(turn_id=case.turn_id or 0, user_id=user_id, at=now))


def look_along(session: Session, case: Case, user_id: str, now: datetime) -> bool:
    """They look along from now on; whether that is new. Hold the case first."""
    known = next((one for one in helpers_of(session, case) if one.user_id == user_id), None)
    if known is None:
        session.add(Helper(turn_id=case.turn_id or 0, user_id=user_id, at=now, looks_at=now))
        return True
    is_new = known.looks_at is None
    known.looks_at = known.looks_at or now
    return is_new
