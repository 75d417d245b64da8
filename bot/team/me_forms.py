"""The forms in which someone says when they work, when they are away, and how to speak to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot import zones
from bot.case_limits import CASES_AT_LEAST
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    checkboxes,
    datepicker,
    option,
    radio_buttons,
    static_select,
    timepicker,
)
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Form
from bot.team.days import CASES_AT_MOST, HOURS_AT_MOST, Amounts, Away, Days
from bot.team.forms import weekdays, zone_options
from bot.texts import Say
from bot.typed_numbers import number_field, number_in, unreadable
from bot.wall_clock import local_day
from storage.members import Chosen
from storage.people import Language, Person, StatusChoice

AS_TEAM = "team"
AS_SLACK = "slack"


@dataclass(frozen=True, slots=True)
class Choices:
    """What someone chose; None follows the team's language, or Slack's zone; `status` stays."""

    language: Language | None
    zone: str | None
    days: Days
    status: StatusChoice | None


def me(say: Say, person: Person, days: Days, chosen: Chosen | None, now: datetime) -> Form:
    """What someone says of themselves; `chosen` is None for who is in no team."""
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
            *(_for_teams(say, chosen, person.status_choice) if chosen else ()),
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


def _for_teams(say: Say, chosen: Chosen, status: StatusChoice) -> list[Block]:
    """What only who is in a team can choose."""
    box = checkboxes(
        [option(say("team.me.reminders.option"), "on")], chosen=["on"] if chosen.wants_reminders else []
    )
    return [
        _amount(say, "hours", chosen.hours),
        _amount(say, "case_limit", chosen.case_limit),
        field("reminders", say("team.me.reminders.label"), box, optional=True),
        _status(say, status),
    ]


def _status(say: Say, chosen: StatusChoice) -> Block:
    options = [option(say(f"team.me.status.{one}.option"), one) for one in StatusChoice]
    label, hint = say("team.me.status.label"), say("team.me.status.hint")
    return field("status", label, radio_buttons(options, chosen=chosen), hint=hint)


def _status_from(answers: Answers) -> StatusChoice | None:
    """None when there was nothing to choose."""
    chosen = answers.choice("status")
    return StatusChoice(chosen) if chosen in set(StatusChoice) else None


AMOUNTS = ("hours", "case_limit")


def _amount(say: Say, name: str, amount: float | None) -> Block:
    """Any number may be typed: what is wrong with it is said by us, in the person's language."""
    label, hint = say(f"team.me.{name}.label"), say(f"team.me.{name}.hint", cases=CASES_AT_LEAST)
    return field(name, label, number_field(say, amount), hint=hint, optional=True)


def amounts_from(say: Say, answers: Answers) -> Amounts:
    return Amounts(*(number_in(say, answers, name) for name in AMOUNTS))


def problems(say: Say, found: Mapping[str, str], answers: Answers) -> dict[str, str]:
    """The sentences at their fields, also at what cannot be read as a number."""
    told = {field: say(key, hours=HOURS_AT_MOST, cases=CASES_AT_MOST) for field, key in found.items()}
    return told | unreadable(say, answers, AMOUNTS)


def chosen_from(say: Say, answers: Answers) -> Chosen:
    """From answers without problems."""
    amounts = amounts_from(say, answers)
    return Chosen(
        wants_reminders=answers.checked("reminders"),
        hours=None if amounts.hours is None else float(amounts.hours),
        case_limit=None if amounts.case_limit is None else int(amounts.case_limit),
    )


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
        status=_status_from(answers),
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
