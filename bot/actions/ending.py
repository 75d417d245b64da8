"""Done, dropped, put back, a week later: one press each, and each can be undone."""

from datetime import date

from bot.actions import entering, messages, rules
from bot.actions.entering import Entered
from bot.actions.listeners import listed
from bot.office import Visit
from bot.rituals import team_free_days
from bot.slack.ids import row_id
from bot.slack.replies import Message, Replace, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from storage import actions


def press_done(visit: Visit, press: ButtonPress) -> Reply:
    with entering.held(visit, entering.action_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        if entered.action.is_open:
            entered.action.done_at, entered.action.done_by = entered.visit.now, entered.visit.user_id
            _changed(entered, "done")
        return _said(entered, press, "done" if entered.action.done_at else "dropped")


def press_drop(visit: Visit, press: ButtonPress) -> Reply:
    with entering.held(visit, entering.action_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        if entered.action.is_open:
            entered.action.dropped_at = entered.visit.now
            _changed(entered, "dropped")
        return _said(entered, press, "done" if entered.action.done_at else "dropped")


def _changed(entered: Entered, did: str) -> None:
    entered.action.remind_due_at = None
    entered.action.version += 1
    entered.note(did)


def _said(entered: Entered, press: ButtonPress, how: str) -> Reply:
    """What it came to, where the button was; above the list, when it was pressed there."""
    message = messages.ended(entered.visit.say, entered.action, how, str(press.value))
    return _in_place(entered, press, message)


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    """It is open again, unless somebody has begun the same meanwhile."""
    with entering.held(visit, entering.action_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        action, say = entered.action, entered.visit.say
        others = actions.open_about(entered.session, entered.team, [action.about]) if action.about else ()
        if others and not action.is_open:
            return messages.taken(say, others[0])
        if not action.is_open:
            action.done_at = action.done_by = action.dropped_at = None
            action.version += 1
            action.remind_due_at = rules.remind_at(action.due_on, entered.team.zone, entered.visit.now)
            entered.note("restored")
        return _in_place(entered, press, messages.restored(say, action))


def press_postpone(visit: Visit, press: ButtonPress) -> Reply:
    """A week later, once: the button knows from which day."""
    with entering.held(visit, entering.action_id(press.value)) as entered:
        if isinstance(entered, Message):
            return entered
        action, from_day = entered.action, str(press.value).rpartition("/")[2]
        if not action.is_open:
            return _said(entered, press, "done" if action.done_at else "dropped")
        if action.due_on.isoformat() == from_day:
            _postpone(entered)
        return Replace(messages.postponed(entered.visit.say, action))


def _postpone(entered: Entered) -> None:
    action, team, now = entered.action, entered.team, entered.visit.now
    before: date = action.due_on
    action.due_on = rules.postponed(before, local_day(now, team.zone), team_free_days(team, now))
    action.remind_due_at = rules.remind_at(action.due_on, team.zone, now)
    action.version += 1
    entered.note("postponed", due_on=[before.isoformat(), action.due_on.isoformat()])


def _in_place(entered: Entered, press: ButtonPress, message: Message) -> Reply:
    """Buttons of the list carry its page."""
    _, slash, page = str(press.value).partition("/")
    if not slash:
        return Replace(message)
    entered.session.flush()
    seen = listed(entered.session, entered.visit, entered.team, row_id(page))
    return Replace(messages.overview(entered.visit.say, seen, message.blocks))
