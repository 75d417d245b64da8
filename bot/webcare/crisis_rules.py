"""When something is to be said in a crisis, and to whom. Pure; the numbers: docs/trade.md, "Escalation".

A look that comes late says the last of what was missed, once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.webcare.deadlines import end_of_day
from bot.working_time import Hours, next_opening
from storage.cases import Case, Kind, Status
from storage.escalation import Crisis

A_DAY = timedelta(days=1)
PING_EVERY, PINGS_AT_MOST = timedelta(minutes=10), 6
"""Own choice: an hour of calling again, as long as the first statement may take."""

FIRST_ONLY, WITH_NEXT = 2, 4
"""Own choice: so many times who is called first; up to so many the next one too; then everybody."""

STATEMENT_MINUTES = (45, WITHIN := 60)
"""The first statement is out within the hour; a quarter of it is left at the first reminder."""


@dataclass(frozen=True, slots=True)
class Ping:
    """They are called again, the `number`th time; `to` of the list, in order."""

    number: int
    to: tuple[str, ...]

    @property
    def is_last(self) -> bool:
        return self.number == PINGS_AT_MOST


@dataclass(frozen=True, slots=True)
class Statement:
    """The first statement is due; `minutes` after the beginning."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Still:
    """It is another day, and nobody said that it is over."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """It is over, and it is the morning after."""


Due = Ping | Statement | Still | LookBack


def is_led(crisis: Crisis, case: Case) -> bool:
    """Somebody leads it; who took a case that is a crisis by its kind does, and who closed it did."""
    took = case.kind is Kind.CRISIS and case.status is Status.TAKEN
    return crisis.led_by is not None or took or not case.is_open


def to_say(crisis: Crisis, case: Case, now: datetime, opens: datetime | None) -> list[Due]:
    """What is due now; `opens` is the first opening of webcare after the day on which it began."""
    if not crisis.is_running:
        return [LookBack()] if crisis.look_at is not None else []
    found: list[Due] = [*_pings(crisis, case, now), *_statement(crisis, case, now)]
    return found or ([Still()] if opens is not None and opens <= now else [])


def _pings(crisis: Crisis, case: Case, now: datetime) -> Iterator[Ping]:
    number = min((now - crisis.started_at) // PING_EVERY, PINGS_AT_MOST)
    if number > crisis.pinged and not is_led(crisis, case):
        yield Ping(number, called(crisis.told, crisis.first, number))


def is_past_calling(crisis: Crisis, now: datetime) -> bool:
    """The hour in which they are called again is over."""
    return now - crisis.started_at > PING_EVERY * PINGS_AT_MOST


def called(told: Sequence[str], first: int, number: int) -> tuple[str, ...]:
    """Whom the `number`th call is for: docs/decisions/193."""
    if number <= FIRST_ONLY:
        return tuple(told[:first])
    return tuple(told[: first + 1]) if number <= WITH_NEXT else tuple(told)


def statement_due(crisis: Crisis) -> datetime:
    """By when the first statement is out."""
    return crisis.counts_from + timedelta(minutes=WITHIN)


def _statement(crisis: Crisis, case: Case, now: datetime) -> Iterator[Statement]:
    if crisis.is_private or crisis.statement_at is not None or not case.is_open:
        return
    due = [minutes for minutes in STATEMENT_MINUTES if crisis.counts_from + timedelta(minutes=minutes) <= now]
    if due and due[-1] > crisis.reminded:
        yield Statement(due[-1])


def next_look(crisis: Crisis, hours: Hours, now: datetime) -> datetime | None:
    """When there may be something to say after `now`, while it runs; `hours` are those of webcare."""
    since = crisis.started_at
    pings = [since + PING_EVERY * number for number in range(1, PINGS_AT_MOST + 1)]
    statements = [crisis.counts_from + timedelta(minutes=minutes) for minutes in STATEMENT_MINUTES]
    morning = next_opening(hours, end_of_day(now, hours.zone))
    moments = [*pings, *statements, *([morning] if morning else [])]
    return min((at for at in moments if at > now), default=None)


def next_morning(hours: Hours, now: datetime) -> datetime:
    """When somebody is in on their next working day; tomorrow at this hour for who never is."""
    return next_opening(hours, end_of_day(now, hours.zone)) or now + A_DAY
