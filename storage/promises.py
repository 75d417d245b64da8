"""What we promised somebody outside: what, before when, and whether it was kept.

A promise belongs to a case and goes with it: who has the case keeps it. Of a case that is closed it is with
who had it last. `what` holds words about somebody outside, and nothing else here does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, Index, Row, Select, exists, func, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case
from storage.database import Moment
from storage.database import Row as Table
from storage.outsiders import WORDS
from storage.people import Team
from storage.some_teams import SomeTeams


class Promise(Table):
    """Made by `by` at `at`; to be kept before `due_at`."""

    __tablename__ = "case_promises"
    __table_args__ = (
        Index(
            "ix_case_promises_remind",
            "remind_at",
            sqlite_where=text("remind_at IS NOT NULL"),
            postgresql_where=text("remind_at IS NOT NULL"),
        ),
        Index("ix_case_promises_team", "team_id", "due_at"),
        {"sqlite_autoincrement": True},  # letters about a promise are named after it
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[str]
    what: Mapped[str] = mapped_column(info=WORDS)
    due_at: Mapped[datetime]
    remind_at: Mapped[datetime | None] = mapped_column(default=None)
    """When something must be said about it next; None when nothing is left to say."""
    kept_at: Mapped[datetime | None] = mapped_column(default=None)
    kept_by: Mapped[str | None] = mapped_column(default=None)
    missed_at: Mapped[datetime | None] = mapped_column(default=None)
    """The moment that went by first without it being kept; a new moment does not undo that."""
    undone_at: Mapped[datetime | None] = mapped_column(default=None)
    """It was noted by mistake."""
    undone_by: Mapped[str | None] = mapped_column(default=None)

    @property
    def is_open(self) -> bool:
        return self.kept_at is None and self.undone_at is None


OPEN = Promise.kept_at.is_(None) & Promise.undone_at.is_(None)


@dataclass(frozen=True, slots=True)
class Kept:
    """Of promises whose moment has come: kept in time, kept late, and not kept."""

    in_time: int = 0
    late: int = 0
    never: int = 0


def of_case(session: Session, case: Case, at_most: int) -> Sequence[Promise]:
    """What was promised in this case, soonest first; mistakes left out."""
    its = select(Promise).where(Promise.case_id == case.id, Promise.undone_at.is_(None))
    return session.scalars(its.order_by(Promise.due_at, Promise.id).limit(at_most)).all()


def last_due(session: Session, case: Case) -> datetime | None:
    """When the last of what is still promised in this case must be kept."""
    return session.scalar(select(func.max(Promise.due_at)).where(Promise.case_id == case.id, OPEN))


def look_up(session: Session, promise_id: int) -> Promise | None:
    return session.get(Promise, promise_id)


def hold(session: Session, promise_id: int) -> Promise | None:
    """Yours alone to change until the transaction ends. Hold its case first."""
    return session.get(Promise, promise_id, with_for_update=True, populate_existing=True)


def open_of(session: Session, team: Team, user_id: str, at_most: int) -> Sequence[tuple[Case, Promise]]:
    """What somebody must keep in this team, soonest first: it is with who has the case."""
    theirs = select(Case, Promise).join(Promise, Promise.case_id == Case.id)
    soonest = theirs.where(Case.team_id == team.id, Case.owner_id == user_id, OPEN).order_by(
        Promise.due_at, Promise.id
    )
    return [(case, promise) for case, promise in session.execute(soonest.limit(at_most))]


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[Row[Case, Promise, Team]]:
    """Promises about which something must be said, longest ago first; each held with its case."""
    held = _due(now, at_most, some).with_for_update(of=(Case, Promise), skip_locked=True)
    return session.execute(held, execution_options={"populate_existing": True}).all()


def teams_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such promises."""
    theirs = session.scalars(_due(now, at_most, some).with_only_columns(Promise.team_id))
    return tuple(dict.fromkeys(theirs))


def is_due(now: Moment) -> ColumnElement[bool]:
    """Something must be said about it."""
    return Promise.remind_at <= now


def any_due(now: Moment) -> ColumnElement[bool]:
    return exists().where(is_due(now))


def _due(now: datetime, at_most: int, some: SomeTeams) -> Select[Case, Promise, Team]:
    return (
        select(Case, Promise, Team)
        .join(Promise, Promise.case_id == Case.id)
        .join(Team, Team.id == Case.team_id)
        .where(is_due(now), some.among(Promise.team_id))
        .order_by(Promise.remind_at, Promise.id)
        .limit(at_most)
    )


def counted(session: Session, team: Team, since: datetime, until: datetime) -> Kept:
    """How promises ended whose moment was from `since` until before `until`; mistakes are none."""
    were_due = select(
        _how_many(Promise.kept_at.is_not(None), Promise.missed_at.is_(None)),
        _how_many(Promise.kept_at.is_not(None), Promise.missed_at.is_not(None)),
        _how_many(Promise.kept_at.is_(None)),
    ).where(
        Promise.team_id == team.id,
        Promise.due_at >= since,
        Promise.due_at < until,
        Promise.undone_at.is_(None),
    )
    return Kept(*session.execute(were_due).one())


def _how_many(*which: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(*which)
