"""Reads what a page shows: some days in two statements, however many posts there are."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from bot import holidays
from bot.calendar.facts import Seen
from bot.calendar.rules import AWAITED_FOR
from bot.calendar.weeks import span
from bot.naming import short_names
from bot.office import Visit
from bot.presence import hours_of
from bot.rituals import team_free_days
from storage import calendar, channels
from storage.crews import seats
from storage.people import Team


def seen(session: Session, visit: Visit, team: Team, first: date, count: int) -> Seen:
    """So many days from the first, for who visits."""
    since, until = span(first, count, team.zone)
    awaited_since = min(since, visit.now) - AWAITED_FOR
    posts = calendar.glimpses(session, team, since, until, awaited_since)
    crew, free_days = seats(session, team.id, since), team_free_days(team, visit.now)
    people = [person for _, person in crew.members]
    return Seen(
        team=team,
        now=visit.now,
        first=first,
        count=count,
        posts=posts,
        reads_in=visit.person.zone,
        hours={one.user_id: hours_of(one, crew.leaves, free_days) for one in people},
        names=short_names({one.user_id: one.name for one in people}),
        holidays=free_days_named(team, {first.year, until.year}, visit.say.language, free_days),
        has_channels=bool(posts) or bool(channels.of_team(session, team)),
    )


def free_days_named(
    team: Team, years: set[int], language: str, free_days: frozenset[date]
) -> dict[date, str]:
    """The team's free days with the names of holidays; of a day that it chose itself there is none."""
    ticked = [one for one in _offered(team, years, language) if one.key in team.holidays]
    names = {day: one.name for one in ticked for day in one.dates}
    return {day: names.get(day, "") for day in free_days}


def _offered(team: Team, years: set[int], language: str) -> Sequence[holidays.Holiday]:
    return holidays.offered(team.country, years, language) if team.holidays else ()
