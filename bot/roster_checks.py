"""When leave is held against the roster: each Friday at 10.00, in the team's own zone. Pure.

For who sets up a team, and for the check itself in `bot/roles`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time

from bot.opening_hours import DAY, MONDAY_TO_FRIDAY, WEEK, monday_of
from bot.rituals import CLOSING, team_free_days
from bot.working_time import local, local_day
from storage.people import Team

CHECKED_AT = time(10)
"""Early enough to find somebody before the weekend: docs/trade.md, "Role matrix"."""

WEEKS_AHEAD = 60
"""More than a year: a team that is closed for longer has stopped."""


def roster_check_due_at(team: Team, now: datetime) -> datetime | None:
    """What the column must be once the team is set up or changed; a check that is due stays due."""
    due = team.roster_check_due_at
    return due if due is not None and due <= now else next_roster_check(team, now)


def next_roster_check(team: Team, after: datetime) -> datetime | None:
    """The first check later than `after`; None when the team is never open."""
    checks = (local(day, CHECKED_AT, team.zone) for day in last_working_days(team, after))
    return next((at for at in checks if at > after), None)


def day_to_check(team: Team, now: datetime) -> date | None:
    """Today, while the check is due and the day not over. However long we slept, never another day's."""
    today = local_day(now, team.zone)
    if today not in last_working_days(team, now):
        return None
    opens, closes = (local(today, at, team.zone) for at in (CHECKED_AT, CLOSING))
    return today if opens <= now < closes else None


def last_working_days(team: Team, now: datetime) -> Iterator[date]:
    """The last working day of each week from this one on: Friday, or before it when that is a holiday."""
    free_days = team_free_days(team, now)
    monday = monday_of(local_day(now, team.zone))
    for week in range(WEEKS_AHEAD):
        days = [monday + week * WEEK + number * DAY for number in reversed(MONDAY_TO_FRIDAY)]
        yield from [day for day in days if day not in free_days][:1]
