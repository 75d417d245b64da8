"""What is said about a team and its people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot import zones
from bot.slack.blocks import Block, actions, context, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Form, Message
from bot.team import rules
from bot.team.rules import Days, Rhythm
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.people import Leave, Person, Team

SHOWN_LEAVES = 10


def only_text(say: Say, name: str, title: str, text: str) -> Form:
    """A form that says one thing and can only be closed."""
    return Form(name, title, (section(text),), submit=None, close=say("common.close.button"))


def first_prompt(say: Say, team: Team) -> str:
    if team.prompt_due_at is None:
        return say("team.set_up.no_prompt")
    day, at = local_day(team.prompt_due_at, team.zone), local_time(team.prompt_due_at, team.zone)
    return say("team.set_up.first_prompt", day=say.day(day), time=say.time(at))


def done(say: Say, team: Team, people_count: int) -> Message:
    """To who set it up, privately: what stands, and what comes next."""
    lines = [say("team.set_up.done", team=escape(team.name), prompt=first_prompt(say, team))]
    if people_count == 1:
        lines.append(say("team.set_up.alone"))
    lines.append(say("team.set_up.slack_sleeps"))
    return Message("\n".join(lines), tuple(section(line) for line in lines))


def announced(say: Say, team: Team, who: str, rhythm: Rhythm) -> Message:
    """To the channel: who set this up, and what people will see."""
    duty = say("team.set_up.nobody_on_duty")
    if rhythm.on_duty:
        duty = say("team.set_up.on_duty", people=say.list([mention(one) for one in rhythm.on_duty]))
    text = say(
        "team.set_up.announced",
        who=mention(who),
        team=escape(team.name),
        days=days(say, rhythm.meetup_days),
        time=say.time(team.meetup_at),
        open=say.time(team.webcare_from),
        close=say.time(team.webcare_until),
        duty=duty,
    )
    return Message(text, (section(text),))


def saved(say: Say, team: Team) -> Message:
    return Message(say("team.settings.saved", prompt=first_prompt(say, team)))


def days(say: Say, numbers: Sequence[int]) -> str:
    """Such as "maandag, dinsdag en vrijdag"."""
    return say.list([say.weekday(day) for day in sorted(numbers)]) or say("team.me.none")


def left(say: Say, name: str) -> str:
    return say("team.left.text", who=escape(name))


@dataclass(frozen=True, slots=True)
class About:
    """Somebody, with what belongs to them."""

    person: Person
    leaves: Sequence[Leave]
    teams: Sequence[Team]
    reminded: bool | None


def me(say: Say, about: About, now: datetime) -> Message:
    """To the person: what I know of them, and the buttons to change it."""
    person = about.person
    language = say(f"team.language.{say.language}.option")
    zone = zones.name(person.zone, say.language)
    lines = [
        say("team.me.heading"),
        say("team.me.language_line", language=language),
        say("team.me.zone_line", zone=zone, time=say.clock(local_time(now, person.zone))),
        _days_line(say, person),
        *_reminders_line(say, about.reminded),
        _teams_line(say, about.teams),
    ]
    text = say("team.me.text", language=language, zone=zone)
    return Message(text, (section("\n".join(lines)), *_leave_blocks(say, about), _me_buttons(say)))


def _days_line(say: Say, person: Person) -> str:
    if person.odd_weeks is None:
        return say("team.me.usual")
    mine = rules.days_of(person.odd_weeks, person.even_weeks)
    hours = {"starts": say.clock(mine.starts), "ends": say.clock(mine.ends)}
    if mine.odd == mine.even:
        return say("team.me.days_line", days=days(say, mine.odd), **hours)
    return say("team.me.odd_even_line", odd=days(say, mine.odd), even=days(say, mine.even), **hours)


def _reminders_line(say: Say, reminded: bool | None) -> list[str]:  # noqa: FBT001 - a fact that is shown
    if reminded is None:
        return []
    return [say("team.me.reminders_on") if reminded else say("team.me.reminders_off")]


def _teams_line(say: Say, teams: Sequence[Team]) -> str:
    if not teams:
        return say("team.me.no_teams")
    return say("team.me.teams", teams=say.list([escape(team.name) for team in teams]))


def _leave_blocks(say: Say, about: About) -> list[Block]:
    if not about.leaves:
        return [context(say("team.me.no_leave"))]
    return [
        section(
            leave_line(say, leave, about.person.zone),
            accessory=button("team.end_leave", say("team.me.end_leave.button"), str(leave.id)),
        )
        for leave in about.leaves[:SHOWN_LEAVES]
    ]


def leave_line(say: Say, leave: Leave, zone: str) -> str:
    """Whole days by their dates, else from moment until moment, in the person's zone."""
    starts, ends = local_time(leave.starts_at, zone), local_time(leave.ends_at, zone)
    if starts == ends == ends.min:
        first, last = local_day(leave.starts_at, zone), local_day(leave.ends_at, zone) - timedelta(days=1)
        return say("team.me.leave_line", **{"from": say.day(first), "until": say.day(last)})
    moments = {
        "from": say.short_moment(leave.starts_at, zone),
        "until": say.short_moment(leave.ends_at, zone),
    }
    return say("team.me.leave_hours", **moments)


def _me_buttons(say: Say) -> Block:
    return actions(
        button("team.me", say("team.me.change.button")),
        button("team.add_leave", say("team.me.leave.button")),
    )


def me_saved(say: Say, mine: Days, today: date) -> Message:
    """The next weeks, to confirm what odd and even come to."""
    lines = [
        say(
            "team.me.week_line",
            week=monday.isocalendar().week,
            day=say.short_date(monday),
            kind=say("team.me.kind_odd") if rules.is_odd(monday) else say("team.me.kind_even"),
            days=days(say, mine.odd if rules.is_odd(monday) else mine.even),
        )
        for monday in rules.weeks_to_confirm(today)
    ]
    return Message(say("team.me.saved", weeks="\n".join(lines)))


def leave_saved(say: Say, leave: Leave, zone: str) -> Message:
    moments = {
        "from": say.short_moment(leave.starts_at, zone),
        "until": say.short_moment(leave.ends_at, zone),
    }
    return Message(say("team.leave.saved", **moments))
