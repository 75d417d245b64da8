"""In a crisis: seeing how it stands, taking the lead, and saying that the first statement is out."""

from sqlalchemy.orm import Session

from bot.escalation import messages
from bot.escalation.climbing import board_for
from bot.feature import PressListener
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import confirming, crisis, crisis_messages, entering, history, moves
from bot.webcare.entering import Entered, case_id
from storage import escalation
from storage.cases import Status
from storage.escalation import Crisis


def in_place(listens: PressListener) -> PressListener:
    """What comes of a button on a private message stands in its place: nobody acts on how it stood before."""

    def press(visit: Visit, press: ButtonPress) -> Reply:
        reply = listens(visit, press)
        return Replace(reply) if press.is_ephemeral and isinstance(reply, Message) else reply

    return press


def press_board(visit: Visit, press: ButtonPress) -> Reply:
    """How the crisis of a case stands, privately; the button carries the case."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        one = escalation.crisis_of(session, entered.case)
        if one is None:
            return messages.no_crisis(entered.visit.say, entered.facts())
        return crisis_messages.board(entered.visit.say, board_for(entered, one))


def hold(session: Session, visit: Visit, value: str | None) -> tuple[Entered, Crisis] | Message:
    """The crisis that a button means, with its case, both theirs alone to change; the case first."""
    found = escalation.find_crisis(session, visit.workspace_id, row_id((value or "").partition("/")[0]))
    if found is None:
        return confirming.gone(visit.say)
    entered = entering.hold(session, visit, found[1].case_id)
    if isinstance(entered, Message):
        return entered
    return entered, escalation.hold_crisis(session, found[1].id)


def press_lead(visit: Visit, press: ButtonPress) -> Reply:
    """One leads, and takes the case when nobody did. After the slash stands whose lead they take over."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        entered, one = found
        if not one.is_running:
            return crisis_messages.board(entered.visit.say, board_for(entered, one))
        seen = board_for(entered, one)
        over_from = (press.value or "").partition("/")[2]
        if seen.led_by is not None and seen.led_by not in (visit.user_id, over_from):
            return messages.leads_already(entered.visit.say, seen, seen.led_by)
        return _lead(entered, one)


def _lead(entered: Entered, one: Crisis) -> Message:
    case, who, letters = entered.case, entered.visit.user_id, entered.letters
    if one.led_by != who:
        one.led_by, one.led_at = who, entered.visit.now
        history.note(letters, case, "led", who)
    if case.is_open and case.status is Status.WAITING:
        moves.take(letters, case, who)
    return _shown(entered, one, "escalation.lead.done")


def _shown(entered: Entered, one: Crisis, key: str) -> Message:
    seen = crisis.show(entered.letters, entered.case, one)
    say = entered.visit.say
    return messages.answered(say, crisis.read_by(seen, entered.facts()), say(key))


def press_statement(visit: Visit, press: ButtonPress) -> Reply:
    """The first statement is out; nobody is reminded of it any more."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        entered, one = found
        if one.statement_at is not None or not one.is_running:
            return crisis_messages.board(entered.visit.say, board_for(entered, one))
        one.statement_at, one.statement_by = visit.now, visit.user_id
        history.note(entered.letters, entered.case, "statement_out", visit.user_id)
        return _shown(entered, one, "escalation.statement.done")
