"""Whose a task is through a day: stretches in which the answer stays the same. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby, pairwise

from bot.ownership.facts import Ask, Matrix
from bot.ownership.resolving import Candidate, Resolution, resolve
from bot.working_time import MIDNIGHT, Hours, Span, local, open_spans


@dataclass(frozen=True, slots=True)
class Shift:
    """From `start` until `end` (UTC) these people have it equally; nobody when `owners` is empty."""

    start: datetime
    end: datetime
    owners: tuple[Candidate, ...]
    found: Resolution


def shifts(matrix: Matrix, ask: Ask, spans: Iterable[Span]) -> list[Shift]:
    """The shifts of a task in these spans, whatever `ask.at`. Stretches with the same people are one."""
    found = [one for span in spans for one in _shifts_in(matrix, ask, span)]
    return [_joined(list(same)) for _, same in groupby(found, key=lambda one: _who(one.owners))]


def _shifts_in(matrix: Matrix, ask: Ask, span: Span) -> Iterator[Shift]:
    until = span.until or span.start
    for start, end in pairwise(sorted({span.start, until, *_changes(matrix, span.start, until)})):
        found = resolve(matrix, Ask(ask.task, start, ask.channel, ask.topic))
        yield Shift(start, end, _owners(found), found)


def _changes(matrix: Matrix, start: datetime, end: datetime) -> Iterator[datetime]:
    """The moments in between at which somebody comes, goes, or is covered for."""
    for colleague in matrix.colleagues.values():
        for span in open_spans(colleague.hours, start, end):
            yield from (at for at in (span.start, span.until) if at and start < at < end)
    for cover in matrix.covers:
        yield from (at for at in (cover.starts_at, cover.ends_at) if start < at < end)


def _owners(found: Resolution) -> tuple[Candidate, ...]:
    """The first of equal rank who are in, together."""
    owner = found.owner
    return () if owner is None else tuple(one for one in found.present if one.rank == owner.rank)


def _who(owners: tuple[Candidate, ...]) -> tuple[str, ...]:
    return tuple(one.user_id for one in owners)


def _joined(same: list[Shift]) -> Shift:
    first, last = same[0], same[-1]
    return Shift(first.start, last.end, first.owners, first.found)


def hours_on(hours: Hours, day: date) -> list[Span]:
    """When these hours are open on that day of their zone."""
    midnight, next_midnight = (local(one, MIDNIGHT, hours.zone) for one in (day, day + timedelta(days=1)))
    return open_spans(hours, midnight, next_midnight)
