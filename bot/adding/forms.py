"""The form of four things: title, channel, when, whose. What came along as text stands in a fifth field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.adding.rules import LONGEST, Around, next_place
from bot.adding.wish import Wish
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field
from bot.slack.elements import (
    checkboxes,
    datepicker,
    option,
    static_select,
    text_input,
    timepicker,
    users_select,
)
from bot.slack.ids import row_id
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.people import Team

OFFERED = 100
"""Slack: at most 100 options."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in."""

    title: str = ""
    channel_id: int | None = None
    day: date | None = None
    at: time | None = None
    owner_id: str | None = None
    draft: str = ""
    is_over: bool = False
    """Ticked: it was published already."""
    team_id: int = 0


def filled_in(answers: Answers) -> Filled:
    return Filled(
        title=answers.text("title") or "",
        channel_id=row_id(answers.choice("channel")) or None,
        day=answers.date("day"),
        at=answers.time("at"),
        owner_id=answers.user("owner"),
        draft=answers.text("draft") or "",
        is_over=answers.checked("over"),
        team_id=row_id(answers.choice("team")),
    )


def filled_of(wish: Wish, zone: str) -> Filled:
    """A wish as the form shows it."""
    day, at = (None, None) if wish.at is None else (local_day(wish.at, zone), local_time(wish.at, zone))
    return Filled(wish.title, wish.channel, day, at, wish.owner_id, wish.draft)


def post(
    say: Say,
    around: Around,
    filled: Filled,
    facts: Mapping[str, Fact],
    opening: Sequence[Block] = (),
) -> Form:
    """Of one team."""
    blocks = (
        *opening,
        _title(say, filled),
        *_where(say, around, filled),
        *_when(say, around, filled),
        _whose(say, filled),
        *_draft(say, filled),
    )
    return _form(say, blocks, facts)


def idea(say: Say, teams: Sequence[Team], filled: Filled, facts: Mapping[str, Fact]) -> Form:
    """Of somebody with several teams: which one, and what it is about; channel and date come later."""
    options = [option(Typed(team.name), str(team.id)) for team in teams[:OFFERED]]
    which = field("team", say("adding.form.team.label"), static_select(options))
    return _form(say, (which, _title(say, filled), *_draft(say, filled)), facts)


def _form(say: Say, blocks: Sequence[Block], facts: Mapping[str, Fact]) -> Form:
    return Form(
        name="adding.post",
        title=say("adding.form.head.title"),
        blocks=tuple(blocks),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _title(say: Say, filled: Filled) -> Block:
    element = text_input(
        filled.title[: LONGEST["title"]],
        max_length=LONGEST["title"],
        placeholder=say("adding.form.title.placeholder"),
    )
    return field("title", say("adding.form.title.label"), element)


def _where(say: Say, around: Around, filled: Filled) -> list[Block]:
    """Where the plan has no channels yet, when there will be some to choose from."""
    options = [option(Typed(one.name), str(one.id)) for one in around.channels[:OFFERED]]
    if not options:
        return [context(say("adding.form.channel.none"))]
    element = static_select(options, chosen=str(filled.channel_id or ""))
    return [field("channel", say("adding.form.channel.label"), element, optional=True)]


def _when(say: Say, around: Around, filled: Filled) -> list[Block]:
    """A day and a time are two fields that Slack shows in the reader's own language: docs/decisions/165."""
    place = next_place(around, filled.channel_id)
    hint = (
        say("adding.form.day.hint")
        if place is None
        else say("adding.form.day.free", moment=say.short_moment(place, around.zone))
    )
    day = field("day", say("adding.form.day.label"), datepicker(chosen=filled.day), hint=hint, optional=True)
    at = timepicker(chosen=filled.at, timezone=around.zone)
    return [day, field("at", say("adding.form.at.label"), at, optional=True)]


def _whose(say: Say, filled: Filled) -> Block:
    element = users_select(chosen=filled.owner_id)
    return field(
        "owner", say("adding.form.owner.label"), element, hint=say("adding.form.owner.hint"), optional=True
    )


def _draft(say: Say, filled: Filled) -> list[Block]:
    if not filled.draft:
        return []
    element = text_input(filled.draft[: LONGEST["draft"]], multiline=True, max_length=LONGEST["draft"])
    return [field("draft", say("adding.form.draft.label"), element, optional=True)]


def past(say: Say, moment: str) -> list[Block]:
    """Asked above the form, once its moment has gone by: a mistake, or published already?"""
    box = checkboxes([option(say("adding.form.over.option"), "yes")])
    label = say("adding.form.over.label", moment=moment)
    return [field("over", label, box, optional=True)]


def facts_for(wish: Wish) -> dict[str, Fact]:
    return {"team": wish.team_id or None, "source": wish.source}
