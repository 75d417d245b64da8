"""The Chromium of this machine."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

# First those without windows of their own, as Playwright brings one: less than half the CPU (measured).
WITHOUT_WINDOWS = ("chromium-headless-shell", "chrome-headless-shell")
NAMES = (
    *WITHOUT_WINDOWS,
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--hide-scrollbars"]


def path() -> str | None:
    """Where it is: CHROMIUM says so, else the first of the usual names."""
    told = os.environ.get("CHROMIUM")
    return told or next((found for found in map(shutil.which, NAMES) if found), None)


@contextmanager
def started() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path(), args=FLAGS)
        yield browser
        browser.close()
