"""Who is looking, and what they are told when something changes."""

import asyncio
import contextlib
import itertools
from collections import defaultdict
from collections.abc import Callable
from typing import Any

Change = dict[str, Any]


class Hub:
    """Each change gets the next `seq`. A person's windows get it at once; whoever waits for that person's
    next change wakes.
    """

    def __init__(self) -> None:
        self._counter = itertools.count(1)
        self._windows: dict[str, set[asyncio.Queue[Change]]] = defaultdict(set)
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._last: dict[str, int] = defaultdict(int)

    def tell(self, person: str, kind: str, make: Callable[[], Change]) -> None:
        """`make` is only called when a window of this person is open."""
        seq = next(self._counter)
        self._last[person] = seq
        if windows := self._windows[person]:
            change = {"seq": seq, "type": kind, **make()}
            for window in windows:
                window.put_nowait(change)
        for waiting in self._waiting[person]:
            waiting.set()

    def last(self, person: str) -> int:
        return self._last[person]

    def opens_window(self, person: str) -> asyncio.Queue[Change]:
        queue: asyncio.Queue[Change] = asyncio.Queue()
        self._windows[person].add(queue)
        return queue

    def closes_window(self, person: str, queue: asyncio.Queue[Change]) -> None:
        self._windows[person].discard(queue)

    async def wait_after(self, person: str, seq: int, seconds: float) -> None:
        """Returns when this person was told something after `seq`, or after so many real seconds."""
        if self._last[person] > seq:
            return
        event = asyncio.Event()
        self._waiting[person].add(event)
        try:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(event.wait(), seconds)
        finally:
            self._waiting[person].discard(event)
