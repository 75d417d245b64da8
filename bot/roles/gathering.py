"""All that is known of a team's roles, asked of storage in six statements."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.ownership.facts import Matrix
from bot.ownership.gathering import matrix_from
from bot.roles.lines import Line, TaskFacts, lines_of
from bot.roles.rules import Draft
from bot.working_time import MIDNIGHT, local, local_day
from storage import duties, tasks
from storage.channels import NO_NAMES, ChannelNames, names_of
from storage.crews import crews
from storage.people import Member, Person, Team


@dataclass(frozen=True, slots=True)
class Facts:
    """`members` are all of the team by name, also who left Slack; `roles` says who has which, by person."""

    team: Team
    now: datetime
    matrix: Matrix
    tasks: tuple[TaskFacts, ...]
    lines: tuple[Line, ...]
    members: tuple[tuple[Member, Person], ...]
    roles: Mapping[str, frozenset[str]]
    channels: ChannelNames = NO_NAMES

    def with_matrix(self, matrix: Matrix, drafts: Mapping[int, Draft]) -> "Facts":
        """As if the matrix were so, and the whole lines of these tasks as drafted."""
        its_tasks = [
            replace(task, minutes=drafts[task.id].minutes, decider_does=drafts[task.id].decider_does)
            if task.id in drafts
            else task
            for task in self.tasks
        ]
        lines = lines_of(its_tasks, matrix.held)
        return replace(self, matrix=matrix, tasks=tuple(its_tasks), lines=lines)

    @property
    def hours(self) -> dict[str, float]:
        """Hours a week for social media, of who told them."""
        return {one.user_id: one.hours for one, _ in self.members if one.hours is not None}

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
        tasks=tuple(its_tasks),
        lines=lines_of(its_tasks, matrix.held),
        members=tuple(crew.members),
        roles={who: frozenset(theirs) for who, theirs in roles.items()},
        channels=names_of(session, team),
    )
