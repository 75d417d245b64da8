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
from bot.webcare import buttons, danger, messages
from bot.webcare import called as calls
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
    heading = said(say, crisis, "heading", what=messages.what(say, facts.case))
    blocks = (
        *danger.first(say, facts.case),
        section(f"*{heading}*\n{messages.quoted(facts.case.paraphrase)}"),
        section("\n".join(f"• {line}" for line in _standing(say, seen))),
        section(f"{say('escalation.board.call')}\n{in_order(say, seen.contacts, facts.names)}"),
        *danger.perhaps(say, facts.case),
        *_first_words(say, seen),
        actions(*_acts(say, seen)),
    )
    text = danger.aloud(say, facts.case, f"{heading}. {' '.join(_standing(say, seen))}")
    return Message(text, blocks, (messages.about(facts.case),))


def said(say: Say, crisis: Crisis, name: str, **told: str) -> str:
    """The sentence of that name, as it is said of a crisis, or of somebody in danger."""
    return say(
        f"escalation.of_danger.{name}" if crisis.is_private else f"escalation.of_crisis.{name}", **told
    )


def _first_words(say: Say, seen: Board) -> list[Block]:
    """What to begin with, until something was said."""
    if seen.crisis.statement_at is not None or seen.crisis.is_private:
        return []
    return [context(say("escalation.board.frame", frame=frame(say, seen)))]


def _standing(say: Say, seen: Board) -> list[str]:
    in_the_open = [] if seen.crisis.is_private else [_statement(say, seen)]
    about_posts = [_posts(say, seen)] if seen.paused or not seen.crisis.is_private else []
    return [_lead(say, seen), *calls.lines(say, seen.facts, seen.crisis), *about_posts, *in_the_open]


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
    crisis, case = seen.crisis, seen.facts.case
    lead = [lead_button(say, crisis)] if seen.led_by is None else []
    phoned = [calls.called_button(say, crisis)] if case.in_danger else []
    kind = _turn_button(say, crisis, "public") if crisis.is_private else None
    if kind is None and not case.in_danger:
        kind = _turn_button(say, crisis, "danger")
    others = [over_button(say, crisis), buttons.show(say, case), *([kind] if kind else [])]
    return [*lead, *phoned, *_about_posts(say, seen), *_about_words(say, crisis), *others]


def _about_posts(say: Say, seen: Board) -> list[Element]:
    """What waits may go on; that posts wait is offered only in a crisis in the open."""
    if seen.awaited and not seen.paused and not seen.crisis.is_private:
        words = say("escalation.pause.button", count=seen.awaited)
        return [button("escalation.pause", words, str(seen.crisis.id))]
    return go_on_button(say, seen)


def go_on_button(say: Say, seen: Board) -> list[Element]:
    """As long as posts wait, also when it is over."""
    words = say("escalation.go_on.button", count=seen.paused)
    return [button("escalation.go_on", words, str(seen.crisis.id))] if seen.paused else []


def _about_words(say: Say, crisis: Crisis) -> list[Element]:
    is_due = crisis.statement_at is None and not crisis.is_private
    return [_statement_button(say, crisis)] if is_due else []


def _turn_button(say: Say, crisis: Crisis, into: str) -> Element:
    """It turns out to be in the open too ("public"), or about somebody in danger."""
    return button(f"escalation.{into}", say(f"escalation.turn.{into}.button"), str(crisis.id))


def lead_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.lead", say("escalation.lead.button"), str(crisis.id), style="primary")


def _statement_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.statement", say("escalation.statement.button"), str(crisis.id))


def over_button(say: Say, crisis: Crisis) -> Element:
    return button("escalation.over", said(say, crisis, "over_button"), str(crisis.id))


def _over(say: Say, seen: Board) -> Message:
    text = over_text(say, seen.facts, seen.crisis)
    waiting = [say("escalation.over.waiting", count=seen.paused)] if seen.paused else []
    some = [*go_on_button(say, seen), review_button(say, seen.crisis)]
    found = (section("\n".join([text, *waiting])), actions(*some, buttons.show(say, seen.facts.case)))
    return Message(" ".join([text, *waiting]), found)


def over_text(say: Say, facts: Facts, crisis: Crisis) -> str:
    moment = messages.when(say, crisis.over_at or facts.now, facts)
    what = messages.what(say, facts.case)
    return said(say, crisis, "is_over", what=what, who=facts.name(crisis.over_by), moment=moment)


def review_button(say: Say, crisis: Crisis) -> Element:
    key = "review" if crisis.reviewed_at is None else "change"
    return button("escalation.review", say(f"escalation.review.{key}.button"), str(crisis.id))


def call(say: Say, seen: Board, ping: Ping) -> Message:
    """Nobody leads yet; each time a message of its own, so that a phone rings."""
    what = messages.what(say, seen.facts.case)
    key = "last" if ping.is_last else "again"
    minutes = say.number(ping.number * PING_EVERY // MINUTE)
    text = said(say, seen.crisis, f"call_{key}", what=what, minutes=minutes)
    blocks = (
        *danger.first(say, seen.facts.case),
        section(text),
        section(in_order(say, seen.contacts, seen.facts.names)),
        actions(lead_button(say, seen.crisis), board_button(say, seen.facts.case)),
    )
    return Message(danger.aloud(say, seen.facts.case, text), blocks)


def statement(say: Say, seen: Board, reminder: Statement) -> Message:
    """The first statement is nearly or just due, with words to begin with."""
    what = messages.what(say, seen.facts.case)
    key = "due" if reminder.minutes == WITHIN else "nearly"
    text = f"{say(f'escalation.statement.{key}', what=what)} {frame(say, seen)}"
    presses = actions(_statement_button(say, seen.crisis), board_button(say, seen.facts.case))
    return Message(text, (section(text), presses))


def still(say: Say, seen: Board) -> Message:
    """Another working day, and nobody said that it is over."""
    since = messages.when(say, seen.crisis.started_at, seen.facts)
    text = said(say, seen.crisis, "still", what=messages.what(say, seen.facts.case), moment=since)
    return _ask_whether_over(say, seen, text)


def _ask_whether_over(say: Say, seen: Board, text: str) -> Message:
    waiting = [say("escalation.over.waiting", count=seen.paused)] if seen.paused else []
    presses = actions(over_button(say, seen.crisis), board_button(say, seen.facts.case))
    return Message(" ".join([text, *waiting]), (section("\n".join([text, *waiting])), presses))


def closed(say: Say, seen: Board) -> Message:
    """Its case was closed, and that ends no crisis: somebody says so."""
    return _ask_whether_over(
        say, seen, said(say, seen.crisis, "closed", what=messages.what(say, seen.facts.case))
    )


def look_back(say: Say, seen: Board) -> Message:
    """To who had it, the working morning after."""
    text = said(say, seen.crisis, "look_back", what=messages.what(say, seen.facts.case))
    return Message(text, (section(text), actions(review_button(say, seen.crisis))))


def board_button(say: Say, case: Case) -> Element:
    return buttons.board(say, case)


def of_case(say: Say, facts: Facts, crisis: Crisis | None) -> list[Block]:
    """On the page of the case: that it was a crisis, and what was learned."""
    if crisis is None:
        return []
    if crisis.is_running:
        began = messages.when(say, crisis.started_at, facts)
        return [context(said(say, crisis, "running", moment=began))]
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
