"""Fields in which somebody says that they do not know: they stay empty, and who finds it out can be agreed.

What was understood is said back with them asked about first; its form remembers them, for as long as it is
on the screen.
"""

from collections.abc import Callable, Iterable, Mapping

from bot.slack.answers import Answers
from bot.slack.blocks import Block, context
from bot.slack.replies import Fact
from bot.texts import Say
from bot.unknown import says_unknown

LEFT_OPEN = "left_open"
"""The fact in which a form remembers them, with commas between them."""


def left_open(answers: Answers, names: Iterable[str]) -> dict[str, Fact]:
    """What a form remembers: those of these fields in which that was said; nothing when there are none."""
    return remembered(name for name in names if says_unknown(answers.text(name)))


def remembered(names: Iterable[str]) -> dict[str, Fact]:
    """The names as a form remembers them."""
    told = ",".join(names)
    return {LEFT_OPEN: told} if told else {}


def open_in(facts: Mapping[str, Fact]) -> tuple[str, ...]:
    """The names of those fields."""
    return tuple(filter(None, str(facts.get(LEFT_OPEN) or "").split(",")))


def told(say: Say, facts: Mapping[str, Fact], name_of: Callable[[str], str]) -> list[Block]:
    """That these stayed empty; nothing for none. `name_of` calls a field as its form does."""
    fields = say.list([name_of(name) for name in open_in(facts)])
    return [context(say("common.left_open.text", fields=fields))] if fields else []
