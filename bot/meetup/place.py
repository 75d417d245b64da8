"""Where somebody stands: which meet-up they mean, whether it is open for them, and what they answered."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from bot.meetup.rules import Standing, Turn, turn_on
from bot.office import Visit
from bot.presence import hours_of
from bot.rituals import Ritual, ritual_of
from bot.slack.ids import row_id
from bot.slack.replies import Message
from bot.whose_team import refusal_to_enter
from bot.working_time import Hours, local_day
from storage import leaves, meetups, people
from storage.meetups import Answer, Meetup
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Place:
    """One person before one day's meet-up of their team; `visit` speaks their language."""

    visit: Visit
    team: Team
    ritual: Ritual
    hours: Hours
    turn: Turn
    meetup: Meetup | None
    answer: Answer | None

    @property
    def key(self) -> str:
        return key_of(self.team, self.turn.day)

    @property
    def standing(self) -> Standing:
        return self.turn.standing(self.visit.now)

    @property
    def today(self) -> date:
        """The person's own today."""
        return local_day(self.visit.now, self.hours.zone)

    @property
    def is_early(self) -> bool:
        return self.turn.day > self.today

    @property
    def is_prompted(self) -> bool:
        return self.meetup is not None and self.meetup.prompted_at is not None

    @property
    def exists(self) -> bool:
        """A day that has a row, or on which the team meets."""
        return self.meetup is not None or self.ritual.meets_on(self.turn.day)


def key_of(team: Team, day: date) -> str:
    """What a button about this day carries."""
    return f"{team.id} {day.isoformat()}"


def enter(session: Session, visit: Visit, key: str | None) -> Place | Message:
    """Where this person stands before the meet-up a button or form means; or why they may not go on."""
    meant = _meant(key)
    team = people.team(session, visit.workspace_id, meant[0]) if meant else None
    if meant is None or team is None:
        return Message(visit.say("meetup.gone.team"))
    if refusal := refusal_to_enter(session, visit, team):
        return refusal
    return at_day(session, visit.to_team(team), team, meant[1])


def at_day(session: Session, visit: Visit, team: Team, day: date) -> Place:
    ritual = ritual_of(team, visit.now)
    hours = own_hours(session, visit, ritual)
    meetup = meetups.find(session, team, day)
    answer = meetups.answer(session, meetup, visit.user_id) if meetup else None
    return Place(visit, team, ritual, hours, turn_on(day, hours), meetup, answer)


def called_off_by(session: Session, here: Place) -> str | None:
    """The name of who called this day off; None when it is on."""
    if here.meetup is None or here.meetup.called_off_at is None:
        return None
    person = people.person(session, here.team.workspace_id, here.meetup.called_off_by or "")
    return person.name if person else here.visit.say("common.unknown")


def own_hours(session: Session, visit: Visit, ritual: Ritual) -> Hours:
    """The working time of who acts, with their leave and the team's holidays."""
    mine = leaves.of(session, visit.workspace_id, [visit.user_id], visit.now)
    return hours_of(visit.person, mine, ritual.free_days)


def _meant(key: str | None) -> tuple[int, date] | None:
    """The team and the day that a button's value names."""
    team_id, _, day = (key or "").partition(" ")
    try:
        return row_id(team_id), date.fromisoformat(day)
    except ValueError:
        return None
