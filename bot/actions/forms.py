"""The one form of an action: what, who, by when."""

from collections.abc import Mapping, Sequence

from bot.actions import rules
from bot.actions.rules import About, Draft
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import datepicker, text_input, users_select
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from storage.actions import TEXT_LONGEST

QUESTIONS = {
    "": "actions.form.free.label",
    rules.CONDITION: "actions.form.condition.label",
}
FIND_OUT = "actions.form.find_out.label"


def action(
    say: Say, draft: Draft, about: About, facts: Mapping[str, Fact], opening: Sequence[Block] = ()
) -> Form:
    """An action to fill in, below what is said about it. `facts`: which team, what about, which version."""
    text = text_input(
        draft.text,
        multiline=True,
        max_length=TEXT_LONGEST,
        placeholder=say("actions.form.text.placeholder"),
        focus=True,
    )
    return Form(
        name="actions.action",
        title=say("actions.form.title"),
        blocks=(
            *opening,
            field("text", say(QUESTIONS.get(about.thing, FIND_OUT)), text),
            field("owner_id", say("actions.form.owner.label"), users_select(chosen=draft.owner_id)),
            field("due_on", say("actions.form.due_on.label"), datepicker(chosen=draft.due_on)),
            context(say("actions.form.reminded.hint")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def not_knowing_is_fine(say: Say) -> tuple[Block, ...]:
    return (section(say("actions.form.later.intro")),)


def draft_from(answers: Answers) -> Draft:
    """What was filled in, as it was typed."""
    return Draft(known(answers.text("text")) or "", answers.user("owner_id"), answers.date("due_on"))
