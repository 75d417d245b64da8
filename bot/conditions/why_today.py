"""Why somebody was or was not asked today to rate the preconditions."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.texts import Say
from bot.wall_clock import local_day
from storage import ratings
from storage.people import Person, Team
from storage.ratings import Ballot


def why_today(session: Session, office: Office, person: Person, team: Team, now: datetime) -> Sequence[str]:
    """Nothing while no round runs."""
    running = ratings.open_round(session, team)
    if running is None:
        return []
    mine = [one for one in ratings.ballots(session, [running.id]) if one.user_id == person.user_id]
    return [sentence for one in mine for sentence in _reasons(office.say_to(person, team), one, person, now)]


def _reasons(say: Say, mine: Ballot, person: Person, now: datetime) -> Iterator[str]:
    if mine.sent_at is not None:
        yield say("conditions.why.sent")
    elif mine.asked_at is None and mine.due_at is not None:
        yield say("conditions.why.later", moment=say.short_moment(mine.due_at, person.zone))
    if mine.asked_at is not None and _is_today(mine.asked_at, person, now):
        yield say("conditions.why.asked", moment=say.short_moment(mine.asked_at, person.zone))
    if mine.reminded_at is not None and _is_today(mine.reminded_at, person, now):
        yield say("conditions.why.reminded", moment=say.short_moment(mine.reminded_at, person.zone))


def _is_today(moment: datetime, person: Person, now: datetime) -> bool:
    return local_day(moment, person.zone) == local_day(now, person.zone)
