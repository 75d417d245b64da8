"""The append-only log: every call, its verdict, every interaction and its acknowledgement. Tests judge the
app from it alone.
"""

import json
from pathlib import Path
from typing import IO, Any

from playground.clock import Clock

Entry = dict[str, Any]


class Log:
    """Entries get a rising `seq`, the real time `at` and the moved time `clock`; written to `file` line by
    line when there is one.
    """

    def __init__(self, clock: Clock, file: Path | None = None) -> None:
        self._clock = clock
        self._file: IO[str] | None = file.open("a", encoding="utf-8") if file else None
        self.entries: list[Entry] = []

    def add(self, kind: str, **facts: Any) -> Entry:
        entry: Entry = {
            "seq": len(self.entries) + 1,
            "at": self._clock.real(),
            "clock": self._clock.now(),
            "kind": kind,
        }
        entry.update(facts)
        self.entries.append(entry)
        if self._file:
            self._file.write(json.dumps(entry, ensure_ascii=False, default=str) + "\n")
            self._file.flush()
        return entry

    def after(self, seq: int, kind: str | None = None) -> list[Entry]:
        return [e for e in self.entries[seq:] if kind is None or e["kind"] == kind]

    def complaints(self) -> list[Entry]:
        return self.after(0, "complaint")

    def close(self) -> None:
        if self._file:
            self._file.close()
