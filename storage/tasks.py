"""The tasks of a team: the lines of its role matrix."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row, insert_once
from storage.people import Team

TASK = "task"
"""What a task is called in the log of changes."""


class Task(Row):
    """Something that comes back, which somebody must do: one line of the matrix."""

    __tablename__ = "tasks"
    __table_args__ = (UniqueConstraint("team_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    key: Mapped[str]
    """A core task by its key ("webcare"), or one of the team's own by its name."""
    added_at: Mapped[datetime]
    minutes: Mapped[int | None] = mapped_column(default=None)
    """What it takes a week, in minutes, of each who does it; None when nobody said."""
    decider_does: Mapped[bool] = mapped_column(default=False)
    """Who decides said that they do it themselves: a task without anybody who does it is no mistake then."""


def of_team(session: Session, team: Team) -> Sequence[Task]:
    """The team's tasks, in the order in which they were added."""
    return session.scalars(select(Task).where(Task.team_id == team.id).order_by(Task.id)).all()


def add(session: Session, team: Team, key: str, now: datetime) -> bool:
    """The task is there; False when it was already."""
    row = {"team_id": team.id, "key": key, "added_at": now, "minutes": None, "decider_does": False}
    return insert_once(session, Task, "id", row) is not None


def find(session: Session, team: Team, task_id: int) -> Task | None:
    return session.scalar(select(Task).where(Task.team_id == team.id, Task.id == task_id))


def hold(session: Session, team: Team, task_id: int) -> Task | None:
    """The task with all its cells, yours alone to change until the transaction ends."""
    held = select(Task).where(Task.team_id == team.id, Task.id == task_id).with_for_update()
    return session.scalar(held.execution_options(populate_existing=True))


def team_of(session: Session, workspace_id: str, task_id: int) -> int | None:
    """The id of the team whose task this is; None when this workspace has no such task."""
    its = select(Task.team_id).join(Team, Team.id == Task.team_id)
    return session.scalar(its.where(Team.workspace_id == workspace_id, Task.id == task_id))


def by_id(session: Session, team: Team) -> dict[int, str]:
    """The keys of the team's tasks, by id."""
    return {task.id: task.key for task in of_team(session, team)}
