"""A real Chromium for the stories of the page; the page without a server for those of the drawing alone."""

import http.server
import json
import os
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from playground.running import Playground
from tests.page import chromium
from tests.page.gallery_window import Gallery
from tests.page.sample_app import MANIFEST, Door, SampleApp
from tests.page.window import Window

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "playground" / "page"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories. Without one they are skipped, loudly; in CI that is a failure."""
    if chromium.path() is None:
        missing = (
            "no Chromium found: the page is not tested. Install one, or say where it is with CHROMIUM=/path"
        )
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        warnings.warn(pytest.PytestWarning(missing), stacklevel=1)
        pytest.skip(missing)
    with chromium.started() as started:
        yield started


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
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Files)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def gallery_of_all(browser: Browser, files: str) -> Iterator[Gallery]:
    """One page for all stories of the drawing, since each draws anew."""
    context = browser.new_context(viewport={"width": 760, "height": 900}, locale="en-US")
    page = context.new_page()
    page.goto(f"{files}/gallery/index.html")
    page.wait_for_function("window.ready")
    yield Gallery(page)
    context.close()


@pytest.fixture
def gallery(gallery_of_all: Gallery) -> Iterator[Gallery]:
    gallery_of_all.problems.clear()
    yield gallery_of_all
    assert gallery_of_all.problems == []


@pytest.fixture
def door() -> Iterator[Door]:
    standing = Door()
    yield standing
    standing.close()


@pytest.fixture
def slack(tmp_path: Path, door: Door) -> Iterator[Playground]:
    """A playground whose app is the sample one."""
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(json.dumps(MANIFEST), encoding="utf-8")
    with Playground(manifest=manifest, request_url=door.address) as running:
        yield running


@pytest.fixture
def app(slack: Playground, door: Door) -> Iterator[SampleApp]:
    started = SampleApp(slack, door)
    yield started
    started.close()


@pytest.fixture
def opens(browser: Browser, slack: Playground) -> Iterator[Callable[..., Window]]:
    """Opens a browser window as somebody: opens("noor"), opens("oliver", width=390)."""
    windows: list[Window] = []

    def open_window(name: str, **look: Any) -> Window:
        window = Window(browser, slack, name, **look)
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()
    assert [problem for window in windows for problem in window.problems] == []


@pytest.fixture
def noor(app: SampleApp, opens: Callable[..., Window]) -> Window:
    """Noor's window, with the sample app running."""
    assert app.sent == []
    return opens("noor")
