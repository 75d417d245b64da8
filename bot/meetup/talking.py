"""The ten minutes: started by whoever presses first, ended by a press or by themselves."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.meetup import agenda, place, talk_messages
from bot.meetup.circle import circles
from bot.meetup.facts import facts_of
from bot.meetup.place import Place, key_of
from bot.meetup.talk import show_talk, subject
from bot.meetup.thread import Thread, thread_of
from bot.office import Office, Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.working_time import local_day
from storage import meetups, talks
from storage.meetups import Meetup
from storage.outbox import Priority
from storage.people import Team
from storage.some_teams import SomeTeams
from storage.talks import TenMinutes

BATCH = 25


def start(visit: Visit, team: Team, _command: Command) -> Reply:
    """The ten minutes of today, for who types it."""
    return _start(visit, key_of(team, local_day(visit.now, team.zone)))


def press_start(visit: Visit, press: ButtonPress) -> Reply:
    return _start(visit, press.value)


def _start(visit: Visit, key: str | None) -> Message:
    with visit.transaction() as session:
        here = place.enter(session, visit, key)
        if isinstance(here, Message):
            return here
        meetup = meetups.hold(session, here.team, here.turn.day)
        if refusal := _refusal(session, here, meetup):
            return refusal
        if meetup is None:
            return Message(here.visit.say("meetup.gone.day", day=here.visit.say.day(here.turn.day)))
        return _begin(session, here, meetup)


def _refusal(session: Session, here: Place, meetup: Meetup | None) -> Message | None:
    """Why there can be no ten minutes of that day now."""
    say = here.visit.say
    if not here.exists:
        return Message(say("meetup.gone.day", day=say.day(here.turn.day)))
    if name := place.called_off_by(session, here):
        return Message(say("meetup.talk.called_off", name=name))
    if here.visit.now >= here.ritual.closes_at(here.turn.day):
        return Message(say("meetup.talk.too_late"))
    if meetup is None or meetup.prompted_at is None:
        return Message(say("meetup.talk.too_early", time=say.time(here.team.meetup_at)))
    return None


def _begin(session: Session, here: Place, meetup: Meetup) -> Message:
    visit, thread = here.visit, thread_of(session, here.visit.office, here.team, meetup, here.visit.now)
    if (held := thread.facts.talk) is not None:
        return _held_already(here, thread, held)
    if not thread.has_talk:
        return Message(visit.say("meetup.talk.in_writing"))
    talk = TenMinutes(
        meetup_id=meetup.id,
        chair_id=_chair(thread, visit.user_id),
        started_at=visit.now,
        started_by=visit.user_id,
        due_at=agenda.next_look(visit.now, visit.now),
    )
    session.add(talk)
    session.flush()
    thread = thread_of(session, visit.office, here.team, meetup, visit.now, thread.circle)
    thread.show_day()
    show_talk(thread, talk)
    return Message(visit.say("meetup.talk.started", name=thread.name_of(talk.chair_id)))


def _chair(thread: Thread, starter: str) -> str:
    """The day's chair, if they are there; else the next in turn; who starts it, when nobody's turn it is."""
    thread.meetup.chair_id = thread.chair_of_today()
    return thread.meetup.chair_id or starter


def _held_already(here: Place, thread: Thread, held: TenMinutes) -> Message:
    say, zone = here.visit.say, here.hours.zone
    key = "meetup.talk.running" if held.ended_at is None else "meetup.talk.was_held"
    name, moment = thread.name_of(held.started_by), say.short_moment(held.started_at, zone)
    return Message(say(key, name=name, moment=moment))


def press_end(visit: Visit, press: ButtonPress) -> Reply:
    """Ready before the time: anybody may say so."""
    with visit.transaction() as session:
        here = place.enter(session, visit, press.value)
        if isinstance(here, Message):
            return here
        meetup = meetups.hold(session, here.team, here.turn.day)
        talk = None if meetup is None else talks.talk_of(session, meetup)
        say = here.visit.say
        if meetup is None or talk is None:
            return Message(say("meetup.talk.never"))
        if talk.ended_at is not None:
            return Message(say("meetup.talk.ended", moment=say.short_moment(talk.ended_at, here.hours.zone)))
        talk.ended_by = visit.user_id
        _end(thread_of(session, visit.office, here.team, meetup, visit.now), talk, visit.now)
        return Message(say("meetup.talk.ended_by_you"))


def _end(thread: Thread, talk: TenMinutes, at: datetime) -> None:
    talk.ended_at, talk.due_at = at, None
    talk.version += 1
    show_talk(thread, talk)


def clocks(office: Office, now: datetime) -> None:
    """Every clock that runs is shown anew each minute, as it is then; forgotten ones end by themselves."""
    until_done(
        office,
        BATCH,
        lambda session, some: talks.teams_with_clocks_due(session, now, BATCH, some),
        lambda session, some: _tick_some(session, office, now, some),
    )


def _tick_some(session: Session, office: Office, now: datetime, some: SomeTeams) -> int:
    due = talks.clocks_due(session, now, BATCH, some)
    around = circles(session, [team for _, _, team in due], now)
    facts = facts_of(session, [(meetup, team) for _, meetup, team in due])
    given = meetups.answers(session, [meetup.id for _, meetup, _ in due])
    for talk, meetup, team in due:
        mine = [answer for answer in given if answer.meetup_id == meetup.id]
        say = office.say(team.language)
        _tick(Thread(session, say, team, meetup, around[team.id], mine, now, facts[meetup.id]), talk)
    return len(due)


def _tick(thread: Thread, talk: TenMinutes) -> None:
    now = thread.now
    if agenda.is_over(talk.started_at, now):
        _end(thread, talk, talk.started_at + agenda.ENDS_AFTER)
        return
    talk.due_at = agenda.next_look(talk.started_at, now)
    talk.version += 1
    show_talk(thread, talk)
    if agenda.warns(talk.started_at, talk.warned_at, now):
        talk.warned_at = now
        message = talk_messages.two_left(thread.say, talk.chair_id)
        about = f"{subject(talk)}, two left"
        thread.write(about, message, Priority.NORMAL, thread_of=subject(talk))
