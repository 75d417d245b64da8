"""Who sits around the table of a team's meet-up: read for one team or for many in three statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from bot.meetup.rules import Seat, seated
from bot.ownership.facts import Ask, Being, Matrix
from bot.ownership.gathering import matrix_from
from bot.ownership.resolving import Candidate, resolve
from bot.rituals import Ritual, ritual_of
from bot.working_time import local
from storage.crews import Crew, crews
from storage.duties import WEBCARE
from storage.people import Team

TWO_DAYS = timedelta(days=2)
"""A leave that ended this morning still tells who was off today, in any zone."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The team's ritual, its members by name, and whose webcare is when it opens at `opens`."""

    ritual: Ritual
    seats: tuple[Seat, ...]
    matrix: Matrix
    opens: time

    def off_on(self, day: date) -> tuple[str, ...]:
        """The names of who takes part but does not work that day."""
        return tuple(seat.name for seat in self.seats if seat.is_off(day))

    def in_on(self, day: date) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.is_in(day))

    @property
    def is_several(self) -> bool:
        """Whether more than one person takes part: a team of one asks itself."""
        return sum(seat.takes_part for seat in self.seats) > 1

    def has_anyone_on(self, day: date) -> bool:
        return any(seat.is_in(day) for seat in self.seats)

    def webcare_on(self, day: date) -> tuple[str, ...]:
        """The names of who does webcare that day, or stands in; nobody when they are all away."""
        found = resolve(self.matrix, Ask(WEBCARE, local(day, self.opens, self.ritual.zone)))
        on = next((here for equals in found.by_rank if (here := _who_come(equals))), frozenset())
        return tuple(seat.name for seat in self.seats if seat.user_id in on)

    def seat_of(self, user_id: str) -> Seat | None:
        """None for who is not in the team any more."""
        return next((seat for seat in self.seats if seat.user_id == user_id), None)

    def name_of(self, user_id: str) -> str | None:
        seat = self.seat_of(user_id)
        return seat.name if seat else None


def _who_come(equals: Sequence[Candidate]) -> frozenset[str]:
    return frozenset(one.user_id for one in equals if one.is_in or one.whereabouts.being is Being.LATER)


def circles(session: Session, teams: Sequence[Team], now: datetime) -> dict[int, Circle]:
    """The circle of each team, by the team's id."""
    if not teams:
        return {}
    found = crews(session, [team.id for team in teams], now - TWO_DAYS, (WEBCARE,))
    return {team.id: _circle(team, found[team.id], now) for team in teams}


def circle_of(session: Session, team: Team, now: datetime) -> Circle:
    return circles(session, [team], now)[team.id]


def _circle(team: Team, crew: Crew, now: datetime) -> Circle:
    ritual = ritual_of(team, now)
    return Circle(
        ritual=ritual,
        seats=tuple(
            seated(team, member, person, crew.leaves, ritual.free_days) for member, person in crew.members
        ),
        matrix=matrix_from(team, crew, now),
        opens=team.webcare_from,
    )
