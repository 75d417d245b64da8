"""What is said when the owner of a case asks for help: to who is asked, and to the owner."""

from collections.abc import Sequence

from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import buttons, messages
from bot.webcare.messages import Facts
from storage.case_owners import Helper


def asked(say: Say, facts: Facts, note: str | None) -> Message:
    """To the colleague who was chosen."""
    return _asked(say, facts, "webcare.help_asked.you", note)


def asked_in_thread(say: Say, facts: Facts, note: str | None) -> Message:
    """Below the card, to the team."""
    return _asked(say, facts, "webcare.help_asked.team", note)


def _asked(say: Say, facts: Facts, key: str, note: str | None) -> Message:
    case = facts.case
    what = messages.what(say, case)
    text = say(key, owner=facts.name(case.owner_id), what=what)
    said = messages.words_for(say, facts, note or case.paraphrase)
    return Message(text, (section(f"{text}\n{said}"), actions(*_buttons(say, facts))))


def _buttons(say: Say, facts: Facts) -> list[Element]:
    value = str(facts.case.id)
    return [
        button("webcare.look_along", say("webcare.look_along.button"), value, style="primary"),
        button("webcare.take_over", say("webcare.take_over.button"), value),
        buttons.show(say, facts.case),
    ]


def looks_along(say: Say, facts: Facts, who: str) -> Message:
    """To the owner."""
    text = say("webcare.help_asked.comes", who=facts.name(who), what=messages.what(say, facts.case))
    return Message(text, (section(text), actions(buttons.show(say, facts.case))))


def lines(say: Say, facts: Facts, helpers: Sequence[Helper]) -> list[Block]:
    """On the page of a case: who looks along."""
    names = [facts.name(one.user_id) for one in helpers if one.looks_at is not None]
    return [context(say("webcare.look_along.who", names=say.list(names)))] if names else []
