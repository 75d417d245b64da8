"""Why somebody did or did not get today's question and its reminder: from what was decided then."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.rituals import ritual_of
from bot.slack.mrkdwn import mention
from bot.texts import Say
from bot.wall_clock import local_day
from storage import meetup_reminders, meetups
from storage.meetup_reminders import Reminder
from storage.meetups import Meetup
from storage.people import Person, Team


def why_today(session: Session, office: Office, person: Person, team: Team, now: datetime) -> Sequence[str]:
    say, today = office.say_to(person, team), local_day(now, team.zone)
    meetup = meetups.find(session, team, today)
    if meetup is None or (meetup.prompted_at is None and meetup.called_off_at is None):
        return [_no_prompt(say, team, now)]
    if meetup.called_off_at is not None:
        return [say("meetup.why.called_off", who=mention(meetup.called_off_by or ""))]
    mine = next(
        (one for one in meetup_reminders.of_meetup(session, meetup) if one.user_id == person.user_id), None
    )
    return [_prompted(say, team, meetup), *_reminder(say, mine, person)]


def _no_prompt(say: Say, team: Team, now: datetime) -> str:
    """It is no meeting day, nobody works, or its time has not come."""
    ritual, today = ritual_of(team, now), local_day(now, team.zone)
    if today in ritual.free_days:
        return say("meetup.why.free_day")
    if not ritual.meets_on(today):
        return say("meetup.why.no_meeting_day", day=say.weekday(today.weekday()))
    if now < ritual.prompt_at(today):
        return say("meetup.why.later", time=say.time(team.meetup_at))
    return say("meetup.why.nobody_in")


def _prompted(say: Say, team: Team, meetup: Meetup) -> str:
    return say(
        "meetup.why.prompted", moment=say.short_moment(meetup.prompted_at or meetup.closes_at, team.zone)
    )


def _reminder(say: Say, mine: Reminder | None, person: Person) -> Iterator[str]:
    if mine is None:
        yield say("meetup.why.joined_later")
    elif mine.skipped is not None:
        yield say(f"meetup.why.skipped.{mine.skipped}")
    elif mine.sent_at is not None:
        yield say("meetup.why.reminded", moment=say.short_moment(mine.sent_at, person.zone))
    elif mine.due_at is not None:
        yield say("meetup.why.reminded_later", moment=say.short_moment(mine.due_at, person.zone))
