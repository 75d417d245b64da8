"""A team of six around webcare: part-timers, a colleague in London, holidays, and leave at random."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sqlalchemy.orm import Session

from storage import duties, workspaces
from storage.duties import CRISIS, WEBCARE, Duty, Part
from storage.leaves import Leave
from storage.people import Member, Person, Team

WORKSPACE = "T1"
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
WORKDAYS = (MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY)
HOLIDAYS = [
    "eerste_kerstdag", "tweede_kerstdag", "nieuwjaarsdag", "tweede_paasdag", "koningsdag", "hemelvaartsdag",
    "tweede_pinksterdag",
]  # fmt: skip
TWO_MONTHS = 60
"""Days."""


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody: when they work, and on which days webcare is theirs."""

    user_id: str
    works: Sequence[int]
    hours: tuple[str, str] = ("09:00", "17:00")
    does: Sequence[int] = ()
    zone: str = "Europe/Amsterdam"
    chosen: int | None = None
    """How many open cases they take at most; else as many as they work hours a week."""

    @property
    def limit(self) -> int:
        begins, ends = (int(hour[:2]) for hour in self.hours)
        return len(self.works) * (ends - begins) if self.chosen is None else self.chosen

    @property
    def week(self) -> list[list[list[str]]]:
        return [[list(self.hours)] if day in self.works else [] for day in range(7)]


SIX = (
    Resident("U1", (MONDAY, TUESDAY, WEDNESDAY, FRIDAY), does=(MONDAY, TUESDAY, WEDNESDAY, FRIDAY)),
    Resident("U2", (MONDAY, TUESDAY, WEDNESDAY, THURSDAY), does=(MONDAY, WEDNESDAY, THURSDAY)),
    Resident("U3", WORKDAYS, ("09:00", "13:00"), does=WORKDAYS, chosen=6),
    Resident("U4", (TUESDAY, THURSDAY, FRIDAY), does=(THURSDAY, FRIDAY), zone="Europe/London"),
    Resident("U5", WORKDAYS),
    Resident("U6", (MONDAY, TUESDAY, WEDNESDAY, THURSDAY)),
)
BACKUP, DECIDES = "U5", "U6"


Leaves = dict[str, list[tuple[datetime, datetime]]]


@dataclass(frozen=True, slots=True)
class Settled:
    """`leaves` are from and until, by person."""

    team_id: int
    leaves: Leaves


def settle(session: Session, now: datetime, days: int, chance: Random) -> Settled:
    """The team with its matrix and everybody's leave."""
    workspaces.know(session, WORKSPACE)
    team = Team(
        workspace_id=WORKSPACE, channel_id="C1", name="webcare", created_at=now, created_by=DECIDES,
        holidays=HOLIDAYS,
    )  # fmt: skip
    session.add(team)
    session.flush()
    for one in SIX:
        _settle_one(session, team, one, now)
    _share_out(session, team)
    leaves = {one.user_id: _leaves(now, days, chance) for one in SIX}
    _write_down(session, leaves)
    return Settled(team.id, leaves)


def _settle_one(session: Session, team: Team, one: Resident, now: datetime) -> None:
    person = Person(workspace_id=WORKSPACE, user_id=one.user_id, name=f"Naam {one.user_id}")
    person.slack_zone, person.own_zone = one.zone, one.zone
    person.odd_weeks = person.even_weeks = one.week
    session.add(person)
    session.flush()
    member = Member(team_id=team.id, user_id=one.user_id, workspace_id=WORKSPACE, joined_at=now)
    member.is_coordinator, member.case_limit = one.user_id == DECIDES, one.chosen
    session.add(member)


def _leaves(now: datetime, days: int, chance: Random) -> list[tuple[datetime, datetime]]:
    """One in every two months, of one to nine days, that may begin after the time that is lived."""
    begins = [now + timedelta(days=first + chance.randrange(50)) for first in range(0, days, TWO_MONTHS)]
    return [(at, at + timedelta(days=chance.randint(1, 9))) for at in begins]


def _write_down(session: Session, leaves: Leaves) -> None:
    for user_id, some in leaves.items():
        for starts_at, ends_at in some:
            session.add(Leave(workspace_id=WORKSPACE, user_id=user_id, starts_at=starts_at, ends_at=ends_at))


def _share_out(session: Session, team: Team) -> None:
    cells = [(WEBCARE, Part.DOES, one.user_id, day) for one in SIX for day in one.does]
    for task in (WEBCARE, CRISIS):
        cells += [
            (task, Part.BACKUP, BACKUP, duties.EVERY_DAY),
            (task, Part.DECIDES, DECIDES, duties.EVERY_DAY),
        ]
    for task, part, user_id, day in cells:
        session.add(Duty(team_id=team.id, task=task, part=part, user_id=user_id, weekday=day))
