"""What cover may be asked for, and who may take it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.ownership.facts import Ask, Colleague, Matrix
from bot.roles.shifts import shifts
from bot.working_time import Hours, Span, local, local_day, open_spans
from storage.covers import Cover, CoverRequest
from storage.duties import WEBCARE

SPANS_AT_MOST = 15
"""Three weeks of working days: who is away longer needs a backup, not cover."""
AHEAD_AT_MOST = timedelta(days=366)
"""Further away is a slip of the year."""
DAYS_AT_MOST = 31
"""Days in which gaps are looked for."""
NOTE_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """The form as it was filled in; without times a day counts whole."""

    first_day: date
    last_day: date
    from_: time | None = None
    until: time | None = None


class Refusal(StrEnum):
    """Why somebody cannot take a span, or give it back."""

    OWN = "own"
    TAKEN = "taken"
    PAST = "past"
    WITHDRAWN = "withdrawn"
    AWAY = "away"
    NOT_YOURS = "not_yours"
    NOT_ASKER = "not_asker"


def spans(asked: Asked, hours: Hours, now: datetime) -> list[Span]:
    """What is to be covered: the asker's working time in that range, a span a day, from now on.

    Leave does not count: it is often the reason to ask. Free days of the team need no cover.
    """
    return _open_in(asked, replace(hours, leave=()), now)


def gaps(asked: Asked, matrix: Matrix, desk: Hours, now: datetime) -> list[Span]:
    """The stretches in that range on which webcare is open and nobody has it, a span a day."""
    days = _open_in(asked, desk, now)[:DAYS_AT_MOST]
    return [
        Span(one.start, one.end)
        for day in days
        for one in shifts(matrix, Ask(WEBCARE, now), [day])
        if not one.owners
    ]


def _open_in(asked: Asked, hours: Hours, now: datetime) -> list[Span]:
    if asked.last_day - local_day(now, hours.zone) > AHEAD_AT_MOST:
        return []
    start = max(now, local(asked.first_day, asked.from_ or time(), hours.zone))
    last_day = asked.last_day + timedelta(days=0 if asked.until else 1)
    end = local(last_day, asked.until or time(), hours.zone)
    return open_spans(hours, start, end) if start < end else []


def problems(
    asked: Asked, found: Sequence[Span], now: datetime, zone: str, *, is_gap: bool = False
) -> dict[str, str]:
    """Field -> key of what to do there."""
    if asked.last_day < asked.first_day:
        return {"last_day": "roles.problem.cover_order"}
    if asked.last_day < local_day(now, zone):
        return {"last_day": "roles.problem.cover_past"}
    if asked.last_day - local_day(now, zone) > AHEAD_AT_MOST:
        return {"last_day": "roles.problem.cover_far"}
    if not found:
        return {"first_day": "roles.problem.no_gap" if is_gap else "roles.problem.cover_nothing"}
    return {"last_day": "roles.problem.cover_long"} if len(found) > SPANS_AT_MOST else {}


def may_take(request: CoverRequest, cover: Cover, volunteer: Colleague, now: datetime) -> Refusal | None:
    """First come, first served; who is on leave then cannot, who just does not work then can."""
    if request.withdrawn_at is not None:
        return Refusal.WITHDRAWN
    if cover.asker_id == volunteer.user_id:
        return Refusal.OWN
    if cover.taken_by is not None:
        return Refusal.TAKEN
    if cover.ends_at <= now:
        return Refusal.PAST
    return Refusal.AWAY if _is_away(volunteer, cover) else None


def _is_away(volunteer: Colleague, cover: Cover) -> bool:
    return any(
        span.start < cover.ends_at and (span.until is None or span.until > cover.starts_at)
        for span in volunteer.hours.leave
    )


def may_give_back(cover: Cover, user_id: str, now: datetime) -> Refusal | None:
    if cover.taken_by != user_id:
        return Refusal.NOT_YOURS
    return Refusal.PAST if cover.ends_at <= now else None


def may_withdraw(request: CoverRequest, user_id: str) -> Refusal | None:
    if request.asker_id != user_id:
        return Refusal.NOT_ASKER
    return Refusal.WITHDRAWN if request.withdrawn_at is not None else None


FAIR_OVER = timedelta(weeks=13)
"""Over a quarter it is counted who covered how often."""
