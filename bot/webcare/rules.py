"""Whose case it is, and what may happen to it. Pure: facts in, a decision or a refusal out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.webcare.deadlines import end_of_day
from bot.working_time import Hours, is_open, local_day, next_opening, works_on
from storage.caseload import Load
from storage.cases import Because, Case, Kind, Status

LONGEST = {"paraphrase": 200, "handle": 80, "link": 500, "note": 200, "words": 500}
"""Characters. A paraphrase: docs/trade.md, "Privacy"; each of the others, made harmless, fits in a block of
a message."""

TRY_AGAIN = timedelta(minutes=5)
"""While webcare is open a roster or leave may change: how often a waiting case looks again."""

UNDO_WITHIN = timedelta(days=1)
"""Later, "not answered after all" is news from outside: a case to reopen, with a clock of its own."""

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the team: when they work, leave and holidays taken off, and their weekdays on webcare."""

    user_id: str
    hours: Hours
    weekdays: frozenset[int] = frozenset()
    load: Load = field(default_factory=Load)


class Nobody(StrEnum):
    """Why a case waits."""

    CLOSED = "closed"
    """Webcare is closed: it is dealt when it opens."""
    LATER = "later"
    """Who is on duty today comes in later."""
    OFF_DUTY = "off_duty"
    """Nobody is on duty today, or who was is away."""
    NEVER_OPEN = "never_open"


@dataclass(frozen=True, slots=True)
class Assigned:
    user_id: str
    because: Because
    open_cases: int


@dataclass(frozen=True, slots=True)
class Waits:
    """Nobody gets it yet. `until` is when that changes as far as is known, `try_at` when to deal again."""

    why: Nobody
    until: datetime | None
    try_at: datetime | None


def deal(kind: Kind, hours: Hours, colleagues: Sequence[Colleague], now: datetime) -> Assigned | Waits:
    """Who gets the case: of those on duty and in now, the one with the fewest open cases.

    `hours` are when the team's webcare is open. A crisis waits for nobody: when none of them is in, it goes
    to somebody on duty who works that day, or the next day webcare opens.
    """
    opens = next_opening(hours, now)
    if opens is None:
        return Waits(Nobody.NEVER_OPEN, None, None)
    day = local_day(opens, hours.zone)
    on_duty = [one for one in colleagues if day.weekday() in one.weekdays]
    present = [one for one in on_duty if is_open(one.hours, now)]
    if opens == now and present:
        return _fairest(present, Because.FEWEST if len(present) > 1 else Because.ONLY)
    works = [one for one in on_duty if works_on(one.hours, day)]
    if kind is Kind.CRISIS and works:
        return _fairest(present or works, Because.CRISIS)
    return _wait(hours, on_duty, opens, now)


def _fairest(colleagues: Sequence[Colleague], because: Because) -> Assigned:
    """Fewest open cases, then fewest today, then longest since the last one; then always the same order."""
    chosen = min(
        colleagues,
        key=lambda one: (
            one.load.open_cases,
            one.load.turns_today,
            one.load.last_turn_at or LONG_AGO,
            one.user_id,
        ),
    )
    return Assigned(chosen.user_id, because, chosen.load.open_cases)


def _wait(hours: Hours, on_duty: Sequence[Colleague], opens: datetime, now: datetime) -> Waits:
    if opens > now:
        return Waits(Nobody.CLOSED, opens, opens)
    tomorrow = end_of_day(now, hours.zone)
    coming = [at for one in on_duty if (at := next_opening(one.hours, now)) and at < tomorrow]
    comes = min((at for at in coming if is_open(hours, at)), default=None)
    if comes is not None:
        return Waits(Nobody.LATER, comes, min(comes, now + TRY_AGAIN))
    return Waits(Nobody.OFF_DUTY, next_opening(hours, tomorrow), now + TRY_AGAIN)


def without(user_ids: Collection[str | None], colleagues: Sequence[Colleague]) -> list[Colleague]:
    """Everybody else: who gave a case back or left is not dealt it again."""
    return [one for one in colleagues if one.user_id not in user_ids]


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody to hand a case to; `from_` is when they are in, None when they are in now."""

    user_id: str
    from_: datetime | None


def helpers(case: Case, zone: str, colleagues: Sequence[Colleague], now: datetime) -> list[Helper]:
    """Who works today and can take the case over, those who are in first; `zone` is the team's."""
    tomorrow = end_of_day(now, zone)
    arrivals = [(next_opening(one.hours, now), one) for one in without({case.owner_id}, colleagues)]
    today = sorted(
        ((at, one.user_id) for at, one in arrivals if at and at < tomorrow), key=lambda found: found[0]
    )
    return [Helper(user_id, at if at > now else None) for at, user_id in today]


class Refusal(StrEnum):
    CLOSED = "closed"
    """Nobody waits for an answer any more."""
    OPEN = "open"
    YOURS = "yours"
    TAKEN = "taken"
    """Somebody else pressed take first."""
    CHANGED = "changed"
    """It went to somebody else while the form was open."""
    NOT_THERE = "not_there"
    """Whom it should go to is not in the team any more."""
    LONG_AGO = "long_ago"


def may_take(case: Case, user_id: str) -> Refusal | None:
    """A case that nobody took may be taken by anyone of the team, whoever it was dealt to."""
    if not case.is_open:
        return Refusal.CLOSED
    if case.status is Status.WAITING:
        return None
    return Refusal.YOURS if case.owner_id == user_id else Refusal.TAKEN


def may_hand_over(case: Case, seen_owner: str | None) -> Refusal | None:
    """Who presses saw `seen_owner` on the form: they do not give away what is somebody else's by now."""
    if not case.is_open:
        return Refusal.CLOSED
    return None if case.owner_id == seen_owner else Refusal.CHANGED


def may_close(case: Case) -> Refusal | None:
    return None if case.is_open else Refusal.CLOSED


def may_reopen(case: Case) -> Refusal | None:
    return Refusal.OPEN if case.is_open else None


def may_undo(case: Case, now: datetime) -> Refusal | None:
    """A mistake is taken back within a day, as if it had not been: the clock was running all the time."""
    if case.closed_at is None:
        return Refusal.OPEN
    return None if now - case.closed_at <= UNDO_WITHIN else Refusal.LONG_AGO


class Alarm(StrEnum):
    NEARLY_DUE = "nearly_due"
    DUE = "due"


def alarm(case: Case, now: datetime) -> Alarm | None:
    """What the clock of a case says; after a long sleep only the last of it. None: nothing (yet)."""
    if not case.is_open or case.due_at is None or case.warn_at is None or now < case.warn_at:
        return None
    return Alarm.DUE if now >= case.due_at else Alarm.NEARLY_DUE


def needs_another(case: Case, colleagues: Sequence[Colleague], now: datetime) -> bool:
    """Whether the next on duty must be warned too: nobody took it, or its owner is not in."""
    owner = next((one for one in colleagues if one.user_id == case.owner_id), None)
    return case.status is Status.WAITING or owner is None or not is_open(owner.hours, now)
