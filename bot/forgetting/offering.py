"""A public body exports before anything is erased: its coordinators get the file and are asked to keep it."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.forgetting import messages
from bot.forgetting.messages import Waiting
from bot.forgetting.rules import ASK_AGAIN
from bot.letters import letter_to
from bot.office import Office, Visit
from bot.wall_clock import local_day
from bot.webcare.moves import arrives
from bot.webcare.roster import roster_of
from storage import changes, mending, outbox, people, retention
from storage.changes import Change
from storage.people import Team
from storage.retention import RETENTION, Retention


def about(team: Team) -> str:
    """What the offers are about: all change once somebody kept the export."""
    return f"export of team {team.id}"


def offer(session: Session, office: Office, team: Team, held: Retention, now: datetime) -> None:
    """To each coordinator when they are in, and again in a week; no more when nothing waits."""
    if not team.is_public_body:
        retention.look_again(session, team, now, also_waiting=True)
        held.offer_at = None
        return
    count = retention.count_waiting(session, team)
    held.offer_at = now + ASK_AGAIN if count else None
    if not count:
        return
    roster = roster_of(session, team, now)
    for person in roster.coordinators:
        say = office.say_to(person, team)
        waiting = Waiting(count, messages.day(say, held.exported_until, team.zone))
        message = replace(messages.offer(say, team, waiting), about=(about(team),))
        key = f"{about(team)}, {local_day(now, team.zone)}, to {person.user_id}"
        comes_in = arrives(roster, person.user_id, now)
        outbox.write(session, letter_to(person.user_id, team, key, message, not_before=comes_in), now)


def keep(session: Session, visit: Visit, team: Team, held: Retention) -> None:
    """What was closed before the file was made may be forgotten; every offer says so."""
    before, held.exported_until, held.exported_at = held.exported_until, held.made_at, visit.now
    held.offer_at = None
    retention.look_again(session, team, visit.now, also_waiting=True)
    changes.note(session, Change(
        team_id=team.id, thing=RETENTION, thing_id=team.id, by=visit.user_id, at=visit.now, did="exported",
        fields={"until": [_iso(before), _iso(held.exported_until)]},
    ))  # fmt: skip
    _tell_others(session, visit, team, held)


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def _tell_others(session: Session, visit: Visit, team: Team, held: Retention) -> None:
    offers = mending.shown(session, team.workspace_id, [about(team)])
    readers = people.named(session, team.workspace_id, {one.channel for one in offers})
    for one in offers:
        person = readers.get(one.channel)
        say = visit.office.say_to(person, team) if person else visit.office.say(team.language)
        until = messages.day(say, held.exported_until, team.zone) or ""
        message = messages.kept(say, visit.user_id, until)
        if one.stands:
            mending.rewrite(session, one, message.text, message.blocks, visit.now)
        else:
            mending.drop(session, one, visit.now)
    mending.done(session, team.workspace_id, [about(team)])
