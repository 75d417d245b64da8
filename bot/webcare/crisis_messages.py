"""What is said in a crisis: one message that shows how it stands, calls while nobody leads, and reminders.

All of it is private: it names phone numbers, and only people of the team read those.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape, line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.wall_clock import local_time
from bot.webcare import messages
from bot.webcare.crisis_rules import PING_EVERY, WITHIN, Ping, Statement, statement_due
from bot.webcare.ladder import NOBODY, Contact
from bot.webcare.messages import Facts
from storage.cases import Case
from storage.escalation import Crisis

CALLED_AT_MOST = 12
"""People in the order in which they are called; whoever has more is not called in a crisis."""

MINUTE, HALF_HOUR = timedelta(minutes=1), timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Board:
    """A crisis at a moment: its case, whom to call in order, and how many posts go out or wait.

    `led_by` is who leads it, by a press or as the case is theirs.
    """

    facts: Facts
    crisis: Crisis
    contacts: Sequence[Contact]
    awaited: int
    paused: int
    led_by: str | None
    here: frozenset[str] = frozenset()
    """Who is still of the team."""


def board(say: Say, seen: Board) -> Message:
    """How it stands, whom to call, and what to press; it stays true by itself."""
    facts, crisis = seen.facts, seen.crisis
    if not crisis.is_running:
        return _over(say, seen)
    heading = say("escalation.board.heading", what=messages.what(say, facts.case))
    blocks = (
        section(f"*{heading}*\n{messages.quoted(facts.case.paraphrase)}"),
        section("\n".join(f"• {line}" for line in _standing(say, seen))),
        section(f"{say('escalation.board.call')}\n{in_order(say, seen.contacts, facts.names)}"),
        context(say("webcare.danger")),
        *_first_words(say, seen),
        actions(*_acts(say, seen)),
    )
    about = (messages.about(facts.case),)
    return Message(f"{heading}. {' '.join(_standing(say, seen))}", blocks, about)


def _first_words(say: Say, seen: Board) -> list[Block]:
    """What to begin with, until something was said."""
    if seen.crisis.statement_at is not None:
        return []
    return [context(say("escalation.board.frame", frame=frame(say, seen)))]


def _standing(say: Say, seen: Board) -> list[str]:
    return [_lead(say, seen), _posts(say, seen), _statement(say, seen)]


def _lead(say: Say, seen: Board) -> str:
    if seen.led_by is None:
        return say("escalation.board.nobody_leads")
    return say("escalation.board.leads", who=seen.facts.name(seen.led_by))


def _posts(say: Say, seen: Board) -> str:
    crisis, facts = seen.crisis, seen.facts
    if seen.paused and crisis.paused_at is not None:
        moment = messages.when(say, crisis.paused_at, facts)
        if not crisis.paused_by:
            return say("escalation.board.by_itself", count=seen.paused, moment=moment)
        return say(
            "escalation.board.paused", count=seen.paused, moment=moment, who=facts.name(crisis.paused_by)
        )
    return say("escalation.board.posts", count=seen.awaited) if seen.awaited else say("escalation.board.none")


def _statement(say: Say, seen: Board) -> str:
    crisis, facts = seen.crisis, seen.facts
    if crisis.statement_at is None:
        by = messages.when(say, statement_due(crisis), facts)
        return say("escalation.board.no_statement", moment=by)
    at = messages.when(say, crisis.statement_at, facts)
    return say("escalation.board.statement", who=facts.name(crisis.statement_by), moment=at)


def frame(say: Say, seen: Board) -> str:
    """The words of a first statement, with the next moment: the first half hour that is an hour off."""
    zone = seen.facts.zone
    later = statement_due(seen.crisis)
    past = timedelta(minutes=local_time(later, zone).minute) % HALF_HOUR
    more = later + (HALF_HOUR - past if past else timedelta())
    return say("escalation.board.words", time=say.time(local_time(more, zone)))


def in_order(say: Say, contacts: Sequence[Contact], names: Mapping[str, str]) -> str:
    """A line for each, numbered."""
    shown = list(enumerate(contacts, start=1))[:CALLED_AT_MOST]
    return "\n".join(f"{number}. {called(say, one, names)}" for number, one in shown)


def called(say: Say, contact: Contact, names: Mapping[str, str]) -> str:
    """Such as "Sanne Wolkendam, +31 6 12345678"."""
    if contact == NOBODY:
        return say("escalation.contact.nobody")
    who = name_of(contact, names)
    if not contact.user_id:
        who = say("escalation.contact.outside", who=who)
    if not contact.phone:
        return say("escalation.contact.no_phone", who=who)
    return say("escalation.contact.phone", who=who, phone=unbroken(contact.phone))


def unbroken(phone: str) -> str:
    """On one line: a number in two pieces is misread."""
    return escape(phone).replace(" ", "\N{NO-BREAK SPACE}")


def name_of(contact: Contact, names: Mapping[str, str]) -> str:
    named = names.get(contact.user_id, "?") if contact.user_id else contact.name
    return line_within(named, messages.NAME)


def _acts(say: Say, seen: Board) -> list[Element]:
    value, crisis = str(seen.crisis.id), seen.crisis
    found = [lead_button(say, crisis)] if seen.led_by is None else []
    if seen.paused:
        found.append(button("escalation.go_on", say("escalation.go_on.button", count=seen.paused), value))
    elif seen.awaited:
        found.append(button("escalation.pause", say("escalation.pause.button", count=seen.awaited), value))
    if crisis.statement_at is None:
        found.append(_statement_button(say, crisis))
    over = button("escalation.over", say("escalation.over.button"), value)
    return [*found, over, messages.show_button(say, seen.facts.case)]


def lead_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.lead", say("escalation.lead.button"), str(crisis.id), style="primary")


def _statement_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.statement", say("escalation.statement.button"), str(crisis.id))


def over_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.over", say("escalation.over.button"), str(crisis.id))


def _over(say: Say, seen: Board) -> Message:
    text = over_text(say, seen.facts, seen.crisis)
    waiting = [say("escalation.over.waiting", count=seen.paused)] if seen.paused else []
    value = str(seen.crisis.id)
    go_on = button("escalation.go_on", say("escalation.go_on.button", count=seen.paused), value)
    some = [*([go_on] if seen.paused else []), review_button(say, seen.crisis)]
    found = (section("\n".join([text, *waiting])), actions(*some, messages.show_button(say, seen.facts.case)))
    return Message(" ".join([text, *waiting]), found)


def over_text(say: Say, facts: Facts, crisis: Crisis) -> str:
    moment = messages.when(say, crisis.over_at or facts.now, facts)
    what = messages.what(say, facts.case)
    return say("escalation.over.text", what=what, who=facts.name(crisis.over_by), moment=moment)


def review_button(say: Say, crisis: Crisis) -> Element:
    key = "review" if crisis.reviewed_at is None else "change"
    return button("escalation.review", say(f"escalation.review.{key}.button"), str(crisis.id))


def call(say: Say, seen: Board, ping: Ping) -> Message:
    """Nobody leads yet; each time a message of its own, so that a phone rings."""
    what = messages.what(say, seen.facts.case)
    key = "last" if ping.is_last else "again"
    text = say(f"escalation.call.{key}", what=what, minutes=say.number(ping.number * PING_EVERY // MINUTE))
    blocks = (
        section(text),
        section(in_order(say, seen.contacts, seen.facts.names)),
        actions(lead_button(say, seen.crisis), board_button(say, seen.facts.case)),
    )
    return Message(text, blocks)


def statement(say: Say, seen: Board, reminder: Statement) -> Message:
    """The first statement is nearly or just due, with words to begin with."""
    what = messages.what(say, seen.facts.case)
    key = "due" if reminder.minutes == WITHIN else "nearly"
    text = f"{say(f'escalation.statement.{key}', what=what)} {frame(say, seen)}"
    buttons = actions(_statement_button(say, seen.crisis), board_button(say, seen.facts.case))
    return Message(text, (section(text), buttons))


def still(say: Say, seen: Board) -> Message:
    """Another working day, and nobody said that it is over."""
    since = messages.when(say, seen.crisis.started_at, seen.facts)
    text = say("escalation.still.text", what=messages.what(say, seen.facts.case), moment=since)
    return _ask_whether_over(say, seen, text)


def _ask_whether_over(say: Say, seen: Board, text: str) -> Message:
    waiting = [say("escalation.over.waiting", count=seen.paused)] if seen.paused else []
    buttons = actions(over_button(say, seen.crisis), board_button(say, seen.facts.case))
    return Message(" ".join([text, *waiting]), (section("\n".join([text, *waiting])), buttons))


def closed(say: Say, seen: Board) -> Message:
    """Its case was closed, and that ends no crisis: somebody says so."""
    return _ask_whether_over(
        say, seen, say("escalation.closed.text", what=messages.what(say, seen.facts.case))
    )


def look_back(say: Say, seen: Board) -> Message:
    """To who had it, the working morning after."""
    text = say("escalation.review.ask", what=messages.what(say, seen.facts.case))
    return Message(text, (section(text), actions(review_button(say, seen.crisis))))


def board_button(say: Say, case: Case) -> Element:
    return button("escalation.board", say("escalation.board.button"), str(case.id))


def of_case(say: Say, facts: Facts, crisis: Crisis | None) -> list[Block]:
    """On the page of the case: that it was a crisis, and what was learned."""
    if crisis is None:
        return []
    if crisis.is_running:
        began = messages.when(say, crisis.started_at, facts)
        return [context(say("escalation.page.running", moment=began))]
    lines = [over_text(say, facts, crisis), *_lesson(say, facts, crisis)]
    return [section("\n".join(lines), accessory=review_button(say, crisis))]


def _lesson(say: Say, facts: Facts, crisis: Crisis) -> list[str]:
    """What was filled in, each with its question."""
    if crisis.reviewed_at is None:
        return []
    told = [(name, crisis.review.get(name, "")) for name in REVIEW]
    by = say("escalation.review.by", who=facts.name(crisis.reviewed_by))
    shown = [f"*{say(f'escalation.review.{name}.label')}*\n{escape(words)}" for name, words in told if words]
    return [by, *shown]


REVIEW = ("happened", "helped", "slowed", "lesson")
"""The questions of the ten minutes, the lesson last."""
