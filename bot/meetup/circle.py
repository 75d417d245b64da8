"""Who sits around the table of a team's meet-up: read for one team or for many in three statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.meetup.rules import Seat, seated
from bot.rituals import Ritual, ritual_of
from storage.crews import Crew, crews
from storage.duties import WEBCARE
from storage.people import Team

TWO_DAYS = timedelta(days=2)
"""A leave that ended this morning still tells who was off today, in any zone."""


@dataclass(frozen=True, slots=True)
class Circle:
    """The team's ritual, its members by name, and (weekday, person) for every turn of webcare."""

    ritual: Ritual
    seats: tuple[Seat, ...]
    webcare: frozenset[tuple[int, str]]

    def off_on(self, day: date) -> tuple[str, ...]:
        """The names of who takes part but does not work that day."""
        return tuple(seat.name for seat in self.seats if seat.is_off(day))

    def in_on(self, day: date) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.is_in(day))

    def has_anyone_on(self, day: date) -> bool:
        return any(seat.is_in(day) for seat in self.seats)

    def webcare_on(self, day: date) -> tuple[str, ...]:
        """The names of who has a turn that weekday and is there."""
        turns = (seat for seat in self.seats if (day.weekday(), seat.user_id) in self.webcare)
        return tuple(seat.name for seat in turns if seat.is_in(day))

    def seat_of(self, user_id: str) -> Seat | None:
        """None for who is not in the team any more."""
        return next((seat for seat in self.seats if seat.user_id == user_id), None)

    def name_of(self, user_id: str) -> str | None:
        seat = self.seat_of(user_id)
        return seat.name if seat else None


def circles(session: Session, teams: Sequence[Team], now: datetime) -> dict[int, Circle]:
    """The circle of each team, by the team's id."""
    if not teams:
        return {}
    found = crews(session, [team.id for team in teams], WEBCARE, now - TWO_DAYS)
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
        webcare=frozenset((duty.weekday, duty.user_id) for duty in crew.duties),
    )
