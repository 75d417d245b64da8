"""One browser window with the playground's page in it, as one person. Everything is found by what it says."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from playground.running import Playground

expect.set_options(timeout=10_000)


class Window:
    """`problems` holds every error of the page's own scripts; a story fails when there is one."""

    def __init__(self, browser: Browser, slack: Playground, name: str, **look: Any) -> None:
        self.slack = slack
        self.id = slack.person(name).id
        size = {"width": look.pop("width", 1280), "height": look.pop("height", 800)}
        place = look.pop("place", "")
        self.context = browser.new_context(viewport=size, locale="en-US", **look)  # type: ignore[arg-type]  # a TypedDict
        self.page = self.context.new_page()
        self.problems: list[str] = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "console", lambda said: self.problems.append(said.text) if said.type == "error" else None
        )
        self.page.goto(f"{slack.url}/?as={self.id}{place}")
        self.page.locator(".view").wait_for()

    def close(self) -> None:
        self.context.close()

    # --- what is on the screen

    @property
    def composer(self) -> Locator:
        return self.page.locator(".main .composer-input")

    @property
    def thread(self) -> Locator:
        return self.page.locator("aside.thread")

    @property
    def form(self) -> Locator:
        return self.page.locator("dialog.modal[open]")

    def message(self, words: str) -> Locator:
        """The messages in the channel that say this."""
        return self.page.locator(".main .message", has_text=words)

    def field(self, label: str) -> Locator:
        """What belongs to a label of the form, whether or not "(optional)" stands behind it."""
        whole = re.compile(rf"^{re.escape(label)}( \([^)]+\))?$")
        return self.form.locator(".block-input", has=self.page.locator(".input-label", has_text=whole))

    def shows(self, words: str) -> Locator:
        """Waits until a message says this, and answers the last of them."""
        found = self.message(words).last
        expect(found).to_be_visible()
        return found

    # --- what a person does

    def types(self, text: str) -> None:
        self.composer.fill(text)
        self.composer.press("Enter")

    def goes(self, name: str) -> None:
        self.page.locator(".sidebar .side-item", has_text=name).click()

    def opens_form(self, command: str) -> None:
        self.types(command)
        expect(self.form).to_be_visible()

    def submits(self, label: str = "") -> None:
        """Presses the button that sends the form, once it says this."""
        self.form.locator(".modal-submit", has_text=label).click()

    def closes(self) -> None:
        self.form.locator(".modal-cancel").click()
        expect(self.form).to_have_count(0)

    def presses(self, label: str, message: Locator | None = None) -> None:
        """A button of a message or Home tab; of several that say the same the last."""
        where = message or self.page.locator(".main")
        where.get_by_role("button", name=label, exact=True).last.click()

    def fills(self, label: str, text: str) -> None:
        """Types in a field of the form and leaves it."""
        typed = self.field(label).locator(".typed")
        typed.fill(text)
        typed.press("Tab")

    def chooses(self, label: str, *wanted: str) -> None:
        """From a list of the form, by what its options say."""
        box = self.field(label).locator("input[role=combobox]")
        for words in wanted:
            box.fill(words)
            self.page.locator("[role=option]", has_text=words).first.click()
        box.press("Tab")

    def menu(self, words: str) -> None:
        self.page.locator("[role^=menuitem]", has_text=words).first.click()

    def acts_on(self, words: str, action: str) -> None:
        """Opens the menu of the message that says `words` and takes `action`."""
        message = self.shows(words)
        message.hover()
        message.locator(".message-more").click()
        self.menu(action)
