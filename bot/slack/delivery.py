"""Empties the outbox into Slack.

One thread asks the database what may go and writes down what became of it, many letters in one transaction;
a pool of threads carries letters to Slack, so that acknowledgements are never behind a slow post. Several
processes may do this at once: leases in the database keep them apart.
"""

import logging
import threading
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

from bot.slack.bookkeeping import Bookkeeping, Carried
from bot.slack.courier import Courier
from bot.slack.outcomes import NotYet, TooLate
from bot.slack.undelivered import Tell
from storage import sending, sent
from storage.database import Database
from storage.sending import Errand, Instant, Pace

log = logging.getLogger(__name__)

Count = Callable[[str], None]
NEAR = timedelta(seconds=2)
BUSY = 8
"""With so few letters in hand each is written down as soon as it comes back."""
AFTER_TROUBLE = 1.0
"""Seconds to wait after a failure of the database."""
AFTER_MISTAKE = 60.0
"""Seconds before a letter that made our own code fail is tried again."""


@dataclass(frozen=True, slots=True)
class Options:
    """How delivery works. Seconds of real time."""

    in_flight: int = 64
    """Threads that carry. 5,000 prompts leave in about ten seconds when Slack takes 100 ms."""
    ahead: int = 64
    """Letters taken before a thread is free for them: no thread waits while others are written down."""
    gather: float = 0.05
    """When busy, who comes back within this time is written down together: a transaction costs 5 ms."""
    lease: timedelta = timedelta(seconds=20)
    """Longer than a call can take: 2 s to connect, 5 s to write and 5 s to read."""
    after_you: float = 0.05
    """How long it waits after being woken: who woke it is acknowledged first, and what others write meanwhile
    goes along in one transaction. Measured: docs/performance.md."""
    look_every: float = 0.8
    """How often another process's letters are looked for, so that a ping is there within a second."""
    look_soon: float = 0.05
    """How often when a letter waits only for its channel's pace."""
    finish_within: float = 8.0
    """What is in hand when delivery ends gets this long; SIGTERM is to be over in ten."""
    pace: Pace = field(default_factory=Pace)


