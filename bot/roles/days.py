"""On which days nobody of a line is there, asked of `resolve` for the days themselves. Pure.

So odd and even weeks, leave, holidays and cover count as they do when a case comes in.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.desk_hours import desk_hours
from bot.opening_hours import DAY
from bot.ownership.facts import Ask, Matrix
from bot.ownership.resolving import Candidate, Resolution, resolve
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


def first_in(matrix: Matrix, line: Line, spans: Iterable[Span]) -> Candidate | None:
    """Whose it is at the first moment of these spans at which it is anybody's."""
    moments = (at for span in spans for at in _moments(matrix, line, span))
    return next((owner for at in moments if (owner := _resolved(matrix, line, at).owner)), None)


def _resolved(matrix: Matrix, line: Line, at: datetime) -> Resolution:
    return resolve(matrix, Ask(line.task, at, line.scope.channel, line.scope.topic))


def _moments(matrix: Matrix, line: Line, span: Span) -> Iterator[datetime]:
    """Between these nobody who could have it comes in, and no cover begins, so nobody new can have it."""
    yield span.start
    end = span.until or span.start
    covers = [one for one in matrix.covers if span.start < one.starts_at < end]
    could = {one.user_id for one in _resolved(matrix, line, span.start).chain}
    could |= {one.taken_by for one in covers if one.taken_by}
    comes = {
        one.start
        for user_id in could & matrix.colleagues.keys()
        for one in open_spans(matrix.colleagues[user_id].hours, span.start, end)
    }
    yield from sorted((comes | {one.starts_at for one in covers}) - {span.start})


def without(matrix: Matrix, user_id: str, leave: Span) -> Matrix:
    """The same team, in which this person is away for that span too."""
    colleague = matrix.colleagues[user_id]
    hours = replace(colleague.hours, leave=(*colleague.hours.leave, leave))
    return replace(matrix, colleagues={**matrix.colleagues, user_id: replace(colleague, hours=hours)})
