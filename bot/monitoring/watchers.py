"""Who looks round now, and who hears of a spike, with the reason: from the role matrix."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.ownership.facts import Ask, Being, Matrix, whereabouts
from bot.ownership.gathering import matrix_from
from bot.ownership.resolving import Resolution, resolve
from bot.ownership.words import Teller
from bot.texts import Say
from bot.working_time import is_open, next_opening
from storage import duties
from storage.crews import crews
from storage.duties import Part
from storage.people import Person, Team

MONITORING = "monitoring"
EDITOR_IN_CHIEF = "editor_in_chief"


@dataclass(frozen=True, slots=True)
class Watchers:
    """The people of a team at a moment, and whose monitoring is."""

    team: Team
    matrix: Matrix
    people: dict[str, Person]
    found: Resolution

    @property
    def owner(self) -> Person | None:
        """Who looks round now; of a team in which nobody has monitoring, a coordinator who is in."""
        if self.found.owner is not None:
            return self.people.get(self.found.owner.user_id)
        here = [who for who in self.matrix.coordinators if self._is_in(who)]
        return self.people.get(here[0]) if here else None

    def comes_at(self) -> datetime | None:
        """When somebody of the matrix comes in today; None when nobody does."""
        later = [
            one.whereabouts.until
            for one in self.found.chain
            if one.whereabouts.being is Being.LATER and one.whereabouts.until
        ]
        return min(later, default=None)

    def reason(self, say: Say, reader: Person) -> str:
        """Why it is this person's."""
        names = {user_id: person.name for user_id, person in self.people.items()}
        told = Teller(say, names, self.team.zone, reader.user_id)
        mine = next((one for one in self.found.chain if one.user_id == reader.user_id), None)
        if mine is not None:
            return say("monitoring.because.matrix", reason=told.because(self.found, mine))
        if self.found.chain:
            return say("monitoring.because.away", reason=told.nobody(self.found))
        return say("monitoring.because.nobody")

    def first_of(self, some: Sequence[str], now: datetime) -> tuple[Person, datetime] | None:
        """Who of these is in, or comes in first, and when they can be told."""
        moments = {who: moment for who in some if (moment := self._told_at(who, now)) is not None}
        if not moments:
            return None
        who = min(moments, key=lambda one: (moments[one], some.index(one)))
        return self.people[who], moments[who]

    def _told_at(self, user_id: str, now: datetime) -> datetime | None:
        colleague = self.matrix.colleagues.get(user_id)
        if colleague is None or colleague.unfit is not None:
            return None
        return now if is_open(colleague.hours, now) else next_opening(colleague.hours, now)

    def _is_in(self, user_id: str) -> bool:
        return whereabouts(self.matrix.colleagues[user_id], self.found.ask.at).being is Being.IN


def watchers_of(session: Session, team: Team, now: datetime) -> Watchers:
    crew = crews(session, [team.id], now, (MONITORING,))[team.id]
    matrix = matrix_from(team, crew, now)
    people = {person.user_id: person for _, person in crew.members}
    return Watchers(team, matrix, people, resolve(matrix, Ask(MONITORING, now)))


def deciders(session: Session, watchers: Watchers) -> list[str]:
    """Who decides what a spike means: the editor-in-chief, else who decides here, else coordinators."""
    holders = duties.holders(session, watchers.team)
    chiefs = [one.user_id for one in holders if one.role == EDITOR_IN_CHIEF]
    decide = [one.user_id for one in watchers.found.chain if one.cell.part is Part.DECIDES]
    return chiefs or decide or list(watchers.matrix.coordinators)
