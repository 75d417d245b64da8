"""The page of the app: Home and Messages."""

from collections.abc import Callable

from playwright.sync_api import expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window


def test_home_is_what_the_app_publishes_when_it_is_opened(noor: Window) -> None:
    noor.goes("proef")

    expect(noor.page.get_by_role("tab", name="Home")).to_have_attribute("aria-selected", "true")
    expect(noor.page.locator(".home")).to_contain_text("Gedrukt: 0")


def test_a_press_on_home_renews_it_and_keeps_what_was_typed(noor: Window) -> None:
    noor.goes("proef")
    noor.page.locator(".home .typed").fill("mijn notitie")

    noor.page.get_by_role("button", name="Nog eens").click()

    expect(noor.page.locator(".home")).to_contain_text("Gedrukt: 1")
    expect(noor.page.locator(".home .typed")).to_have_value("mijn notitie")


def test_messages_of_the_app_arrive_in_its_other_tab(noor: Window, app: SampleApp, slack: Playground) -> None:
    app.client.chat_postMessage(channel=noor.id, text="Een zaak voor jou.")
    expect(noor.page.locator("[data-app] .unread")).to_have_text("1")

    noor.goes("proef")

    noor.shows("Een zaak voor jou.")
    expect(noor.page.get_by_role("tab", name="Berichten")).to_have_attribute("aria-selected", "true")
    expect(noor.page.locator("[data-app] .unread")).to_have_count(0)
    noor.types("dank je")
    noor.shows("dank je")
    assert slack.complaints == []


def test_messages_can_be_opened_before_the_app_ever_said_anything(
    app: SampleApp, opens: Callable[..., Window]
) -> None:
    noor = opens("noor", place="#messages")

    expect(noor.composer).to_be_visible()
    app.client.chat_postMessage(channel=noor.id, text="Goedemorgen Noor")
    noor.shows("Goedemorgen Noor")


def test_the_tabs_are_walked_with_the_arrows(noor: Window) -> None:
    noor.goes("proef")
    noor.page.get_by_role("tab", name="Home").focus()

    noor.page.keyboard.press("ArrowLeft")

    expect(noor.page.get_by_role("tab", name="Berichten")).to_have_attribute("aria-selected", "true")
    expect(noor.composer).to_be_visible()


def test_an_app_without_a_home_yet_says_so(noor: Window, app: SampleApp) -> None:
    app.close()

    noor.goes("proef")

    expect(noor.page.locator(".empty")).to_have_text("proef heeft hier nog niets neergezet.")
