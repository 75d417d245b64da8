"""The forms of a team: who we are and when, and what someone says of themselves."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot import holidays, zones
from bot.slack.answers import Answers
from bot.slack.blocks import Block, context, field, section
from bot.slack.elements import (
    Option,
    checkboxes,
    datepicker,
    multi_static_select,
    multi_users_select,
    option,
    radio_buttons,
    static_select,
    text_input,
    timepicker,
)
from bot.slack.mrkdwn import Typed
from bot.slack.replies import Fact, Form
from bot.team.rules import NAME_LONGEST, PEOPLE_AT_MOST, Away, Days, Rhythm, Who
from bot.texts import Say
from storage.people import Language

AS_TEAM = "team"
AS_SLACK = "slack"
WEEK = range(7)


def who(say: Say, who: Who, facts: Mapping[str, Fact], *, title: str, intro: str) -> Form:
    """First page: the team and its people."""
    languages = [option(say(f"team.language.{one}.option"), one) for one in Language]
    offered = zones.offered(say.language, who.zone)
    return Form(
        name="team.who",
        title=title,
        blocks=(
            section(intro),
            field("name", say("team.who.name.label"), text_input(who.name, max_length=NAME_LONGEST)),
            field("people", say("team.who.people.label"), _people(who.people)),
            field(
                "coordinators",
                say("team.who.coordinators.label"),
                _people(who.coordinators),
                hint=say("team.who.coordinators.hint"),
            ),
            field("language", say("team.who.language.label"), radio_buttons(languages, chosen=who.language)),
            field("zone", say("team.who.zone.label"), static_select(_zones(offered), chosen=who.zone)),
        ),
        submit=say("team.who.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _people(chosen: Sequence[str]) -> dict[str, object]:
    return multi_users_select(chosen=chosen, at_most=PEOPLE_AT_MOST)


def _zones(offered: Sequence[tuple[str, str]]) -> list[Option]:
    return [option(name, zone) for zone, name in offered]


def who_from(answers: Answers) -> Who:
    return Who(
        name=" ".join((answers.text("name") or "").split()),
        people=answers["people"].users,
        coordinators=answers["coordinators"].users,
        language=answers.choice("language") or Language.DUTCH,
        zone=answers.choice("zone") or zones.OFFERED[0],
    )


def rhythm(say: Say, rhythm: Rhythm, country: str, year: int, facts: Mapping[str, Fact]) -> Form:
    """Second page: the times."""
    return Form(
        name="team.rhythm",
        title=say("team.rhythm.title"),
        blocks=(
            section(say("team.rhythm.intro")),
            *_meetup(say, rhythm),
            *_webcare(say, rhythm),
            *_free_days(say, rhythm, country, year),
            field("more", say("team.rhythm.more.label"), _more(say, rhythm), optional=True),
        ),
        submit=say("team.rhythm.submit.button"),
        close=say("common.back.button"),
        facts=facts,
    )


def _meetup(say: Say, rhythm: Rhythm) -> list[Block]:
    return [
        field("meetup_at", say("team.rhythm.meetup_at.label"), timepicker(chosen=rhythm.meetup_at)),
        field("meetup_days", say("team.rhythm.meetup_days.label"), _weekdays(say, rhythm.meetup_days)),
    ]


def _webcare(say: Say, rhythm: Rhythm) -> list[Block]:
    return [
        field("webcare_from", say("team.rhythm.webcare_from.label"), timepicker(chosen=rhythm.webcare_from)),
        field(
            "webcare_until", say("team.rhythm.webcare_until.label"), timepicker(chosen=rhythm.webcare_until)
        ),
        field(
            "on_duty",
            say("team.rhythm.on_duty.label"),
            _people(rhythm.on_duty),
            hint=say("team.rhythm.on_duty.hint"),
            optional=True,
        ),
    ]


def _free_days(say: Say, rhythm: Rhythm, country: str, year: int) -> list[Block]:
    """Nothing to tick where nobody knows the holidays."""
    lines = holidays.offered(country, (year, year + 1), say.language)
    options = [option(_holiday(say, line), line.key) for line in lines]
    if not options:
        return []
    select = multi_static_select(options, chosen=rhythm.holidays)
    return [field("holidays", say("team.rhythm.holidays.label"), select, optional=True)]


def _holiday(say: Say, line: holidays.Holiday) -> str:
    name = line.name[:1].upper() + line.name[1:]
    if line.lustrum:
        years = [day.year for day in line.dates]
        return say("common.holiday.lustrum.option", name=name, year=years[0] if years else 2030)
    days = ", ".join(say.short_date(day) for day in line.dates[:2])
    return f"{name} ({days})" if days else name


def _weekdays(say: Say, chosen: Collection[int]) -> dict[str, object]:
    options = [option(say.weekday(day), str(day)) for day in WEEK]
    return checkboxes(options, chosen=[str(day) for day in sorted(chosen)])


def _more(say: Say, rhythm: Rhythm) -> dict[str, object]:
    options = [
        option(say("team.rhythm.public_body.option"), "public_body"),
        option(say("team.rhythm.guests.option"), "guests"),
    ]
    ticked = {"public_body": rhythm.is_public_body, "guests": rhythm.guests_take_part}
    return checkboxes(options, chosen=[name for name, holds in ticked.items() if holds])


def rhythm_from(answers: Answers) -> Rhythm:
    usual, more = Rhythm(), answers.choices("more")
    return Rhythm(
        meetup_at=answers.time("meetup_at") or usual.meetup_at,
        meetup_days=tuple(int(day) for day in answers.choices("meetup_days")),
        webcare_from=answers.time("webcare_from") or usual.webcare_from,
        webcare_until=answers.time("webcare_until") or usual.webcare_until,
        on_duty=answers["on_duty"].users,
        holidays=answers.choices("holidays"),
        is_public_body="public_body" in more,
        guests_take_part="guests" in more,
    )


@dataclass(frozen=True, slots=True)
class Mine:
    """What the form of a person starts with; `reminded` is None for who is in no team."""

    language: str | None
    zone: str | None
    slack_zone: str
    days: Days
    reminded: bool | None


def me(say: Say, mine: Mine, today: date) -> Form:
    """What someone says of themselves."""
    week = today.isocalendar().week
    kind = say("team.me.kind_odd") if week % 2 else say("team.me.kind_even")
    return Form(
        name="team.me",
        title=say("team.me.title"),
        blocks=(
            field("language", say("team.me.language.label"), _my_language(say, mine.language)),
            field("zone", say("team.me.zone.label"), _my_zone(say, mine)),
            context(say("team.me.week_now.hint", week=week, kind=kind)),
            field("odd", say("team.me.odd.label"), _weekdays(say, mine.days.odd), optional=True),
            field("even", say("team.me.even.label"), _weekdays(say, mine.days.even), optional=True),
            field("starts", say("team.me.starts.label"), timepicker(chosen=mine.days.starts)),
            field("ends", say("team.me.ends.label"), timepicker(chosen=mine.days.ends)),
            *_reminders(say, mine),
        ),
        submit=say("common.save.button"),
        close=say("common.cancel.button"),
    )


def _my_language(say: Say, chosen: str | None) -> dict[str, object]:
    options = [option(say("team.language.as_team.option"), AS_TEAM)]
    options += [option(say(f"team.language.{one}.option"), one) for one in Language]
    return radio_buttons(options, chosen=chosen or AS_TEAM)


def _my_zone(say: Say, mine: Mine) -> dict[str, object]:
    as_slack = say("team.me.slack_zone.option", zone=zones.name(mine.slack_zone, say.language))
    offered = zones.offered(say.language, *([mine.zone] if mine.zone else []))
    return static_select([option(Typed(as_slack), AS_SLACK), *_zones(offered)], chosen=mine.zone or AS_SLACK)


def _reminders(say: Say, mine: Mine) -> list[Block]:
    """Nothing to choose for who is in no team."""
    if mine.reminded is None:
        return []
    box = checkboxes([option(say("team.me.reminders.option"), "on")], chosen=["on"] if mine.reminded else [])
    return [field("reminders", say("team.me.reminders.label"), box, optional=True)]


def days_from(answers: Answers) -> Days:
    usual = Days()
    return Days(
        odd=tuple(int(day) for day in answers.choices("odd")),
        even=tuple(int(day) for day in answers.choices("even")),
        starts=answers.time("starts") or usual.starts,
        ends=answers.time("ends") or usual.ends,
    )


def leave(say: Say, today: date) -> Form:
    return Form(
        name="team.leave",
        title=say("team.leave.title"),
        blocks=(
            section(say("team.leave.intro")),
            field("first_day", say("team.leave.first_day.label"), datepicker(chosen=today)),
            field("leaves_at", say("team.leave.leaves_at.label"), timepicker(), optional=True),
            field("last_day", say("team.leave.last_day.label"), datepicker(chosen=today)),
            field("back_at", say("team.leave.back_at.label"), timepicker(), optional=True),
        ),
        submit=say("team.leave.submit.button"),
        close=say("common.cancel.button"),
    )


def away_from(answers: Answers, now: datetime) -> Away:
    first = answers.date("first_day") or now.date()
    return Away(first, answers.date("last_day") or first, answers.time("leaves_at"), answers.time("back_at"))
