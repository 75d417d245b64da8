"""When a team's next prompt is due, knowing whether today's was already written."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.rituals import next_prompt, ritual_of
from bot.wall_clock import local_day
from storage import meetups
from storage.people import Team


def next_prompt_due(session: Session, team: Team, now: datetime) -> datetime | None:
    """What `Team.prompt_due_at` must be after a change; a prompt of today is not repeated."""
    return next_prompt(ritual_of(team, now), _not_before(session, team, now))


def _not_before(session: Session, team: Team, now: datetime) -> datetime:
    """Now; after today's closing when today's prompt was written already."""
    meetup = meetups.find(session, team, local_day(now, team.zone))
    return now if meetup is None or meetup.prompted_at is None else max(now, meetup.closes_at)
