"""The status beside one's name: set by hand, seen by others, gone in time."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from playground.running import Playground
from tests.page.test_look import WIDER
from tests.page.window import Window

Json = dict[str, Any]
HOUR = 3600
STORY_START = 1795423500
"""Monday 23 November 2026, 09:45 in Amsterdam."""


def opened(window: Window) -> Locator:
    window.page.locator(".my-status").click()
    return window.page.get_by_role("dialog", name="Status instellen")


def picks(dialog: Locator, name: str) -> None:
    """Presses the picture itself, as a mouse does."""
    dialog.locator(".status-picture", has=dialog.page.get_by_label(name)).click()


def status(slack: Playground, name: str = "noor") -> tuple[str, str, int]:
    people = slack.get("/my/state", lean=1)["people"]
    found = next(p for p in people if p["name"] == name)
    return found["status_emoji"], found["status_text"], found["status_expiration"]


def test_a_status_is_chosen_and_stands_beside_the_name(
    opens: Callable[..., Window], slack: Playground
) -> None:
    noor, bram = opens("noor"), opens("bram")
    slack.person("noor").says("Tot morgen", "#social")
    dialog = opened(noor)

    picks(dialog, "Vrij")
    dialog.get_by_label("Tot", exact=True).select_option("Morgen 09:00")
    dialog.get_by_role("button", name="Bewaren").click()

    expect(noor.page.locator(".my-status")).to_have_text("🌴Vrij, tot di 24 nov 09:00")
    seen = bram.shows("Tot morgen").get_by_role("img", name="Vrij, tot di 24 nov 09:00")
    expect(seen).to_have_text("🌴")
    assert status(slack) == (":palm_tree:", "Vrij", STORY_START + 23 * HOUR + 900)


@pytest.mark.parametrize(
    ("until", "expiration"), [("Vandaag 17:00", STORY_START + 7 * HOUR + 900), ("Tot ik hem verander", 0)]
)
def test_until_when_is_chosen(
    opens: Callable[..., Window], slack: Playground, until: str, expiration: int
) -> None:
    dialog = opened(opens("noor"))

    dialog.get_by_label("Hoe het ermee staat").fill("Even weg")
    dialog.get_by_label("Tot", exact=True).select_option(until)
    dialog.get_by_role("button", name="Bewaren").click()

    slack.waits_until(lambda: status(slack) == (":speech_balloon:", "Even weg", expiration))


def test_any_moment_still_to_come_can_be_chosen_on_ones_own_clock(
    opens: Callable[..., Window], slack: Playground
) -> None:
    oliver = opens("oliver")
    oliver.page.locator(".my-status").click()
    dialog = oliver.page.get_by_role("dialog", name="Set a status")
    dialog.get_by_label("Until", exact=True).select_option("A date and time")

    dialog.get_by_label("A date and time").fill("2026-11-23T08:00")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a moment that is still to come.")
    dialog.get_by_label("A date and time").fill("2026-11-23T10:45")
    dialog.get_by_role("button", name="Save").click()

    expect(dialog).to_have_count(0)
    slack.waits_until(lambda: status(slack, "oliver")[2] == STORY_START + 2 * HOUR)


def test_it_goes_by_itself_when_the_clock_passes_its_end(
    opens: Callable[..., Window], slack: Playground
) -> None:
    noor = opens("noor")
    slack.person("noor").changes(
        status_text="Onderweg", status_emoji=":bus:", status_expiration=STORY_START + HOUR
    )
    expect(noor.page.locator(".my-status")).to_contain_text("Onderweg")

    noor.page.get_by_role("button", name="Volgende ochtend").click()

    expect(noor.page.locator(".my-status")).to_have_text("🙂Status instellen")
    assert status(slack) == ("", "", 0)


def test_it_is_cleared_by_hand(opens: Callable[..., Window], slack: Playground) -> None:
    noor = opens("noor")
    slack.person("noor").changes(status_text="Ziek", status_emoji=":face_with_thermometer:")
    expect(noor.page.get_by_role("button", name="Je status: Ziek. Verander hem")).to_be_visible()

    opened(noor).get_by_role("button", name="Wissen").click()

    expect(noor.page.locator(".my-status")).to_have_text("🙂Status instellen")
    assert status(slack) == ("", "", 0)


def test_after_five_there_is_no_today(opens: Callable[..., Window], slack: Playground) -> None:
    slack.moves_clock(seconds=8 * HOUR)

    offered = opened(opens("noor")).get_by_label("Tot", exact=True).locator("option")

    assert offered.all_inner_texts() == ["Morgen 09:00", "Een datum en tijd", "Tot ik hem verander"]


def test_a_picture_brings_its_words_but_not_over_ones_own(opens: Callable[..., Window]) -> None:
    dialog = opened(opens("noor"))
    text = dialog.get_by_label("Hoe het ermee staat")

    picks(dialog, "In overleg")
    picks(dialog, "Werkt thuis")
    expect(text).to_have_value("Werkt thuis")
    text.fill("Thuis, wel bereikbaar")
    picks(dialog, "Ziek")

    expect(text).to_have_value("Thuis, wel bereikbaar")


def test_all_of_it_can_be_done_by_keyboard(opens: Callable[..., Window], slack: Playground) -> None:
    noor = opens("noor")
    noor.page.locator(".my-status").focus()
    keys = noor.page.keyboard
    keys.press("Enter")
    expect(noor.page.get_by_label("Hoe het ermee staat")).to_be_focused()

    keys.press("Shift+Tab")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.press("Tab")
    keys.press("Enter")

    slack.waits_until(lambda: status(slack)[:2] == (":face_with_thermometer:", "Ziek"))
    expect(noor.page.locator(".my-status")).to_be_focused()


def test_escape_changes_nothing(opens: Callable[..., Window], slack: Playground) -> None:
    noor = opens("noor")
    dialog = opened(noor)
    picks(dialog, "Ziek")

    noor.page.keyboard.press("Escape")

    expect(dialog).to_have_count(0)
    expect(noor.page.locator(".my-status")).to_be_focused()
    assert status(slack) == ("", "", 0)


def test_on_a_telephone_the_dialog_fits(opens: Callable[..., Window], slack: Playground) -> None:
    slack.person("noor").changes(status_text="Ziek", status_emoji=":face_with_thermometer:")
    noor = opens("noor", width=390, height=760)
    noor.page.get_by_role("button", name="Kanalen tonen").click()

    dialog = opened(noor)
    dialog.get_by_label("Tot", exact=True).select_option("Een datum en tijd")

    assert noor.page.evaluate(WIDER) == []
    assert dialog.evaluate("node => node.scrollWidth - node.clientWidth") == 0
    rows = dialog.locator(".dialog-foot button").evaluate_all("all => all.map(one => one.offsetTop)")
    assert len(set(rows)) == 1
