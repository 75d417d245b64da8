"""Processes of the bot that are killed and started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

END_WITHIN = 12.0
"""Seconds from SIGTERM to the end; ten are promised, a busy machine gets two more."""


class Process:
    """One `python -m bot ...`; `killings` are the real moments (Unix seconds) at which it was killed."""

    def __init__(self, words: Sequence[str], told: Mapping[str, str], output: Path) -> None:
        self._words = [sys.executable, "-m", "bot", *words]
        self._told = {**os.environ, **told}
        self._output = output
        self.killings: list[float] = []
        self._running: subprocess.Popen[bytes] | None = None

    def starts(self) -> None:
        with self._output.open("ab") as output:
            self._running = subprocess.Popen(  # noqa: S603 - our own words
                self._words, env=self._told, stdout=output, stderr=output, stdin=subprocess.DEVNULL
            )

    def is_killed(self, moment: float) -> None:
        """Without a word of warning."""
        assert self._running is not None
        self._running.kill()
        self._running.wait()
        self.killings.append(moment)

    def is_paused(self) -> None:
        """Stops like a laptop that is closed, in the middle of whatever it does."""
        assert self._running is not None
        self._running.send_signal(signal.SIGSTOP)

    def wakes(self) -> None:
        assert self._running is not None
        self._running.send_signal(signal.SIGCONT)

    def ends(self) -> int:
        """Asked kindly; its exit code."""
        assert self._running is not None
        self._running.terminate()
        try:
            return self._running.wait(END_WITHIN)
        except subprocess.TimeoutExpired:
            self._running.kill()
            return self._running.wait()

    def is_gone(self) -> None:
        """Whatever happened, nothing of it is left."""
        if self._running is not None and self._running.poll() is None:
            self._running.kill()
            self._running.wait()

    @property
    def is_running(self) -> bool:
        return self._running is not None and self._running.poll() is None

    @property
    def said(self) -> str:
        return self._output.read_text(errors="replace")
