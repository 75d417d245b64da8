"""Who counts in a line: who does it, who may have a part at all, and when they usually work. Pure."""

from collections.abc import Iterable

from bot.ownership.facts import Matrix
from bot.roles.lines import Line
from bot.working_time import Hours
from storage.duties import Part

WorkingDay = tuple[str, int]
"""A day of an "odd" or "even" week, 0 is Monday."""

WEEKDAYS = range(7)


def fit(matrix: Matrix, user_ids: Iterable[str]) -> tuple[str, ...]:
    """Those who are in the team and may have a part: who left, or is outside, is not among them."""
    colleagues = matrix.colleagues
    return tuple(one for one in user_ids if one in colleagues and colleagues[one].unfit is None)


def doers(line: Line) -> tuple[str, ...]:
    """Who does it; who decides, when they confirmed that they do it themselves."""
    return line.people(Part.DOES) or (line.people(Part.DECIDES) if line.decider_does else ())


def doers_on(line: Line, weekday: int) -> tuple[str, ...]:
    if line.people(Part.DOES):
        return line.on_weekday(Part.DOES, weekday)
    return line.on_weekday(Part.DECIDES, weekday) if line.decider_does else ()


def most_on_a_day(line: Line, part: Part) -> int:
    """How many have the part on the fullest day: a roster of five people is not five people at once."""
    return max(len(line.on_weekday(part, weekday)) for weekday in WEEKDAYS)


def speaks_of(line: Line, *parts: Part) -> bool:
    """Whether the line itself says who has one of the parts; else it is judged with the whole task."""
    return not line.inherited or any(cell.part in parts for cell in line.cells)


def usual_days(hours: Hours) -> frozenset[WorkingDay]:
    """The days on which somebody usually works, leave and holidays left out."""
    return frozenset(
        (parity, weekday)
        for parity, week in (("odd", hours.odd), ("even", hours.even))
        for weekday in WEEKDAYS
        if week.days[weekday]
    )
