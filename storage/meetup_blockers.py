"""Where somebody is stuck: told in an answer, asked about until it is solved."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, exists, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams


class Blocker(Row):
    """Where somebody is stuck and somebody else must act. Open until `solved_at`."""

    __tablename__ = "meetup_blockers"
    __table_args__ = (UniqueConstraint("meetup_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    by: Mapped[str]
    since: Mapped[date]
    """The team's day on which it was told."""
    meetup_id: Mapped[int | None] = mapped_column(ForeignKey("meetups.id", ondelete="SET NULL"), default=None)
    owner_id: Mapped[str | None] = mapped_column(default=None)
    """Who can solve it."""
    named_by: Mapped[str | None] = mapped_column(default=None)
    """Who said that."""
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When it is asked about again."""
    solved_at: Mapped[datetime | None] = mapped_column(default=None)
    solved_by: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


def of_answer(session: Session, meetup_id: int, user_id: str) -> Blocker | None:
    """The blocker in somebody's answer; held."""
    its = select(Blocker).where(Blocker.meetup_id == meetup_id, Blocker.by == user_id)
    return session.scalar(its.with_for_update())


def open_blockers(session: Session, team: Team) -> Sequence[Blocker]:
    """Blockers that are not solved, longest open first."""
    return blockers_of(session, [team.id])


def blockers_of(
    session: Session, team_ids: Collection[int], solved_since: datetime | None = None
) -> Sequence[Blocker]:
    """Open blockers of these teams, longest open first; and those solved since that moment, if asked."""
    is_open = Blocker.solved_at.is_(None)
    is_there = is_open if solved_since is None else or_(is_open, Blocker.solved_at >= solved_since)
    theirs = select(Blocker).where(Blocker.team_id.in_(team_ids), is_there)
    return session.scalars(theirs.order_by(Blocker.since, Blocker.id)).all()


def team_and_blocker(session: Session, workspace_id: str, blocker_id: int) -> tuple[Team, Blocker] | None:
    """The blocker with its team; None when this workspace has no such blocker."""
    both = select(Team, Blocker).join(Blocker, Blocker.team_id == Team.id)
    its = both.where(Team.workspace_id == workspace_id, Blocker.id == blocker_id)
    found = session.execute(its).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_blocker(session: Session, team: Team, blocker_id: int) -> Blocker | None:
    """The blocker, yours alone to change until the transaction ends."""
    its = select(Blocker).where(Blocker.team_id == team.id, Blocker.id == blocker_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def blockers_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Blocker, Team]]:
    """Open blockers to ask about, longest due first, each held by nobody else."""
    due = (
        select(Blocker, Team)
        .join(Team, Team.id == Blocker.team_id)
        .where(_to_ask(now), some.among(Blocker.team_id))
        .order_by(Blocker.due_at, Blocker.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=Blocker, skip_locked=True))
    return [(blocker, team) for blocker, team in held]


def teams_with_blockers_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such blockers, longest due first."""
    due = select(Blocker.team_id).where(_to_ask(now), some.among(Blocker.team_id))
    oldest = func.min(Blocker.due_at)
    return session.scalars(due.group_by(Blocker.team_id).order_by(oldest).limit(at_most)).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a blocker."""
    return exists().where(_to_ask(now))


def _to_ask(now: Moment) -> ColumnElement[bool]:
    return (Blocker.due_at <= now) & Blocker.solved_at.is_(None)
