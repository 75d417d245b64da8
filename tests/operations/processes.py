"""`python -m bot` as a process of its own, as whoever runs it sees it."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import httpx

from bot.settings import Settings

PROJECT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds for a process to start or end on a busy machine."""


def environment(**settings: str) -> dict[str, str]:
    """The environment with these settings and no others; nothing is read from a file beside the project."""
    names = {name.upper() for name in Settings.model_fields}
    return {**{name: value for name, value in os.environ.items() if name not in names}, **settings}


def finished(*words: str, folder: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """A command that ends by itself, and what it said."""
    return subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-m", "bot", *words],
        env=environment(PYTHONPATH=str(PROJECT), **settings),
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Running:
    """A bot that runs until it is asked to stop."""

    def __init__(self, *words: str, folder: Path, **settings: str) -> None:
        self.said: list[str] = []
        self._spoke = threading.Condition()
        self._process = subprocess.Popen(  # noqa: S603 - our own words
            [sys.executable, "-m", "bot", *words],
            env=environment(PYTHONPATH=str(PROJECT), **settings),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            with self._spoke:
                self.said.append(line)
                self._spoke.notify_all()

    def hears(self, pattern: str) -> re.Match[str]:
        """Waits until a line that matches was said."""
        found: list[re.Match[str]] = []

        def is_said() -> bool:
            found[:] = [match for line in self.said if (match := re.search(pattern, line))]
            return bool(found)

        with self._spoke:
            assert self._spoke.wait_for(is_said, PATIENCE), f"{pattern} was not said: {''.join(self.said)}"
        return found[0]

    @property
    def url(self) -> str:
        return self.hears(r"listening on (http://\S+)")[1]

    def get(self, path: str) -> httpx.Response:
        return httpx.get(self.url + path, timeout=5, trust_env=False)

    def becomes_ready(self) -> None:
        deadline = monotonic() + PATIENCE
        while self.get("/readyz").status_code != httpx.codes.OK:
            assert monotonic() < deadline, self.get("/readyz").text

    def stops(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Asks it to stop and answers how many seconds that took."""
        asked = monotonic()
        self._process.send_signal(how)
        self._process.wait(PATIENCE)
        return monotonic() - asked

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    def close(self) -> None:
        """Asks first, so that a demo takes its playground with it."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            raise
        self._listener.join()
        if self._process.stdout:
            self._process.stdout.close()


@contextmanager
def running(*words: str, folder: Path, **settings: str) -> Iterator[Running]:
    process = Running(*words, folder=folder, **settings)
    try:
        yield process
    finally:
        process.close()
