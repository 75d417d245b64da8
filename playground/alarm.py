"""One moment at which something is to be looked at again; a new one takes the place of the old."""

import asyncio
from collections.abc import Callable


class Alarm:
    def __init__(self) -> None:
        self._handle: asyncio.TimerHandle | None = None

    def set(self, seconds: float | None, ring: Callable[[], None]) -> None:
        """Rings after so many real seconds, in the running loop; None: not at all."""
        if self._handle is not None:
            self._handle.cancel()
        loop = asyncio.get_running_loop()
        self._handle = None if seconds is None else loop.call_later(max(seconds, 0), ring)
