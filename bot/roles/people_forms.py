"""The forms that give roles and tasks person by person."""

from collections.abc import Mapping, Sequence

from bot.ownership.words import plain_role_name, role_name, task_title
from bot.roles import rules
from bot.roles.lines import Line
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import Option, multi_static_select, option
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.duties import Part


def role(
    say: Say, name: str, held_by: Sequence[str], people: Mapping[str, str], facts: Mapping[str, Fact]
) -> Form:
    """Who has a role."""
    options = [option(Typed(one), user_id) for user_id, one in people.items()]
    return Form(
        name="roles.role",
        title=say("roles.role.title"),
        blocks=(
            section(say("roles.role.intro", role=role_name(say, name))),
            field(
                "holders",
                say("roles.role.holders.label"),
                multi_static_select(options, chosen=held_by),
                optional=True,
            ),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def person(
    say: Say, name: str, chosen: Mapping[str, Sequence[str]], lines: Sequence[Line], facts: Mapping[str, Fact]
) -> Form:
    """What one person has: tasks per part, and roles. `chosen` by part, and "roles"."""
    tasks = [
        option(Typed(task_title(say, one.task)), str(one.task_id)) for one in lines if one.scope.is_everything
    ]
    roles = [option(Typed(plain_role_name(say, one)), one) for one in rules.roles_offered(chosen["roles"])]
    parts = [_asked(say, part, tasks, chosen.get(part, ())) for part in Part] if tasks else []
    return Form(
        name="roles.person",
        title=say("roles.person.title"),
        blocks=(
            section(say("roles.person.intro", who=name)),
            context(say("roles.person.scope.hint")),
            *parts,
            _asked(say, "roles", roles, chosen["roles"]),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _asked(say: Say, name: str, options: Sequence[Option], chosen: Sequence[str]) -> Block:
    label = say(f"roles.person.{name}.label")
    return field(name, label, multi_static_select(options, chosen=chosen), optional=True)
