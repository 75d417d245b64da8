"""Blockers are followed until they are solved: their owner is asked, privately, every two working days."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.asking_owners import BATCH, Due, may_own, with_owners
from bot.batches import until_done
from bot.letters import letter_to
from bot.meetup.messages import blocker_buttons
from bot.office import Office
from bot.presence import LOOK_AGAIN
from bot.slack.blocks import actions, context, section
from bot.slack.mrkdwn import escape, line_within, mention
from bot.slack.replies import Message
from bot.texts import Say
from bot.working_time import MIDNIGHT, Hours, local, local_day, next_opening, next_working_day
from storage import outbox, people, talks
from storage.ideas import Blocker
from storage.people import Team
from storage.some_teams import SomeTeams

WORKING_DAYS = 2
"""Of the owner, between two questions about the same blocker (docs/trade.md)."""
GIST = 300


def ask_again_at(hours: Hours, now: datetime) -> datetime:
    """When the owner begins, two of their own working days later."""
    day = local_day(now, hours.zone)
    for _ in range(WORKING_DAYS):
        day = next_working_day(hours, day) or day
    opens = next_opening(hours, local(day, MIDNIGHT, hours.zone))
    return max(opens or now, now + LOOK_AGAIN)


def follow(office: Office, now: datetime) -> None:
    """Owners of blockers are asked while they are at work; of who left, who told it is."""
    until_done(
        office,
        BATCH,
        lambda session, some: talks.teams_with_blockers_due(session, now, BATCH, some),
        lambda session, some: _follow_some(session, office, now, some),
    )


def _follow_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = with_owners(session, talks.blockers_due(session, now, BATCH, some), now)
    for one in due:
        _follow(session, office, one, now)
    return len(due)


def _follow(session: Session, office: Office, due: Due[Blocker], now: datetime) -> None:
    blocker, team = due.thing, due.team
    if due.owner is None:
        _tell_teller(session, office, team, blocker, now)
    elif due.ask_at > now:
        blocker.due_at = due.ask_at
    else:
        message = asked(office.say_to(due.owner, team), blocker, team, local_day(now, team.zone).toordinal())
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
    say = office.say_to(person, team)
    text = say("meetup.blocker.owner_gone", who=mention(gone), text=line_within(blocker.text, GIST))
    buttons = actions(*blocker_buttons(say, blocker.id, is_owned=True))
    message = Message(text, (section(text), buttons))
    key = f"blocker {blocker.id}, {gone} gone v{blocker.version}"
    outbox.write(session, letter_to(person.user_id, team, key, message), now)


def asked(say: Say, blocker: Blocker, team: Team, today: int) -> Message:
    """Who is stuck on what, for how long, and why you are asked."""
    days = today - blocker.since.toordinal()
    text = say("meetup.blocker.ask", who=mention(blocker.by), text=line_within(blocker.text, GIST))
    how_long = say("meetup.blocker.open_for", count=days) if days else say("meetup.blocker.since_today")
    why = _why(say, blocker, team)
    buttons = actions(*blocker_buttons(say, blocker.id, is_owned=True))
    return Message(f"{text} {why}", (section(text), context(f"{how_long} {why}"), buttons))


def _why(say: Say, blocker: Blocker, team: Team) -> str:
    if blocker.named_by in {None, blocker.owner_id}:
        return say("meetup.blocker.why_own", team=escape(team.name))
    return say("meetup.blocker.why_named", who=mention(blocker.named_by or ""), team=escape(team.name))
