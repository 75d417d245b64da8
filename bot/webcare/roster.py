"""What the rules need to know of a team, asked of storage in five statements."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.presence import hours_of
from bot.rituals import team_free_days
from bot.webcare.rules import Colleague
from bot.working_time import MIDNIGHT, MONDAY_TO_FRIDAY, Block, Hours, Week, local, local_day
from storage import caseload, duties
from storage.caseload import Load
from storage.crews import Crew, crews
from storage.people import Person, Team


@dataclass(frozen=True, slots=True)
class Roster:
    """`hours` are when webcare is open; `colleagues` and `people` are in the team and did not leave Slack."""

    team: Team
    hours: Hours
    colleagues: tuple[Colleague, ...]
    people: Mapping[str, Person]
    coordinators: tuple[Person, ...]

    def after(self, user_id: str, now: datetime) -> "Roster":
        """The same, when this person got one more case."""
        return replace(self, colleagues=tuple(_busier(one, user_id, now) for one in self.colleagues))

    def colleague(self, user_id: str | None) -> Colleague | None:
        return next((one for one in self.colleagues if one.user_id == user_id), None)


def _busier(colleague: Colleague, user_id: str, now: datetime) -> Colleague:
    if colleague.user_id != user_id:
        return colleague
    load = colleague.load
    return replace(colleague, load=Load(load.open_cases + 1, load.turns_today + 1, now))


def roster_of(session: Session, team: Team, now: datetime) -> Roster:
    crew = crews(session, [team.id], duties.WEBCARE, now)[team.id]
    loads = caseload.loads(session, team, local(local_day(now, team.zone), MIDNIGHT, team.zone))
    free_days = team_free_days(team, now)
    here = [(member, person) for member, person in crew.members if not person.has_left]
    return Roster(
        team=team,
        hours=webcare_hours(team, crew, now),
        colleagues=tuple(
            Colleague(
                person.user_id,
                hours_of(person, crew.leaves, free_days),
                frozenset(duty.weekday for duty in crew.duties if duty.user_id == person.user_id),
                loads.get(person.user_id, Load()),
            )
            for _, person in here
        ),
        people={person.user_id: person for _, person in here},
        coordinators=tuple(person for member, person in here if member.is_coordinator),
    )


def webcare_hours(team: Team, crew: Crew, now: datetime) -> Hours:
    """From Monday to Friday, and on other days on which somebody is on duty; never on the team's holidays."""
    weekdays = {*MONDAY_TO_FRIDAY, *(duty.weekday for duty in crew.duties)}
    week = Week.on(weekdays, Block(team.webcare_from, team.webcare_until))
    return Hours.weekly(team.zone, week, team_free_days(team, now))
