"""Action items: what somebody promised to do or find out, by when.

They come from what a team did not know yet, from preconditions, from findings. Open until done or dropped.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

ACTION = "action"
"""What an action is called in the log of changes."""


class Action(Row):
    """`about` names what it is for: "audience:3:offline", "condition:sceptics"; empty: nothing else."""

    __tablename__ = "actions"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    owner_id: Mapped[str]
    due_on: Mapped[date]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    about: Mapped[str] = mapped_column(default="")
    remind_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by: Mapped[str | None] = mapped_column(default=None)
    dropped_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    @property
    def is_open(self) -> bool:
        return self.done_at is None and self.dropped_at is None


OPEN_ACTIONS = (
    select(Action)
    .where(Action.team_id == bindparam("team"), Action.done_at.is_(None), Action.dropped_at.is_(None))
    .order_by(Action.due_on, Action.id)
)
"""Made once: every look at the plan asks it."""


def open_actions(session: Session, team: Team) -> Sequence[Action]:
    """The team's open actions, the first due first."""
    return session.scalars(OPEN_ACTIONS, {"team": team.id}).all()


def open_about(session: Session, team: Team, about: Collection[str]) -> Sequence[Action]:
    """The open actions about exactly these things, the first due first."""
    return session.scalars(OPEN_ACTIONS.where(Action.about.in_(about)), {"team": team.id}).all()


def team_and_action(session: Session, workspace_id: str, action_id: int) -> tuple[Team, Action] | None:
    """The action with its team; None when this workspace has no such action."""
    both = select(Team, Action).join(Action, Action.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Action.id == action_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_action(session: Session, team: Team, action_id: int) -> Action | None:
    """The action, yours alone to change until the transaction ends."""
    return session.scalar(
        select(Action).where(Action.team_id == team.id, Action.id == action_id).with_for_update()
    )
