"""What is wrong with one line of a role matrix: who has which part in it. Pure."""

from collections.abc import Iterator

from bot.findings import Finding, Level
from bot.opening_hours import MONDAY_TO_FRIDAY
from bot.roles.gathering import Facts
from bot.roles.health_of_backups import of_backups
from bot.roles.lines import Line
from bot.roles.mending import line_form
from bot.roles.taking_part import doers, fit, most_on_a_day, speaks_of
from bot.roles.thresholds import Thresholds
from storage.duties import CRISIS, EVERY_DAY, Part


def of_line(facts: Facts, line: Line, thresholds: Thresholds) -> Iterator[Finding]:
    """What the line has from the whole task is judged with the task, and not again."""
    yield from _deciders(line)
    yield from _nobody_does(line)
    yield from _gone(facts, line)
    yield from of_backups(facts, line)
    yield from _too_many(line, thresholds)
    yield from _unheard(line)
    yield from _everybody(facts, line, thresholds)


def _deciders(line: Line) -> Iterator[Finding]:
    """Exactly one person decides, whatever weekday it is: [13][14]."""
    if not speaks_of(line, Part.DECIDES):
        return
    count = most_on_a_day(line, Part.DECIDES)
    if count > 1:
        yield _found("several_decide", Level.ERROR, line, line.people(Part.DECIDES), count=count)
    if any(not line.on_weekday(Part.DECIDES, weekday) for weekday in MONDAY_TO_FRIDAY):
        yield _found("nobody_decides", Level.ERROR, line)


def _nobody_does(line: Line) -> Iterator[Finding]:
    """Somebody does it, or who decides confirmed that they do: [16]."""
    if speaks_of(line, Part.DOES) and not doers(line):
        yield _found("nobody_does", Level.ERROR, line, line.people(Part.DECIDES))


def _gone(facts: Facts, line: Line) -> Iterator[Finding]:
    """Who does it or decides left the workspace or the team, or may not take part."""
    have = dict.fromkeys(cell.user_id for cell in line.cells if cell.part in (Part.DOES, Part.DECIDES))
    if gone := tuple(one for one in have if not fit(facts.matrix, [one])):
        yield _found("gone", Level.ERROR, line, gone, count=len(gone))


def _too_many(line: Line, thresholds: Thresholds) -> Iterator[Finding]:
    for kind, part, most in (
        ("too_many_do", Part.DOES, thresholds.doers),
        ("too_many_think_along", Part.THINKS_ALONG, thresholds.think_along),
    ):
        count = most_on_a_day(line, part)
        if speaks_of(line, part) and count > most:
            yield _found(kind, Level.WARNING, line, line.people(part), count=count, most=most)


def _unheard(line: Line) -> Iterator[Finding]:
    if line.task == CRISIS and speaks_of(line, Part.HEARS) and not line.people(Part.HEARS):
        yield _found("crisis_unheard", Level.WARNING, line)


def _everybody(facts: Facts, line: Line, thresholds: Thresholds) -> Iterator[Finding]:
    """Every cell filled, in a team in which that says something; turns on a roster are no such part."""
    team = fit(facts.matrix, facts.matrix.colleagues)
    always = {cell.user_id for cell in line.cells if cell.scope.weekday == EVERY_DAY}
    if len(team) >= thresholds.crowd and always >= set(team):
        yield _found("everybody_in", Level.HINT, line, count=len(team))


def _found(kind: str, level: Level, line: Line, people: tuple[str, ...] = (), **numbers: float) -> Finding:
    action, value = line_form(line)
    return Finding(kind, level, line.subject, action, value, people=people, numbers=numbers)
