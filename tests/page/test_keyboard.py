"""The whole page with nothing but a keyboard."""

from collections.abc import Callable

from playwright.sync_api import Locator, expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window

NAME = """() => {
  const node = document.activeElement;
  const labelled = node.closest('[aria-labelledby]')?.getAttribute('aria-labelledby');
  const label = document.getElementById(labelled ?? '');
  return [node.getAttribute('aria-label'), label?.innerText, node.innerText].filter(Boolean).join(' ');
}"""


def focused(window: Window) -> Locator:
    return window.page.locator(":focus")


def tabs_to(window: Window, name: str, *, back: bool = False) -> None:
    """Presses Tab until what has the focus says `name`, as a person would."""
    for _ in range(60):
        window.page.keyboard.press("Shift+Tab" if back else "Tab")
        if name in window.page.evaluate(NAME):
            return
    raise AssertionError(f"no way to {name!r} with Tab")


def test_from_typing_a_command_to_a_form_sent(noor: Window, app: SampleApp) -> None:
    keys = noor.page.keyboard
    expect(noor.composer).to_be_focused()
    keys.type("/proef form")
    keys.press("Enter")
    expect(noor.field("Titel").locator(".typed")).to_be_focused()
    keys.type("Rooster")

    fill_with_the_keyboard(noor)
    tabs_to(noor, "Bewaren")
    keys.press("Enter")

    expect(noor.form).to_have_count(0)
    [sent] = app.sent
    assert sent["kind"]["selected_option"]["value"] == "klacht"
    assert sent["all"]["selected_users"] == ["U0DEMO010"]
    assert sent["day"]["selected_date"] == "2026-11-30"
    assert sent["time"]["selected_time"] == "09:20"
    assert sent["when"]["selected_date_time"] == 1795509000
    assert sent["urgency"]["selected_option"]["value"] == "laag"
    assert [option["value"] for option in sent["days"]["selected_options"]] == ["maandag"]


TYPED = {"Parafrase": "Alinea", "E-mail": "a@b.nl", "Link": "https://voorbeeld.nl", "Aantal": "3"}
CHOSEN = {"Soort": "Kla", "Onderwerpen": "leren", "Wie": "Noor", "Allemaal": "Oliver"}
PLACES = {"Waar": "social", "Kanaal": "algemeen"}
MOMENTS = [("Tijd", "9:20"), ("Wanneer", "24-11-2026"), ("Wanneer", "9:30")]


def fill_with_the_keyboard(window: Window) -> None:
    keys = window.page.keyboard
    for label, text in TYPED.items():
        tabs_to(window, label)
        keys.type(text)
    for label, text in (CHOSEN | PLACES).items():
        tabs_to(window, label)
        keys.type(text)
        keys.press("Enter")
    tabs_to(window, "Dag")
    choose_in_the_calendar(window)
    for label, text in MOMENTS:
        tabs_to(window, label)
        keys.type(text)
    for label in ("Spoed", "Dagen"):
        tabs_to(window, label)
        keys.press("Space")


def choose_in_the_calendar(window: Window) -> None:
    """A week later than today, with the arrows."""
    keys = window.page.keyboard
    keys.press("ArrowDown")
    expect(window.page.locator(".day:focus")).to_be_visible()
    keys.press("ArrowDown")
    keys.press("Enter")
    expect(window.page.get_by_role("button", name="Kalender openen").first).to_be_focused()


def test_the_focus_stays_inside_an_open_form(noor: Window) -> None:
    noor.opens_form("/proef short")

    inside = []
    for _ in range(12):
        noor.page.keyboard.press("Tab")
        inside.append(noor.page.evaluate("document.activeElement.matches('body, dialog *')"))

    assert all(inside)


def test_closing_a_form_gives_the_focus_back(noor: Window) -> None:
    noor.opens_form("/proef short")

    noor.page.keyboard.press("Escape")

    expect(noor.composer).to_be_focused()


def test_the_messages_are_one_stop_and_the_arrows_walk_them(noor: Window) -> None:
    tabs_to(noor, "Op Facebook gaat", back=True)
    noor.page.keyboard.press("ArrowUp")
    expect(focused(noor)).to_contain_text("Op Instagram vraagt iemand")
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


SEEN = """() => {
  const node = document.activeElement;
  if (node === document.body) return true;
  const framed = node.closest('.composer, .select') ?? node;
  const looks = [getComputedStyle(node), getComputedStyle(framed)];
  return looks.some(look => look.outlineStyle !== 'none') || looks[1].boxShadow !== 'none';
}"""


def test_what_has_the_focus_is_seen(noor: Window) -> None:
    noor.types("/proef show")
    noor.shows("Alles")
    unseen = []
    for _ in range(40):
        noor.page.keyboard.press("Shift+Tab")
        if not noor.page.evaluate(SEEN):
            unseen.append(focused(noor).evaluate("node => node.outerHTML"))

    assert unseen == []
