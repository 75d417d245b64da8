"""What happens by itself: on its day an action is asked about, once, while its owner is at work.

Rows are held and every letter has a key that is written once, so two processes ask no more than one does.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.actions import letters
from bot.batches import until_done
from bot.feature import Job
from bot.office import Office
from bot.presence import hours_of, takes_part, when_to_ask
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from storage import actions, outbox, people
from storage.actions import Action
from storage.crews import Crew, crews
from storage.people import Person, Team
from storage.some_teams import SomeTeams

BATCH = 25
"""As many as the meet-up's: well under 100 ms in one transaction."""


def remind(office: Office, now: datetime) -> None:
    """Owners are asked what became of it; who is away, when they are back."""
    until_done(
        office,
        BATCH,
        lambda session, some: actions.teams_to_remind(session, now, BATCH, some),
        lambda session, some: _remind_some(session, office, now, some),
    )


def _remind_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = actions.hold_due(session, now, BATCH, some)
    around = crews(session, {team.id for _, team in due}, now, ()) if due else {}
    for action, team in due:
        _remind(session, office, team, action, around[team.id], now)
    return len(due)


def _remind(session: Session, office: Office, team: Team, action: Action, crew: Crew, now: datetime) -> None:
    owner = next((person for _, person in crew.members if person.user_id == action.owner_id), None)
    if owner is None or not takes_part(owner, team):
        action.remind_due_at = None
        _tell_coordinators(session, office, team, action, now)
        return
    when = when_to_ask(hours_of(owner, crew.leaves, team_free_days(team, now)), now)
    action.remind_due_at = when if when > now else None
    if when == now:
        outbox.write(session, letters.remind(office, team, action, owner, local_day(now, team.zone)), now)


def _tell_coordinators(session: Session, office: Office, team: Team, action: Action, now: datetime) -> None:
    owner = people.person(session, team.workspace_id, action.owner_id)
    for told in people.coordinators(session, team):
        outbox.write(
            session, letters.to_coordinator(office, team, action, _name(owner, office, told), told), now
        )


def _name(owner: Person | None, office: Office, told: Person) -> str:
    return owner.name if owner else office.say_to(told)("common.unknown")


JOBS = (Job("ask about actions", timedelta(seconds=30), remind),)
