"""What a handover says: to who leaves, to who is asked to take over, and when it is taken."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.ownership.resolving import Candidate, Resolution
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import messages
from bot.webcare.messages import Facts
from storage.handovers import Handover, about

SHOWN_AT_MOST = 10
"""Cases in a message; of more it is said how many."""
GLIMPSE, NAME = 80, 60
"""Characters of a paraphrase and of a name."""


@dataclass(frozen=True, slots=True)
class Told:
    """A handover as one person reads it: its cases, what people are called, whose clocks."""

    handover: Handover
    cases: Sequence[Facts]
    now: datetime
    names: Mapping[str, str]
    zone: str
    reads_in: str

    def name(self, user_id: str | None) -> str:
        return line_within(self.names.get(user_id or "", "?"), NAME)


def ask_giver(say: Say, told: Told) -> Message:
    """Before they go home: what must be answered while they are away."""
    heading = say("shifts.giver.heading", count=len(told.cases), back=_back(say, told))
    buttons = (
        button("shifts.give", say("shifts.give.button"), str(told.handover.id), style="primary"),
        button("webcare.mine", say("shifts.mine.button"), str(told.handover.team_id)),
    )
    after = context(say("shifts.giver.otherwise"))
    return Message(heading, (section(heading), *_cases(say, told), after, actions(*buttons)), _about(told))


def ask_to_take_over(say: Say, told: Told, why: str) -> Message:
    """To who is in now, with what the giver said along."""
    giver = told.name(told.handover.giver_id)
    heading = say("shifts.ask.heading", count=len(told.cases), giver=giver, back=_back(say, told))
    take = button("shifts.take_over", say("shifts.take_over.button"), str(told.handover.id), style="primary")
    blocks = (
        section(heading),
        *_words(say, told),
        *_cases(say, told),
        *([context(why)] if why else ()),
        actions(take),
    )
    return Message(heading, blocks, (*_own_words(told), *_about(told)))


def nobody_takes(say: Say, told: Told) -> Message:
    """To a coordinator: everybody was asked, and each case was dealt anew; with what the giver said."""
    heading = say("shifts.nobody", count=len(told.cases), giver=told.name(told.handover.giver_id))
    team = button("webcare.team", say("shifts.team.button"), str(told.handover.team_id))
    lines = "\n".join(f"{_line(say, one)} {messages.state(say, one)}" for one in told.cases[:SHOWN_AT_MOST])
    blocks = (section(heading), *_words(say, told), section(lines), *_more(say, told), actions(team))
    return Message(heading, blocks, (*_own_words(told), *_about(told)))


def taken(say: Say, told: Told) -> Message:
    """What stands where somebody was asked."""
    handover = told.handover
    at = say.short_moment(handover.taken_at or told.now, told.reads_in)
    names = {"by": told.name(handover.taken_by), "giver": told.name(handover.giver_id)}
    text = say("shifts.taken", count=handover.taken_cases, at=at, **names)
    return Message(text, (section(text),))


def given(say: Say, told: Told, to: str | None) -> Message:
    """To the giver: when somebody hears of it."""
    moment = say.short_moment(told.handover.tell_at or told.now, told.reads_in)
    if to is None:
        return Message(say("shifts.given.on_duty", moment=moment))
    return Message(say("shifts.given.to", who=told.name(to), moment=moment))


def too_late(say: Say, told: Told) -> Message:
    """Somebody has them, or nothing is left."""
    if told.handover.taken_by is None:
        return Message(say("shifts.nothing_left"))
    return taken(say, told)


def reason(say: Say, facts: Facts, found: Resolution, candidate: Candidate) -> str:
    return messages.teller(say, facts, candidate.user_id).because(found, candidate)


def _back(say: Say, told: Told) -> str:
    back = told.handover.back_at
    return say("shifts.back.unknown") if back is None else say.short_moment(back, told.reads_in)


def _words(say: Say, told: Told) -> list[Block]:
    words = told.handover.words
    giver = told.name(told.handover.giver_id)
    return [section(say("shifts.words", giver=giver, words=escape(words)))] if words else []


def _cases(say: Say, told: Told) -> list[Block]:
    lines = [_line(say, one) for one in told.cases[:SHOWN_AT_MOST]]
    return [section("\n".join(lines)), *_more(say, told)]


def _more(say: Say, told: Told) -> list[Block]:
    more = len(told.cases) - SHOWN_AT_MOST
    return [context(say("shifts.more", count=more))] if more > 0 else []


def _own_words(told: Told) -> tuple[str, ...]:
    return (about(told.handover),) if told.handover.words else ()


def _about(told: Told) -> tuple[str, ...]:
    return tuple(messages.about(one.case) for one in told.cases[:SHOWN_AT_MOST])


def _line(say: Say, facts: Facts) -> str:
    glimpse = line_within(facts.case.paraphrase, GLIMPSE)
    return f"• *{messages.what(say, facts.case)}*: {glimpse} · {messages.due(say, facts)}"
