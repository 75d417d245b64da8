"""Is anybody there for a task in a stretch of time, asked of `resolve` moment by moment. Pure.

So odd and even weeks, leave, holidays and cover count as they do when a case comes in.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from bot.ownership.facts import Ask, Matrix
from bot.ownership.resolving import Candidate, resolve
from bot.working_time import Span, open_spans


def first_in(matrix: Matrix, ask: Ask, spans: Iterable[Span]) -> Candidate | None:
    """Whose it is at the first moment of these spans at which it is anybody's, not the ask's own."""
    moments = (at for span in spans for at in _moments(matrix, ask, span))
    return next((owner for at in moments if (owner := resolve(matrix, replace(ask, at=at)).owner)), None)


def _moments(matrix: Matrix, ask: Ask, span: Span) -> Iterator[datetime]:
    """Between these nobody who could have it comes in, and no cover begins, so nobody new can have it."""
    yield span.start
    end = span.until or span.start
    covers = [one for one in matrix.covers if span.start < one.starts_at < end]
    could = {one.user_id for one in resolve(matrix, replace(ask, at=span.start)).chain}
    could |= {one.taken_by for one in covers if one.taken_by}
    comes = {
        one.start
        for user_id in could & matrix.colleagues.keys()
        for one in open_spans(matrix.colleagues[user_id].hours, span.start, end)
    }
    yield from sorted((comes | {one.starts_at for one in covers}) - {span.start})
