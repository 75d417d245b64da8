"""A real Chromium for the stories of the page, and the page without a server for those of the drawing alone."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "playground" / "page"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]
MONDAY = 1795423500
"""The story's Monday 23 November 2026, 09:45 in Amsterdam, Unix seconds."""


def chromium() -> str | None:
    """Where a Chromium is on this machine: CHROMIUM says so, else the first of the usual names."""
    told = os.environ.get("CHROMIUM")
    return told or next((found for found in map(shutil.which, NAMES) if found), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories. Without one they are skipped, loudly; in CI that is a failure."""
    path = chromium()
    if path is None:
        missing = "no Chromium found: the page is not tested. Install one, or say where it is with CHROMIUM=/path"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        warnings.warn(pytest.PytestWarning(missing), stacklevel=1)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class _Files(http.server.SimpleHTTPRequestHandler):
    """The page's files, and the gallery under /gallery/."""

    def translate_path(self, path: str) -> str:
        root = HERE if path.startswith("/gallery/") else PAGE
        return str(root / path.split("?", 1)[0].lstrip("/"))

    def log_message(self, *_: Any) -> None:
        """Quiet."""


@pytest.fixture(scope="session")
def files() -> Iterator[str]:
    """The address of the page's files without any server behind them."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Files))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


class Gallery:
    """Draws blocks in the browser and tells what the person then did."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def draw(self, *blocks: dict[str, Any], **options: Any) -> None:
        """Shows these blocks; options are those of gallery.js: locale, zone, now, values, errors, answer."""
        named = [{"block_id": f"b{at}", **block} for at, block in enumerate(blocks)]
        self.page.evaluate("([blocks, options]) => window.draw(blocks, options)", [named, options])

    def deeds(self) -> list[list[Any]]:
        """What reached the place so far: [what, block_id, action_id, value, trigger]."""
        found: list[list[Any]] = self.page.evaluate("window.deeds")
        return found

    def done(self, *deed: Any) -> None:
        """Waits until this was done last."""
        self.page.wait_for_function("deed => JSON.stringify(window.deeds.at(-1)) === JSON.stringify(deed)", arg=list(deed))


@pytest.fixture
def gallery(browser: Browser, files: str) -> Iterator[Gallery]:
    context = browser.new_context(viewport={"width": 760, "height": 900}, locale="en-US")
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(f"{files}/gallery/index.html")
    page.wait_for_function("window.ready")
    yield Gallery(page)
    context.close()
    assert problems == []
