"""The forms in which a team sets its response targets and its hours, and the mirror after each."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import text_input
from bot.slack.replies import Fact, Form
from bot.targets import telling
from bot.targets.rules import WITH_TARGET, Blocks, Effect
from bot.texts import Say
from bot.working_time import Block as WorkBlock
from storage.cases import Kind

LONGEST_TARGET, LONGEST_HOURS = 40, 60
"""Characters: "1 dag 2 uur en 30 minuten", and four blocks."""


def targets(
    say: Say, minutes: Mapping[str, int], facts: Mapping[str, Fact], day: int, above: Sequence[Block] = ()
) -> Form:
    """How fast each kind gets its first answer; `day` is how many minutes an opening day has."""
    span = say.hours(timedelta(minutes=day))
    return Form(
        name="targets.targets",
        title=say("targets.targets.title"),
        blocks=(
            *above,
            section(say("targets.targets.intro", day=span)),
            *(_target(say, kind, minutes.get(kind)) for kind in WITH_TARGET),
            context(say("targets.targets.none_for")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _target(say: Say, kind: Kind, minutes: int | None) -> Block:
    typed = text_input(telling.target(say, minutes), max_length=LONGEST_TARGET)
    return field(kind, telling.kind(say, kind), typed)


def hours(say: Say, week: Blocks, facts: Mapping[str, Fact], above: Sequence[Block] = ()) -> Form:
    """When webcare is open on each weekday."""
    return Form(
        name="targets.hours",
        title=say("targets.hours.title"),
        blocks=(
            *above,
            section(say("targets.hours.intro")),
            *(_day(say, day, blocks) for day, blocks in enumerate(week)),
            context(say("targets.hours.holidays")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _day(say: Say, day: int, blocks: Sequence[WorkBlock]) -> Block:
    typed = text_input(telling.typed_hours(say, blocks), max_length=LONGEST_HOURS)
    return field(day_name(day), telling.weekday(say, day), typed)


def day_name(day: int) -> str:
    """The field of a weekday."""
    return f"day{day}"


def mirror(say: Say, lines: Sequence[str], effect: Effect) -> Form:
    """What is kept now, and what that means for cases that are open."""
    happened = telling.effect(say, effect)
    return Form(
        name="targets.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(f"{say('common.mirror.text')}\n" + "\n".join(f"> {line}" for line in lines)),
            section(f"*{happened[0]}*"),
            *(context(line) for line in happened[1:]),
        ),
        submit=None,
        close=say("targets.mirror.close.button"),
    )
