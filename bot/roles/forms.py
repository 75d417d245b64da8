"""The forms of the matrix: a line, an exception to it, new tasks, and who has a role."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.naming import short_names
from bot.ownership.tasks import CORE_TASKS
from bot.ownership.words import ChannelsByKey, channel_options, plain_role_name, scope_parts, task_title
from bot.roles import rules
from bot.roles.lines import Line
from bot.roles.rules import ROLE, Draft
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, divider, field, section
from bot.slack.elements import (
    Option,
    button,
    checkboxes,
    confirm,
    multi_static_select,
    number_input,
    option,
    static_select,
    text_input,
)
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.channels import ONLY_WEBCARE, ChannelNames
from storage.duties import EVERY_DAY, Part, Scope
from storage.plans import TOPICS

CHECK = "roles.check"
"""Pressed as soon as somebody is chosen, so that what is missing is said while the form is open."""
EXCEPTIONS_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Holders:
    """Who can have a part: the people of the team by name, and its roles with who holds each."""

    people: Mapping[str, str]
    roles: Mapping[str, tuple[str, ...]]

    def options(self, say: Say) -> list[Option]:
        people = [option(Typed(name), user_id) for user_id, name in self.people.items()]
        return people + [option(self._role(say, role), ROLE + role) for role in self.roles]

    def _role(self, say: Say, role: str) -> Typed:
        short = short_names(self.people)
        held = say.list([short[one] for one in self.roles[role] if one in short])
        name = plain_role_name(say, role)
        return Typed(say("roles.form.role.option", role=name, people=held or say("common.nobody")))


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above the fields: what it is about, and what may be said of it."""

    heading: str
    remarks: tuple[str, ...] = ()
    notice: str = ""
    """What others changed while the form was open."""


