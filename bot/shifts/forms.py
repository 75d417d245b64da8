"""The form of a handover: to whom, and what they should know."""

from collections.abc import Sequence

from bot.shifts.messages import Told
from bot.slack.blocks import field, section
from bot.slack.elements import option, static_select, text_input
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Form
from bot.texts import Say
from bot.webcare import rules

ON_DUTY = "on_duty"
CHOICES_AT_MOST = 99
"""Slack shows a hundred options; one is whoever is on duty."""


def give(say: Say, told: Told, people: Sequence[str]) -> Form:
    """`people` are in when the next one is asked, in the order of the matrix."""
    options = [option(Typed(told.names.get(one, "?")), one) for one in people[:CHOICES_AT_MOST]]
    on_duty = option(say("shifts.form.on_duty.option"), ON_DUTY)
    words = text_input(told.handover.words, multiline=True, max_length=rules.LONGEST["words"])
    return Form(
        name="shifts.give",
        title=say("shifts.form.title"),
        blocks=(
            section(say("shifts.form.text", count=len(told.cases))),
            field(
                "to", say("shifts.form.to.label"), static_select([on_duty, *options], chosen=_chosen(told))
            ),
            field(
                "words",
                say("shifts.form.words.label"),
                words,
                hint=say("shifts.form.words.hint"),
                optional=True,
            ),
        ),
        submit=say("shifts.give.button"),
        close=say("common.cancel.button"),
        facts={"handover": told.handover.id},
    )


def _chosen(told: Told) -> str:
    return told.handover.chosen_id or ON_DUTY
