"""What is said to a person of themselves: language, zone, working days and leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot import zones
from bot.case_limits import CASES_AT_LEAST, Limit, case_limit
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape
from bot.slack.replies import Message
from bot.team.days import Days, days_of, is_odd, weeks_to_confirm
from bot.team.messages import days
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.leaves import Leave
from storage.members import Chosen
from storage.people import Person, Team

SHOWN_LEAVES = 10


@dataclass(frozen=True, slots=True)
class About:
    """Somebody, with what belongs to them; `chosen` is None for who is in no team."""

    person: Person
    leaves: Sequence[Leave]
    teams: Sequence[Team]
    chosen: Chosen | None


def me(say: Say, about: About, now: datetime) -> Message:
    """To the person: what I know of them, and the buttons to change it."""
    person = about.person
    language = say(f"team.language.{say.language}.option")
    zone = zones.name(person.zone, say.language)
    lines = [
        say("team.me.heading"),
        say("team.me.language_line", language=language),
        say("team.me.zone_line", zone=zone, time=say.time(local_time(now, person.zone))),
        _days_line(say, person),
        *(_for_teams(say, about.chosen, person) if about.chosen else ()),
        _teams_line(say, about.teams),
    ]
    text = say("team.me.text", language=language, zone=zone)
    return Message(text, (section("\n".join(lines)), *_leave_blocks(say, about), _buttons(say)))


def _days_line(say: Say, person: Person) -> str:
    if person.odd_weeks is None:
        return say("team.me.usual")
    mine = days_of(person.odd_weeks, person.even_weeks)
    hours = {"starts": say.clock(mine.starts), "ends": say.clock(mine.ends)}
    if mine.odd == mine.even:
        return say("team.me.days_line", days=days(say, mine.odd), **hours)
    return say("team.me.odd_even_line", odd=days(say, mine.odd), even=days(say, mine.even), **hours)


def _for_teams(say: Say, chosen: Chosen, person: Person) -> list[str]:
    """What only who is in a team can choose."""
    return [
        say("team.me.no_hours") if chosen.hours is None else say("team.me.hours_line", count=chosen.hours),
        _limit_line(say, case_limit(chosen.case_limit, chosen.hours, person.odd_weeks, person.even_weeks)),
        say("team.me.reminders_on") if chosen.wants_reminders else say("team.me.reminders_off"),
        say(f"team.me.status.{person.status_choice}.line"),
    ]


def _limit_line(say: Say, limit: Limit) -> str:
    """How many, and what that follows from."""
    if limit.cases is None:
        return say("team.me.no_case_limit")
    why = say(f"team.me.case_limit_by.{limit.by}", cases=CASES_AT_LEAST)
    return f"{say('team.me.case_limit_line', count=limit.cases)}. {why}"


def _teams_line(say: Say, teams: Sequence[Team]) -> str:
    if not teams:
        return say("team.me.no_teams")
    return say("team.me.teams", teams=say.list([escape(team.name) for team in teams]))


def _leave_blocks(say: Say, about: About) -> list[Block]:
    if not about.leaves:
        return [context(say("team.me.no_leave"))]
    shown = [_leave_block(say, leave, about.person.zone) for leave in about.leaves[:SHOWN_LEAVES]]
    more = len(about.leaves) - len(shown)
    return [*shown, context(say("team.me.more_leave", count=more))] if more else shown


def _leave_block(say: Say, leave: Leave, zone: str) -> Block:
    end = button("team.end_leave", say("team.me.end_leave.button"), str(leave.id))
    told = leave_told(say, leave, zone)
    if leave.from_status:
        return section(say("team.me.status_leave_line", leave=told), accessory=end)
    return section(say("team.me.leave_line", leave=told), accessory=end)


def leave_told(say: Say, leave: Leave, zone: str) -> str:
    """Whole days by their dates, else from moment until moment, in the person's zone."""
    starts, ends = local_time(leave.starts_at, zone), local_time(leave.ends_at, zone)
    if not starts == ends == ends.min:
        moments = [say.short_moment(at, zone) for at in (leave.starts_at, leave.ends_at)]
        return say("team.leave.hours", start=moments[0], end=moments[1])
    first, last = local_day(leave.starts_at, zone), local_day(leave.ends_at, zone) - timedelta(days=1)
    if first == last:
        return say.date(first)
    return say("team.leave.days", first=say.date(first), last=say.date(last))


def _buttons(say: Say) -> Block:
    return actions(
        button("team.me", say("common.change.button")),
        button("team.add_leave", say("team.me.leave.button")),
    )


def saved(say: Say, mine: Days, today: date) -> Message:
    """The next weeks, to confirm what odd and even come to."""
    lines = [
        say(
            "team.me.week_line",
            week=monday.isocalendar().week,
            day=say.short_date(monday),
            kind=say("team.me.kind_odd") if is_odd(monday) else say("team.me.kind_even"),
            days=days(say, mine.odd if is_odd(monday) else mine.even),
        )
        for monday in weeks_to_confirm(today)
    ]
    return Message(say("team.me.saved", weeks="\n".join(lines)))


COVERED_TEAMS = 3
"""Teams for which cover is offered at once; more is done with the command."""


def leave_saved(say: Say, leave: Leave, zone: str, teams: Sequence[Team]) -> Message:
    """Said back, with a way to ask for cover in the teams where something is theirs."""
    text = say("team.leave.saved", leave=leave_told(say, leave, zone))
    buttons = [
        button(f"roles.cover:{team.id}", say("team.leave.cover.button"), str(team.id))
        for team in teams[:COVERED_TEAMS]
    ]
    return Message(text, (section(text), *([actions(*buttons)] if buttons else [])))
