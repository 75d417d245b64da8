"""Who is told about the library when it is nobody's in particular: by the matrix, with the reason."""

from dataclasses import dataclass
from datetime import datetime

from bot.office import Office
from bot.ownership import Ask, Matrix, Resolution, resolve
from bot.ownership.words import Teller
from bot.presence import LOOK_AGAIN, hours_of, when_to_ask
from bot.rituals import team_free_days
from storage.crews import Crew
from storage.duties import WEBCARE
from storage.people import Person, Team

TASKS = ("monitoring", "knowledge_base", WEBCARE)
"""Who hears what people ask, who keeps what is known, who answers: in this order."""


@dataclass(frozen=True, slots=True)
class Taker:
    """Who is told, from when on they are at work (now, or later), and why it is them, said to them.

    None: nobody can be told yet.
    """

    person: Person | None
    ask_at: datetime
    why: str


def taker_of(office: Office, team: Team, crew: Crew, matrix: Matrix, now: datetime) -> Taker:
    """The first in the matrix who is in; a coordinator who is in when nobody else could be."""
    found = resolution(matrix, now)
    people = {person.user_id: person for _, person in crew.members}
    if found.owner is not None:
        person = people[found.owner.user_id]
        names = {user_id: one.name for user_id, one in people.items()}
        told = Teller(office.say_to(person, team), names, person.zone, person.user_id)
        return Taker(person, now, told.because(found, found.owner))
    comes = [one.whereabouts.until for one in found.chain if one.whereabouts.until is not None]
    if comes:
        return Taker(None, max(now, min(*comes, now + LOOK_AGAIN)), "")
    return _coordinator(office, team, crew, found, now)


def resolution(matrix: Matrix, now: datetime) -> Resolution:
    first, *others = (resolve(matrix, Ask(task, now)) for task in TASKS)
    for other in others:
        first = first.or_else(other)
    return first


def _coordinator(office: Office, team: Team, crew: Crew, found: Resolution, now: datetime) -> Taker:
    """Nobody has any of these tasks: who set up the team hears so."""
    free_days = team_free_days(team, now)
    some = [person for _, person in crew.members if person.user_id in found.coordinators]
    moments = [(when_to_ask(hours_of(one, crew.leaves, free_days), now), one.user_id, one) for one in some]
    at, _, person = min(moments, key=lambda one: one[:2], default=(now + LOOK_AGAIN, "", None))
    if person is None or at > now:
        return Taker(None, at, "")
    return Taker(person, now, office.say_to(person, team)("answers.why_coordinator"))
