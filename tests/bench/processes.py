"""The servers that are measured: the real `python -m bot`, and Bolt alone, each in a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import psutil

ADDRESS = re.compile(r"listening on http://127\.0\.0\.1:(\d+)")
CONNECTED = re.compile(r"connected with Slack")
MIB = 1024 * 1024


class Process:
    """What it says goes to a file, which is read until a sentence appears."""

    def __init__(self, words: list[str], told: Mapping[str, str], output: Path) -> None:
        self._output = output
        self.started = perf_counter()
        with output.open("w") as file:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                [sys.executable, *words],
                env={**os.environ, "PORT": "0", **told},
                stdin=subprocess.PIPE,
                stdout=file,
                stderr=subprocess.STDOUT,
            )

    def waits_for(self, sentence: re.Pattern[str], seconds: float = 20.0) -> str:
        """What the sentence names, once it was said."""
        while perf_counter() - self.started < seconds:
            if found := sentence.search(self._output.read_text()):
                return found[found.lastindex or 0]
            if self._process.poll() is not None:
                break
        raise RuntimeError(f"it did not start: {self._output.read_text()[-2000:]}")

    @property
    def port(self) -> int:
        return int(self.waits_for(ADDRESS))

    @property
    def megabytes(self) -> float:
        """Its share of memory (PSS): what would come free if it ended."""
        return float(psutil.Process(self._process.pid).memory_full_info().pss) / MIB

    def end(self) -> None:
        self._process.terminate()
        self._process.wait(20)


@contextmanager
def running(words: list[str], told: Mapping[str, str], output: Path) -> Iterator[Process]:
    process = Process(words, told, output)
    try:
        yield process
    finally:
        process.end()
