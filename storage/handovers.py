"""Handing webcare over at the end of a day: who leaves which open cases, and who took them over.

Lock order: the handover, the desk of its team, then its cases. A case is of a handover as long as the giver
still has it and must answer it before they are back, or is late with it already.
"""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    exists,
    func,
    select,
    text,
    update,
)
from sqlalchemy import Row as Line
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import outsiders
from storage.cases import Case
from storage.cases_due import OPEN
from storage.database import Moment, Row, insert_into
from storage.outsiders import WORDS
from storage.people import Team
from storage.some_teams import SomeTeams


class Handover(Row):
    """Somebody's day ends while cases of theirs must be answered before they are back."""

    __tablename__ = "handovers"
    __table_args__ = (
        UniqueConstraint("team_id", "giver_id", "day"),
        Index(
            "ix_handovers_tell",
            "tell_at",
            sqlite_where=text("tell_at IS NOT NULL"),
            postgresql_where=text("tell_at IS NOT NULL"),
        ),
        Index(
            "ix_handovers_forget",
            "forget_at",
            sqlite_where=text("forget_at IS NOT NULL"),
            postgresql_where=text("forget_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    giver_id: Mapped[str]
    day: Mapped[date]
    """Of the team's calendar: the day that ends."""
    back_at: Mapped[datetime | None]
    """When the giver is in again while webcare is open; None when that cannot be said."""
    tell_at: Mapped[datetime | None]
    """When the next person is asked to take over; None when that is over."""
    chosen_id: Mapped[str | None] = mapped_column(default=None)
    """Whom the giver wants to have it; None: who is on duty."""
    words: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    """What runs, and how people are: said by the giver."""
    given_at: Mapped[datetime | None] = mapped_column(default=None)
    forget_at: Mapped[datetime | None] = mapped_column(default=None)
    """When to look whether the words must go; None: there are none, or they wait for an export."""
    told: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Who was asked, in order; each once."""
    taken_by: Mapped[str | None] = mapped_column(default=None)
    taken_at: Mapped[datetime | None] = mapped_column(default=None)
    taken_cases: Mapped[int] = mapped_column(default=0)
    """How many were taken over."""


def begin(session: Session, new: Handover) -> Handover | None:
    """The handover of that day, held. One that was over is asked about again: there is a case more.

    None when somebody else holds it: they wait for the cases that are held here.
    """
    if _is_busy(session, new):
        return None
    row = {
        "team_id": new.team_id,
        "giver_id": new.giver_id,
        "day": new.day,
        "back_at": new.back_at,
        "tell_at": new.tell_at,
        "told": [],
    }
    insert = insert_into(session, Handover).values(row)
    again = insert.on_conflict_do_update(
        index_elements=["team_id", "giver_id", "day"],
        set_={"tell_at": func.coalesce(Handover.tell_at, insert.excluded.tell_at)},
    ).returning(Handover)
    begun: Handover = session.scalars(again, execution_options={"populate_existing": True}).one()
    return begun


def _is_busy(session: Session, new: Handover) -> bool:
    its = select(Handover.id).where(
        Handover.team_id == new.team_id, Handover.giver_id == new.giver_id, Handover.day == new.day
    )
    free = its.with_for_update(skip_locked=True)
    return session.scalar(its) is not None and session.scalar(free) is None


def hold(session: Session, workspace_id: str, handover_id: int) -> tuple[Team, Handover] | None:
    """The handover, yours alone until the transaction ends, with its team; None when there is none."""
    both = select(Team, Handover).join(Handover, Handover.team_id == Team.id)
    its = both.where(Team.workspace_id == workspace_id, Handover.id == handover_id)
    held = its.with_for_update(of=Handover).execution_options(populate_existing=True)
    row = session.execute(held).one_or_none()
    return None if row is None else (row[0], row[1])


def look_up(session: Session, workspace_id: str, handover_id: int) -> tuple[Team, Handover] | None:
    """As `hold`, to read."""
    both = select(Team, Handover).join(Handover, Handover.team_id == Team.id)
    row = session.execute(both.where(Team.workspace_id == workspace_id, Handover.id == handover_id))
    found = row.one_or_none()
    return None if found is None else (found[0], found[1])


def about(handover: Handover) -> str:
    """What a message with the words of the handover is about."""
    return outsiders.about(Handover.__tablename__, handover.id)


def cases_of(session: Session, handover: Handover, at_most: int) -> Sequence[Case]:
    """What must be taken over still, most pressing first."""
    return session.scalars(_left(handover).limit(at_most)).all()


def hold_cases_of(session: Session, handover: Handover, at_most: int) -> Sequence[Case]:
    """The same, held. Hold the handover first."""
    held = _left(handover).limit(at_most).with_for_update()
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def _left(handover: Handover) -> Select[Case]:
    its = select(Case).where(
        Case.team_id == handover.team_id,
        OPEN,
        Case.owner_id == handover.giver_id,
        Case.due_at.is_not(None),
    )
    if handover.back_at is not None:
        its = its.where(Case.due_at < handover.back_at)
    return its.order_by(Case.due_at, Case.id)


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[Line[Handover, Team]]:
    """Handovers of which the next person must be asked, each held by nobody else."""
    due = (
        select(Handover, Team)
        .join(Team, Team.id == Handover.team_id)
        .where(_is_due(now), some.among(Handover.team_id))
        .order_by(Handover.tell_at, Handover.id)
        .limit(at_most)
        .with_for_update(of=Handover, skip_locked=True)
    )
    return session.execute(due, execution_options={"populate_existing": True}).all()


def teams_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such handovers."""
    due = select(Handover.team_id).where(_is_due(now), some.among(Handover.team_id))
    return tuple(dict.fromkeys(session.scalars(due.order_by(Handover.tell_at, Handover.id).limit(at_most))))


def hold_ending(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[Line[Case, Team]]:
    """Cases whose owner's day is nearly over, or is to be looked up, each held by nobody else."""
    due = (
        select(Case, Team)
        .join(Team, Team.id == Case.team_id)
        .where(_ends(now), some.among(Case.team_id))
        .order_by(Case.leave_at, Case.id)
        .limit(at_most)
        .with_for_update(of=Case, skip_locked=True)
    )
    return session.execute(due, execution_options={"populate_existing": True}).all()


def teams_ending(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such cases."""
    due = select(Case.team_id).where(_ends(now), some.among(Case.team_id))
    return tuple(dict.fromkeys(session.scalars(due.order_by(Case.leave_at, Case.id).limit(at_most))))


def any_due(now: Moment) -> ColumnElement[bool]:
    """Somebody is to be asked to take over."""
    return exists().where(_is_due(now))


def any_ending(now: Moment) -> ColumnElement[bool]:
    """The day of somebody with a case is nearly over."""
    return exists().where(_ends(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return Handover.tell_at <= now


def _ends(now: Moment) -> ColumnElement[bool]:
    return Case.leave_at <= now


def any_to_forget(now: Moment) -> ColumnElement[bool]:
    """Words of some handover must be looked at."""
    return exists().where(Handover.forget_at <= now)


def teams_to_forget_in(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such handovers, longest ago first."""
    due = select(Handover.team_id).where(Handover.forget_at <= now, some.among(Handover.team_id))
    return session.scalars(
        due.group_by(Handover.team_id).order_by(func.min(Handover.forget_at)).limit(at_most)
    ).all()


def hold_to_forget(session: Session, team: Team, now: datetime, at_most: int) -> Sequence[Handover]:
    """Those of the team, longest ago first, each held by nobody else. Hold the retention first."""
    due = select(Handover).where(Handover.team_id == team.id, Handover.forget_at <= now)
    held = due.order_by(Handover.forget_at, Handover.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def look_again(session: Session, team: Team, now: datetime, *, also_waiting: bool) -> None:
    """The team keeps words for other days now; `also_waiting`: an export was kept too."""
    looked_at = Handover.words.is_not(None) if also_waiting else Handover.forget_at.is_not(None)
    again = update(Handover).where(Handover.team_id == team.id, looked_at).values(forget_at=now)
    session.execute(again.execution_options(synchronize_session=False))
