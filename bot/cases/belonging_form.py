"""Which other case this one belongs to, and whether they become one or only know of each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.slack.answers import Answers
from bot.slack.blocks import field, section
from bot.slack.elements import Element, Option, button, option, radio_buttons, static_select
from bot.slack.mrkdwn import Typed, one_line, shorten
from bot.slack.replies import Form
from bot.texts import Say
from bot.webcare import messages
from storage.cases import Case

AT_MOST = 100
"""Slack: at most 100 options in a select."""
OPTION, GLIMPSE = 75, 75
"""Slack: characters of an option, and of what stands below it."""

MERGE, LINK = "merge", "link"


@dataclass(frozen=True, slots=True)
class Chosen:
    other: str | None = None
    how: str | None = None


def chosen_from(answers: Answers) -> Chosen:
    return Chosen(answers.choice("other"), answers.choice("how"))


def form(say: Say, case: Case, others: Sequence[Case], chosen: Chosen, notice: str | None = None) -> Form:
    """`others` stand in order, the likeliest first."""
    options = [_option(say, one) for one in others]
    kept = chosen.other if chosen.other in {str(one.id) for one in others} else None
    hows = [option(say(f"webcare.merge.{how}.option"), how) for how in (MERGE, LINK)]
    return Form(
        name="webcare.merge",
        title=say("webcare.merge.title"),
        blocks=(
            section(notice or say("webcare.merge.intro", what=messages.what(say, case))),
            field("other", say("webcare.merge.other.label"), static_select(options, chosen=kept)),
            field("how", say("webcare.merge.how.label"), radio_buttons(hows, chosen=chosen.how or MERGE)),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts={"case": case.id},
    )


def _option(say: Say, case: Case) -> Option:
    named = shorten(messages.what(say, case), OPTION)
    return option(Typed(named), str(case.id), Typed(shorten(one_line(case.paraphrase), GLIMPSE)))


def unlink_button(say: Say, case: Case, other: Case) -> Element:
    return button("webcare.unlink", say("webcare.unlink.button"), f"{case.id} {other.id}")
