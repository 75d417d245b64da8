"""What the page looks like: contrast, small screens, long words, languages."""

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import expect

from playground.running import Playground
from tests.page.conftest import PAGE
from tests.page.gallery_window import Gallery
from tests.page.sample_app import SampleApp
from tests.page.window import Window

LONG = (
    "Levensverzekeringsmaatschappijmedewerkersvergaderingsnotulenverwerkingssysteemonderhoudsafdelingshoofd"
)
HEBREW = "מה שלומך היום? אני רוצה לשאול שאלה"
ENOUGH = 4.5  # WCAG 2.2, 1.4.3: text of ordinary size
PAIRS = [
    ("words", "ground"),
    ("words", "ground-soft"),
    ("words", "ground-hover"),
    ("words", "ground-lifted"),
    ("words-soft", "ground"),
    ("words-soft", "ground-soft"),
    ("words-soft", "ground-hover"),
    ("words-soft", "ground-lifted"),
    ("link", "ground"),
    ("link", "ground-hover"),
    ("link", "mention"),
    ("danger", "ground"),
    ("danger", "ground-lifted"),
    ("warning-words", "warning-ground"),
    ("warning-words", "mention-me"),
    ("code-words", "ground-soft"),
    ("accent-words", "accent-ground"),
    ("accent-words", "danger-ground"),
    ("side-words", "side"),
    ("side-soft", "side"),
    ("side-strong", "side-hover"),
    ("side-strong", "side-current"),
    ("words", "accent-soft"),
    ("words-soft", "accent-soft"),
]
LUMINANCE = """name => {
  const spot = document.createElement('i');
  spot.style.color = `var(--${name})`;
  document.body.append(spot);
  const parts = getComputedStyle(spot).color.match(/[\\d.]+/g).map(part => Number(part) / 255);
  spot.remove();
  const linear = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(parts[0]) + 0.7152 * linear(parts[1]) + 0.0722 * linear(parts[2]);
}"""
WIDER = """() => [...document.querySelectorAll('*')]
  .filter(node => node.getBoundingClientRect().right > innerWidth + 1)
  .filter(node => getComputedStyle(node).visibility !== 'hidden')
  .map(node => node.outerHTML.slice(0, 120))"""


def ratio(one: float, other: float) -> float:
    """WCAG 2.2, "contrast ratio"."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(gallery: Gallery, scheme: str) -> None:
    gallery.page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
    light = {name: gallery.page.evaluate(LUMINANCE, name) for name in itertools.chain.from_iterable(PAIRS)}
    gallery.page.evaluate("() => { delete document.documentElement.dataset.theme; }")

    contrast = {(words, ground): ratio(light[words], light[ground]) for words, ground in PAIRS}

    assert {pair: round(found, 2) for pair, found in contrast.items() if found < ENOUGH} == {}


def test_long_words_and_hebrew_fit_on_a_telephone(
    opens: Callable[..., Window], app: SampleApp, slack: Playground
) -> None:
    noor = opens("noor", width=390, height=760)
    slack.person("sanne").types(f"{LONG} {HEBREW} https://voorbeeld.nl/{LONG}/{LONG}", "#social")
    slack.post("/my/channel", {"person": "U0DEMO001", "channel": "C0DEMO01", "do": "topic", "name": LONG})
    noor.shows(LONG)
    assert noor.page.evaluate(WIDER) == []

    noor.types("/proef show")
    noor.shows("Alles")
    assert noor.page.evaluate(WIDER) == []

    noor.opens_form("/proef filled")
    noor.field("Titel").locator(".typed").fill(LONG)
    noor.submits()
    expect(noor.form.get_by_role("alert").first).to_be_visible()
    assert noor.page.evaluate(WIDER) == []
    assert app.sent == []


def test_hebrew_is_read_from_the_right(gallery: Gallery) -> None:
    text = gallery.text(HEBREW)

    assert text.evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_the_page_follows_the_language_of_the_person_or_the_choice(opens: Callable[..., Window]) -> None:
    oliver = opens("oliver")
    expect(oliver.composer).to_have_attribute("placeholder", "Message #social")

    oliver.page.get_by_role("button", name="Light and language").click()
    oliver.menu("Nederlands")

    expect(oliver.composer).to_have_attribute("placeholder", "Bericht aan #social")
    expect(oliver.page.locator("html")).to_have_attribute("lang", "nl")
    oliver.page.reload()
    expect(oliver.composer).to_have_attribute("placeholder", "Bericht aan #social")


def test_dark_is_as_the_machine_has_it_or_as_chosen(opens: Callable[..., Window]) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    noor = opens("noor", color_scheme="dark")
    dark = noor.page.evaluate(ground)

    noor.page.get_by_role("button", name="Licht en taal").click()
    noor.page.get_by_role("menuitemradio", name="Licht", exact=True).click()
    light = noor.page.evaluate(ground)
    noor.page.reload()

    assert dark != light == "rgb(255, 255, 255)"
    assert noor.page.evaluate(ground) == light


def test_a_language_change_keeps_the_form_that_is_open(noor: Window) -> None:
    noor.opens_form("/proef short")
    noor.field("Titel").locator(".typed").fill("bewaar mij")

    # The form covers the page, so the mouse cannot reach the menu.
    for pressed in (".topbar [aria-label='Licht en taal']", "[role=menuitemradio]:last-child"):
        noor.page.locator(pressed).evaluate("node => node.click()")

    expect(noor.form.locator(".optional")).to_have_text("(optional)")
    expect(noor.field("Titel").locator(".typed")).to_have_value("bewaar mij")


def keys_of(path: Path) -> list[str]:
    return re.findall(r"^  (\w+): ", path.read_text(encoding="utf-8"), re.MULTILINE)


def test_both_languages_have_the_same_words_in_order() -> None:
    dutch, english = keys_of(PAGE / "js" / "words_nl.js"), keys_of(PAGE / "js" / "words_en.js")

    assert dutch == english == sorted(english)


def test_every_word_is_used_and_every_word_used_exists() -> None:
    known = set(keys_of(PAGE / "js" / "words_en.js"))
    code = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (PAGE / "js").glob("*.js")
        if not path.name.startswith("words_")
    )
    made = set(re.findall(r"`(\w+_)\$\{", code))

    asked = set(re.findall(r"\bt\(\"(\w+)\"", code))

    assert asked - known == set()
    assert {
        word
        for word in known
        if f'"{word}"' not in code and not any(word.startswith(prefix) for prefix in made)
    } == set()


def test_placeholders_are_the_same_in_both_languages() -> None:
    def placeholders(path: Path) -> dict[str, set[str]]:
        lines = re.findall(r"^  (\w+): (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        return {key: set(re.findall(r"\{(\w+)\}", sentence)) for key, sentence in lines}

    assert placeholders(PAGE / "js" / "words_nl.js") == placeholders(PAGE / "js" / "words_en.js")


def test_the_page_asks_nothing_of_the_outside_world(opens: Callable[..., Window], slack: Playground) -> None:
    noor = opens("noor")
    asked: list[str] = []
    noor.page.on("request", lambda request: asked.append(request.url))

    noor.page.reload()
    noor.shows("Op Facebook gaat")

    assert asked != []
    assert [
        url for url in asked if not url.startswith((slack.url, slack.url.replace("http", "ws"), "data:"))
    ] == []


def test_the_browser_asks_again_for_every_file_of_the_page(slack: Playground) -> None:
    for path in ("/", "/js/main.js", "/css/base.css"):
        assert httpx.get(slack.url + path).headers["Cache-Control"] == "no-cache"
