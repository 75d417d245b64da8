"""What there is to deliver: letters as features write them, and a plan that changes all the time."""

import random
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from storage import outbox
from storage.brands import VALUE, Value
from storage.changes import Change
from storage.database import Database
from storage.outbox import NewLetter, Priority

WORKSPACE = "T0DEMO01"
PEOPLE = [f"U0DEMO{number:03}" for number in range(1, 11)]


class Letters:
    """Cards that change, pings, prompts with replies in their thread, and what is withdrawn."""

    def __init__(
        self, database: Database, channels: list[str], now: Callable[[], datetime], dice: random.Random
    ) -> None:
        self._database = database
        self._channels = channels
        self._now = now
        self._dice = dice
        self._numbers = count(1)
        self._open: list[tuple[int, str]] = []
        self.written: list[str] = []

    def write_some(self) -> None:
        """One thing happens, in one transaction, as in a feature."""
        happening = self._dice.choices(
            [self.a_case, self.a_change, self.a_prompt, self.an_end, self.a_change_of_the_plan],
            [4, 4, 2, 1, 2],
        )[0]
        keys = happening()
        self.written += keys

    def a_case(self) -> list[str]:
        """A card in a channel and a ping to its owner."""
        number, channel = next(self._numbers), self._dice.choice(self._channels)
        card = self._letter(f"case {number} v1", channel, subject=f"case {number} card")
        ping = self._letter(f"case {number} ping", self._dice.choice(PEOPLE), priority=Priority.PING)
        self._open.append((number, channel))
        return self._write(card, ping)

    def a_change(self) -> list[str]:
        if not self._open:
            return self.a_case()
        number, channel = self._dice.choice(self._open)
        version = next(self._numbers)
        return self._write(self._letter(f"case {number} v{version}", channel, subject=f"case {number} card"))

    def a_prompt(self) -> list[str]:
        number, channel = next(self._numbers), self._dice.choice(self._channels)
        parent = self._letter(f"question {number}", channel, priority=Priority.PROMPT)
        replies = [
            self._letter(f"answer {number}.{which}", channel, thread_of=f"question {number}")
            for which in (1, 2)
        ]
        return self._write(parent, *replies)

    def an_end(self) -> list[str]:
        """A card is withdrawn for good."""
        if not self._open:
            return self.a_case()
        number, _ = self._open.pop(self._dice.randrange(len(self._open)))
        with self._database.transaction() as session:
            outbox.withdraw(session, WORKSPACE, f"case {number} card", self._now())
        return []

    def a_change_of_the_plan(self) -> list[str]:
        """So that there is something to publish."""
        with self._database.transaction() as session:
            value = session.scalars(select(Value).order_by(Value.id).limit(1)).one()
            value.meaning = f"We zeggen wat er speelt, {next(self._numbers)}."
            did: dict[str, Any] = {"at": self._now(), "by": PEOPLE[0], "did": "changed"}
            session.add(Change(team_id=value.team_id, thing=VALUE, thing_id=value.id, **did))
        return []

    def _letter(self, key: str, channel: str, **more: object) -> NewLetter:
        what = {"workspace_id": WORKSPACE, "channel": channel, "key": key, "text": f"Over {key}"}
        return NewLetter(**{**what, **more})  # type: ignore[arg-type] # names and texts

    def _write(self, *letters: NewLetter) -> list[str]:
        with self._database.transaction() as session:
            for letter in letters:
                outbox.write(session, letter, self._now())
        return [letter.key for letter in letters]


class Bustle:
    """Something that goes on in threads of its own until it is told to stop."""

    def __init__(self) -> None:
        self._enough = threading.Event()
        self._threads: list[threading.Thread] = []
        self.broken: list[BaseException] = []

    def goes_on(self, does: Callable[[], None], every: timedelta) -> None:
        def on_and_on() -> None:
            try:
                while not self._enough.wait(every.total_seconds()):
                    does()
            except BaseException as problem:  # noqa: BLE001 - told at the end, in the thread that can fail
                self.broken.append(problem)

        thread = threading.Thread(target=on_and_on, daemon=True)
        self._threads.append(thread)
        thread.start()

    def ends(self) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()