def line(
    say: Say,
    opening: Opening,
    draft: Draft,
    holders: Holders,
    facts: Mapping[str, Fact],
    below: Sequence[Block],
) -> Form:
    """A line to fill in; `below` is what belongs to the whole task only."""
    return Form(
        name="roles.line",
        title=say("roles.form.title"),
        blocks=(*_opening(say, opening), *_parts(say, draft, holders), *below),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _opening(say: Say, opening: Opening) -> list[Block]:
    notice = [section(opening.notice)] if opening.notice else []
    told = "\n".join(f"• {one}" for one in opening.remarks) or say("roles.form.fine")
    return [*notice, section(opening.heading), context(told, name="remarks")]


def _parts(say: Say, draft: Draft, holders: Holders) -> list[Block]:
    options = holders.options(say)
    return [
        field(
            part,
            say(f"roles.form.{part}.label"),
            multi_static_select(options, chosen=draft.parts.get(part, ())),
            hint=say(f"roles.form.{part}.hint")
            if part in (Part.DOES, Part.DECIDES, Part.THINKS_ALONG)
            else None,
            optional=True,
            tells=f"{CHECK}:{part}",
        )
        for part in Part
    ]


def whole_task(
    say: Say,
    draft: Draft,
    task_id: int,
    exceptions: Sequence[tuple[Scope, str]],
    channels: ChannelsByKey,
) -> list[Block]:
    """What only a whole task has: how long it takes, its exceptions, and taking it out."""
    minutes = number_input(draft.minutes, least=1, most=rules.MINUTES_AT_MOST)
    box = checkboxes([option(say("roles.form.decider_does.option"), "yes")], chosen=_ticked(draft))
    return [
        field("minutes", say("roles.form.minutes.label"), minutes, optional=True),
        field("decider_does", say("roles.form.decider_does.label"), box, optional=True),
        divider(),
        *_exceptions(say, task_id, exceptions, channels),
        actions(
            button("roles.exception", say("roles.form.exception.button"), str(task_id)),
            button(
                "roles.drop", say("roles.form.drop.button"), str(task_id), style="danger", confirm=_sure(say)
            ),
        ),
    ]


def _ticked(draft: Draft) -> list[str]:
    return ["yes"] if draft.decider_does else []


def _sure(say: Say) -> dict[str, object]:
    return confirm(
        say("roles.drop.sure.title"),
        say("roles.drop.sure.text"),
        say("roles.form.drop.button"),
        say("common.cancel.button"),
        danger=True,
    )


def _exceptions(
    say: Say, task_id: int, exceptions: Sequence[tuple[Scope, str]], channels: ChannelsByKey
) -> list[Block]:
    if not exceptions:
        return [context(say("roles.form.no_exceptions"))]
    shown = [
        section(
            say("roles.form.exception_line", scope=", ".join(scope_parts(say, scope, channels)), who=who),
            accessory=button(
                f"roles.scope:{number}", say("common.change.button"), scope_value(task_id, scope)
            ),
        )
        for number, (scope, who) in enumerate(exceptions[:EXCEPTIONS_SHOWN])
    ]
    return [context(say("roles.form.exceptions")), *shown]


def scope_value(task_id: int, scope: Scope) -> str:
    return f"{task_id}/{scope.channel}/{scope.topic}/{scope.weekday}"


def scope_from(value: str | None) -> tuple[str, Scope]:
    """The task's id as it stands in a button, and of what; whatever cannot be read is of everything."""
    task_id, channel, topic, weekday = (*(value or "").split("/"), "", "", "", "")[:4]
    day = int(weekday) if weekday in {str(number) for number in range(7)} else EVERY_DAY
    return task_id, Scope(channel, topic, day)


def exception(
    say: Say, opening: Opening, holders: Holders, facts: Mapping[str, Fact], names: ChannelNames
) -> Form:
    """For which channel, topic or day somebody else has a part."""
    channels = channel_options(say, names, ONLY_WEBCARE)
    topics = [option(say(f"why.topic.{topic}.option"), topic) for topic in TOPICS]
    days = [option(say.weekday(day), str(day)) for day in range(7)]
    choices = (("channel", channels), ("topic", topics), ("weekday", days))
    return Form(
        name="roles.exception",
        title=say("roles.form.exception.title"),
        blocks=(
            section(opening.heading),
            *(
                field(name, say(f"roles.form.{name}.label"), static_select(options), optional=True)
                for name, options in choices
            ),
            *_plain_parts(say, holders),
        ),
        submit=say("common.save.button"),
        close=say("common.back.button"),
        facts=facts,
    )


def _plain_parts(say: Say, holders: Holders) -> list[Block]:
    """Only who does it, decides and stands in: the rest hears of the whole task."""
    options = holders.options(say)
    return [
        field(part, say(f"roles.form.{part}.label"), multi_static_select(options), optional=True)
        for part in (Part.DOES, Part.DECIDES, Part.BACKUP)
    ]


def exception_from(answers: Answers) -> Scope:
    weekday = answers.choice("weekday")
    return Scope(
        answers.choice("channel") or "",
        answers.choice("topic") or "",
        EVERY_DAY if weekday is None else int(weekday),
    )


def draft_from(answers: Answers) -> Draft:
    return Draft(
        parts={part: answers.choices(part) for part in Part if answers.choices(part)},
        minutes=answers.whole_number("minutes"),
        decider_does=answers.checked("decider_does"),
    )


def new_tasks(say: Say, lines: Iterable[Line], facts: Mapping[str, Fact], wanted: str = "") -> Form:
    """The tasks of the trade that are not there yet, with `wanted` chosen, and room for one's own."""
    there = {one.task for one in lines}
    offered = [option(task_title(say, task), task) for task in CORE_TASKS if task not in there]
    own = text_input(multiline=True, max_length=1000, placeholder=say("roles.tasks.own.placeholder"))
    return Form(
        name="roles.tasks",
        title=say("roles.tasks.title"),
        blocks=(
            section(say("roles.tasks.intro")),
            *([_core(say, offered, wanted)] if offered else []),
            field("own", say("roles.tasks.own.label"), own, optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _core(say: Say, offered: Sequence[Option], wanted: str) -> Block:
    tasks = multi_static_select(offered, chosen=[wanted])
    return field("core", say("roles.tasks.core.label"), tasks, optional=True)


def only_text(say: Say, text: str) -> Form:
    """In place of an open form: one sentence, and the way out."""
    return Form(
        "roles.line", say("roles.form.title"), (section(text),), submit=None, close=say("common.close.button")
    )
