"""A few threads for the calls that follow an acknowledgement, none of whose errors is lost."""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context

log = logging.getLogger(__name__)


class Pool:
    """Runs work soon, side by side. The request number of whoever asked goes with it into the log."""

    def __init__(self, threads: int = 8) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="answer")
        self._quiet = threading.Condition()
        self._under_way = 0

    def run(self, work: Callable[[], object]) -> None:
        with self._quiet:
            self._under_way += 1
        self._threads.submit(copy_context().run, self._guarded, work)

    def wait_until_quiet(self, seconds: float) -> bool:
        """True when nothing is under way within so many seconds."""
        with self._quiet:
            return self._quiet.wait_for(lambda: self._under_way == 0, timeout=seconds)

    def close(self) -> None:
        """What was begun is finished; nothing new starts."""
        self._threads.shutdown(wait=True)

    def _guarded(self, work: Callable[[], object]) -> None:
        try:
            work()
        except Exception:
            log.exception("something that follows an acknowledgement failed")
        finally:
            with self._quiet:
                self._under_way -= 1
                self._quiet.notify_all()