class Delivery:
    """`instant` answers the moment on both clocks. `count(result)` is told what became of each letter."""

    def __init__(
        self,
        database: Database,
        courier: Courier,
        tell_coordinator: Tell,
        instant: Callable[[], Instant],
        count: Count,
        options: Options,
    ) -> None:
        self._database = database
        self._courier = courier
        self._books = Bookkeeping(options.pace, tell_coordinator)
        self._instant = instant
        self._count = count
        self._options = options
        self._back: deque[Carried] = deque()
        self._in_hand = 0
        self._most = options.in_flight + options.ahead
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="delivery", daemon=True)

    def start(self) -> None:
        """Letters leave from now on. Workspaces that refused our token are tried again: perhaps it is new."""
        with self._database.transaction() as session:
            sent.resume_all(session)
        self._thread.start()

    def wake(self) -> None:
        """Letters may be waiting: look at once."""
        self._wake.set()

    def stop(self) -> None:
        """Nothing more is taken; what is in hand is finished and written down, within `finish_within`."""
        self._ending.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(self._options.finish_within + 1)

    def deliver_once(self) -> int:
        """Letters that may go now are carried, one after another, in this thread; how many they were."""
        self._give_up_orphans()
        if not self._is_any_ready():
            return 0
        carried = [self._carry(errand) for errand in self._turn([], self._options.in_flight)]
        if carried:
            self._turn(carried, 0)
        return len(carried)

    def drain(self, patience: float = 10.0) -> bool:
        """Delivers in this thread until nothing more goes within two seconds; False if it took too long."""
        deadline = monotonic() + patience
        while monotonic() < deadline:
            if not self._is_any_waiting(NEAR):
                return True
            if self.deliver_once() == 0 and not self._is_any_coming(NEAR):
                return True
            self._wake.wait(self._options.look_soon)
        return False

    def _run(self) -> None:
        pool = ThreadPoolExecutor(self._options.in_flight, thread_name_prefix="letter")
        try:
            while not self._ending.is_set():
                self._work(pool)
            self._finish()
        finally:
            pool.shutdown(wait=False)

    def _work(self, pool: ThreadPoolExecutor) -> None:
        """Writes down who came back, sends out who may go, and waits until there is reason to look again."""
        self._wake.clear()
        try:
            if self._in_hand > BUSY:
                self._ending.wait(self._options.gather)
            if self._back or self._is_any_ready():
                for errand in self._exchange(self._most - self._in_hand):
                    pool.submit(self._bring_back, errand)
            if self._wake.wait(self._pause()):
                self._ending.wait(self._options.after_you)
        except Exception:
            log.exception("delivery could not use the database; it tries again")
            self._ending.wait(AFTER_TROUBLE)

    def _exchange(self, room: int) -> list[Errand]:
        """Those who came back are written down, `room` others are taken; all of it or nothing."""
        back = [self._back.popleft() for _ in range(len(self._back))]
        try:
            taken = self._turn(back, room)
        except BaseException:
            self._back.extendleft(reversed(back))
            raise
        self._in_hand += len(taken) - len(back)
        return taken

    def _turn(self, carried: list[Carried], room: int) -> list[Errand]:
        instant = self._instant()
        counts: Counter[str] = Counter()
        taken: list[Errand] = []
        with self._database.transaction() as session:
            if carried:
                counts = self._books.record(session, carried, instant)
            if room:
                pace, lease = self._options.pace, self._options.lease
                taken = sending.taken(session, instant, pace, limit=room, lease=lease)
        for result in counts.elements():
            self._count(result)
        return taken

    def _bring_back(self, errand: Errand) -> None:
        """Once delivery ends, what no thread has begun with comes back as it was."""
        ending = self._ending.is_set()
        self._back.append(Carried(errand, TooLate()) if ending else self._carry(errand))
        self._wake.set()

    def _carry(self, errand: Errand) -> Carried:
        try:
            return Carried(errand, self._courier.carry(errand))
        except Exception:
            log.exception("letter %s could not be carried; it is tried again", errand.letter.key)
            return Carried(errand, NotYet(AFTER_MISTAKE, "our_mistake", uncertain=True))

    def _finish(self) -> None:
        """Everybody comes back and is written down, or takes too long: those are looked for later."""
        deadline = monotonic() + self._options.finish_within
        while self._in_hand and (left := deadline - monotonic()) > 0:
            self._wake.wait(left)
            self._wake.clear()
            self._exchange(0)

    def _pause(self) -> float:
        """Seconds to wait for a reason to look; whoever comes back or writes a letter here is one."""
        if self._in_hand == self._most:
            return self._options.look_every
        soon = timedelta(seconds=self._options.look_every)
        if not self._is_any_waiting(soon):
            return self._options.look_every
        if self._is_any_coming(soon):
            return self._options.look_soon
        self._give_up_orphans()
        return self._options.look_every

    def _is_any_ready(self) -> bool:
        with self._database.reading() as session:
            return sending.is_any_ready(session, self._instant(), self._options.pace)

    def _is_any_waiting(self, within: timedelta) -> bool:
        """Asked first: most often the answer is no, and then nothing else need be asked."""
        with self._database.reading() as session:
            return sending.is_any_waiting(session, self._instant(), within)

    def _is_any_coming(self, within: timedelta) -> bool:
        with self._database.reading() as session:
            return sending.is_any_coming(session, self._instant(), within)

    def _give_up_orphans(self) -> None:
        with self._database.reading() as session:
            if not sending.orphans(session, self._instant()):
                return
        with self._database.transaction() as session:
            for letter in sent.give_up_orphans(session, self._instant()):
                log.warning("letter %s will never arrive: its parent never came", letter.key)
