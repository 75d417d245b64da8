"""The form of a post: what its status needs first, everything behind one button."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from bot.posting import words
from bot.posts.written import ASKED, CHOICES, LONGEST, Offered, Part, Written
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, field
from bot.slack.elements import (
    Element,
    Option,
    button,
    checkboxes,
    datepicker,
    option,
    static_select,
    text_input,
    timepicker,
    url_input,
    users_select,
)
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.unknown import known
from storage.channels import PostForm
from storage.posts import Consent, PostKind

_Kind = TypeVar("_Kind", bound=StrEnum)

OFFERED = 100
"""Slack: at most 100 options."""
LANGUAGES = ("nl", "en")


def change(
    say: Say,
    written: Written,
    offered: Offered,
    facts: Mapping[str, Fact],
    above: Sequence[Block] = (),
) -> Form:
    """`facts["part"]` says how much is asked; `above` what somebody should know first."""
    part = Part(str(facts["part"]))
    shown = [_field(say, name, written, offered) for name in ASKED[part]]
    more = [] if part is Part.WHOLE else [actions(button("posts.all_fields", say("posts.form.all.button")))]
    return Form(
        name="posts.change",
        title=say("posts.form.whole.title"),
        blocks=(*above, *shown, *more),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _field(say: Say, name: str, written: Written, offered: Offered) -> Block:
    """The question; where the plan has nothing to choose from yet, when it will."""
    label = say(f"posts.form.{name}.label")
    if name in CHOICES:
        if not offered.of(name):
            return context(say(f"posts.form.{name}.none"))
        return field(name, label, _choice(offered.of(name), getattr(written, name)), optional=True)
    element = (
        ELEMENTS[name](say, written) if name != "at" else timepicker(chosen=written.at, timezone=offered.zone)
    )
    hint = f"posts.form.{name}.hint"
    return field(name, label, element, hint=say(hint) if say.knows(hint) else None, optional=name != "title")


def _choice(offered: Mapping[int, str], chosen: int | None) -> Element:
    options = [option(Typed(name), str(one)) for one, name in offered.items()][:OFFERED]
    return static_select(options, chosen=str(chosen))


def _text(name: str, *, multiline: bool = False) -> Callable[[Say, Written], Element]:
    return lambda _say, written: text_input(
        getattr(written, name), multiline=multiline, max_length=LONGEST[name]
    )


def _person(name: str) -> Callable[[Say, Written], Element]:
    return lambda _say, written: users_select(chosen=getattr(written, name))


def _box(name: str) -> Callable[[Say, Written], Element]:
    def element(say: Say, written: Written) -> Element:
        options = [option(say(f"posts.form.{name}.option"), "yes")]
        return checkboxes(options, chosen=["yes"] if getattr(written, name) else [])

    return element


def _form(say: Say, written: Written) -> Element:
    return static_select([option(words.form(say, one), one) for one in PostForm], chosen=written.form)


def _kind(say: Say, written: Written) -> Element:
    return static_select([option(words.kind(say, one), one) for one in PostKind], chosen=written.kind)


def _consent(say: Say, written: Written) -> Element:
    return static_select([option(words.consent(say, one), one) for one in Consent], chosen=written.consent)


def _language(say: Say, written: Written) -> Element:
    names: list[Option] = [option(say(f"posts.language.{one}.option"), one) for one in LANGUAGES]
    return static_select(names, chosen=written.language)


ELEMENTS: Mapping[str, Callable[[Say, Written], Element]] = {
    "title": _text("title"),
    "day": lambda _say, written: datepicker(chosen=written.day),
    "owner_id": _person("owner_id"),
    "form": _form,
    "draft": _text("draft", multiline=True),
    "consent": _consent,
    "described": _box("described"),
    "exempt": _text("exempt"),
    "deadline_on": lambda _say, written: datepicker(chosen=written.deadline_on),
    "backup_id": _person("backup_id"),
    "approver_id": _person("approver_id"),
    "kind": _kind,
    "hook": _text("hook"),
    "language": _language,
    "told_by_employee": _box("told_by_employee"),
    "link": lambda _say, written: url_input(written.link),
}


def written_from(answers: Answers, before: Written, part: Part) -> Written:
    """What was filled in; what this part of the form does not ask stays as it was."""
    asked = ASKED[part]
    typed = Written(
        title=answers.text("title") or "",
        channel_id=_id(answers, "channel_id"),
        day=answers.date("day"),
        at=answers.time("at"),
        owner_id=answers.user("owner_id"),
        form=_one_of(PostForm, answers.choice("form")),
        draft=known(answers.text("draft")),
        audience_id=_id(answers, "audience_id"),
        value_id=_id(answers, "value_id"),
        issue_id=_id(answers, "issue_id"),
        consent=_one_of(Consent, answers.choice("consent")),
        described=answers.checked("described"),
        exempt=known(answers.text("exempt")),
        deadline_on=answers.date("deadline_on"),
        backup_id=answers.user("backup_id"),
        approver_id=answers.user("approver_id"),
        kind=_one_of(PostKind, answers.choice("kind")),
        campaign_id=_id(answers, "campaign_id"),
        hook=known(answers.text("hook")),
        language=answers.choice("language"),
        told_by_employee=answers.checked("told_by_employee"),
        link=answers.text("link"),
    )
    return replace(before, **{name: getattr(typed, name) for name in asked})


def _id(answers: Answers, name: str) -> int | None:
    return row_id(answers.choice(name)) or None


def _one_of(kinds: type[_Kind], value: str | None) -> _Kind | None:
    return kinds(value) if value in set(kinds) else None
