"""Bringing something to the app and waiting for its acknowledgement, whichever way it listens; everything
is logged.
"""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from playground.clock import Clock
from playground.log import Log

Json = dict[str, Any]
Envelope = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True)
class Parcel:
    """One delivery. `what` is the payload's own kind, such as `block_actions` or the event's type."""

    id: str
    envelope: Envelope
    what: str
    payload: Json
    attempt: int = 0
    reason: str | None = None


@dataclass(frozen=True)
class Answer:
    """The app acknowledged in time; `payload` is what it put in the acknowledgement (None: nothing)."""

    payload: Any
    milliseconds: int


@dataclass(frozen=True)
class Silence:
    """The app did not acknowledge. `apps_fault`: it heard us and said nothing (or nonsense); else nobody
    was there to hear.
    """

    why: str
    milliseconds: int
    apps_fault: bool = False
    no_retry: bool = False


Outcome = Answer | Silence


class Courier(Protocol):
    """Socket Mode or signed HTTP."""

    via: str

    def connections(self) -> int: ...

    async def carry(self, parcel: Parcel) -> Outcome: ...

    async def close(self) -> None: ...


async def deliver(courier: Courier, parcel: Parcel, log: Log, clock: Clock) -> Outcome:
    log.add(
        "sent", what=parcel.what, id=parcel.id, attempt=parcel.attempt, via=courier.via, body=parcel.payload
    )
    began = clock.monotonic()
    outcome = await courier.carry(parcel)
    spent = round((clock.monotonic() - began) * 1000)
    if isinstance(outcome, Answer):
        log.add("acknowledged", id=parcel.id, what=parcel.what, milliseconds=spent, answer=outcome.payload)
        return outcome
    log.add("unacknowledged", id=parcel.id, what=parcel.what, milliseconds=spent, why=outcome.why)
    return outcome
