"""The forms in which someone says when they work, when they are away, and how to speak to them."""

from dataclasses import dataclass
from datetime import date, datetime

from bot import zones
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import checkboxes, datepicker, option, radio_buttons, static_select, timepicker
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Form
from bot.team.days import Away, Days
from bot.team.forms import weekdays, zone_options
from bot.texts import Say
from bot.wall_clock import local_day
from storage.people import Language, Person

AS_TEAM = "team"
AS_SLACK = "slack"


@dataclass(frozen=True, slots=True)
class Choices:
    """What someone chose; None follows the team's language, or Slack's zone."""

    language: Language | None
    zone: str | None
    days: Days


def me(say: Say, person: Person, days: Days, reminded: bool | None, now: datetime) -> Form:  # noqa: FBT001 - a fact that is shown
    """What someone says of themselves; `reminded` is None for who is in no team."""
    return Form(
        name="team.me",
        title=say("team.me.title"),
        blocks=(
            field("language", say("team.me.language.label"), _language(say, person.own_language)),
            field("zone", say("team.me.zone.label"), _zone(say, person)),
            context(this_week(say, local_day(now, person.zone))),
            field("odd", say("team.me.odd.label"), weekdays(say, days.odd), optional=True),
            field("even", say("team.me.even.label"), weekdays(say, days.even), optional=True),
            field("starts", say("team.me.starts.label"), timepicker(chosen=days.starts)),
            field("ends", say("team.me.ends.label"), timepicker(chosen=days.ends)),
            *_reminders(say, reminded),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
    )


def this_week(say: Say, today: date) -> str:
    week = today.isocalendar().week
    kind = say("team.me.kind_odd") if week % 2 else say("team.me.kind_even")
    return say("team.me.week_now.hint", week=week, kind=kind)


def _language(say: Say, chosen: str | None) -> dict[str, object]:
    options = [option(say("team.language.as_team.option"), AS_TEAM)]
    options += [option(say(f"team.language.{one}.option"), one) for one in Language]
    return radio_buttons(options, chosen=chosen or AS_TEAM)


def _zone(say: Say, person: Person) -> dict[str, object]:
    as_slack = say("team.me.slack_zone.option", zone=zones.name(person.slack_zone, say.language))
    offered = zones.offered(say.language, *([person.own_zone] if person.own_zone else []))
    options = [option(Typed(as_slack), AS_SLACK), *zone_options(offered)]
    return static_select(options, chosen=person.own_zone or AS_SLACK)


def _reminders(say: Say, reminded: bool | None) -> list[Block]:  # noqa: FBT001 - a fact that is shown
    """Nothing to choose for who is in no team."""
    if reminded is None:
        return []
    box = checkboxes([option(say("team.me.reminders.option"), "on")], chosen=["on"] if reminded else [])
    return [field("reminders", say("team.me.reminders.label"), box, optional=True)]


def choices_from(answers: Answers) -> Choices:
    usual = Days()
    language, zone = answers.choice("language"), answers.choice("zone")
    return Choices(
        language=Language(language) if language in set(Language) else None,
        zone=None if zone in {AS_SLACK, None} else zone,
        days=Days(
            odd=tuple(int(day) for day in answers.choices("odd")),
            even=tuple(int(day) for day in answers.choices("even")),
            starts=answers.time("starts") or usual.starts,
            ends=answers.time("ends") or usual.ends,
        ),
    )


def leave(say: Say, today: date) -> Form:
    return Form(
        name="team.leave",
        title=say("team.leave.title"),
        blocks=(
            section(say("team.leave.intro")),
            field("first_day", say("team.leave.first_day.label"), datepicker(chosen=today)),
            field("last_day", say("team.leave.last_day.label"), datepicker(chosen=today)),
            context(say("team.leave.part_of_day.hint")),
            field("leaves_at", say("team.leave.leaves_at.label"), timepicker(), optional=True),
            field("back_at", say("team.leave.back_at.label"), timepicker(), optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
    )


def away_from(answers: Answers, today: date) -> Away:
    first = answers.date("first_day") or today
    return Away(first, answers.date("last_day") or first, answers.time("leaves_at"), answers.time("back_at"))
