"""What stands still when somebody is away for a week. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.opening_hours import DAY, WEEK
from bot.roles.days import desk_of, first_in, spans_of, without
from bot.roles.gathering import Facts
from bot.roles.lines import Line
from bot.roles.taking_part import WEEKDAYS, fit
from bot.working_time import ALL_DAY, MIDNIGHT, Hours, Span, Week, local
from storage.duties import WEBCARE


@dataclass(frozen=True, slots=True)
class Stop:
    """A line that stands still on these days because of one person."""

    line: Line
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WeekAway:
    """What a week without this person means."""

    user_id: str
    stops: tuple[Stop, ...]

    @property
    def days(self) -> int:
        """Of all lines together."""
        return sum(len(stop.days) for stop in self.stops)


def weeks_away(facts: Facts, monday: date) -> list[WeekAway]:
    """Of everybody who may take part; whose week would stop most comes first, equals by name."""
    names, had = facts.names, _had(facts, monday)
    everybody = fit(facts.matrix, facts.matrix.colleagues)
    weeks = [WeekAway(one, tuple(_stops(facts, one, monday, had))) for one in everybody]
    return sorted(weeks, key=lambda week: (-week.days, names.get(week.user_id, ""), week.user_id))


def _stops(facts: Facts, user_id: str, monday: date, had: Sequence["_Had"]) -> list[Stop]:
    """The lines that stand still while this person is away from Monday until Sunday, most days first.

    A day counts when somebody of the line would be there, and without this person nobody is. Webcare is
    looked at while it is open, other tasks all day. Only what this person has first is looked at again.
    """
    midnight, next_midnight = (local(day, MIDNIGHT, facts.team.zone) for day in (monday, monday + WEEK))
    away = without(facts.matrix, user_id, Span(midnight, next_midnight))
    days: dict[Line, tuple[date, ...]] = {}
    for one in had:
        if one.user_id == user_id and first_in(away, one.line, one.spans) is None:
            days[one.line] = (*days.get(one.line, ()), one.day)
    return sorted((Stop(line, its) for line, its in days.items()), key=lambda stop: -len(stop.days))


@dataclass(frozen=True, slots=True)
class _Had:
    """Who has a line first on a day, and the times at which somebody should be there."""

    line: Line
    day: date
    spans: list[Span]
    user_id: str


def _had(facts: Facts, monday: date) -> list[_Had]:
    """Every line on every day of the week on which it is somebody's, in the order of the lines."""
    all_week = Hours.weekly(facts.team.zone, Week.on(WEEKDAYS, ALL_DAY))
    desk, days = desk_of(facts), [monday + number * DAY for number in WEEKDAYS]
    found = []
    for line in facts.lines:
        for day in days:
            midnight = local(day, MIDNIGHT, facts.team.zone)
            spans = spans_of(desk if line.task == WEBCARE else all_week, day, midnight)
            if owner := first_in(facts.matrix, line, spans):
                found.append(_Had(line, day, spans, owner.user_id))
    return found
