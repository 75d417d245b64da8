"""Leave against the roster: what goes wrong with webcare this week and next. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.opening_hours import DAY, WEEK, monday_of
from bot.roles.days import Gap, desk_of, first_in, spans_of, webcare_gaps
from bot.roles.gathering import Facts
from bot.roles.lines import Line, TaskFacts, lines_of
from bot.working_time import Span, local_day, open_spans
from storage.duties import WEBCARE, Held, Part


@dataclass(frozen=True, slots=True)
class MissedTurn:
    """Somebody is on the roster of a day on which they are away; who has it then by the matrix."""

    line: Line
    day: date
    user_id: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class RosterAhead:
    """From today until the Sunday of next week."""

    until: date
    gaps: tuple[Gap, ...]
    turns: tuple[MissedTurn, ...]

    @property
    def is_fine(self) -> bool:
        return not self.gaps and not self.turns


def roster_ahead(facts: Facts) -> RosterAhead:
    """Days are the team's; of today what is still to come counts."""
    today = local_day(facts.now, facts.team.zone)
    until = monday_of(today) + WEEK + WEEK - DAY
    days = [today + number * DAY for number in range((until - today) // DAY + 1)]
    lines = lines_of([TaskFacts(0, WEBCARE)], facts.matrix.held)
    turns = (turn for day in days for line in lines for turn in _missed_turns(facts, line, day))
    gaps = sorted(webcare_gaps(facts, lines, days), key=lambda gap: gap.day)
    return RosterAhead(until, tuple(gaps), tuple(turns))


def _missed_turns(facts: Facts, line: Line, day: date) -> Iterator[MissedTurn]:
    """Of who is away as long as webcare is open that day, while somebody else is there.

    A turn that somebody took over from them is settled already.
    """
    spans = spans_of(desk_of(facts), day, facts.now)
    for cell in line.cells:
        if not _is_turn(cell, day) or _is_there(facts, cell.user_id, spans):
            continue
        found = first_in(facts.matrix, line, spans)
        if found is not None and found.in_place_of != cell.user_id:
            yield MissedTurn(line, day, cell.user_id, found.user_id)


def _is_turn(cell: Held, day: date) -> bool:
    return cell.part is Part.DOES and cell.scope.weekday == day.weekday()


def _is_there(facts: Facts, user_id: str, spans: list[Span]) -> bool:
    """At any moment of these."""
    colleague = facts.matrix.colleagues.get(user_id)
    if colleague is None or colleague.unfit:
        return False
    hours = colleague.hours
    return any(open_spans(hours, span.start, span.until or span.start) for span in spans)
