"""When a team looks round and reports, as moments in its watch."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.monitoring import rules
from bot.rituals import team_free_days
from storage import watching
from storage.monitoring import Watch
from storage.people import Team


def start_watch(session: Session, team: Team, now: datetime) -> Watch:
    """The team's watch, held. From the first time on somebody is asked to look round, twice a day."""
    watch = watching.hold_watch(session, team)
    if watch.look_due_at is None:
        plan_look(team, watch, now)
    if watch.report_due_at is None:
        plan_report(team, watch, now)
    return watch


def plan_look(team: Team, watch: Watch, now: datetime) -> None:
    watch.look_due_at = rules.next_look(now, team.webcare_from, team.zone, team_free_days(team, now))


def plan_report(team: Team, watch: Watch, now: datetime) -> None:
    watch.report_due_at = rules.next_report(now, team.zone, team_free_days(team, now))
