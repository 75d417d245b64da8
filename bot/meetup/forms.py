"""The two forms of the meet-up: the answer of one person, and the time and days of a team."""

from collections.abc import Collection
from datetime import date, time

from bot import zones
from bot.meetup.messages import question_label
from bot.meetup.rules import LONGEST, Trouble
from bot.slack.blocks import Block, context, field
from bot.slack.elements import checkboxes, option, text_input, timepicker
from bot.slack.replies import Form, FormProblems
from bot.texts import Say
from storage.meetups import Answer

WEEKDAYS = range(7)


def answer_form(say: Say, key: str, day: date, asked: tuple[str, str | None], given: Answer | None) -> Form:
    """Three questions, under a minute, that of the day first; filled in as it was answered before."""
    heard, idea, stuck = (given.heard, given.idea, given.stuck) if given else (None, None, None)
    return Form(
        name="meetup.answer",
        title=say("meetup.form.title"),
        blocks=(
            context(say("meetup.form.for_day", day=say.day(day))),
            _field("idea", question_label(say, *asked), idea),
            _field("heard", say("meetup.form.heard.label"), heard),
            _field("stuck", say("meetup.form.stuck.label"), stuck),
        ),
        submit=say("meetup.form.submit.button"),
        close=say("common.cancel.button"),
        facts={"key": key},
    )


def _field(name: str, label: str, typed: str | None) -> Block:
    return field(name, label, text_input(typed, multiline=True), optional=True)


def answer_problems(say: Say, found: dict[str, Trouble], lengths: dict[str, int]) -> FormProblems:
    """A sentence at each field that has something wrong with it."""
    return FormProblems({name: _problem(say, trouble, lengths[name]) for name, trouble in found.items()})


def _problem(say: Say, trouble: Trouble, length: int) -> str:
    if trouble is Trouble.EMPTY:
        return say("meetup.form.empty")
    return say("meetup.form.too_long", length=say.number(length), limit=say.number(LONGEST))


def settings_form(say: Say, team_id: int, zone: str, at: time, weekdays: Collection[int]) -> Form:
    days = [option(say.weekday(day).capitalize(), str(day)) for day in WEEKDAYS]
    chosen = [str(day) for day in sorted(weekdays)]
    return Form(
        name="meetup.settings",
        title=say("meetup.settings.title"),
        blocks=(
            field(
                "at",
                say("meetup.settings.at.label", zone=zones.name(zone, say.language)),
                timepicker(chosen=at),
            ),
            field("days", say("meetup.settings.days.label"), checkboxes(days, chosen=chosen)),
        ),
        submit=say("meetup.settings.submit.button"),
        close=say("common.cancel.button"),
        facts={"team": team_id},
    )
