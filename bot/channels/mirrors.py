"""What is said while a channel is changed: above its form, after saving, and what others did meanwhile."""

from bot.channels import telling
from bot.channels.checks import Lack, remark
from bot.channels.facts import Facts, Staff
from bot.channels.mending import AS_FOUND, MATRIX
from bot.channels.messages import later, matrix_button
from bot.channels.rules import Plan
from bot.editing import Meanwhile
from bot.left_open import remembered, told
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import Element, button
from bot.slack.replies import Form
from bot.texts import Say
from storage.channels import PlanChannel


def first_look(say: Say, facts: Facts, who: Staff, channel: PlanChannel) -> list[Block]:
    """Above the form of a channel that is there: the one question, and who is there for it."""
    asked = remark(facts, who, channel)
    staff = telling.staff(say, who)
    question = telling.remark(say, facts, who, channel, asked)
    return [
        section(f"{telling.title(say, channel)}\n{question}"),
        context(say("channels.plan.who.context", staff=staff)),
    ]


def what_it_is(say: Say, draft: Plan) -> list[Block]:
    """Above the form of a new channel."""
    return [section(telling.title(say, draft))]


def mirror(say: Say, facts: Facts, who: Staff, channel: PlanChannel) -> Form:
    """What I understood, who is there for it, what is not known, and the one remark."""
    said = remembered(facts.left_open)
    lack = remark(facts, who, channel)
    understood = "  ·  ".join(
        part for part in (telling.plan(say, facts, channel), telling.experiment(say, channel)) if part
    )
    return Form(
        name="channels.mirror",
        title=say("common.mirror.title"),
        blocks=(
            section(f"{say('common.mirror.text')}\n> {telling.title(say, channel)}: {understood}"),
            context(telling.staff(say, who)),
            *[context(line) for line in telling.waiting(say, facts, channel)],
            *told(say, said, lambda name: say(f"channels.field.{name}")),
            section(f"*{telling.remark(say, facts, who, channel, lack)}*"),
            actions(*_buttons(say, channel, lack)),
        ),
        submit=None,
        close=say("channels.mirror.close.button"),
        facts=said,
    )


def _buttons(say: Say, channel: PlanChannel, lack: Lack) -> list[Element]:
    """What the remark is about comes first: the matrix where it is about people, else the form."""
    improve = button(_improve(lack), say("channels.mirror.improve.button"), str(channel.id))
    trial = button("channels.improve_trial", say("channels.overview.trial.button"), str(channel.id))
    mends = [matrix_button(say, channel, lack)] if lack in MATRIX else []
    return [*mends, improve, *later(say, channel, lack), trial]


def _improve(lack: Lack) -> str:
    """Who gets in, and the last post, are told in the form of the inventory."""
    return "channels.improve_found" if lack in AS_FOUND else "channels.improve"


def meanwhile(say: Say, others: Meanwhile, saved: str) -> list[Block]:
    """Above the form: who changed what while it was open, and how it stands now."""
    return others.told(say, lambda name: say(f"channels.field.{name}"), saved)
