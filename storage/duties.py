"""Who is on duty for what: the weekdays on which somebody does a task for a team."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ForeignKey, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

WEBCARE = "webcare"


class Duty(Row):
    """A person does a task on a weekday (0 is Monday)."""

    __tablename__ = "duties"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    weekday: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)


def duties(session: Session, team: Team, task: str) -> Sequence[Duty]:
    """Everybody's duties for a task, Monday first."""
    all_week = select(Duty).where(Duty.team_id == team.id, Duty.task == task)
    return session.scalars(all_week.order_by(Duty.weekday, Duty.user_id)).all()


def replace(session: Session, team: Team, task: str, turns: Iterable[tuple[int, str]]) -> None:
    """The task's duties become exactly these (weekday, person) pairs."""
    session.execute(delete(Duty).where(Duty.team_id == team.id, Duty.task == task))
    session.add_all(
        Duty(team_id=team.id, task=task, weekday=day, user_id=who) for day, who in sorted(set(turns))
    )


def take_off(session: Session, team: Team, user_id: str) -> None:
    """Whoever this is has no duty in the team any more."""
    session.execute(delete(Duty).where(Duty.team_id == team.id, Duty.user_id == user_id))
