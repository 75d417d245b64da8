"""When webcare of a team is open: for webcare itself, and for who looks whether somebody is there. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from bot.holidays import free_days
from bot.rituals import team_free_days
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Week
from storage.duties import EVERY_DAY, Held, Part
from storage.people import Team

Days = Mapping[str, list[list[str]]]
"""Weekdays that differ from the usual, as `Team.webcare_days` keeps them."""


def desk_hours(team: Team, held: Iterable[Held], now: datetime) -> Hours:
    """On its usual days, and as the team chose for days that differ; never on the team's holidays.

    `held` are the cells of webcare, and of crisis where those count too.
    """
    return Hours.weekly(team.zone, desk_week(team, held, team.webcare_days), team_free_days(team, now))


def desk_week(team: Team, held: Iterable[Held], differs: Days) -> Week:
    """The team's opening hours in a week, in which the days of `differs` are as they say."""
    week = usual_week(team, held)
    return Week(tuple(_blocks(differs.get(str(day)), usual) for day, usual in enumerate(week.days)))


def usual_week(team: Team, held: Iterable[Held]) -> Week:
    """From Monday to Friday, and on other days on which somebody is on duty, all at the same hours."""
    by_day = {cell.scope.weekday for cell in held if cell.part is Part.DOES} - {EVERY_DAY}
    return Week.on({*MONDAY_TO_FRIDAY, *by_day}, Block(team.webcare_from, team.webcare_until))


def _blocks(chosen: list[list[str]] | None, usual: tuple[Block, ...]) -> tuple[Block, ...]:
    return usual if chosen is None else tuple(Block.of(*block) for block in chosen)


@dataclass(frozen=True, slots=True)
class Counting:
    """What decides how fast a team's clocks run, as facts that can be kept: no moment is in them."""

    zone: str
    week: Week
    country: str
    holidays: tuple[str, ...]
    closed_days: tuple[str, ...]
    minutes: Mapping[str, int]
    """Response target by kind."""

    def hours(self, now: datetime) -> Hours:
        """Opening hours from last year until two years ahead."""
        free = {date.fromisoformat(day) for day in self.closed_days}
        if self.holidays:
            free |= free_days(self.country, self.holidays, range(now.year - 1, now.year + 3))
        return Hours.weekly(self.zone, self.week, free)

    def written(self) -> dict[str, Any]:
        """As JSON, equal for what is equal."""
        return {
            "zone": self.zone,
            "week": self.week.written(),
            "country": self.country,
            "holidays": sorted(self.holidays),
            "closed_days": sorted(self.closed_days),
            "minutes": dict(sorted(self.minutes.items())),
        }

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Counting":
        """What `written` wrote down."""
        return cls(
            zone=facts["zone"],
            week=Week.read(facts["week"]),
            country=facts["country"],
            holidays=tuple(facts["holidays"]),
            closed_days=tuple(facts["closed_days"]),
            minutes=facts["minutes"],
        )


def counting(team: Team, held: Iterable[Held], minutes: Mapping[str, int]) -> Counting:
    """As the team stands now."""
    return Counting(
        zone=team.zone,
        week=desk_week(team, held, team.webcare_days),
        country=team.country,
        holidays=tuple(team.holidays),
        closed_days=tuple(team.closed_days),
        minutes=minutes,
    )
