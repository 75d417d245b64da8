"""Who is in a team, and what each of them chose: the same in every team they are in."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from storage.people import Member, Team
from storage.people import members as everyone


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody chose for all their teams: `hours` a week for social media, and open cases at most."""

    wants_reminders: bool = True
    hours: float | None = None
    case_limit: int | None = None


def chosen(session: Session, workspace_id: str, user_id: str) -> Chosen | None:
    """What somebody chose; None for who is in no team."""
    return _chosen(session, workspace_id, [user_id]).get(user_id)


def choose(session: Session, workspace_id: str, user_id: str, wanted: Chosen) -> None:
    """From now on this holds in every team of theirs."""
    mine = update(Member).where(Member.workspace_id == workspace_id, Member.user_id == user_id)
    session.execute(mine.values(asdict(wanted)))


def _chosen(session: Session, workspace_id: str, user_ids: Collection[str]) -> dict[str, Chosen]:
    """What these people chose, by id, in the team they are in longest; who is in no team is not there."""
    theirs = select(Member).where(Member.workspace_id == workspace_id, Member.user_id.in_(user_ids))
    newest_first = session.scalars(theirs.order_by(Member.joined_at.desc(), Member.team_id.desc()))
    return {one.user_id: Chosen(one.wants_reminders, one.hours, one.case_limit) for one in newest_first}


def replace(
    session: Session, team: Team, user_ids: Iterable[str], coordinators: Collection[str], now: datetime
) -> None:
    """The team is exactly these people, whose rows exist; what they chose, here or elsewhere, stays so."""
    before = {one.user_id: one for one in everyone(session, team)}
    wanted = dict.fromkeys(user_ids)
    for user_id in before.keys() - wanted.keys():
        session.delete(before[user_id])
    elsewhere = _chosen(session, team.workspace_id, wanted.keys() - before.keys())
    for user_id in wanted:
        held = before.get(user_id) or Member(
            team_id=team.id,
            user_id=user_id,
            workspace_id=team.workspace_id,
            joined_at=now,
            **asdict(elsewhere.get(user_id, Chosen())),
        )
        held.is_coordinator = user_id in coordinators
        session.add(held)


def take_out(session: Session, team: Team, user_id: str) -> None:
    """Whoever this is, is not in the team any more."""
    session.execute(delete(Member).where(Member.team_id == team.id, Member.user_id == user_id))
