"""All that is known of a team's roles, asked of storage in five statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.ownership.facts import Matrix
from bot.ownership.gathering import matrix_from
from bot.roles.lines import Line, TaskFacts, lines_of
from bot.working_time import MIDNIGHT, local, local_day
from storage import duties, tasks
from storage.crews import crews
from storage.people import Member, Person, Team


@dataclass(frozen=True, slots=True)
class Facts:
    """`members` are all of the team by name, also who left Slack; `roles` says who has which, by person."""

    team: Team
    now: datetime
    matrix: Matrix
    lines: tuple[Line, ...]
    members: tuple[tuple[Member, Person], ...]
    roles: Mapping[str, frozenset[str]]

    @property
    def names(self) -> dict[str, str]:
        return {person.user_id: person.name for _, person in self.members}


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    """As the team stands at `now`; leaves and covers of today that are over already are known too."""
    today = local(local_day(now, team.zone), MIDNIGHT, team.zone)
    crew = crews(session, [team.id], today)[team.id]
    matrix = matrix_from(team, crew, now)
    its_tasks = [
        TaskFacts(task.id, task.key, task.minutes, task.decider_does) for task in tasks.of_team(session, team)
    ]
    roles: dict[str, set[str]] = {}
    for holder in duties.holders(session, team):
        roles.setdefault(holder.user_id, set()).add(holder.role)
    return Facts(
        team=team,
        now=now,
        matrix=matrix,
        lines=lines_of(its_tasks, matrix.held),
        members=tuple(crew.members),
        roles={who: frozenset(theirs) for who, theirs in roles.items()},
    )
