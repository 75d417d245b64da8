"""The forms of a channel: as it is found, the first question, and what the plan makes of it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import time

from bot.channels import rules, telling
from bot.channels.facts import Facts
from bot.channels.rules import Found, Plan
from bot.ownership.words import network_name
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import (
    Element,
    checkboxes,
    datepicker,
    multi_static_select,
    number_input,
    option,
    radio_buttons,
    static_select,
    text_input,
    timepicker,
    users_select,
)
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.typed_numbers import number_field, number_in
from bot.unknown import known
from storage.channels import PUBLISHING, PostForm, Span

OFFERED = 100
"""Slack: at most 100 options."""


def found(say: Say, draft: Found, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """A channel that is there already: what it is, who can get in, and who does it now."""
    return Form(
        name="channels.found",
        title=say("channels.inventory.title"),
        blocks=(*opening, *_which(say, draft), *_now(say, draft)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _which(say: Say, draft: Found | Plan) -> list[Block]:
    networks = [option(network_name(say, one), one) for one in PUBLISHING]
    name = text_input(draft.name, max_length=rules.LONGEST["name"])
    return [
        field("network", say("channels.found.network.label"), static_select(networks, chosen=draft.network)),
        field(
            "name",
            say("channels.found.name.label"),
            name,
            hint=say("channels.found.name.hint"),
            optional=True,
        ),
    ]


def _now(say: Say, draft: Found) -> list[Block]:
    login = text_input(
        draft.login_holder,
        max_length=rules.LONGEST["login_holder"],
        placeholder=say("channels.found.login_holder.placeholder"),
    )
    last_post, done_by = datepicker(chosen=draft.last_post_on), users_select(chosen=draft.done_by)
    hours = number_field(say, draft.hours)
    return [
        _optional(say, "login_holder", login, hint=say("channels.found.login_holder.hint")),
        _optional(say, "last_post_on", last_post, hint=say("channels.found.last_post_on.hint")),
        _optional(say, "done_by", done_by),
        _optional(say, "hours", hours),
    ]


def _optional(say: Say, name: str, element: Element, hint: str | None = None) -> Block:
    return field(name, say(f"channels.found.{name}.label"), element, hint=hint, optional=True)


def found_from(say: Say, answers: Answers) -> Found:
    """What was filled in, as it was typed; what is not known is empty."""
    hours = number_in(say, answers, "hours")
    return Found(
        network=answers.choice("network") or "",
        name=known(answers.text("name")) or "",
        login_holder=known(answers.text("login_holder")),
        last_post_on=answers.date("last_post_on"),
        done_by=answers.user("done_by"),
        hours=None if hours is None else round(float(hours), 2),
    )


def first(say: Say, facts: Mapping[str, Fact]) -> Form:
    """The question a new channel begins with: which one, and why."""
    return Form(
        name="channels.first",
        title=say("channels.first.title"),
        blocks=(*_which(say, Plan()), _reason(say, None), context(say("channels.overview.example"))),
        submit=say("channels.first.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _reason(say: Say, typed: str | None) -> Block:
    element = text_input(
        typed,
        multiline=True,
        max_length=rules.LONGEST["reason"],
        placeholder=say("channels.plan.reason.placeholder"),
    )
    return field("reason", say("channels.plan.reason.label"), element, optional=True)


def plan(say: Say, around: Facts, draft: Plan, facts: Mapping[str, Fact], opening: Sequence[Block]) -> Form:
    """What the plan makes of a channel; `around` has the audiences and issues to choose from."""
    return Form(
        name="channels.plan",
        title=say("channels.plan.title"),
        blocks=(
            *opening,
            _audiences(say, around, draft),
            _reason(say, draft.reason),
            _issues(say, around, draft),
            *_how_often(say, draft),
            *_answered(say, around, draft),
            *_which(say, draft),
            context(say("channels.plan.trial.context")),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _audiences(say: Say, around: Facts, draft: Plan) -> Block:
    """Where there is nothing to choose from yet, when there will be."""
    offered = [option(Typed(one.name), str(one.id)) for one in around.audiences.values()][:OFFERED]
    if not offered:
        return context(say("channels.plan.audiences.later"))
    chosen = multi_static_select(offered, chosen=[str(one) for one in draft.audience_ids])
    return field("audience_ids", say("channels.plan.audiences.label"), chosen, optional=True)


def _issues(say: Say, around: Facts, draft: Plan) -> Block:
    offered = [option(Typed(one.sentence), str(one.id)) for one in around.issues.values()]
    if not offered:
        return context(say("channels.plan.issues.later"))
    chosen = multi_static_select(offered, chosen=[str(one) for one in draft.issue_ids])
    label, hint = say("channels.plan.issues.label"), say("channels.plan.issues.hint")
    return field("issue_ids", label, chosen, hint=hint, optional=True)


def _how_often(say: Say, draft: Plan) -> list[Block]:
    forms = [option(say(f"channels.plan.{form}.option"), form) for form in PostForm]
    spans = [option(say(f"channels.span.{span}.option"), span) for span in Span]
    days = [option(say.weekday(day), str(day)) for day in range(7)]
    cadence = number_input(draft.cadence, least=1, most=rules.CADENCE_AT_MOST)
    chosen_days = multi_static_select(days, chosen=[str(day) for day in draft.days])
    return [
        field(
            "forms", say("channels.plan.forms.label"), checkboxes(forms, chosen=draft.forms), optional=True
        ),
        field("cadence", say("channels.plan.cadence.label"), cadence, hint=_start(say, draft), optional=True),
        field(
            "span", say("channels.plan.span.label"), radio_buttons(spans, chosen=draft.span), optional=True
        ),
        field("days", say("channels.plan.days.label"), chosen_days, optional=True),
    ]


def _start(say: Say, draft: Plan) -> str:
    if not draft.network:
        return say("channels.plan.cadence.hint_any")
    return say("channels.plan.cadence.hint", start_with=telling.start_with(say, draft.network))


def _answered(say: Say, around: Facts, draft: Plan) -> list[Block]:
    watched = [option(say("channels.plan.is_monitored.option"), "yes")]
    box = checkboxes(watched, chosen=["yes"] if draft.is_monitored else [])
    return [
        field(
            "opens",
            say("channels.plan.opens.label"),
            timepicker(chosen=draft.opens),
            hint=_usual(say, around.team.webcare_from, around.team.webcare_until),
            optional=True,
        ),
        field("closes", say("channels.plan.closes.label"), timepicker(chosen=draft.closes), optional=True),
        field("is_monitored", say("channels.plan.is_monitored.label"), box, optional=True),
    ]


def _usual(say: Say, from_: time, until: time) -> str:
    return say("channels.plan.opens.hint", from_=say.time(from_), until=say.time(until))


def plan_from(answers: Answers, before: Plan, around: Facts) -> Plan:
    """What was filled in; a field that was left out of the form keeps what it had."""
    return Plan(
        network=answers.choice("network") or "",
        name=known(answers.text("name")) or "",
        reason=known(answers.text("reason")),
        audience_ids=_ids(answers, "audience_ids", around.audiences)
        or _kept(before.audience_ids, around.audiences),
        issue_ids=_ids(answers, "issue_ids", around.issues) or _kept(before.issue_ids, around.issues),
        forms=tuple(one for one in answers.choices("forms") if one in set(PostForm)),
        cadence=answers.whole_number("cadence"),
        span=Span.MONTH if answers.choice("span") == Span.MONTH else Span.WEEK,
        days=tuple(sorted(int(one) for one in answers.choices("days") if one in set("0123456"))),
        opens=answers.time("opens"),
        closes=answers.time("closes"),
        is_monitored=answers.checked("is_monitored"),
    )


def _ids(answers: Answers, name: str, offered: Collection[int]) -> tuple[int, ...]:
    return tuple(row_id(one) for one in answers.choices(name) if row_id(one) in offered)


def _kept(before: tuple[int, ...], offered: Collection[int]) -> tuple[int, ...]:
    """What was chosen before stays where nothing was offered; where something was, nothing is chosen."""
    return () if offered else before
