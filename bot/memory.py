"""What was worked out once and holds until its stamp changes; forgotten when the process ends."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, cast

T = TypeVar("T")

REMEMBERED = 500
"""Things of a few kilobytes each."""


class Memory:
    """Threads may ask at once: then a thing may be worked out twice, never wrongly."""

    def __init__(self, at_most: int = REMEMBERED) -> None:
        self._at_most = at_most
        self._known: OrderedDict[Hashable, tuple[Hashable, object]] = OrderedDict()
        self._lock = Lock()

    def recall(self, name: Hashable, stamp: Hashable, work_out: Callable[[], T]) -> T:
        """What is remembered by that name with that stamp, else what `work_out` answers now."""
        with self._lock:
            known = self._known.get(name)
        if known is not None and known[0] == stamp:
            return cast("T", known[1])
        answer = work_out()
        self._keep(name, stamp, answer)
        return answer

    def _keep(self, name: Hashable, stamp: Hashable, answer: object) -> None:
        with self._lock:
            self._known[name] = (stamp, answer)
            self._known.move_to_end(name)
            while len(self._known) > self._at_most:
                self._known.popitem(last=False)
