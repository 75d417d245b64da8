"""The form of a series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time

from bot.posting import words
from bot.recurring.rules import EVERY, LONGEST_TITLE, Draft
from bot.slack.answers import Answers
from bot.slack.blocks import Block, field
from bot.slack.elements import Option, datepicker, option, static_select, text_input, timepicker, users_select
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from storage.channels import PostForm
from storage.posts import PostKind

OFFERED = 100
NOON = time(12)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the plan has to choose from, by id."""

    channels: Mapping[int, str]
    values: Mapping[int, str]


def series(
    say: Say, draft: Draft, choices: Choices, facts: Mapping[str, Fact], opening: Sequence[Block] = ()
) -> Form:
    return Form(
        name="recurring.series",
        title=say("recurring.form.title"),
        blocks=(*opening, *_when(say, draft), *_what(say, draft, choices)),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _when(say: Say, draft: Draft) -> list[Block]:
    weekdays = [option(say.weekday(number), str(number)) for number in range(7)]
    every = [option(say("recurring.every", count=number), str(number)) for number in EVERY]
    title = text_input(draft.title or None, max_length=LONGEST_TITLE)
    weekday = static_select(weekdays, chosen=str(draft.weekday))
    rhythm = static_select(every, chosen=str(draft.every_weeks))
    last = datepicker(chosen=draft.last_day)
    return [
        field("title", say("recurring.form.name.label"), title),
        field("weekday", say("recurring.form.weekday.label"), weekday),
        field("at", say("recurring.form.at.label"), timepicker(chosen=draft.at)),
        field("every_weeks", say("recurring.form.every_weeks.label"), rhythm),
        field("last_day", say("recurring.form.last_day.label"), last, optional=True),
    ]


def _what(say: Say, draft: Draft, choices: Choices) -> list[Block]:
    forms = [option(words.form(say, one), one) for one in PostForm]
    kinds = [option(words.kind(say, one), one) for one in PostKind]
    filled = draft.filled
    blocks = [
        field("owner_id", say("recurring.form.owner_id.label"), users_select(chosen=draft.owner_id)),
        _select(say, "form", forms, filled.get("form")),
        _select(say, "kind", kinds, filled.get("kind")),
    ]
    if channels := _named(choices.channels):
        blocks.insert(0, _select(say, "channel_id", channels, _as_value(draft.channel_id)))
    if values := _named(choices.values):
        blocks.append(_select(say, "value_id", values, _as_value(filled.get("value_id"))))
    return blocks


def _select(say: Say, name: str, options: Sequence[Option], chosen: str | None) -> Block:
    element = static_select(options, chosen=chosen)
    return field(name, say(f"recurring.form.{name}.label"), element, optional=True)


def _named(names: Mapping[int, str]) -> list[Option]:
    return [option(Typed(name), str(key)) for key, name in names.items()][:OFFERED]


def _as_value(key: int | None) -> str | None:
    return None if key is None else str(key)


def draft_from(answers: Answers) -> Draft:
    return Draft(
        title=(answers.text("title") or "").strip(),
        weekday=row_id(answers.choice("weekday")),
        at=answers.time("at") or NOON,
        every_weeks=row_id(answers.choice("every_weeks")) or 1,
        last_day=answers.date("last_day"),
        channel_id=row_id(answers.choice("channel_id")) or None,
        owner_id=answers.user("owner_id"),
        filled={
            "form": answers.choice("form"),
            "kind": answers.choice("kind"),
            "value_id": row_id(answers.choice("value_id")) or None,
        },
    )
