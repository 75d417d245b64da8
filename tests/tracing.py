"""Coverage watches the tests that it counts, and no others.

It slows Python by two thirds, in every file, and says of the stories what the tests of rules and questions
say already. So a story is watched only when it is marked `traced`: for lines that nothing smaller reaches.
"""

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

STORIES = {"town", "office"}
"""Fixtures with a bot or a Slack in them."""
WATCHED_NEVER = {
    "chaos",
    "demo",
    "manifest",
    "operations",
    "page",
    "papers",
    "pictures",
    "playground",
    "texts",
    "web",
}
"""Folders of tests that are about something else than rules and questions."""


def is_watched(item: pytest.Item) -> bool:
    """Unless TRACE_ALL says so, no story without the mark, and nothing that tries hundreds of examples."""
    if os.environ.get("TRACE_ALL") or item.get_closest_marker("traced"):
        return True
    is_story = not STORIES.isdisjoint(getattr(item, "fixturenames", ()))
    is_property = hasattr(getattr(item, "obj", None), "hypothesis")
    return not is_story and not is_property and Path(item.fspath).parent.name not in WATCHED_NEVER


class Tracing:
    """A plugin of pytest: what is watched comes first, and after it coverage stops.

    First, because some questions are built once a process (`@cache`), by whichever test comes first.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config

    @pytest.hookimpl(wrapper=True)
    def pytest_collection(self) -> Generator[None, Any, Any]:
        """What is measured was imported before, by conftest.py."""
        self._stop()
        try:
            return (yield)
        finally:
            self._go_on()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: not is_watched(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> None:
        """Before anything is set up: the threads of a story go unwatched too."""
        if not is_watched(item):
            self._stop()

    def _stop(self) -> None:
        if (controller := self._controller()) and controller.started:
            controller.pause()

    def _go_on(self) -> None:
        if controller := self._controller():
            controller.resume()

    def _controller(self) -> Any:
        """Of pytest-cov, where something is covered; a process that runs no tests itself only gathers."""
        plugin = self._config.pluginmanager.get_plugin("_cov")
        controller = plugin.cov_controller if plugin else None
        return controller if getattr(controller, "cov", None) else None
