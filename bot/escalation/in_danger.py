"""Somebody is in danger: who called whom; and a crisis that is in the open too, or about danger after all."""

from sqlalchemy.orm import Session

from bot.escalation import calling, forms, messages, pausing
from bot.escalation.climbing import board_for
from bot.office import Visit
from bot.slack.replies import Done, FormProblems, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import called, crisis, crisis_messages, history
from bot.webcare.entering import Entered
from bot.webcare.roster import roster_of
from storage import caseload
from storage.escalation import Crisis


def press_called(visit: Visit, press: ButtonPress) -> Reply:
    """Whom: a line for help, somebody of the list, or somebody else."""
    with visit.reading() as session:
        found = pausing.look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        return forms.called(found.entered.visit.say, found.board())


def save(visit: Visit, form: FormSent) -> Reply:
    """Everybody on the list reads it."""
    with visit.transaction() as session:
        found = calling.hold(session, visit, str(form.facts.get("crisis")))
        if isinstance(found, Message):
            return Done(found)
        entered, one = found
        whom, say = form.answers.choice("whom") or "", entered.visit.say
        seen = board_for(entered, one)
        known = (*called.LINES_FOR_HELP, *called.ids(seen.contacts), called.SOMEBODY_ELSE)
        if whom not in known:
            return FormProblems({"whom": say("webcare.problem.choose")})
        if called.add(one, visit.user_id, whom, visit.now):
            seen = crisis.show(entered.letters, entered.case, one)
        name = called.name_of(say, whom, seen.facts.names)
        seen = crisis.read_by(seen, entered.facts())
        return Done(messages.answered(say, seen, say("escalation.called.done", whom=name)))


def press_public(visit: Visit, press: ButtonPress) -> Reply:
    """It is one in the open too: from now the statement counts, and posts may wait."""
    with visit.transaction() as session:
        found = calling.hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        entered, one = found
        if not one.is_private or not one.is_running:
            return crisis_messages.board(entered.visit.say, board_for(entered, one))
        hours = roster_of(session, entered.team, visit.now).hours
        crisis.go_public(one, hours, visit.now)
        history.note(entered.letters, entered.case, "crisis_public", visit.user_id)
        return _shown(session, entered, one, "escalation.turn.public.done")


def press_danger(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody is in danger: they come first, and nothing waits or is said in the open for it."""
    with visit.transaction() as session:
        found = calling.hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        entered, one = found
        if entered.case.in_danger or not one.is_running:
            return crisis_messages.board(entered.visit.say, board_for(entered, one))
        entered.case.in_danger, one.is_private, one.pause_at = True, True, None
        entered.case.version += 1
        history.note(entered.letters, entered.case, "crisis_danger", visit.user_id)
        return _shown(session, entered, one, "escalation.turn.danger.done")


def _shown(session: Session, entered: Entered, one: Crisis, key: str) -> Message:
    """The case reads so too, to its owner and on its card."""
    letters, case, say = entered.letters, entered.case, entered.visit.say
    letters.card(case)
    if (turn := caseload.turn(session, case)) is not None:
        letters.ping(case, turn)
    seen = crisis.show(letters, case, one)
    return messages.answered(say, crisis.read_by(seen, entered.facts()), say(key))
