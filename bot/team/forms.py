"""The two forms of a team: who we are, and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot import zones
from bot.holidays import LUSTRUM_YEARS, Holiday
from bot.slack.answers import Answers
from bot.slack.blocks import Block, field, section
from bot.slack.elements import (
    Option,
    checkboxes,
    multi_static_select,
    multi_users_select,
    option,
    radio_buttons,
    static_select,
    text_input,
    timepicker,
)
from bot.slack.replies import Fact, Form
from bot.team.rules import NAME_LONGEST, PEOPLE_AT_MOST, Rhythm, Who
from bot.texts import Say
from storage.people import Language

WEEK = range(7)
CHOSEN = "team.people_chosen"
"""Pressed as soon as people are chosen, so that who is new can be looked up while the rest is filled in."""


@dataclass(frozen=True, slots=True)
class Opening:
    """How the first page begins: its name, by which its listener is found, its title and first words."""

    name: str
    title: str
    intro: str


def who(say: Say, opening: Opening, who: Who, facts: Mapping[str, Fact]) -> Form:
    """First page: the team and its people."""
    languages = [option(say(f"team.language.{one}.option"), one) for one in Language]
    return Form(
        name=opening.name,
        title=opening.title,
        blocks=(
            section(opening.intro),
            field("name", say("team.who.name.label"), text_input(who.name, max_length=NAME_LONGEST)),
            field("people", say("team.who.people.label"), _people(who.people), tells=CHOSEN),
            field(
                "coordinators",
                say("team.who.coordinators.label"),
                _people(who.coordinators),
                hint=say("team.who.coordinators.hint"),
                tells=CHOSEN,
            ),
            field("language", say("team.who.language.label"), radio_buttons(languages, chosen=who.language)),
            field("zone", say("team.who.zone.label"), _zone(say, who.zone)),
        ),
        submit=say("team.who.next.button"),
        close=say("common.cancel.button"),
        facts=facts,
    )


def _people(chosen: Sequence[str]) -> dict[str, object]:
    return multi_users_select(chosen=chosen, at_most=PEOPLE_AT_MOST)


def _zone(say: Say, chosen: str) -> dict[str, object]:
    return static_select(zone_options(zones.offered(say.language, chosen)), chosen=chosen)


def zone_options(offered: Sequence[tuple[str, str]]) -> list[Option]:
    return [option(name, zone) for zone, name in offered]


def who_from(answers: Answers) -> Who:
    return Who(
        name=" ".join((answers.text("name") or "").split()),
        people=answers.users("people"),
        coordinators=answers.users("coordinators"),
        language=answers.choice("language") or Language.DUTCH,
        zone=answers.choice("zone") or zones.OFFERED[0],
    )


def rhythm(
    say: Say, name: str, rhythm: Rhythm, offered: Sequence[Holiday], facts: Mapping[str, Fact]
) -> Form:
    """Second page: the times. `offered` are the holidays to tick."""
    return Form(
        name=name,
        title=say("team.rhythm.title"),
        blocks=(
            section(say("team.rhythm.intro")),
            *_meetup(say, rhythm),
            *_webcare(say, rhythm),
            *_free_days(say, rhythm, offered),
            field("more", say("team.rhythm.more.label"), _more(say, rhythm), optional=True),
        ),
        submit=say("common.save.button"),
        close=say("common.back.button"),
        facts=facts,
    )


def _meetup(say: Say, rhythm: Rhythm) -> list[Block]:
    return [
        field("meetup_at", say("team.rhythm.meetup_at.label"), timepicker(chosen=rhythm.meetup_at)),
        field("meetup_days", say("team.rhythm.meetup_days.label"), weekdays(say, rhythm.meetup_days)),
    ]


def _webcare(say: Say, rhythm: Rhythm) -> list[Block]:
    opens, closes = timepicker(chosen=rhythm.webcare_from), timepicker(chosen=rhythm.webcare_until)
    return [
        field("webcare_from", say("team.rhythm.webcare_from.label"), opens),
        field("webcare_until", say("team.rhythm.webcare_until.label"), closes),
        field(
            "on_duty",
            say("team.rhythm.on_duty.label"),
            _people(rhythm.on_duty),
            hint=say("team.rhythm.on_duty.hint"),
            optional=True,
            tells=CHOSEN,
        ),
    ]


def _free_days(say: Say, rhythm: Rhythm, offered: Sequence[Holiday]) -> list[Block]:
    """Nothing to tick where nobody knows the holidays."""
    if not offered:
        return []
    first_year = min((day.year for line in offered for day in line.dates), default=0)
    options = [option(_holiday(say, line, first_year), line.key) for line in offered]
    select = multi_static_select(options, chosen=rhythm.holidays)
    return [field("holidays", say("team.rhythm.holidays.label"), select, optional=True)]


def _holiday(say: Say, line: Holiday, first_year: int) -> str:
    """Such as "Koningsdag (di 27 apr)": the next time it comes."""
    name = line.name[:1].upper() + line.name[1:]
    if line.lustrum:
        return say(
            "common.holiday.lustrum.option", name=name, year=-(-first_year // LUSTRUM_YEARS) * LUSTRUM_YEARS
        )
    return f"{name} ({say.short_date(line.dates[0])})" if line.dates else name


def weekdays(say: Say, chosen: Collection[int]) -> dict[str, object]:
    options = [option(say.weekday(day), str(day)) for day in WEEK]
    return checkboxes(options, chosen=[str(day) for day in sorted(chosen)])


def _more(say: Say, rhythm: Rhythm) -> dict[str, object]:
    options = [
        option(say("team.rhythm.public_body.option"), "public_body"),
        option(say("team.rhythm.care.option"), "care"),
        option(say("team.rhythm.guests.option"), "guests"),
    ]
    ticked = {
        "public_body": rhythm.is_public_body,
        "care": rhythm.is_in_care,
        "guests": rhythm.guests_take_part,
    }
    return checkboxes(options, chosen=[name for name, holds in ticked.items() if holds])


def rhythm_from(answers: Answers) -> Rhythm:
    usual, more = Rhythm(), answers.choices("more")
    return Rhythm(
        meetup_at=answers.time("meetup_at") or usual.meetup_at,
        meetup_days=tuple(int(day) for day in answers.choices("meetup_days")),
        webcare_from=answers.time("webcare_from") or usual.webcare_from,
        webcare_until=answers.time("webcare_until") or usual.webcare_until,
        on_duty=answers.users("on_duty"),
        holidays=answers.choices("holidays"),
        is_public_body="public_body" in more,
        is_in_care="care" in more,
        guests_take_part="guests" in more,
    )
