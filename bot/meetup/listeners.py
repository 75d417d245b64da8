"""What `/smmeetup` shows: the meet-up that somebody can answer now or next, and what is wrong with it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.meetup import place, private, rules
from bot.meetup.answering import asked_of
from bot.meetup.place import Place
from bot.meetup.rules import Standing
from bot.office import Visit
from bot.rituals import ritual_of
from bot.slack.replies import Message, Reply
from bot.slack.requests import Command
from storage import people, whereabouts
from storage.whereabouts import Whereabouts


def today(visit: Visit, team: people.Team, _command: Command) -> Reply:
    """How the meet-up stands that this person can answer now or next."""
    with visit.reading() as session:
        ritual = ritual_of(team, visit.now)
        hours = place.own_hours(session, visit, ritual)
        turn = rules.next_turn(ritual, hours, visit.now)
        if turn is None:
            return Message(visit.say("meetup.today.never"))
        here = place.at_day(session, visit, team, turn.day)
        closed = rules.turn_on(here.today, hours) if ritual.meets_on(here.today) else None
        view = _view(session, here)
    return private.today(visit.say, replace(view, closed=closed if here.is_early else None))


def _view(session: Session, here: Place) -> private.View:
    return private.View(
        key=here.key,
        team=here.team.name,
        zone=here.hours.zone,
        today=here.today,
        turn=here.turn,
        standing=here.standing,
        asked=asked_of(session, here) if here.standing is Standing.OPEN else None,
        answer=here.answer,
        called_off_by=place.called_off_by(session, here),
        whereabouts=_whereabouts(session, here),
    )


def _whereabouts(session: Session, here: Place) -> Whereabouts | None:
    """How the prompt fares; None before it was written."""
    if here.meetup is None or not here.is_prompted:
        return None
    return whereabouts.of_days(session, [(here.team, here.meetup)]).get(here.meetup.id)
