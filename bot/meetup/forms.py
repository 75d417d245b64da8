"""The two forms of the meet-up: the answer of one person, and how a team holds it."""

from dataclasses import dataclass
from datetime import date, time

from bot import zones
from bot.meetup.messages import question_label
from bot.meetup.rules import LONGEST, Trouble
from bot.slack.answers import Answers
from bot.slack.blocks import Block, actions, context, field
from bot.slack.elements import Option, button, checkboxes, option, text_input, timepicker
from bot.slack.replies import Form, FormProblems
from bot.texts import Say
from storage.meetups import Answer

WEEKDAYS = range(7)
THEME, TALK, CHAIR = WAYS = ("theme", "talk", "chair")
"""What a team may tick: a theme for each weekday, the ten minutes, a chair in turn."""


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


@dataclass(frozen=True, slots=True)
class Chosen:
    """How a team holds its meet-up, as it was filled in; `at` is None when no time was chosen."""

    at: time | None
    days: tuple[int, ...]
    has_theme: bool = True
    in_writing: bool = False
    chair_rotates: bool = True


def settings_form(say: Say, team_id: int, zone: str, chosen: Chosen) -> Form:
    days = [option(say.weekday(day).capitalize(), str(day)) for day in WEEKDAYS]
    options = [_way(say, one) for one in WAYS]
    ways = {THEME: chosen.has_theme, TALK: not chosen.in_writing, CHAIR: chosen.chair_rotates}
    at = say("meetup.settings.at.label", zone=zones.name(zone, say.language))
    on = [str(day) for day in sorted(chosen.days)]
    ticked = checkboxes(options, chosen=[one for one, is_on in ways.items() if is_on])
    return Form(
        name="meetup.settings",
        title=say("meetup.settings.title"),
        blocks=(
            field("at", at, timepicker(chosen=chosen.at)),
            field("days", say("meetup.settings.days.label"), checkboxes(days, chosen=on)),
            field("ways", say("meetup.settings.ways.label"), ticked, optional=True),
            actions(button("meetup.questions", say("meetup.settings.questions.button"), str(team_id))),
        ),
        submit=say("meetup.settings.submit.button"),
        close=say("common.cancel.button"),
        facts={"team": team_id},
    )


def _way(say: Say, way: str) -> Option:
    return option(say(f"meetup.settings.{way}.option"), way, say(f"meetup.settings.{way}.explained"))


def chosen_from(answers: Answers) -> Chosen:
    ways = answers.choices("ways")
    return Chosen(
        at=answers.time("at"),
        days=tuple(sorted(int(day) for day in answers.choices("days"))),
        has_theme=THEME in ways,
        in_writing=TALK not in ways,
        chair_rotates=CHAIR in ways,
    )
