"""The page's drawing without a server: blocks in, what the person did out."""

from typing import Any

from playwright.sync_api import Locator, Page

Json = dict[str, Any]
MONDAY = 1795423500
"""The story's Monday 23 November 2026, 09:45 in Amsterdam, Unix seconds."""


def plain(text: str, **how: Any) -> Json:
    return {"type": "plain_text", "text": text, **how}


def words(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(text: str, **how: Any) -> Json:
    return {"text": plain(text), "value": text.lower(), **how}


class Gallery:
    """Draws blocks in the browser and tells what the person then did."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.problems: list[str] = []
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def draw(self, *blocks: Json, **options: Any) -> None:
        """Shows these blocks; options are those of gallery.js: locale, zone, now, values, errors, answer."""
        named = [{"block_id": f"b{at}", **block} for at, block in enumerate(blocks)]
        self.page.evaluate("([blocks, options]) => window.draw(blocks, options)", [named, options])

    def asks(self, element: Json, value: Any = None, **options: Any) -> Locator:
        """Shows one input block, filled in with `value`; answers what stands under its label."""
        block = {"type": "input", "label": plain("Vraag"), "element": {"action_id": "it", **element}}
        held = {} if value is None else {"values": {"b0": {"it": value}}}
        self.draw({**block, **options.pop("block", {})}, **held, **options)
        return self.page.locator(".block-input")

    def acts(self, element: Json, value: Any = None, **options: Any) -> Locator:
        """Shows one element in an actions block."""
        held = {} if value is None else {"values": {"b0": {"it": value}}}
        self.draw({"type": "actions", "elements": [{"action_id": "it", **element}]}, **held, **options)
        return self.page.locator(".block-actions")

    def text(self, mrkdwn: str, **options: Any) -> Locator:
        """Shows a mrkdwn text."""
        self.draw({"type": "section", "text": words(mrkdwn)}, **options)
        return self.page.locator(".section-words > .text")

    def deeds(self) -> list[list[Any]]:
        """What reached the place so far: [what, block_id, action_id, value, trigger]."""
        found: list[list[Any]] = self.page.evaluate("window.deeds")
        return found

    def fills(self, value: Any) -> None:
        """Waits until this is what was last remembered."""
        self._last(["fill", "b0", "it", value])

    def sends(self, value: Any, trigger: str | None = None) -> None:
        """Waits until this is what was last sent to the app."""
        self._last(["act", "b0", "it", value, trigger])

    def _last(self, deed: list[Any]) -> None:
        same = "deed => JSON.stringify(window.deeds.at(-1)) === JSON.stringify(deed)"
        self.page.wait_for_function(same, arg=deed, timeout=3000)
