"""A running playground seen from outside, in this process or another: its people, log, clock and faults."""

from collections.abc import Callable
from typing import Any

from playground.people import PATIENCE, Person
from playground.screen import NotOnScreen
from playground.site import Site

Json = dict[str, Any]


class Slack(Site):
    """`Slack("http://127.0.0.1:3000")` visits one that runs elsewhere; `running.Playground` starts its
    own.
    """

    def person(self, name: str) -> Person:
        """By first name, whole name or id, in any workspace."""
        people = [p for w in self.get("/my/state", lean=1)["workspaces"] for p in w["people"]]
        wanted = name.lower()
        found = [p for p in people if wanted in (p["id"].lower(), p["name"], p["real_name"].lower())]
        found = found or [p for p in people if p["real_name"].lower().split()[0] == wanted]
        if len(found) != 1:
            raise NotOnScreen(f"{name!r}: {len(found)} people. There are: {[p['real_name'] for p in people]}")
        return Person(self, found[0]["id"])

    @property
    def complaints(self) -> list[Json]:
        """Faults of the app: refused payloads, missed acknowledgements. Empty is good."""
        return list(self.get("/my/complaints")["complaints"])

    def log(self, kind: str | None = None, after: int = 0) -> list[Json]:
        """The entries of one kind (PROTOCOL.md, "The log"), oldest first."""
        query: dict[str, str | float] = {"after": after}
        if kind:
            query["kind"] = kind
        return list(self.get("/my/log", **query)["entries"])

    def calls(self, method: str | None = None) -> list[Json]:
        return [e for e in self.log("call") if method in (None, e["method"])]

    @property
    def now(self) -> float:
        """The moved clock, Unix seconds."""
        return float(self.get("/my/state", lean=1)["clock"]["now"])

    def moves_clock(self, where: str | None = None, *, seconds: float | None = None) -> float:
        """`plus_10_minutes`, `next_morning`, `friday_15`, or any seconds. Returns the new now."""
        body: Json = {"move": where} if where else {"seconds": seconds}
        return float(self.post("/my/clock", body)["clock"]["now"])

    def fault(self, kind: str, **how: Any) -> Json | None:
        """Switches a fault on (PROTOCOL.md, FAULT)."""
        fault: Json | None = self.post("/my/faults", {"kind": kind, **how})["fault"]
        return fault

    def clears_faults(self) -> None:
        self.post("/my/faults/clear", {})

    def app(self, do: str, **how: Any) -> None:
        """`uninstall`, `reinstall`, `revoke`, `grant` or `deny` (with `scopes`)."""
        self.post("/my/app", {"do": do, **how})

    def waits_until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        first = self.get("/my/state", lean=1)["me"]
        Person(self, first).waits_until(condition, seconds)
