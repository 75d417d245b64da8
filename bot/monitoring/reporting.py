"""The weekly report: by itself in the team's channel on Friday at 15:00, and for who asks for it."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.monitoring import duty, report_messages
from bot.monitoring.looks import plan_report
from bot.monitoring.week import report_of, today_of
from bot.office import Office, Visit
from bot.opening_hours import monday_of
from bot.slack.replies import Message
from storage import outbox, week_numbers
from storage.monitoring import Watch
from storage.people import Team

TOO_LATE = timedelta(days=1)
"""After this the week is kept in numbers, and nobody is told of it any more."""


def page(session: Session, visit: Visit, team: Team) -> Message:
    """The week so far, and how the last one was."""
    told = report_of(session, team, monday_of(today_of(team, visit.now)), visit.now)
    return report_messages.report(visit.say, team.id, told, is_over=False)


def tell_weeks(office: Office, now: datetime) -> None:
    duty.each_watch(office, now, Watch.report_due_at, _tell)


def _tell(session: Session, office: Office, team: Team, watch: Watch, now: datetime) -> None:
    due = watch.report_due_at or now
    monday = monday_of(today_of(team, due))
    told = report_of(session, team, monday, now)
    top = told.top.post_id if told.top else None
    week_numbers.keep_week(session, team, monday, told.this.written(), top)
    plan_report(team, watch, now)
    if now - due <= TOO_LATE:
        message = report_messages.report(office.say(team.language), team.id, told, is_over=True)
        key = week_numbers.report_of(team.id, monday)
        outbox.write(session, letter_to(team.channel_id, team, key, message), now)
