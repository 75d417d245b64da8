"""What there is to deliver: letters as features write them, and people who press and type meanwhile."""

import random
import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from playground.site import Trouble
from storage import outbox
from storage.database import Database
from storage.outbox import NewLetter, Priority

WORKSPACE = "T0DEMO01"
PEOPLE = [f"U0DEMO{number:03}" for number in range(1, 11)]
CASE = {
    "Waar?": "Instagram",
    "Wat voor bericht is het?": "Vraag",
    "Wat vraagt of zegt iemand?": "Kan ik ook 24 uur werken?",
}


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
            [self.a_case, self.a_change, self.a_prompt, self.an_end], [4, 4, 2, 1]
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

    def _letter(self, key: str, channel: str, **more: object) -> NewLetter:
        what = {"workspace_id": WORKSPACE, "channel": channel, "key": key, "text": f"Over {key}"}
        return NewLetter(**{**what, **more})  # type: ignore[arg-type] # names and texts

    def _write(self, *letters: NewLetter) -> list[str]:
        with self._database.transaction() as session:
            for letter in letters:
                outbox.write(session, letter, self._now())
        return [letter.key for letter in letters]


class Crowd:
    """People who use the bot, dead or alive. What Slack could not do for them they simply try no more."""

    def __init__(self, slack: Playground, dice: random.Random) -> None:
        self._slack = slack
        self._dice = dice
        self.done: Counter[str] = Counter()

    def does_something(self) -> None:
        who = Person(self._slack, self._dice.choice(PEOPLE[:5]))
        act = self._dice.choice([self.reports, self.takes, self.has_nothing_today])
        try:
            act(who)
            self.done[act.__name__] += 1
        except (Trouble, NotOnScreen, AssertionError):
            self.done["had no luck"] += 1

    def reports(self, who: Person) -> None:
        who.types("/smcare nieuw", "#social")
        who.waits_for_form("Nieuwe melding", seconds=3)
        for label, value in CASE.items():
            who.fills(label, value)
        who.submits()

    def takes(self, who: Person) -> None:
        pings = [seen for seen in who.sees("smplan") if "Oppakken" in seen.buttons]
        if not pings:
            raise NotOnScreen("no ping")
        who.presses("Oppakken", pings[-1])

    def has_nothing_today(self, who: Person) -> None:
        prompts = [seen for seen in who.sees("#social") if "Niets vandaag" in seen.buttons]
        if not prompts:
            raise NotOnScreen("no prompt")
        who.presses("Niets vandaag", prompts[-1])


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
