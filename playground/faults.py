"""Faults that can be switched on, to see what the app and its people then do."""

from dataclasses import asdict, dataclass, field
from typing import Any

LASTING = ("slow", "ratelimited", "refused", "answer_lost", "dropped", "server_error")
AT_ONCE = ("socket_goodbye", "socket_broken", "socket_silent", "token_revoked")


@dataclass
class Fault:
    """`method`, `channel` None: any. `times` None: until cleared. `skip`: so many matching calls pass
    first. `seconds` real time.
    """

    id: int
    kind: str
    method: str | None = None
    channel: str | None = None
    error: str | None = None
    seconds: float = 1.0
    times: int | None = None
    skip: int = 0

    def matches(self, method: str, channel: str | None) -> bool:
        return self.method in (None, method) and self.channel in (None, channel)


@dataclass
class Faults:
    active: list[Fault] = field(default_factory=list)
    _made: int = 0

    def add(self, kind: str, **how: Any) -> Fault:
        self._made += 1
        fault = Fault(self._made, kind, **how)
        self.active.append(fault)
        return fault

    def clear(self, fault_id: int | None = None) -> None:
        self.active = [f for f in self.active if fault_id is not None and f.id != fault_id]

    def strike(self, method: str, channel: str | None) -> list[Fault]:
        """The faults that hit this call: at most one of each kind; used-up ones are gone."""
        struck: dict[str, Fault] = {}
        for fault in list(self.active):
            if fault.kind in struck or not fault.matches(method, channel):
                continue
            if self._counts_down(fault):
                struck[fault.kind] = fault
        return list(struck.values())

    def _counts_down(self, fault: Fault) -> bool:
        if fault.skip > 0:
            fault.skip -= 1
            return False
        if fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self.active.remove(fault)
        return True

    def shown(self) -> list[dict[str, Any]]:
        return [asdict(f) for f in self.active]
