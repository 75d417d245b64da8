"""What happens by itself: once a month the owner of an issue is asked where it stands, while at work.

Rows are held, and an issue that was asked about is due a month later: two processes ask no more than one.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.asking_owners import Due, ask_owners
from bot.feature import Job
from bot.letters import letter_to
from bot.office import Office
from bot.wall_clock import local_day
from bot.why import course, measure_messages
from bot.why.measuring import course_of
from storage import measurements, outbox
from storage.looking import When
from storage.plans import Issue


def ask_to_measure(office: Office, now: datetime) -> None:
    ask_owners(office, now, measurements.teams_to_ask, measurements.hold_due, _ask)


def _ask(session: Session, office: Office, due: Due[Issue], now: datetime) -> None:
    """Of an owner who left nobody is asked: that is a finding, until somebody else owns it."""
    issue, team, today = due.thing, due.team, local_day(now, due.team.zone)
    if due.owner is None or due.ask_at > now:
        issue.measure_due_at = due.ask_at
        return
    issue.measure_due_at = course.asked_at(today, team.zone)
    seen = course_of(session, issue, today)
    message = measure_messages.question(office.say_to(due.owner, team), issue, team.name, seen)
    key = f"issue {issue.id}, to be measured {today}"
    outbox.write(session, letter_to(due.owner.user_id, team, key, message), now)


JOBS = (Job("ask to measure", timedelta(seconds=60), ask_to_measure, When(measurements.any_to_ask)),)
