"""What is said of the coming days: who is in, whose webcare is, and that everybody is off."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from bot.naming import short_names
from bot.ownership.words import Teller
from bot.roles.answers import clock
from bot.roles.gathering import Facts
from bot.roles.shifts import Shift
from bot.slack.blocks import Block, actions, header, section
from bot.slack.elements import Element, button, confirm, option, overflow
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message
from bot.texts import Say
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the team: whether webcare is open, whose it is when, and who is off."""

    day: date
    open: bool
    webcare: tuple[Shift, ...]
    off: tuple[str, ...]
    closed: bool
    """Somebody said that everybody is off."""
    holiday: bool

    @property
    def gaps(self) -> tuple[Shift, ...]:
        return tuple(one for one in self.webcare if not one.owners)


def week(say: Say, facts: Facts, days: Sequence[Day]) -> Message:
    """Both weeks, day by day; what nobody has stands first."""
    told = Teller(say, short_names(facts.names), facts.team.zone, channels=facts.channels.ever)
    gaps = [one for one in days if one.gaps]
    summary = say(
        "roles.week.gaps", count=len(gaps), days=say.list([say.short_date(one.day) for one in gaps])
    )
    text = summary if gaps else say("roles.week.no_gaps")
    blocks: list[Block] = [section(text)]
    for monday, some in groupby(days, key=lambda one: one.day - timedelta(days=one.day.weekday())):
        blocks.append(header(say("roles.week.heading", week=monday.isocalendar().week)))
        blocks += [_day(say, told, facts, one) for one in some]
    cover = button("roles.cover", say("roles.open.cover.button"), str(facts.team.id))
    return Message(text, (*blocks, actions(cover)))


def _day(say: Say, told: Teller, facts: Facts, one: Day) -> Block:
    lines = [
        f"*{say.short_date(one.day)}*{_mark(say, one)}",
        *_webcare(say, told, one),
        *_off(say, told, one),
    ]
    return section("\n".join(lines), accessory=_menu(say, facts.team, one))


def _mark(say: Say, one: Day) -> str:
    if one.closed:
        return f" · {say('roles.week.everyone_off')}"
    return f" · {say('roles.week.holiday')}" if one.holiday else ""


def _webcare(say: Say, told: Teller, one: Day) -> list[str]:
    if not one.open:
        return []
    if len(one.webcare) == 1:
        return [say("roles.week.webcare", people=_people(told, one.webcare[0]))]
    stretches = [
        say(
            "roles.week.stretch",
            people=_people(told, shift),
            start=clock(say, shift.start, told.zone),
            end=clock(say, shift.end, told.zone),
        )
        for shift in one.webcare
    ]
    return [say("roles.week.webcare", people=", ".join(stretches))]


def _people(told: Teller, shift: Shift) -> str:
    if not shift.owners:
        return told.say("roles.week.nobody")
    names = [
        told.name(who.user_id)
        if who.rank == 0 and not who.in_place_of
        else told.say("roles.week.stands_in", who=told.name(who.user_id))
        for who in shift.owners
    ]
    return told.say.list(names)


def _off(say: Say, told: Teller, one: Day) -> list[str]:
    """Who is off; nothing on a day on which everybody is."""
    if not one.off or one.closed or one.holiday:
        return []
    return [say("roles.week.off", people=say.list([told.name(who) for who in one.off]))]


def _menu(say: Say, team: Team, one: Day) -> Element:
    """Everybody off is asked twice: the whole team hears it."""
    value, day = f"{team.id}/{one.day.isoformat()}", say.short_date(one.day)
    if one.closed:
        options = [option(say("roles.day.working_day.option", day=day), value)]
        return overflow(f"roles.working_day:{one.day}", options)
    options = [option(say("roles.day.everyone_off.option", day=day), value)]
    sure = confirm(
        say("roles.day.sure.title"),
        say("roles.day.sure.text", day=say.day(one.day)),
        say("roles.day.sure.button"),
        say("common.cancel.button"),
    )
    return overflow(f"roles.everyone_off:{one.day}", options, confirm=sure)


def announced(say: Say, team: Team, day: date, by: str, *, off: bool) -> Message:
    """To the channel: everybody is off that day, or not after all."""
    who, when = mention(by), say.day(day)
    if not off:
        return Message(
            say("roles.day.on.text", who=who, day=when),
            (section(say("roles.day.on.text", who=who, day=when)),),
        )
    undo = button("roles.working_day", say("roles.day.undo.button"), f"{team.id}/{day.isoformat()}")
    text = say("roles.day.off.text", who=who, day=when)
    return Message(text, (section(text), actions(undo)))
