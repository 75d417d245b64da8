"""The whole page with nothing but a keyboard."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window


def focused(window: Window) -> Locator:
    return window.page.locator(":focus")


def tabs_to(window: Window, name: str, *, back: bool = False) -> None:
    """Presses Tab until what has the focus says `name`, as a person would."""
    for _ in range(60):
        window.page.keyboard.press("Shift+Tab" if back else "Tab")
        label = focused(window).evaluate("node => node.getAttribute('aria-label') || node.innerText || node.placeholder || ''")
        if name in label:
            return
    raise AssertionError(f"no way to {name!r} with Tab")


def test_from_typing_a_command_to_a_form_sent(noor: Window, app: SampleApp) -> None:
    keys = noor.page.keyboard
    expect(noor.composer).to_be_focused()

    keys.type("/proef form")
    keys.press("Enter")
    expect(noor.field("Titel").locator(".typed")).to_be_focused()
    for text in ("Rooster", "Alinea", "a@b.nl", "https://voorbeeld.nl", "3"):
        keys.type(text)
        keys.press("Tab")
    for filter_text in ("Kla", "leren", "Noor", "Oliver", "social", "algemeen"):
        keys.type(filter_text)
        keys.press("Enter")
        keys.press("Tab" if filter_text not in ("leren", "Oliver") else "Escape")
        tab_on(noor)
    fill_the_dates(noor)
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Enter")

    expect(noor.form).to_have_count(0)
    [sent] = app.sent
    assert sent["kind"]["selected_option"]["value"] == "klacht"
    assert sent["all"]["selected_users"] == ["U0DEMO010"]
    assert sent["day"]["selected_date"] == "2026-11-30"
    assert sent["when"]["selected_date_time"] == 1795509000
    assert [option["value"] for option in sent["days"]["selected_options"]] == ["maandag"]


def tab_on(window: Window) -> None:
    """Past the buttons of a choice to the next field."""
    while focused(window).evaluate("node => !node.matches('input, textarea') || node.value !== ''"):
        window.page.keyboard.press("Tab")


def fill_the_dates(window: Window) -> None:
    keys = window.page.keyboard
    keys.press("ArrowDown")
    expect(window.page.locator(".day:focus")).to_be_visible()
    for _ in range(7):
        keys.press("ArrowRight")
    keys.press("Enter")
    expect(window.page.get_by_role("button", name="Kalender openen").first).to_be_focused()
    keys.press("Tab")
    keys.type("9:20")
    keys.press("Tab")
    tab_on(window)
    keys.type("24-11-2026")
    keys.press("Tab")
    keys.press("Tab")
    keys.type("9:30")
    keys.press("Tab")
    while focused(window).get_attribute("type") != "radio":
        keys.press("Tab")


def test_the_focus_stays_inside_an_open_form(noor: Window) -> None:
    noor.opens_form("/proef short")

    inside = []
    for _ in range(12):
        noor.page.keyboard.press("Tab")
        inside.append(noor.page.evaluate("document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))

    assert all(inside)


def test_closing_a_form_gives_the_focus_back(noor: Window) -> None:
    noor.opens_form("/proef short")

    noor.page.keyboard.press("Escape")

    expect(noor.composer).to_be_focused()


def test_the_messages_are_one_stop_and_the_arrows_walk_them(noor: Window) -> None:
    tabs_to(noor, "Op Facebook gaat", back=True)
    noor.page.keyboard.press("ArrowUp")
    expect(focused(noor)).to_contain_text("Someone on LinkedIn")
    noor.page.keyboard.press("Home")
    expect(focused(noor)).to_contain_text("De liftfoto")

    tabs_to(noor, "Acties bij dit bericht")
    noor.page.keyboard.press("Enter")
    noor.page.keyboard.press("m")  # to "Maak een zaak"
    noor.page.keyboard.press("Enter")

    expect(noor.form.locator("blockquote")).to_contain_text("De liftfoto")


def test_escape_leaves_a_thread_for_the_message_it_belongs_to(noor: Window) -> None:
    noor.acts_on("Op Facebook gaat", "Reageer in gesprek")
    expect(noor.thread.locator(".composer-input")).to_be_focused()

    noor.page.keyboard.press("Escape")

    expect(noor.thread).to_be_hidden()
    expect(focused(noor)).to_contain_text("Op Facebook gaat")


def test_becoming_somebody_else_and_moving_the_clock(noor: Window, slack: Playground) -> None:
    before = slack.now
    tabs_to(noor, "Je bent Noor", back=True)
    noor.page.keyboard.press("Enter")
    noor.page.keyboard.press("o")
    noor.page.keyboard.press("Enter")
    expect(noor.page.get_by_role("button", name="You are Oliver Quillfeather")).to_be_visible()

    tabs_to(noor, "+10 minutes", back=True)
    noor.page.keyboard.press("Enter")

    slack.waits_until(lambda: slack.now - before > 600)


def test_the_column_of_a_small_screen_opens_and_a_choice_closes_it(opens: Callable[..., Window]) -> None:
    noor = opens("noor", width=390)
    expect(noor.page.locator(".sidebar")).to_be_hidden()

    tabs_to(noor, "Kanalen tonen", back=True)
    noor.page.keyboard.press("Enter")
    expect(noor.page.locator(".sidebar")).to_be_visible()
    tabs_to(noor, "algemeen")
    noor.page.keyboard.press("Enter")

    expect(noor.page.get_by_role("heading", name="algemeen")).to_be_visible()
    expect(noor.page.locator(".sidebar")).to_be_hidden()


def test_what_has_the_focus_is_seen(noor: Window) -> None:
    for _ in range(25):
        noor.page.keyboard.press("Shift+Tab")
        seen = focused(noor).evaluate(
            "node => getComputedStyle(node).outlineStyle !== 'none' || getComputedStyle(node.closest('.composer, .select') ?? node).boxShadow !== 'none'"
        )
        assert seen, focused(noor).evaluate("node => node.outerHTML")
