"""The form of a campaign."""

from collections.abc import Mapping, Sequence

from bot.campaigns.rules import LONGEST_NAME, Draft
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import datepicker, option, static_select, text_input
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say

OFFERED = 100
"""Slack: at most 100 options."""


def campaign(
    say: Say,
    draft: Draft,
    issues: Mapping[int, str],
    facts: Mapping[str, Fact],
    above: Sequence[Block] = (),
) -> Form:
    """`issues` of the plan by id; `above` is what somebody should know first."""
    name = text_input(
        draft.name or None, max_length=LONGEST_NAME, placeholder=say("campaigns.form.name.placeholder")
    )
    first, last = datepicker(chosen=draft.first_day), datepicker(chosen=draft.last_day)
    return Form(
        name="campaigns.campaign",
        title=say("campaigns.form.title"),
        blocks=(
            *above,
            field("name", say("campaigns.form.name.label"), name),
            field("first_day", say("campaigns.form.first_day.label"), first, optional=True),
            field("last_day", say("campaigns.form.last_day.label"), last, optional=True),
            _issue(say, draft, issues),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _issue(say: Say, draft: Draft, issues: Mapping[int, str]) -> Block:
    """By choice; without issues in the plan, when there will be some."""
    if not issues:
        return context(say("campaigns.form.issue_id.none"))
    options = [option(Typed(sentence), str(one)) for one, sentence in issues.items()][:OFFERED]
    select = static_select(options, chosen=str(draft.issue_id))
    return field("issue_id", say("campaigns.form.issue_id.label"), select, optional=True)


def draft_from(answers: Answers) -> Draft:
    return Draft(
        name=(answers.text("name") or "").strip(),
        first_day=answers.date("first_day"),
        last_day=answers.date("last_day"),
        issue_id=row_id(answers.choice("issue_id")) or None,
    )
