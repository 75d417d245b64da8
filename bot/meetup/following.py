"""Blockers are followed until they are solved: their owner is asked, privately, every two working days."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.asking_owners import Due, ask_owners, may_own
from bot.letters import letter_to
from bot.meetup import blocker_messages
from bot.office import Office
from bot.presence import LOOK_AGAIN
from bot.working_time import MIDNIGHT, Hours, local, local_day, next_opening, next_working_day
from storage import meetup_blockers, outbox, people
from storage.meetup_blockers import Blocker
from storage.people import Team

WORKING_DAYS = 2
"""Of the owner, between two questions about the same blocker (docs/trade.md)."""


def ask_again_at(hours: Hours, now: datetime) -> datetime:
    """When the owner begins, two of their own working days later."""
    day = local_day(now, hours.zone)
    for _ in range(WORKING_DAYS):
        day = next_working_day(hours, day) or day
    opens = next_opening(hours, local(day, MIDNIGHT, hours.zone))
    return max(opens or now, now + LOOK_AGAIN)


def follow(office: Office, now: datetime) -> None:
    """Owners of blockers are asked while they are at work; of who left, who told it is."""
    ask_owners(office, now, meetup_blockers.teams_with_blockers_due, meetup_blockers.blockers_due, _follow)


def _follow(session: Session, office: Office, due: Due[Blocker], now: datetime) -> None:
    blocker, team = due.thing, due.team
    if due.owner is None:
        _tell_teller(session, office, team, blocker, now)
    elif due.ask_at > now:
        blocker.due_at = due.ask_at
    else:
        say, today = office.say_to(due.owner, team), local_day(now, team.zone)
        message = blocker_messages.asked(say, blocker, team, today)
        key = f"blocker {blocker.id}, asked {due.owner.user_id} {now.isoformat()}"
        outbox.write(session, letter_to(due.owner.user_id, team, key, message), now)
        blocker.asked_at, blocker.due_at = now, ask_again_at(due.hours, now)


def _tell_teller(session: Session, office: Office, team: Team, blocker: Blocker, now: datetime) -> None:
    """Its owner is not there any more: who is stuck looks for somebody else."""
    gone, blocker.owner_id, blocker.due_at = blocker.owner_id or "", None, None
    blocker.version += 1
    person = people.person(session, team.workspace_id, blocker.by)
    if person is None or not may_own(session, team, blocker.by):
        return
    message = blocker_messages.owner_gone(office.say_to(person, team), blocker, gone)
    key = f"blocker {blocker.id}, {gone} gone v{blocker.version}"
    outbox.write(session, letter_to(person.user_id, team, key, message), now)
