"""What happens by itself: on the last working day of a week the channel reads how webcare went."""

from dataclasses import replace
from datetime import datetime, time

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.letters import letter_to
from bot.office import Office
from bot.opening_hours import monday_of
from bot.rituals import team_free_days
from bot.roster_checks import last_working_days
from bot.stats import gathering, messages
from bot.week_reports import told_in
from bot.working_time import local, local_day
from storage import care_figures, outbox, week_numbers
from storage.care_figures import Stretch
from storage.cases import Desk
from storage.people import Team
from storage.some_teams import SomeTeams

BATCH = 25
TOLD_AT = time(15, 5)
"""In the team's zone, in the thread of the week's report of monitoring."""


def weeks(office: Office, now: datetime) -> None:
    """Every desk whose moment has come; one that was never looked at gets its moment."""
    until_done(
        office,
        BATCH,
        lambda session, some: care_figures.teams_with_weeks_due(session, now, BATCH, some),
        lambda session, some: _tell_some(session, office, now, some),
    )


def _tell_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    held = care_figures.hold_weeks_due(session, now, BATCH, some)
    for desk, team in held:
        if _is_today(desk, team, now):
            _tell(session, office, team, now)
        desk.week_due_at = next_week_at(team, now)
    return len(held)


def _is_today(desk: Desk, team: Team, now: datetime) -> bool:
    """A report of another day comes too late, and one on a holiday that was ticked since is not sent."""
    today = local_day(now, team.zone)
    on_its_day = desk.week_due_at is not None and local_day(desk.week_due_at, team.zone) == today
    return on_its_day and today in last_working_days(team, now)


def _tell(session: Session, office: Office, team: Team, now: datetime) -> None:
    """Nothing is said of a week in which nothing came in and nothing was answered."""
    monday = monday_of(local_day(now, team.zone))
    during = told_in(monday, team.zone, team_free_days(team, now))
    numbers = gathering.numbers(session, team, Stretch(*during), now)
    if not (numbers.came_in or numbers.replied):
        return
    key = f"webcare week of team {team.id}, {monday}"
    letter = letter_to(team.channel_id, team, key, messages.week(office.say(team.language), team.id, numbers))
    report = week_numbers.report_of(team.id, monday)
    parent = report if outbox.written(session, team.workspace_id, [report]) else None
    outbox.write(session, replace(letter, thread_of=parent), now)


def next_week_at(team: Team, after: datetime) -> datetime | None:
    """The next last working day of a week, at that time in the team's zone; None when it is never open."""
    moments = (local(day, TOLD_AT, team.zone) for day in last_working_days(team, after))
    return next((at for at in moments if at > after), None)
