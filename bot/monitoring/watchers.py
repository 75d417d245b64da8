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
from bot.working_time import is_open, local_day, next_opening
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

    def first_of(self, groups: Sequence[Sequence[str]], now: datetime) -> tuple[Person, datetime] | None:
        """Who is in or comes today, of the first group that has one; else who comes first."""
        moments = {who: at for one in groups for who in one if (at := self._told_at(who, now)) is not None}
        today = local_day(now, self.team.zone)
        here = {who for who, at in moments.items() if local_day(at, self.team.zone) == today}
        some = next((found for one in groups if (found := [who for who in one if who in here])), [*moments])
        if not some:
            return None
        who = min(some, key=lambda one: moments[one])
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


def deciders(session: Session, watchers: Watchers) -> list[Sequence[str]]:
    """Who decides what a spike means: the editor-in-chief, then who decides here, then coordinators."""
    holders = duties.holders(session, watchers.team)
    chiefs = [one.user_id for one in holders if one.role == EDITOR_IN_CHIEF]
    decide = [one.user_id for one in watchers.found.chain if one.cell.part is Part.DECIDES]
    return [chiefs, decide, watchers.matrix.coordinators]
