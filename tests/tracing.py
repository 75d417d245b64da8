"""Coverage watches the tests that it counts, and no others.

It slows Python by two thirds, in every file, and says of the stories what the tests of rules and questions
say already. So a story is watched only when it is marked `traced`: for lines that nothing smaller reaches.
"""

import os
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

STORIES = {"town", "office"}
"""Fixtures with a bot or a Slack in them."""
WATCHED_NEVER = {"chaos", "demo", "manifest", "operations", "page", "papers", "pictures", "playground", "web"}
"""Folders of tests that are about something else than rules and questions."""


def is_watched(item: pytest.Item) -> bool:
    """Unless TRACE_ALL says so, no story without the mark, and nothing that tries hundreds of examples."""
    if os.environ.get("TRACE_ALL") or item.get_closest_marker("traced"):
        return True
    is_story = not STORIES.isdisjoint(getattr(item, "fixturenames", ()))
    is_property = hasattr(getattr(item, "obj", None), "hypothesis")
    return not is_story and not is_property and Path(item.fspath).parent.name not in WATCHED_NEVER


class Tracing:
    """A plugin of pytest that stops coverage where nothing is counted."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, Any, Any]:
        """What is measured was imported before, by conftest.py."""
        with self._paused():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Also what a story sets up goes unwatched, and the threads that it starts."""
        if is_watched(item):
            return (yield)
        with self._paused():
            return (yield)

    @contextmanager
    def _paused(self) -> Iterator[None]:
        plugin = self._config.pluginmanager.get_plugin("_cov")
        controller = plugin.cov_controller if plugin else None
        if controller is None or not controller.started:
            yield
            return
        controller.pause()
        try:
            yield
        finally:
            controller.resume()
