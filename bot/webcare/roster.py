"""What the rules need to know of a team, asked of storage in five statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.case_limits import case_limit
from bot.desk_hours import desk_hours
from bot.ownership.gathering import matrix_from, unfit
from bot.webcare.rules import Colleague, Staff
from bot.working_time import MIDNIGHT, Hours, is_open, local, local_day
from storage import caseload
from storage.caseload import Load
from storage.crews import Crew, crews
from storage.duties import CRISIS, WEBCARE
from storage.people import Person, Team


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of the team who can take part, and what is known of them for webcare."""

    team: Team
    staff: Staff
    people: Mapping[str, Person]
    coordinators: tuple[Person, ...]

    @property
    def hours(self) -> Hours:
        """When webcare is open."""
        return self.staff.hours

    @property
    def colleagues(self) -> tuple[Colleague, ...]:
        return tuple(self.staff.colleagues.values())

    def after(self, user_id: str, now: datetime) -> "Roster":
        """The same, when this person got one more case."""
        busier = {who: _busier(one, now) for who, one in self.staff.colleagues.items() if who == user_id}
        return replace(self, staff=replace(self.staff, colleagues={**self.staff.colleagues, **busier}))

    def without(self, user_id: str | None) -> "Roster":
        """The same, of everybody else."""
        others = {who: one for who, one in self.staff.colleagues.items() if who != user_id}
        coordinators = tuple(one for one in self.coordinators if one.user_id != user_id)
        return replace(self, staff=replace(self.staff, colleagues=others), coordinators=coordinators)

    def is_in(self, user_id: str, now: datetime) -> bool:
        """By their own hours."""
        colleague = self.colleague(user_id)
        return colleague is not None and is_open(colleague.hours, now)

    def colleague(self, user_id: str | None) -> Colleague | None:
        return self.staff.colleagues.get(user_id or "")


def _busier(colleague: Colleague, now: datetime) -> Colleague:
    load = colleague.load
    return replace(colleague, load=Load(load.open_cases + 1, load.turns_today + 1, now))


def roster_of(session: Session, team: Team, now: datetime) -> Roster:
    return Rosters(session, now, [team]).of(team)


class Rosters:
    """Those of several teams in one transaction: who is in them is asked for all at once, what is on their
    plates once a team, when its first case comes.
    """

    def __init__(self, session: Session, now: datetime, teams: Iterable[Team]) -> None:
        self._session, self._now = session, now
        self._crews = crews(session, {team.id for team in teams}, now, (WEBCARE, CRISIS))
        self._known: dict[int, Roster] = {}

    def of(self, team: Team) -> Roster:
        if team.id not in self._known:
            today = local(local_day(self._now, team.zone), MIDNIGHT, team.zone)
            loads = caseload.loads(self._session, team, today)
            self._known[team.id] = _roster(team, self._crews[team.id], loads, self._now)
        return self._known[team.id]


def _roster(team: Team, crew: Crew, loads: Mapping[str, Load], now: datetime) -> Roster:
    matrix = matrix_from(team, crew, now)
    here = [(member, person) for member, person in crew.members if unfit(team, person) is None]
    colleagues = {
        person.user_id: Colleague(
            person.user_id,
            matrix.colleagues[person.user_id].hours,
            loads.get(person.user_id, Load()),
            case_limit(member.case_limit, member.hours, person.odd_weeks, person.even_weeks).cases,
        )
        for member, person in here
    }
    return Roster(
        team=team,
        staff=Staff(desk_hours(team, crew.duties, now), matrix, colleagues),
        people={person.user_id: person for _, person in here},
        coordinators=tuple(person for member, person in here if member.is_coordinator),
    )
