"""Asking an owner about what is theirs, an action, an issue, a blocker: privately, while they are at work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.office import Office
from bot.presence import LOOK_AGAIN, USUAL, hours_of, takes_part, when_to_ask
from bot.rituals import team_free_days
from bot.working_time import Hours
from storage import people
from storage.actions import Action
from storage.crews import Crew, crews
from storage.meetup_blockers import Blocker
from storage.people import Person, Team
from storage.plans import Issue
from storage.some_teams import SomeTeams

BATCH = 25
"""As many as the meet-up's: well under 100 ms in one transaction."""


Thing = TypeVar("Thing", Action, Blocker, Issue)


@dataclass(frozen=True, slots=True)
class Due(Generic[Thing]):
    """A thing to be asked about; `owner` is None when nobody who takes part owns it.

    `ask_at` is now for who is at work, else when to look again. `hours` are the owner's.
    """

    thing: Thing
    team: Team
    owner: Person | None
    ask_at: datetime
    hours: Hours


def ask_owners(
    office: Office,
    now: datetime,
    teams: Callable[[Session, datetime, int, SomeTeams], Sequence[int]],
    hold: Callable[[Session, datetime, int, SomeTeams], Sequence[tuple[Thing, Team]]],
    ask: Callable[[Session, Office, Due[Thing], datetime], None],
) -> None:
    """Whatever is due is held and asked about, a batch at a time: `teams` says where, `hold` what.

    What was asked about must not be due any more, or it is asked about again.
    """

    def ask_some(session: Session, some: SomeTeams) -> int:
        due = _with_owners(session, hold(session, now, BATCH, some), now)
        for one in due:
            ask(session, office, one, now)
        return len(due)

    until_done(office, BATCH, lambda session, some: teams(session, now, BATCH, some), ask_some)


def _with_owners(session: Session, held: Sequence[tuple[Thing, Team]], now: datetime) -> list[Due[Thing]]:
    """Each thing with its owner, for many teams in three statements."""
    around = crews(session, {team.id for _, team in held}, now, ()) if held else {}
    return [_due(thing, team, around[team.id], now) for thing, team in held]


def _due(thing: Thing, team: Team, crew: Crew, now: datetime) -> Due[Thing]:
    owner = next((person for _, person in crew.members if person.user_id == thing.owner_id), None)
    if owner is None or not takes_part(owner, team):
        return Due(thing, team, None, now + LOOK_AGAIN, Hours.weekly(team.zone, USUAL))
    hours = hours_of(owner, crew.leaves, team_free_days(team, now))
    return Due(thing, team, owner, when_to_ask(hours, now), hours)


def may_own(session: Session, team: Team, user_id: str) -> bool:
    """Whether somebody is in the team and still there, so that they can be asked about what is theirs."""
    person = people.person(session, team.workspace_id, user_id)
    return people.member(session, team, user_id) is not None and takes_part(person, team)
