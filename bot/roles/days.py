"""On which days nobody of a line is there, asked of `resolve` for the days themselves. Pure.

So odd and even weeks, leave, holidays and cover count as they do when a case comes in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.desk_hours import desk_hours
from bot.opening_hours import DAY
from bot.ownership import attendance
from bot.ownership.facts import Ask, Matrix
from bot.ownership.resolving import Candidate
from bot.roles.gathering import Facts
from bot.roles.lines import Line
from bot.working_time import MIDNIGHT, Hours, Span, local, local_day, open_spans
from storage.duties import EVERYTHING, WEBCARE, Part

ANSWERS = (Part.DOES, Part.BACKUP, Part.DECIDES)
"""Who has one of these parts can be in the chain of `resolve`."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A day on which webcare is open and nobody of the line is there at any moment of it."""

    line: Line
    day: date


def webcare_gaps(facts: Facts, lines: Iterable[Line], days: Sequence[date]) -> Iterator[Gap]:
    """In the order of the lines. What the whole task lacks is not said again of its channels and topics.

    A line in which nobody has a part that counts is passed over: that is another mistake than a day.
    """
    desk = desk_of(facts)
    everywhere: set[date] = set()
    for line in lines:
        if line.task != WEBCARE or not any(line.people(part) for part in ANSWERS):
            continue
        found = {day for day in days if lacks_people(facts.matrix, line, spans_of(desk, day, facts.now))}
        yield from (Gap(line, day) for day in sorted(found - everywhere))
        everywhere |= found if line.scope == EVERYTHING else set()


def desk_of(facts: Facts) -> Hours:
    """When webcare is open."""
    return desk_hours(facts.team, facts.matrix.held.get(WEBCARE, ()), facts.now)


def spans_of(desk: Hours, day: date, now: datetime) -> list[Span]:
    """When it is open that day; of today only what is still to come."""
    start, end = (local(one, MIDNIGHT, desk.zone) for one in (day, day + DAY))
    return open_spans(desk, max(start, now), end)


def days_from(facts: Facts, count: int) -> list[date]:
    """Today by the team's clock, and the days after it."""
    today = local_day(facts.now, facts.team.zone)
    return [today + number * DAY for number in range(count)]


def lacks_people(matrix: Matrix, line: Line, spans: Sequence[Span]) -> bool:
    """There is a time at which somebody should be there, and nobody is at any moment of it."""
    return bool(spans) and first_in(matrix, line, spans) is None


def first_in(matrix: Matrix, line: Line, spans: Sequence[Span]) -> Candidate | None:
    """Whose it is at the first moment of these spans at which it is anybody's."""
    if not spans:
        return None
    ask = Ask(line.task, spans[0].start, line.scope.channel, line.scope.topic)
    return attendance.first_in(matrix, ask, spans)


def without(matrix: Matrix, user_id: str, leave: Span) -> Matrix:
    """The same team, in which this person is away for that span too."""
    colleague = matrix.colleagues[user_id]
    hours = replace(colleague.hours, leave=(*colleague.hours.leave, leave))
    return replace(matrix, colleagues={**matrix.colleagues, user_id: replace(colleague, hours=hours)})
