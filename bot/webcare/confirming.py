"""What the person who acted is told privately: done, and what follows, or why not."""

from datetime import datetime

from bot.ownership.record import written
from bot.slack.blocks import actions, section
from bot.slack.elements import Element
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, danger, messages
from bot.webcare.messages import Facts
from bot.webcare.rules import Assigned, Nobody, Refusal, Waits
from storage.cases import Case
from storage.turns import Because, Turn

WORDS_AT_MOST = 2000
"""Of a section of 3,000 characters."""


def reported(say: Say, facts: Facts, decision: Assigned | Waits, reader: str) -> Message:
    """To who reported it: whose it is, why, and before when."""
    what = messages.what(say, facts.case)
    text = f"{what}. {whose(say, facts, decision, reader)} {messages.due(say, facts)}"
    return Message(danger.aloud(say, facts.case, text))


def whose(say: Say, facts: Facts, decision: Assigned | Waits, reader: str) -> str:
    if isinstance(decision, Waits):
        return _waits(say, facts, decision)
    if decision.user_id == reader:
        return say("webcare.dealt.yours")
    owner = facts.name(decision.user_id)
    if decision.because is Because.MATRIX and decision.found is not None:
        found = written(decision.found)
        why = messages.reason(say, facts, found, decision.user_id, reader)
        return say("webcare.dealt.matrix", owner=owner, reason=why)
    if decision.because is Because.FEWEST:
        return say("webcare.dealt.fewest", owner=owner, open=say.number(decision.open_cases))
    return say(f"webcare.dealt.alone.{decision.because}", owner=owner)


def _waits(say: Say, facts: Facts, waits: Waits) -> str:
    if waits.why in (Nobody.CLOSED, Nobody.LATER) and waits.until is not None:
        return say(f"webcare.waits.until.{waits.why}", until=messages.moment(say, waits.until, facts))
    return say(f"webcare.waits.nobody.{waits.why}")


def joined(say: Say, facts: Facts) -> Message:
    """To who reported a link about which there is an open case."""
    text = say("webcare.joined", what=messages.what(say, facts.case), state=messages.state(say, facts))
    return Message(text, (section(text), actions(buttons.show(say, facts.case))))


def done(say: Say, facts: Facts, key: str) -> Message:
    """`key` is of a sentence that names the case as {what}; what may be done next stands below it."""
    case = facts.case
    text = say(key, what=messages.what(say, case))
    if case.is_open:
        text = f"{text} {messages.due(say, facts)}"
    return Message(text, (section(text), actions(*_next(say, case))))


def _next(say: Say, case: Case) -> list[Element]:
    """What was done a moment ago can only be a mistake; that they wrote again comes later."""
    if case.is_open:
        return buttons.of_case(say, case)
    return [buttons.undo(say, case), buttons.show(say, case)]


def refused(say: Say, facts: Facts, refusal: Refusal, words: str | None = None) -> Message:
    """Why not, how it stands, and what may be done instead; `words` they typed in vain are given back."""
    text = sentence(say, facts, refusal)
    if words:
        text += "\n" + say("webcare.answered.yours", words=line_within(words, WORDS_AT_MOST))
    show = [buttons.show(say, facts.case)]
    may_do = show if refusal is Refusal.TAKEN else buttons.of_case(say, facts.case)
    return Message(text, (section(text), actions(*may_do)), (messages.about(facts.case),) if words else ())


def sentence(say: Say, facts: Facts, refusal: Refusal) -> str:
    what, state = messages.what(say, facts.case), messages.state(say, facts)
    return say(f"webcare.refusal.{refusal}", what=what, state=state)


def gone(say: Say) -> Message:
    return Message(say("webcare.gone"))


def no_such_number(say: Say, number: int) -> Message:
    return Message(say("webcare.no_such_number", number=number))


def no_team(say: Say) -> Message:
    return Message(say("webcare.no_team"))


def handed_over(say: Say, facts: Facts, turn: Turn) -> Message:
    """To who handed it over: when the other hears of it."""
    what, owner = messages.what(say, facts.case), facts.name(turn.user_id)
    if turn.ping_at > facts.now:
        moment = messages.moment(say, turn.ping_at, facts)
        return Message(say("webcare.hand_over.later", what=what, owner=owner, moment=moment))
    return Message(say("webcare.hand_over.done", what=what, owner=owner))


def snoozed(say: Say, facts: Facts, wished: datetime) -> Message:
    """When it comes back, and what rings before; later than was wished where they do not work then."""
    case, until = facts.case, facts.case.snoozed_until or wished
    moment, what = messages.moment(say, until, facts), messages.what(say, case)
    key = "webcare.snooze.done" if until == wished else "webcare.snooze.when_in"
    text = f"{say(key, what=what, moment=moment)} {messages.due(say, facts)}"
    if case.due_at is not None and facts.now < case.due_at < until:
        text += f" {say('webcare.snooze.rings')}"
    return Message(text, (section(text), actions(buttons.show(say, case))))


def help_asked(say: Say, facts: Facts, whom: str, arrives: datetime) -> Message:
    """To who asked: when the other hears of it."""
    what, name = messages.what(say, facts.case), facts.name(whom)
    if arrives > facts.now:
        moment = messages.moment(say, arrives, facts)
        return Message(say("webcare.help_asked.later", what=what, name=name, moment=moment))
    return Message(say("webcare.help_asked.done", what=what, name=name))


def looks_along(say: Say, facts: Facts, *, is_new: bool) -> Message:
    """To who helps."""
    key = "new" if is_new else "again"
    owner, what = facts.name(facts.case.owner_id), messages.what(say, facts.case)
    text = say(f"webcare.look_along.{key}", what=what, owner=owner)
    return Message(text, (section(text), actions(buttons.show(say, facts.case))))
