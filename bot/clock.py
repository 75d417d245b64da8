"""The only reader of the clock: everything else is told what time it is."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx

log = logging.getLogger(__name__)

ASK_EVERY = 0.25
"""Seconds between two questions to CLOCK_URL: short enough that a jump of the clock feels immediate."""


class RealClock:
    """The time as it is."""

    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - here is where the clock is read


class MovedClock:
    """Real time plus the offset that an address answers: `{"offset_seconds": 86400}`.

    `start()` asks once before it returns, then a thread asks on. When the address does not answer, the
    last known offset holds.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._offset = timedelta()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._ask_on, name="clock", daemon=True)
        self._client = httpx.Client(timeout=1, trust_env=False)

    def now(self) -> datetime:
        return RealClock().now() + self._offset

    def start(self) -> None:
        self._ask()
        self._thread.start()

    def stop(self) -> None:
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join()
        self._client.close()

    def _ask_on(self) -> None:
        while not self._ended.wait(ASK_EVERY):
            self._ask()

    def _ask(self) -> None:
        try:
            answer = self._client.get(self._url).raise_for_status().json()
            self._offset = timedelta(seconds=float(answer["offset_seconds"]))
        except (httpx.HTTPError, ValueError, KeyError, TypeError, OverflowError):
            log.debug("the clock at CLOCK_URL did not answer; the last offset holds")


@contextmanager
def running_clock(url: str | None) -> Iterator[RealClock | MovedClock]:
    """The clock of a process: as it is, or moved as CLOCK_URL says while the block lasts."""
    if url is None:
        yield RealClock()
        return
    moved = MovedClock(url)
    moved.start()
    try:
        yield moved
    finally:
        moved.stop()


class FixedClock:
    """A clock for stories: it stands still until it is told to go forward."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        return self._moment

    def forward(self, **span: float) -> None:
        """Later by `days=`, `hours=`, `minutes=` or `seconds=`."""
        self._moment += timedelta(**span)
