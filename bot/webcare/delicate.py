"""What is said about words of somebody outside: too long, about health, or personal and kept knowingly.

What is personal may be kept after a warning: the person ticks a box that is about just these warnings. Words
about health never are.
"""

from collections.abc import Mapping
from datetime import date

from bot.slack.blocks import Block, field, section
from bot.slack.elements import checkboxes, option
from bot.slack.replies import Fact
from bot.texts import Say
from bot.webcare import privacy, rules
from bot.webcare.privacy import Personal

Warned = tuple[Personal, ...]
"""What the person was warned of and may keep knowingly."""


def problem_with(say: Say, name: str, typed: str) -> str | None:
    """Why this cannot be kept as it is; `name` is that of its limit in `rules.LONGEST`."""
    if len(typed) > rules.LONGEST[name]:
        return say("webcare.problem.too_long", most=rules.LONGEST[name])
    if words := privacy.health_words(typed):
        return say("webcare.problem.health", words=say.list([f"“{word}”" for word in words]))
    return None


def problem_among_us(say: Say, name: str, typed: str, today: date) -> str | None:
    """As `problem_with`, of words for colleagues: what is personal about somebody outside stays where it was
    said.
    """
    if problem := problem_with(say, name, typed):
        return problem
    found = privacy.personal(typed, today)
    return say("webcare.problem.personal", found=named(say, found)) if found else None


def keep_name(warned: Warned) -> str:
    """Ticking the box is about these warnings and no others: after new ones it is another, empty box."""
    return "_".join(("keep", *warned))


def blocks(say: Say, warned: Warned) -> list[Block]:
    """What was found, and the person's own decision to keep it all the same."""
    if not warned:
        return []
    found = named(say, warned)
    box = checkboxes([option(say("webcare.personal.keep.option"), "yes")])
    return [
        section(say("webcare.personal.found", found=found)),
        field(keep_name(warned), say("webcare.personal.keep.label"), box, optional=True),
    ]


def named(say: Say, found: Warned) -> str:
    """Such as "een e-mailadres en een telefoonnummer"."""
    return say.list([say(f"webcare.personal.kind.{kind}") for kind in found])


def as_fact(warned: Warned) -> dict[str, Fact]:
    return {"warned": " ".join(warned)} if warned else {}


def warned_of(facts: Mapping[str, Fact]) -> Warned:
    return tuple(Personal(kind) for kind in str(facts.get("warned") or "").split())
