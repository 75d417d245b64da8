"""Who is in this week and next, whose webcare is, where nobody is; and days on which everybody is off."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from bot.holidays import free_days
from bot.letters import letter_to
from bot.office import Visit
from bot.ownership.facts import Ask
from bot.prompting import next_prompt_due
from bot.roles import week_messages
from bot.roles.days import desk_of
from bot.roles.gathering import Facts, facts_of
from bot.roles.shifts import Shift, hours_on, shifts
from bot.roles.week_messages import Day
from bot.roster_checks import roster_check_due_at
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from bot.working_time import MONDAY_TO_FRIDAY, works_on
from storage import caseload, changes, outbox, people
from storage.duties import WEBCARE
from storage.people import Team

DAYS = 14
TEAM = "team"
"""What a team is called in the log of changes."""


@dataclass(frozen=True, slots=True)
class DayMeant:
    """A day of a team, as a button carries it: "12/2026-12-24"."""

    team_id: str
    day: date | None


def this_week(session: Session, visit: Visit, team: Team) -> Message:
    facts = facts_of(session, team, visit.now)
    return week_messages.week(visit.to_team(team).say, facts, days_of(facts))


def days_of(facts: Facts) -> list[Day]:
    """Today until the end of next week: working days, and weekend days on which webcare is open."""
    today = local_day(facts.now, facts.team.zone)
    end = today - timedelta(days=today.weekday()) + timedelta(days=DAYS)
    days = [today + timedelta(days=number) for number in range((end - today).days)]
    return [one for day in days if (one := _day(facts, day)).open or day.weekday() in MONDAY_TO_FRIDAY]


def _day(facts: Facts, day: date) -> Day:
    spans = hours_on(desk_of(facts), day)
    found: list[Shift] = shifts(facts.matrix, Ask(WEBCARE, facts.now), spans)
    fit = [one for one in facts.matrix.colleagues.values() if one.unfit is None]
    return Day(
        day=day,
        open=bool(spans),
        webcare=tuple(found),
        off=tuple(one.user_id for one in fit if not works_on(one.hours, day)),
        closed=day.isoformat() in facts.team.closed_days,
        holiday=day in free_days(facts.team.country, facts.team.holidays, [day.year]),
    )


def press_everyone_off(visit: Visit, press: ButtonPress) -> Reply:
    """On that day everybody is off: no question, no webcare, no pings. The channel hears it."""
    return _set_day(visit, press, off=True)


def press_working_day(visit: Visit, press: ButtonPress) -> Reply:
    """That day is a working day again."""
    return _set_day(visit, press, off=False)


def _set_day(visit: Visit, press: ButtonPress, *, off: bool) -> Reply:
    meant = _meant(press.value)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, meant.team_id)
        if isinstance(team, Message):
            return team
        say, today = visit.to_team(team).say, local_day(visit.now, team.zone)
        people.hold_team(session, visit.workspace_id, team.id)
        if meant.day is None or meant.day < today:
            return Message(say("roles.day.past"))
        if (meant.day.isoformat() in team.closed_days) is off:
            return Message(
                say("roles.day.already_off" if off else "roles.day.already_on", day=say.day(meant.day))
            )
        _change(session, visit, team, meant.day, off=off)
        return this_week(session, visit, team)


def _meant(value: str | None) -> DayMeant:
    team_id, _, day = (value or "").partition("/")
    try:
        return DayMeant(team_id, date.fromisoformat(day))
    except ValueError:
        return DayMeant(team_id, None)


def _change(session: Session, visit: Visit, team: Team, day: date, *, off: bool) -> None:
    today = local_day(visit.now, team.zone).isoformat()
    before = [one for one in team.closed_days if one >= today]
    after = {*before, day.isoformat()} if off else set(before) - {day.isoformat()}
    team.closed_days = sorted(after)
    team.prompt_due_at = next_prompt_due(session, team, visit.now)
    team.roster_check_due_at = roster_check_due_at(team, visit.now)
    caseload.look_again(session, team, visit.now)
    changes.note(
        session,
        changes.Change(
            team_id=team.id,
            thing=TEAM,
            thing_id=team.id,
            by=visit.user_id,
            at=visit.now,
            did="changed",
            fields={"closed_days": [before, team.closed_days]},
        ),
    )
    _tell_channel(session, visit, team, day)


def _tell_channel(session: Session, visit: Visit, team: Team, day: date) -> None:
    """One message for each day, which always says how it stands."""
    off = day.isoformat() in team.closed_days
    message = week_messages.announced(visit.office.say(team.language), team, day, visit.user_id, off=off)
    subject = f"team {team.id}, day off {day}"
    letter = letter_to(team.channel_id, team, f"{subject} {visit.key}", message, subject=subject)
    outbox.write(session, letter, visit.now)
