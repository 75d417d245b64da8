"""What is said of hooks: those that are coming, the three questions, and the advice to let one go."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.hook_days import Coming
from bot.hooks.rules import QUESTIONS
from bot.slack.blocks import Block, actions, context, field, header, section
from bot.slack.elements import button, option, radio_buttons
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Fact, Form, Message
from bot.texts import Say
from bot.way_back import to_calendar

YES, NO = "yes", "no"
TITLE = 60
"""Characters of a post's title in a line."""

Taken = Mapping[date, str]
"""Monday of a week -> the title of the hook that is planned in it already."""


def overview(say: Say, team_id: int, some: Sequence[Coming], taken: Taken) -> Message:
    """The next six weeks, each hook with its button, and which weeks have one already."""
    blocks: list[Block] = [header(say("hooks.overview.heading")), context(say("hooks.overview.intro"))]
    blocks += [block for number, one in enumerate(some) for block in _one(say, team_id, one, taken, number)]
    if not some:
        blocks.append(section(say("hooks.overview.none")))
    own = button("adding.add", say("hooks.overview.own.button"), str(team_id))
    blocks.append(actions(own, to_calendar(say, team_id)))
    names = [say("hooks.line", day=say.short_date(one.day), name=name_of(say, one)) for one in some]
    return Message("\n".join((say("hooks.overview.heading"), *names)), tuple(blocks))


def _one(say: Say, team_id: int, one: Coming, taken: Taken, number: int) -> Iterator[Block]:
    value = f"{team_id}/{one.hook.key}/{one.day.isoformat()}"
    weigh = button(f"hooks.weigh:{number}", say("hooks.overview.weigh.button"), value)
    yield section(say("hooks.overview.one", day=say.day(one.day), name=name_of(say, one)), accessory=weigh)
    if told := list(_notes(say, one, taken)):
        yield context(*told)


def _notes(say: Say, one: Coming, taken: Taken) -> Iterator[str]:
    if one.hook.needs_care:
        yield say(f"hooks.care.{one.hook.key}")
    if one.hook.is_checked:
        yield say("hooks.overview.checked")
    if title := taken.get(date.fromordinal(one.day.toordinal() - one.day.weekday())):
        yield say("hooks.overview.taken", title=line_within(title, TITLE))


def name_of(say: Say, one: Coming) -> str:
    """Such as "Paarse Vrijdag"."""
    return say(f"hooks.name.{one.hook.key}")


def questions(say: Say, one: Coming, facts: Mapping[str, Fact], taken: Taken) -> Form:
    """Three times yes or no."""
    answers = [option(say(f"hooks.answer.{answer}.option"), answer) for answer in (YES, NO)]
    asked = [field(name, say(f"hooks.ask.{name}.label"), radio_buttons(answers)) for name in QUESTIONS]
    notes = list(_notes(say, one, taken))
    return Form(
        name="hooks.weigh",
        title=say("hooks.ask.title"),
        blocks=(
            section(say("hooks.ask.intro", day=say.day(one.day), name=name_of(say, one))),
            *([context(*notes)] if notes else []),
            *asked,
        ),
        submit=say("hooks.ask.submit.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def let_go(say: Say, one: Coming, refused: Sequence[str], facts: Mapping[str, Fact]) -> Form:
    """The advice and why; who knows better goes on."""
    reasons = say.list([say(f"hooks.let_go.{question}") for question in refused])
    text = say("hooks.let_go.text", name=name_of(say, one), reasons=reasons)
    return Form(
        name="hooks.make",
        title=say("hooks.let_go.title"),
        blocks=(section(text), context(say("hooks.let_go.why"))),
        submit=say("hooks.let_go.anyway.button"),
        close=say("hooks.let_go.close.button"),
        facts=facts,
    )
