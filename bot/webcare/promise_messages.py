"""What is said about a promise: a line of it, and the reminders to who must keep it."""

from collections.abc import Sequence

from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, messages
from bot.webcare.messages import Facts
from storage.promises import Promise

WHAT_LONGEST = 200
"""Characters, as of a paraphrase."""
SHOWN_AT_MOST = 3
GLIMPSE = 80
"""Characters of what was promised, in a line among others."""


def reminder(say: Say, facts: Facts, promised: Promise, reader: str) -> Message:
    """To who must keep it, or stands in for them."""
    is_due = promised.due_at <= facts.now
    stage = "due" if is_due else "soon"
    moment = messages.moment(say, promised.due_at, facts)
    text = say(f"webcare.promise.{stage}", what=messages.what(say, facts.case), moment=moment)
    words = line_within(promised.what, WHAT_LONGEST) or "…"  # erased meanwhile
    blocks = (
        section(f"*{text}*\n>{words}"),
        context(_whose(say, facts, promised, reader)),
        actions(*_buttons(say, facts, promised)),
    )
    return Message(text, blocks)


def _whose(say: Say, facts: Facts, promised: Promise, reader: str) -> str:
    """Who promised it; and to who stands in, why they hear it."""
    owner = facts.case.owner_id
    made = say("webcare.promise.made_by", by=facts.name(promised.by))
    if owner in (None, reader):
        return made
    return f"{made} {say('webcare.promise.stand_in', owner=facts.name(owner))}"


def _buttons(say: Say, facts: Facts, promised: Promise) -> list[Element]:
    """A case that is closed cannot be handed over; looking at it shows how to open it again."""
    case = facts.case
    value = str(promised.id)
    last = buttons.hand_over(say, case) if case.is_open else buttons.show(say, case)
    return [
        button("webcare.promise_kept", say("webcare.promise.kept.button"), value, style="primary"),
        button("webcare.promise_move", say("webcare.promise.move.button"), value),
        last,
    ]


def noted(say: Say, facts: Facts, promised: Promise) -> Message:
    """To who noted it: when I come back to it."""
    moment = messages.moment(say, promised.due_at, facts)
    text = say("webcare.promise.noted", what=messages.what(say, facts.case), moment=moment)
    undo = button("webcare.promise_undo", say("webcare.promise.undo.button"), str(promised.id))
    return Message(text, (section(text), actions(undo, buttons.show(say, facts.case))))


def settled(say: Say, facts: Facts, promised: Promise) -> Message:
    """How it ended; and when the case is still open, what may be done with that."""
    text = how_it_ended(say, facts, promised)
    return Message(text, (section(text), actions(*buttons.of_case(say, facts.case))))


def how_it_ended(say: Say, facts: Facts, promised: Promise) -> str:
    what = messages.what(say, facts.case)
    if promised.undone_at is not None:
        return say("webcare.promise.undone", what=what)
    how = "kept_late" if promised.missed_at else "kept"
    return say(f"webcare.promise.{how}.done", what=what, by=facts.name(promised.kept_by))


def lines(say: Say, facts: Facts, promises: Sequence[Promise]) -> list[Block]:
    """On the page of a case."""
    told = [_line(say, facts, one) for one in promises[:SHOWN_AT_MOST]]
    return [section("\n".join(told))] if told else []


def _line(say: Say, facts: Facts, promised: Promise) -> str:
    words, moment = line_within(promised.what, GLIMPSE), messages.moment(say, promised.due_at, facts)
    return say(f"webcare.promised.{_state(promised)}", words=words, moment=moment)


def _state(promised: Promise) -> str:
    if promised.is_open:
        return "open"
    return "late" if promised.missed_at else "kept"


def glimpse(say: Say, facts: Facts, promised: Promise) -> str:
    """One line of somebody's day."""
    words, moment = line_within(promised.what, GLIMPSE), messages.moment(say, promised.due_at, facts)
    return say("webcare.promise.day", number=facts.case.number, words=words, moment=moment)
