"""What happens by itself: once a month the owner of an issue is asked where it stands, while at work.

Rows are held, and an issue that was asked about is due a month later: two processes ask no more than one.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.feature import Job
from bot.letters import letter_to
from bot.office import Office
from bot.presence import LOOK_AGAIN, hours_of, takes_part, when_to_ask
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from bot.why import course, measure_messages
from bot.why.measuring import course_of
from storage import measurements, outbox
from storage.crews import Crew, crews
from storage.outbox import NewLetter
from storage.people import Person, Team
from storage.plans import Issue
from storage.some_teams import SomeTeams

BATCH = 25
"""As many as the meet-up's: well under 100 ms in one transaction."""


def ask_to_measure(office: Office, now: datetime) -> None:
    until_done(
        office,
        BATCH,
        lambda session, some: measurements.teams_to_ask(session, now, BATCH, some),
        lambda session, some: _ask_some(session, office, now, some),
    )


def _ask_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = measurements.hold_due(session, now, BATCH, some)
    around = crews(session, {team.id for _, team in due}, now, ()) if due else {}
    for issue, team in due:
        _ask(session, office, team, issue, around[team.id], now)
    return len(due)


def _ask(session: Session, office: Office, team: Team, issue: Issue, crew: Crew, now: datetime) -> None:
    """Of an owner who left nobody is asked: that is a finding, until somebody else owns it."""
    owner = next((person for _, person in crew.members if person.user_id == issue.owner_id), None)
    if owner is None or not takes_part(owner, team):
        issue.measure_due_at = now + LOOK_AGAIN
        return
    when = when_to_ask(hours_of(owner, crew.leaves, team_free_days(team, now)), now)
    issue.measure_due_at = when
    if when == now:
        issue.measure_due_at = course.asked_at(local_day(now, team.zone), team.zone)
        outbox.write(session, _letter(session, office, team, issue, owner, now), now)


def _letter(
    session: Session, office: Office, team: Team, issue: Issue, owner: Person, now: datetime
) -> NewLetter:
    today = local_day(now, team.zone)
    seen = course_of(session, issue, today)
    message = measure_messages.question(office.say_to(owner, team), issue, team.name, seen)
    return letter_to(owner.user_id, team, f"issue {issue.id}, to be measured {today}", message)


JOBS = (Job("ask to measure", timedelta(seconds=60), ask_to_measure),)
