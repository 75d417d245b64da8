"""When webcare of a team is open: for webcare itself, and for who looks whether somebody is there. Pure."""

from collections.abc import Iterable
from datetime import datetime

from bot.rituals import team_free_days
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.duties import EVERY_DAY, Held, Part
from storage.people import Team


def desk_hours(team: Team, held: Iterable[Held], now: datetime) -> Hours:
    """From Monday to Friday, and on other days on which somebody is on duty; never on the team's holidays.

    `held` are the cells of webcare, and of crisis where those count too.
    """
    by_day = {cell.scope.weekday for cell in held if cell.part is Part.DOES} - {EVERY_DAY}
    weekdays = {*MONDAY_TO_FRIDAY, *by_day}
    week = Week.on(weekdays, Block(team.webcare_from, team.webcare_until))
    return Hours.weekly(team.zone, week, team_free_days(team, now))
