"""Whether somebody can step in where one person does it. Pure."""

from collections.abc import Iterator

from bot.findings import Finding, Level
from bot.opening_hours import MONDAY_TO_FRIDAY
from bot.roles.gathering import Facts
from bot.roles.lines import Line
from bot.roles.mending import day_form, line_form
from bot.roles.taking_part import (
    WEEKDAYS,
    WorkingDay,
    doers,
    doers_on,
    fit,
    speaks_of,
    usual_days,
)
from storage.duties import EVERY_DAY, Part


def of_backups(facts: Facts, line: Line) -> Iterator[Finding]:
    """Only people who may take part count, as who does it and as backup; nobody is their own backup."""
    if not speaks_of(line, Part.DOES, Part.BACKUP):
        return
    yield from _alone(facts, line)
    if turns := _turns(line):
        yield from _off_on_their_turn(facts, line, turns)
    else:
        yield from _off_when_needed(facts, line)


def _alone(facts: Facts, line: Line) -> Iterator[Finding]:
    """One person does it, and there is no backup: on a weekday, when the line has a roster."""
    alone: dict[str, None] = {}
    for weekday in WEEKDAYS:
        does = fit(facts.matrix, doers_on(line, weekday))
        if len(does) == 1 and not _backups_on(facts, line, weekday):
            alone[does[0]] = None
    if alone:
        action, value = line_form(line)
        numbers = {"count": float(len(alone))}
        yield Finding(
            "single_no_backup",
            Level.WARNING,
            line.subject,
            action,
            value,
            people=tuple(alone),
            numbers=numbers,
        )


def _off_on_their_turn(facts: Facts, line: Line, turns: list[int]) -> Iterator[Finding]:
    """Of a weekday of the roster: none of the backups works on it, in odd nor in even weeks."""
    for weekday in turns:
        backups = _backups_on(facts, line, weekday)
        if backups and not _work(facts, backups) & {("odd", weekday), ("even", weekday)}:
            yield _off("backup_off_on_day", line, backups, day_form(line, weekday), weekday)


def _off_when_needed(facts: Facts, line: Line) -> Iterator[Finding]:
    """Without a roster: no backup works on any day from Monday to Friday on which nobody of who does it
    works. When they work on all of these, a backup is for illness and leave, and must work on one of them.
    """
    does = fit(facts.matrix, doers(line))
    backups = tuple(one for one in fit(facts.matrix, line.people(Part.BACKUP)) if one not in does)
    works = _work(facts, does)
    week: set[WorkingDay] = {(parity, day) for parity in ("odd", "even") for day in MONDAY_TO_FRIDAY}
    if does and backups and not _work(facts, backups) & ((week - works) or works):
        yield _off("backup_off_too", line, backups, line_form(line))


def _off(
    kind: str, line: Line, backups: tuple[str, ...], mend: tuple[str, str], weekday: int | None = None
) -> Finding:
    numbers = {"count": float(len(backups))}
    subject = line.subject
    if weekday is not None:
        numbers["weekday"], subject = weekday, f"{subject}/{weekday}"
    return Finding(kind, Level.WARNING, subject, *mend, people=backups, numbers=numbers)


def _turns(line: Line) -> list[int]:
    """The weekdays of which the line says who does it."""
    days = {cell.scope.weekday for cell in (*line.cells, *line.inherited) if cell.part is Part.DOES}
    return sorted(days - {EVERY_DAY})


def _backups_on(facts: Facts, line: Line, weekday: int) -> tuple[str, ...]:
    does = doers_on(line, weekday)
    backups = fit(facts.matrix, line.on_weekday(Part.BACKUP, weekday))
    return tuple(one for one in backups if one not in does)


def _work(facts: Facts, user_ids: tuple[str, ...]) -> set[WorkingDay]:
    """The days on which at least one of them usually works."""
    return {day for one in user_ids for day in usual_days(facts.matrix.colleagues[one].hours)}
