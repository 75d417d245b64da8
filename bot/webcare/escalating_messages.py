"""What is said when a case goes up the ladder: to whom it goes, to who sent it, and on its page."""

from bot.ownership.resolving import Candidate
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.mrkdwn import escape, one_line
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, crisis_messages, messages
from bot.webcare.ladder import Passed, Reached, Standing
from bot.webcare.messages import Facts
from storage.duties import CRISIS, Held, Part
from storage.escalation import Escalation


def to_you(say: Say, facts: Facts, step: Escalation, reached: Reached, above: Standing | None) -> Message:
    """To who is on the rung: what, why, why them, and whom to call when it is too big for them too."""
    what, by = messages.what(say, facts.case), facts.name(step.by)
    heading = say("escalation.to_you.text", what=what, by=by, rung=say.number(step.rung))
    lines = [
        f"*{heading}*",
        messages.quoted(facts.case.paraphrase),
        reason(say, step),
        *_note(say, facts, step),
    ]
    owner = facts.case.owner_id
    keeps = (
        say("escalation.to_you.keeps", owner=facts.name(owner)) if owner else say("escalation.to_you.free")
    )
    blocks = (
        section("\n".join(lines)),
        context(
            messages.due(say, facts), keeps, *why_you(say, facts, reached), *messages.where(say, facts.case)
        ),
        *_above(say, facts, above),
        actions(*_acts(say, facts)),
    )
    return Message(f"{heading} {messages.due_in_words(say, facts)}".strip(), blocks)


def reason(say: Say, step: Escalation) -> str:
    return say(f"escalation.reason.{step.reason}.text")


def _note(say: Say, facts: Facts, step: Escalation) -> list[str]:
    if not step.note:
        return []
    return [say("webcare.ping.note", by=facts.name(step.by), note=escape(one_line(step.note)))]


def why_you(say: Say, facts: Facts, reached: Reached) -> list[str]:
    """Who stands before them on the rung, and where those are."""
    return [passed(say, facts, one) for one in reached.passed]


def passed(say: Say, facts: Facts, one: Passed) -> str:
    if one.where is None:
        return say("escalation.passed.self", who=facts.name(one.user_id))
    teller = messages.teller(say, facts)
    candidate = Candidate(one.user_id, 0, Held(CRISIS, Part.DOES, one.user_id), one.where)
    told = teller.where(candidate, facts.now)
    return f"{told[:1].upper()}{told[1:]}."


def _above(say: Say, facts: Facts, above: Standing | None) -> list[Block]:
    """Whom to call next: Slack wakes nobody."""
    if above is None or not above.contacts:
        return []
    people = crisis_messages.in_order(say, above.contacts, facts.names)
    return [section(f"{say('escalation.to_you.above', rung=say.number(above.number))}\n{people}")]


def _acts(say: Say, facts: Facts) -> list[Element]:
    case = facts.case
    take = button("escalation.take", say("escalation.take.button"), str(case.id), style="primary")
    return [take, *buttons.escalate(say, case), buttons.show(say, case)]


def step(say: Say, facts: Facts, last: Escalation) -> list[str]:
    """On the page of the case: where it is on the ladder, by whom, why, and who knows."""
    at = messages.when(say, last.at, facts)
    who = facts.name(last.to_id) if last.to_id else escape(one_line(last.to_name))
    text = say("escalation.page.step", rung=say.number(last.rung), by=facts.name(last.by), moment=at)
    knows = [say("escalation.page.knows", who=who)] if who else []
    return [f"{text} {reason(say, last)}", *knows, *_note(say, facts, last)]


def done(say: Say, facts: Facts, rung: Escalation, reached: Reached) -> Message:
    """To who escalated: who has a message now, or whom to call, and what stays theirs."""
    what = messages.what(say, facts.case)
    text = say("escalation.done.text", what=what, rung=say.number(rung.rung))
    lines = [text, *why_you(say, facts, reached), _heard(say, facts, reached)]
    blocks = (section("\n".join(lines)), actions(*buttons.of_case(say, facts.case)))
    return Message(" ".join(lines), blocks)


def _heard(say: Say, facts: Facts, reached: Reached) -> str:
    contact = reached.contact
    who = crisis_messages.name_of(contact, facts.names)
    if not contact.user_id:
        return say("escalation.done.outside", called=crisis_messages.called(say, contact, facts.names))
    if not reached.is_there:
        called = crisis_messages.called(say, contact, facts.names)
        return say("escalation.done.away", who=who, called=called)
    return say("escalation.done.heard", who=who)
