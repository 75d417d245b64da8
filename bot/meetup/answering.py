"""Answering the question of the day, early or late or again, and having nothing today."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.meetup import forms, keeping, place, private, rules
from bot.meetup.circle import circle_of
from bot.meetup.opening import Wanted, open_day, question_for
from bot.meetup.place import Place
from bot.meetup.rules import FIELDS, Standing
from bot.meetup.thread import thread_of
from bot.office import Visit
from bot.rituals import day_to_prompt
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from storage import meetups, people
from storage.meetups import Answer, Meetup

FilledIn = dict[str, str | None]
"""What was typed in each field; all None is "nothing today"."""


def press_answer(visit: Visit, press: ButtonPress) -> Reply:
    """The form with the three questions, as they were answered before."""
    with visit.reading() as session:
        here = _enter_open(session, visit, press.value)
        if isinstance(here, Message):
            return here
        asked = asked_of(session, here)
    return forms.answer_form(here.visit.say, here.key, here.turn.day, asked, here.answer)


def press_nothing(visit: Visit, press: ButtonPress) -> Reply:
    """Nothing today; asked once more when that would take an answer away."""
    with visit.reading() as session:
        here = _enter_open(session, visit, press.value)
    if isinstance(here, Message):
        return here
    if here.answer is not None and not here.answer.says_nothing:
        return private.ask_to_take_away(here.visit.say, here.key)
    return _note_nothing(here)


def press_take_away(visit: Visit, press: ButtonPress) -> Reply:
    """Nothing today, instead of the answer there was."""
    with visit.reading() as session:
        here = _enter_open(session, visit, press.value)
    return here if isinstance(here, Message) else _note_nothing(here)


def _note_nothing(here: Place) -> Message:
    say = here.visit.say
    if _keep(here, dict.fromkeys(FIELDS)) is None:
        return Message(say("meetup.saved.meanwhile"))
    return private.noted_nothing(say, here.key, until(here))


def save(visit: Visit, sent: FormSent) -> Reply:
    """The answer is kept and stands in the thread; what is wrong is said at its field, as typed."""
    with visit.reading() as session:
        here = _enter_open(session, visit, str(sent.facts.get("key")))
    if isinstance(here, Message):
        return FormProblems({FIELDS[0]: here.text})
    say = here.visit.say
    typed = {name: sent.answers.text(name) for name in FIELDS}
    if found := rules.troubles(typed):
        return forms.answer_problems(say, found, {name: len(text or "") for name, text in typed.items()})
    kept = _keep(here, typed)
    if kept is None:
        return Done(Message(say("meetup.saved.meanwhile")))
    if not kept.changed:
        return Done(Message(say("meetup.saved.same")))
    return Done(private.saved(say, here.key, here.turn, until(here), in_thread=kept.in_thread))


def until(here: Place) -> str:
    return private.closing(here.visit.say, here.turn, here.hours.zone, here.today)


def asked_of(session: Session, here: Place) -> tuple[str, str | None]:
    """The question of that day: what it is, or what it will be when the first answer fixes it."""
    if here.meetup is not None:
        return here.meetup.question, here.meetup.slot
    found = question_for(session, wanted(session, here))
    return found.question, found.slot


def wanted(session: Session, here: Place) -> Wanted:
    """The day somebody stands before, for who makes its row."""
    circle, say = circle_of(session, here.team, here.visit.now), here.visit.office.say(here.team.language)
    return Wanted(here.team, here.turn.day, circle, say)


def _enter_open(session: Session, visit: Visit, key: str | None) -> Place | Message:
    """Where this person stands before a meet-up they may answer now; or why they may not."""
    here = place.enter(session, visit, key)
    if isinstance(here, Message):
        return here
    say = here.visit.say
    if not here.exists:
        return Message(say("meetup.gone.day", day=say.day(here.turn.day)))
    if here.standing is not Standing.OPEN:
        return private.closed(say, here.turn, here.hours.zone, here.standing)
    if name := place.called_off_by(session, here):
        return private.called_off(say, name, here.key)
    return here


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an answer: whether it says something else now, and whether the thread shows it."""

    changed: bool
    in_thread: bool


def _keep(here: Place, typed: FilledIn) -> Kept | None:
    """One answer for a person and a day, however often it is sent. None: the day was called off meanwhile."""
    visit, team, day = here.visit, here.team, here.turn.day
    with visit.transaction() as session:
        if _is_overdue(here, typed):
            _ask_now(session, here)
        meetup = meetups.hold(session, team, day)
        if meetup is None:
            meetup = open_day(session, wanted(session, here))
        if meetup.called_off_at is not None:
            return None
        answer, changed = _written(session, here, meetup, typed)
        if changed:
            keeping.keep(session, meetup, answer, visit.now)
        if changed and meetup.prompted_at is not None:
            _show(session, here, meetup, answer)
        return Kept(changed, meetup.prompted_at is not None)


def _is_overdue(here: Place, typed: FilledIn) -> bool:
    """An answer came on a day whose prompt was passed over: the team was set up, or changed, later."""
    due_today = day_to_prompt(here.ritual, here.visit.now) == here.turn.day
    return due_today and not here.is_prompted and any(typed.values())


def _ask_now(session: Session, here: Place) -> None:
    """The prompt comes at the next tick, so that the answer stands where everybody reads it."""
    team = people.hold_team(session, here.team.workspace_id, here.team.id)
    team.prompt_due_at = here.visit.now


def _written(session: Session, here: Place, meetup: Meetup, typed: FilledIn) -> tuple[Answer, bool]:
    """The person's answer as it is now, and whether it was another before."""
    now, user_id = here.visit.now, here.visit.user_id
    answer = meetups.answer(session, meetup, user_id)
    if answer is None:
        answer = Answer(meetup_id=meetup.id, user_id=user_id, given_at=now, changed_at=now, **typed)
        session.add(answer)
        return answer, True
    if typed == {name: getattr(answer, name) for name in FIELDS}:
        return answer, False
    for name, text in typed.items():
        setattr(answer, name, text)
    answer.changed_at = now
    return answer, True


def _show(session: Session, here: Place, meetup: Meetup, answer: Answer) -> None:
    """The thread shows the answer, and the summary too when the day was summed up already."""
    session.flush()
    thread = thread_of(session, here.visit.office, here.team, meetup, here.visit.now)
    thread.show_answer(answer)
    if meetup.summarised_at is not None:
        thread.show_day()
