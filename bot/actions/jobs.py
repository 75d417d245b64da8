"""What happens by itself: on its day an action is asked about, once, while its owner is at work.

Rows are held and every letter has a key that is written once, so two processes ask no more than one does.
"""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.actions import letters
from bot.asking_owners import Due, ask_owners
from bot.feature import Job
from bot.office import Office
from bot.wall_clock import local_day
from storage import actions, outbox, people
from storage.actions import Action
from storage.looking import When
from storage.people import Person, Team


def remind(office: Office, now: datetime) -> None:
    """Owners are asked what became of it; who is away, when they are back."""
    ask_owners(office, now, actions.teams_to_remind, actions.hold_due, _remind)


def _remind(session: Session, office: Office, due: Due[Action], now: datetime) -> None:
    action, team = due.thing, due.team
    if due.owner is None:
        action.remind_due_at = None
        _tell_coordinators(session, office, team, action, now)
    elif due.ask_at > now:
        action.remind_due_at = due.ask_at
    else:
        action.remind_due_at = None
        today = local_day(now, team.zone)
        outbox.write(session, letters.remind(office, team, action, due.owner, today), now)


def _tell_coordinators(session: Session, office: Office, team: Team, action: Action, now: datetime) -> None:
    owner = people.person(session, team.workspace_id, action.owner_id)
    for told in people.coordinators(session, team):
        outbox.write(
            session, letters.to_coordinator(office, team, action, _name(owner, office, told), told), now
        )


def _name(owner: Person | None, office: Office, told: Person) -> str:
    return owner.name if owner else office.say_to(told)("common.unknown")


JOBS = (Job("ask about actions", timedelta(seconds=30), remind, When(actions.any_to_remind)),)
