"""What happens by itself: on the last working day of a week the channel reads how webcare went."""

from dataclasses import replace
from datetime import datetime, time

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.letters import letter_to
from bot.office import Office
from bot.opening_hours import WEEK, monday_of
from bot.roster_checks import last_working_days
from bot.stats import gathering, messages
from bot.working_time import local, local_day
from storage import care_figures, outbox, week_numbers
from storage.care_figures import Stretch
from storage.cases import Desk
from storage.people import Team
from storage.some_teams import SomeTeams

BATCH = 25
TOLD_AT = time(15, 5)
"""In the team's zone, in the thread of the week's report of monitoring."""
COUNTS_AT = time(15)
"""When that report comes, and both end what they count."""


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
    numbers = gathering.numbers(session, team, _week_of(team, now), now)
    if not (numbers.came_in or numbers.replied):
        return
    monday = monday_of(local_day(now, team.zone))
    key = f"webcare week of team {team.id}, {monday}"
    letter = letter_to(team.channel_id, team, key, messages.week(office.say(team.language), team.id, numbers))
    report = week_numbers.report_of(team.id, monday)
    parent = report if outbox.written(session, team.workspace_id, [report]) else None
    outbox.write(session, replace(letter, thread_of=parent), now)


def _week_of(team: Team, now: datetime) -> Stretch:
    """From the last week that was told, as the report above it: a Friday evening and a weekend count too."""
    today = local_day(now, team.zone)
    told = (next(last_working_days(team, now - weeks * WEEK), today) for weeks in range(1, 5))
    since = next((day for day in told if day < monday_of(today)), today - WEEK)
    return Stretch(local(since, COUNTS_AT, team.zone), local(today, COUNTS_AT, team.zone))


def next_week_at(team: Team, after: datetime) -> datetime | None:
    """The next last working day of a week, at that time in the team's zone; None when it is never open."""
    moments = (local(day, TOLD_AT, team.zone) for day in last_working_days(team, after))
    return next((at for at in moments if at > after), None)
