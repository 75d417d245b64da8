"""No meet-up today, and after all one; and posting a prompt again that Slack refused."""

from datetime import timedelta

from bot.meetup import place, private, rules
from bot.meetup.circle import circle_of
from bot.meetup.opening import Wanted, open_day
from bot.meetup.place import key_of
from bot.meetup.reminding import revive
from bot.meetup.rules import REMIND_AFTER
from bot.meetup.thread import Thread, thread_of
from bot.office import Visit
from bot.rituals import day_to_prompt, next_meeting_day, ritual_of
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress, Command
from bot.working_time import local_day
from storage import meetups, people, whereabouts
from storage.changes import Change, note
from storage.meetup_reminders import Skipped
from storage.people import Team
from storage.whereabouts import Delivery


def off(visit: Visit, team: Team, _command: Command) -> Reply:
    """No meet-up today: any member may say so, and the channel sees who did."""
    today = local_day(visit.now, team.zone)
    ritual = ritual_of(team, visit.now)
    if refusal := rules.no_day_off(ritual, today, visit.now):
        return private.no_day_off(visit.say, refusal, next_meeting_day(ritual, today))
    with visit.transaction() as session:
        circle = circle_of(session, team, visit.now)
        meetup = open_day(session, Wanted(team, today, circle, visit.office.say(team.language)))
        thread = thread_of(session, visit.office, team, meetup, visit.now, circle)
        already = None if meetup.called_off_by is None else thread.name_of(meetup.called_off_by)
        if already is None:
            _call_off(thread, visit.user_id)
    return private.day_off(visit.say, key_of(team, today), already)


def _call_off(thread: Thread, user_id: str) -> None:
    meetup = thread.meetup
    meetup.called_off_at, meetup.called_off_by = thread.now, user_id
    if meetup.prompted_at is None:
        thread.announce_off()
    else:
        thread.show_day()
    _note(thread, user_id, "called off")


def press_undo(visit: Visit, press: ButtonPress) -> Reply:
    """A meet-up after all: the prompt stands there again, or still comes at its time."""
    with visit.reading() as session:
        here = place.enter(session, visit, press.value)
    if isinstance(here, Message):
        return here
    say, team, day = here.visit.say, here.team, here.turn.day
    if visit.now >= here.ritual.closes_at(day):
        return Message(say("meetup.off.too_late"))
    with visit.transaction() as session:
        held = people.hold_team(session, team.workspace_id, team.id)
        meetup = meetups.hold(session, team, day)
        if meetup is None or meetup.called_off_at is None:
            return Message(say("meetup.off.undone_nothing"))
        _undo(thread_of(session, visit.office, held, meetup, visit.now), visit.user_id)
        coming = None if meetup.prompted_at else here.ritual.prompt_at(day)
    return private.day_on(say, coming, team.zone, visit.now)


def _undo(thread: Thread, user_id: str) -> None:
    meetup, now = thread.meetup, thread.now
    meetup.called_off_at = meetup.called_off_by = None
    if meetup.prompted_at is None:
        thread.take_back_off()
        if day_to_prompt(thread.circle.ritual, now) == meetup.day:
            thread.team.prompt_due_at = now
    else:
        thread.show_day()
        revive(thread.session, meetup, {Skipped.CALLED_OFF}, now, timedelta())
    _note(thread, user_id, "called on")


def press_post_again(visit: Visit, press: ButtonPress) -> Reply:
    """A prompt that Slack refused is tried once more, with the answers under it."""
    with visit.reading() as session:
        here = place.enter(session, visit, press.value)
    if isinstance(here, Message):
        return here
    with visit.transaction() as session:
        meetup = meetups.hold(session, here.team, here.turn.day)
        found = whereabouts.of_days(session, [(here.team, meetup)]).get(meetup.id) if meetup else None
        if meetup is None or found is None or found.delivery is not Delivery.REFUSED:
            return Message(here.visit.say("meetup.failed.not_again"))
        thread_of(session, visit.office, here.team, meetup, visit.now).show_everything()
        revive(session, meetup, {Skipped.NOT_POSTED}, visit.now, REMIND_AFTER)
    return Message(here.visit.say("meetup.failed.posting"))


def _note(thread: Thread, user_id: str, did: str) -> None:
    meetup = thread.meetup
    note(
        thread.session,
        Change(
            team_id=thread.team.id, thing="meetup", thing_id=meetup.id, by=user_id, at=thread.now, did=did
        ),
    )
