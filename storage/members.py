"""Who is in a team, and whether they want reminders."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.people import Member, Team
from storage.people import members as everyone


def wants_reminders(session: Session, workspace_id: str, user_id: str) -> bool | None:
    """Whether someone wants reminders; None for who is in no team. The choice is the same in every team."""
    mine = select(Member.wants_reminders).where(
        Member.workspace_id == workspace_id, Member.user_id == user_id
    )
    return session.scalar(mine.limit(1))


def set_reminders(session: Session, workspace_id: str, user_id: str, wanted: bool) -> None:  # noqa: FBT001 - a fact to keep
    mine = update(Member).where(Member.workspace_id == workspace_id, Member.user_id == user_id)
    session.execute(mine.values(wants_reminders=wanted))


def replace(
    session: Session, team: Team, user_ids: Iterable[str], coordinators: Collection[str], now: datetime
) -> None:
    """The team is exactly these people, whose rows exist; who stays keeps what they chose."""
    before = {one.user_id: one for one in everyone(session, team)}
    wanted = dict.fromkeys(user_ids)
    for user_id in before.keys() - wanted.keys():
        session.delete(before[user_id])
    for user_id in wanted:
        held = before.get(user_id) or Member(
            team_id=team.id, user_id=user_id, workspace_id=team.workspace_id, joined_at=now
        )
        held.is_coordinator = user_id in coordinators
        session.add(held)


def take_out(session: Session, team: Team, user_id: str) -> None:
    """Whoever this is, is not in the team any more."""
    session.execute(delete(Member).where(Member.team_id == team.id, Member.user_id == user_id))
