"""All that is known of a team's channels, asked of storage in eight short statements."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.channels.facts import MONITORING, PUBLISHING, WEEKS_OF_CASES, Facts
from bot.ownership.gathering import matrix_from
from bot.working_time import MIDNIGHT, local, local_day
from storage import actions, audiences, caseload, channels, plans
from storage.crews import crews
from storage.duties import CRISIS, WEBCARE
from storage.people import Team

TASKS = (PUBLISHING, WEBCARE, CRISIS, MONITORING)
THING = "channel:"


def facts_of(session: Session, team: Team, now: datetime) -> Facts:
    """As the team stands at `now`; leaves and covers of today that are over already are known too."""
    today = local(local_day(now, team.zone), MIDNIGHT, team.zone)
    crew = crews(session, [team.id], today, TASKS)[team.id]
    since = now - timedelta(weeks=WEEKS_OF_CASES)
    waiting = [one for one in actions.open_actions(session, team) if one.about.startswith(THING)]
    return Facts(
        team=team,
        now=now,
        channels=channels.of_team(session, team),
        matrix=matrix_from(team, crew, now),
        members=tuple(crew.members),
        audiences={one.id: one for one in audiences.of_team(session, team)},
        issues={one.id: one for one in plans.open_issues(session, team)},
        cases=caseload.count_reported(session, team, since),
        waiting={one.about: one for one in reversed(waiting)},
    )
