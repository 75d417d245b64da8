"""Action items: what somebody promised to do or find out, by when.

They come from what a team did not know yet, from preconditions, from findings. Open until done or dropped.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, ForeignKey, Select, and_, bindparam, exists, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row
from storage.people import Member, Team
from storage.some_teams import ALL_TEAMS, SomeTeams

ACTION = "action"
"""What an action is called in the log of changes."""


TEXT_LONGEST = 300
"""Characters: a sentence of two lines with room to spare, and short enough for a list."""
CONDITION_AHEAD_AT_MOST = timedelta(weeks=6)
"""An action on a precondition is small enough to be done in six weeks: docs/trade.md, "Preconditions"."""


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


def count_open_of(session: Session, team: Team, user_id: str) -> int:
    """How many open actions this person has."""
    theirs = OPEN_ACTIONS.where(Action.owner_id == user_id)
    return _count(session, team, theirs)


def count_ownerless(session: Session, team: Team) -> int:
    """How many open actions are somebody's who is not in the team."""
    members = select(Member.user_id).where(Member.team_id == team.id)
    return _count(session, team, OPEN_ACTIONS.where(Action.owner_id.not_in(members)))


def _count(session: Session, team: Team, which: Select[Action]) -> int:
    counted = select(func.count()).select_from(which.order_by(None).subquery())
    return session.scalar(counted, {"team": team.id}) or 0


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Action, Team]]:
    """Open actions whose reminder is past due with their team, oldest first, each held by nobody else."""
    due = (
        select(Action, Team)
        .join(Team, Team.id == Action.team_id)
        .where(_to_remind(now), some.among(Action.team_id))
        .order_by(Action.remind_due_at, Action.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=Action, skip_locked=True))
    return [(action, team) for action, team in held]


def teams_to_remind(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such actions, longest due first."""
    due = select(Action.team_id).where(_to_remind(now), some.among(Action.team_id))
    oldest = func.min(Action.remind_due_at)
    return session.scalars(due.group_by(Action.team_id).order_by(oldest).limit(at_most)).all()


def any_to_remind(now: Moment) -> ColumnElement[bool]:
    """Whether there is such an action."""
    return exists().where(_to_remind(now))


def _to_remind(now: Moment) -> ColumnElement[bool]:
    return and_(Action.remind_due_at <= now, Action.done_at.is_(None), Action.dropped_at.is_(None))


def texts_of(session: Session, team: Team, action_ids: Collection[int]) -> dict[int, str]:
    """What these actions say, by id; also of those that ended."""
    theirs = select(Action.id, Action.text).where(Action.team_id == team.id, Action.id.in_(action_ids))
    return {row.id: row.text for row in session.execute(theirs)}
