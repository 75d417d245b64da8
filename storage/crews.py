"""Who is in a team and what is theirs, for many teams at once in three statements: thousands may have the
same ritual.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, and_, bindparam, select
from sqlalchemy.orm import Session

from storage.covers import Cover
from storage.database import UtcDateTime
from storage.duties import Duty, Held, RoleHolder, Scope
from storage.leaves import Leave
from storage.people import Member, Person


@dataclass(slots=True)
class Crew:
    """The members of one team by name, also who left Slack; their leaves; who has which part in what; and
    who took what over for a while.
    """

    members: list[tuple[Member, Person]] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)
    duties: list[Held] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)


# Nearly every job and listener asks these, so they are made once: making one costs as much as asking it
# (measured). Columns of duties and not rows: a whole matrix is read in half the time (measured).
_IN_THESE_TEAMS: BindParameter[int] = bindparam("teams", expanding=True)
_AFTER = bindparam("after", type_=UtcDateTime())
_EVERYONE = (
    select(Member, Person, Leave)
    .join(Person, (Person.workspace_id == Member.workspace_id) & (Person.user_id == Member.user_id))
    .outerjoin(
        Leave,
        and_(
            Leave.workspace_id == Member.workspace_id,
            Leave.user_id == Member.user_id,
            Leave.ends_at > _AFTER,
        ),
    )
    .where(Member.team_id.in_(_IN_THESE_TEAMS))
    .order_by(Person.name, Person.user_id, Member.team_id, Leave.starts_at, Leave.id)
)
_DUTIES = (
    select(
        Duty.team_id,
        Duty.task,
        Duty.part,
        Duty.user_id,
        Duty.role,
        RoleHolder.user_id,
        Duty.channel,
        Duty.topic,
        Duty.weekday,
    )
    .outerjoin(RoleHolder, and_(RoleHolder.team_id == Duty.team_id, RoleHolder.role == Duty.role))
    .where(Duty.team_id.in_(_IN_THESE_TEAMS))
    .order_by(Duty.id, RoleHolder.user_id)
)
_DUTIES_IN_TASKS = _DUTIES.where(Duty.task.in_(bindparam("tasks", expanding=True)))
_COVERS = (
    select(Cover)
    .where(Cover.team_id.in_(_IN_THESE_TEAMS), Cover.ends_at > _AFTER, Cover.taken_by.is_not(None))
    .order_by(Cover.id)
)


def crews(
    session: Session, team_ids: Collection[int], after: datetime, tasks: Collection[str] | None = None
) -> dict[int, Crew]:
    """The crew of each team: leaves and covers that have not ended at `after`, duties in these tasks."""
    found = {team_id: Crew() for team_id in team_ids}
    _seat(session, found, after)
    _give_duties(session, found, tasks)
    for cover in session.scalars(_COVERS, {"teams": list(found), "after": after}):
        found[cover.team_id].covers.append(cover)
    return found


def seats(session: Session, team_id: int, after: datetime) -> Crew:
    """The members of one team and their leaves that have not ended at `after`: nothing of what is theirs."""
    found = {team_id: Crew()}
    _seat(session, found, after)
    return found[team_id]


def _seat(session: Session, found: dict[int, Crew], after: datetime) -> None:
    """People with their leaves in one statement; who has several leaves comes several times."""
    last: Member | None = None
    for member, person, leave in session.execute(_EVERYONE, {"teams": list(found), "after": after}):
        crew = found[member.team_id]
        if member is not last:
            crew.members.append((member, person))
        if leave is not None:
            crew.leaves.append(leave)
        last = member


def _give_duties(session: Session, found: dict[int, Crew], tasks: Collection[str] | None) -> None:
    """A duty of a role is one of each who holds it; of a role that nobody holds it is nobody's."""
    known: dict[str, Any] = {"teams": list(found)}
    held = _DUTIES
    if tasks is not None:
        held, known["tasks"] = _DUTIES_IN_TASKS, list(tasks)
    for team_id, task, part, user_id, role, holder_id, channel, topic, weekday in session.execute(
        held, known
    ):
        if who := user_id or holder_id:
            found[team_id].duties.append(Held(task, part, who, Scope(channel, topic, weekday), role))
