"""The role matrix: who does a task, decides about it, stands in, helps, thinks along or hears of it.

A duty is one cell: a person or a role has a part in a task, everywhere or only for one channel, topic or
weekday. `bot/ownership` answers from these whose something is.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, delete, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

WEBCARE = "webcare"
CRISIS = "crisis"

EVERY_DAY = -1
"""As a weekday: any of the seven. 0 is Monday, as `date.weekday()` counts."""


class Part(StrEnum):
    """What somebody has to do with a task: docs/trade.md, "Role matrix"."""

    DOES = "does"
    DECIDES = "decides"
    BACKUP = "backup"
    HELPS = "helps"
    THINKS_ALONG = "thinks_along"
    HEARS = "hears"


@dataclass(frozen=True, slots=True, order=True)
class Scope:
    """What a duty is only for; empty and EVERY_DAY say: for all of it."""

    channel: str = ""
    topic: str = ""
    weekday: int = EVERY_DAY

    @property
    def is_everything(self) -> bool:
        return self == EVERYTHING


EVERYTHING = Scope()


class Duty(Row):
    """One cell of the matrix. Either `user_id` or `role` is filled, the other is empty."""

    __tablename__ = "duties"
    __table_args__ = (
        UniqueConstraint("team_id", "task", "part", "user_id", "role", "channel", "topic", "weekday"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    task: Mapped[str]
    """A core task by its key ("webcare"), or a task of the team's own by its name."""
    part: Mapped[Part] = mapped_column(default=Part.DOES)
    user_id: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    channel: Mapped[str] = mapped_column(default="")
    topic: Mapped[str] = mapped_column(default="")
    weekday: Mapped[int] = mapped_column(default=EVERY_DAY)

    @property
    def scope(self) -> Scope:
        return Scope(self.channel, self.topic, self.weekday)


class RoleHolder(Row):
    """Somebody has a role in a team, and with it every duty of the role."""

    __tablename__ = "role_holders"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    """A role of the trade by its key ("webcare_agent"), or one of the team's own by its name."""
    user_id: Mapped[str] = mapped_column(primary_key=True)


@dataclass(frozen=True, slots=True)
class Held:
    """A part of a task that a person has; `role` is the role through which they have it, if any."""

    task: str
    part: Part
    user_id: str
    scope: Scope = EVERYTHING
    role: str = ""


def on_weekdays(session: Session, team: Team, task: str) -> Sequence[Duty]:
    """Who does the task on which weekday, Monday first: the roster. Roles are left out."""
    by_day = select(Duty).where(
        Duty.team_id == team.id,
        Duty.task == task,
        Duty.part == Part.DOES,
        Duty.role == "",
        Duty.weekday != EVERY_DAY,
        Duty.channel == "",
        Duty.topic == "",
    )
    return session.scalars(by_day.order_by(Duty.weekday, Duty.user_id)).all()


def replace_roster(session: Session, team: Team, task: str, turns: Iterable[tuple[int, str]]) -> None:
    """The roster of the task becomes exactly these (weekday, person) pairs."""
    wanted = set(turns)
    for duty in on_weekdays(session, team, task):
        if (duty.weekday, duty.user_id) not in wanted:
            session.delete(duty)
        wanted.discard((duty.weekday, duty.user_id))
    session.add_all(Duty(team_id=team.id, task=task, weekday=day, user_id=who) for day, who in sorted(wanted))


def of_task(session: Session, team: Team, task: str, scope: Scope | None = None) -> Sequence[Duty]:
    """The cells of a task, for one scope or for all, in the order in which they were filled."""
    its = select(Duty).where(Duty.team_id == team.id, Duty.task == task)
    if scope is not None:
        its = its.where(
            Duty.channel == scope.channel, Duty.topic == scope.topic, Duty.weekday == scope.weekday
        )
    return session.scalars(its.order_by(Duty.id)).all()


def of_team(session: Session, team: Team) -> Sequence[Duty]:
    """The whole matrix, in the order in which it was filled."""
    return session.scalars(select(Duty).where(Duty.team_id == team.id).order_by(Duty.id)).all()


def fill(
    session: Session, team: Team, task: str, scope: Scope, wanted: Iterable[tuple[Part, str, str]]
) -> None:
    """The cells of the task for that scope are exactly these: (part, person, role), one of the two empty."""
    missing = dict.fromkeys(wanted)
    for duty in of_task(session, team, task, scope):
        cell = (duty.part, duty.user_id, duty.role)
        if cell not in missing:
            session.delete(duty)
        missing.pop(cell, None)
    session.add_all(
        Duty(
            team_id=team.id,
            task=task,
            part=part,
            user_id=user_id,
            role=role,
            channel=scope.channel,
            topic=scope.topic,
            weekday=scope.weekday,
        )
        for part, user_id, role in missing
    )


def tasks_of(session: Session, team: Team, user_id: str) -> set[str]:
    """The tasks that somebody does, decides about or stands in for, in person or through a role."""
    role = select(RoleHolder.role).where(RoleHolder.team_id == team.id, RoleHolder.user_id == user_id)
    mine = select(Duty.task).where(
        Duty.team_id == team.id,
        Duty.part.in_((Part.DOES, Part.DECIDES, Part.BACKUP)),
        or_(Duty.user_id == user_id, Duty.role.in_(role)),
    )
    return set(session.scalars(mine))


def drop_task(session: Session, team: Team, task: str) -> None:
    """Nobody has a part in that task any more."""
    session.execute(delete(Duty).where(Duty.team_id == team.id, Duty.task == task))


def take_off(session: Session, team: Team, user_id: str) -> None:
    """Whoever this is has no duty and no role in the team any more."""
    for table in (Duty, RoleHolder):
        session.execute(delete(table).where(table.team_id == team.id, table.user_id == user_id))


def holders(session: Session, team: Team) -> Sequence[RoleHolder]:
    """Who has which role, by role."""
    all_roles = select(RoleHolder).where(RoleHolder.team_id == team.id)
    return session.scalars(all_roles.order_by(RoleHolder.role, RoleHolder.user_id)).all()


def hold_roles(session: Session, team: Team, role: str, user_ids: Collection[str]) -> None:
    """The role is held by exactly these people."""
    missing = set(user_ids)
    for holder in holders(session, team):
        if holder.role == role:
            if holder.user_id not in missing:
                session.delete(holder)
            missing.discard(holder.user_id)
    session.add_all(RoleHolder(team_id=team.id, role=role, user_id=who) for who in sorted(missing))


def tasks_held(session: Session, team: Team) -> set[str]:
    """The tasks in which anybody has a part."""
    return set(session.scalars(select(Duty.task).where(Duty.team_id == team.id).distinct()))
