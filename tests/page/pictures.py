"""Takes the README's pictures: `python -m tests.page.pictures` walks the demo's team in both languages.

They are of the real bot in the real page, so they are taken anew when either changes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, expect

from bot.demo.team import load_team
from playground.running import Playground
from storage import schema
from storage.database import Database
from tests.page import chromium
from tests.page.picture_words import DUTCH, ENGLISH, Words
from tests.page.window import Window
from tests.town import at_work, open_town

PLACE = Path(__file__).parents[2] / "docs" / "pictures"
NARROW, TALL = 640, 1600
"""Pixels: so narrow, the page shows one pane, in letters that can be read in a column of the README."""
HOME_HIGH = 420
ALONE = ".page { visibility: hidden } dialog::backdrop { background: white }"
"""Style in which only a form is seen, also at its round corners."""
BY_ITSELF = 30_000
"""Milliseconds for what the bot does unasked."""


def main() -> None:
    PLACE.mkdir(exist_ok=True)
    with chromium.started() as browser:
        for words in (DUTCH, ENGLISH):
            with demo(words.language) as slack:
                Album(browser, slack, words).fill()


@contextmanager
def demo(language: str) -> Iterator[Playground]:
    """The demo's team with the bot at work, on a Monday at 09:45, and nobody to spoil it."""
    with TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/pictures.db")
        schema.upgrade(database)
        load_team(database, language)
        with open_town(database, language=language) as town, at_work(town.bot):
            yield town.slack
        database.close()


class Album:
    """The pictures of one language, each of one pane."""

    def __init__(self, browser: Browser, slack: Playground, words: Words) -> None:
        self.browser = browser
        self.slack = slack
        self.words = words

    def fill(self) -> None:
        with self.window("Sanne") as sanne:
            for first in (self.words.question, self.words.rumour):
                expect(sanne.message(first)).to_be_visible(timeout=BY_ITSELF)
            self.plan_and_why(sanne)
            self.answer_and_prompt(sanne)
        with self.window("Sanne", "#home") as sanne:
            sanne.page.get_by_text(self.words.my_day).wait_for()
            self.takes("home", sanne, HOME_HIGH)
        self.slack.moves_clock("plus_10_minutes")
        self.case()

    @contextmanager
    def window(self, name: str, place: str = "") -> Iterator[Window]:
        look = {"width": NARROW, "height": TALL, "color_scheme": "light"}
        window = Window(self.browser, self.slack, name, place=place, **look)
        yield window
        assert window.problems == []
        window.close()

    def answer_and_prompt(self, sanne: Window) -> None:
        """Sanne's answer while she writes it, then the day with the answers in its thread."""
        for name in ("Bram", "Noor"):
            self.answers(name)
        prompt = sanne.message(self.words.question)
        sanne.presses(self.words.answer, prompt)
        for field, text in self.words.answers["Sanne"].items():
            sanne.fills(getattr(self.words, field), text)
        sanne.form.screenshot(path=self.file("answer"), animations="disabled", style=ALONE)
        sanne.submits()
        prompt.locator(".thread-bar").click()
        # The prompt, Oliver's answer as the story has it, and these.
        expect(sanne.thread.locator(".message")).to_have_count(2 + len(self.words.answers))
        self.takes_from("prompt", sanne.thread.locator(".message").first, sanne, "aside.thread")

    def answers(self, name: str) -> None:
        person = self.slack.person(name)
        person.presses(self.words.answer, person.finds(self.words.question, "#social"))
        person.waits_for_form()
        for field, text in self.words.answers[name].items():
            person.fills(getattr(self.words, field), text)
        person.submits()

    def plan_and_why(self, sanne: Window) -> None:
        for name, command, shown in (
            ("plan", "/smplan", self.words.plan),
            ("why", "/smwhy", self.words.steps),
            ("roles", "/smroles", self.words.matrix),
            ("calendar", "/smcal", self.words.week),
        ):
            sanne.types(command)
            self.takes_from(name, sanne.shows(shown), sanne)

    def case(self) -> None:
        """What Milan read on Instagram, as Noor is told that it is hers."""
        milan = self.slack.person("Milan")
        milan.uses_shortcut(self.words.shortcut, milan.finds(self.words.outside, "#social"))
        milan.waits_for_form()
        milan.chooses(self.words.where, "Instagram")
        milan.chooses(self.words.kind, self.words.of_kind)
        milan.fills(self.words.about, self.words.gist)
        milan.fills(self.words.handle, "@ok_in_spe")
        milan.submits()
        with self.window("Noor", "#messages") as noor:
            self.takes_from("case", noor.shows(self.words.gist), noor)

    def takes_from(self, name: str, first: Locator, window: Window, pane: str = ".main") -> None:
        """A picture of the pane, made just so high that `first` is the first message in it."""
        first.element_handle().wait_for_element_state("stable")
        room = window.page.locator(f"{pane} .message-scroll").bounding_box()
        needed = first.bounding_box()
        assert room
        assert needed
        self.takes(name, window, TALL - round(needed["y"] - room["y"]), pane)

    def takes(self, name: str, window: Window, height: int, pane: str = ".main") -> None:
        page = window.page
        page.mouse.move(0, 0)
        page.set_viewport_size({"width": NARROW, "height": height})
        page.locator(pane).screenshot(path=self.file(name), animations="disabled")
        self.shrinks(name)
        page.set_viewport_size({"width": NARROW, "height": TALL})

    def shrinks(self, name: str) -> None:
        """To 256 colours, of which a page has fewer: a third of the bytes."""
        with Image.open(self.file(name)) as picture:
            small = picture.convert("RGB").quantize(256, dither=Image.Dither.NONE)
        small.save(self.file(name), optimize=True)

    def file(self, name: str) -> Path:
        return PLACE / f"{self.words.language}-{name}.png"


if __name__ == "__main__":
    main()
