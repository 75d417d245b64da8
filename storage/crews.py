"""Who is in a team, for many teams at once in three statements: thousands may have the same ritual."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from storage.duties import Duty
from storage.leaves import Leave
from storage.people import Member, Person


@dataclass(slots=True)
class Crew:
    """The members of one team by name, also who left Slack; their leaves; and who does the task when."""

    members: list[tuple[Member, Person]] = field(default_factory=list)
    leaves: list[Leave] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)


def crews(session: Session, team_ids: Collection[int], task: str, after: datetime) -> dict[int, Crew]:
    """The crew of each team, with the leaves that have not ended at `after`."""
    found = {team_id: Crew() for team_id in team_ids}
    everyone = select(Member, Person).join(Person, _IS_MEMBER).where(Member.team_id.in_(team_ids))
    for member, person in session.execute(everyone.order_by(Person.name, Person.user_id)):
        found[member.team_id].members.append((member, person))
    for team_id, leave in session.execute(
        select(Member.team_id, Leave)
        .join(Leave, and_(Leave.workspace_id == Member.workspace_id, Leave.user_id == Member.user_id))
        .where(Member.team_id.in_(team_ids), Leave.ends_at > after)
        .order_by(Leave.starts_at, Leave.id)
    ):
        found[team_id].leaves.append(leave)
    for duty in session.scalars(select(Duty).where(Duty.team_id.in_(team_ids), Duty.task == task)):
        found[duty.team_id].duties.append(duty)
    return found


_IS_MEMBER = and_(Person.workspace_id == Member.workspace_id, Person.user_id == Member.user_id)
