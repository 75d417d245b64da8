"""The panel with which one makes Slack misbehave."""

import pytest
from playwright.sync_api import expect
from slack_sdk.errors import SlackApiError

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window


def switch_on(window: Window, kind: str, **fields: str) -> None:
    window.page.locator(".faults-button").click()
    panel = window.page.get_by_role("dialog", name="Storingen")
    panel.locator("[name=kind]").select_option(kind)
    for name, value in fields.items():
        field = panel.locator(f"[name={name}]")
        if field.evaluate("node => node.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)
    panel.get_by_role("button", name="Aanzetten").click()
    expect(window.page.locator(".toast")).to_contain_text("Staat aan")


def test_a_fault_is_switched_on_counted_and_switched_off(noor: Window, slack: Playground) -> None:
    switch_on(noor, "ratelimited", method="chat.postMessage", seconds="30", times="2")
    [fault] = slack.get("/my/state")["faults"]
    assert (fault["kind"], fault["method"], fault["seconds"], fault["times"]) == (
        "ratelimited",
        "chat.postMessage",
        30,
        2,
    )
    expect(noor.page.locator(".faults-button .unread")).to_have_text("1")

    noor.page.get_by_role("button", name="Uit", exact=True).click()

    expect(noor.page.locator(".faults-button .unread")).to_be_hidden()
    assert slack.get("/my/state")["faults"] == []


def test_each_kind_of_fault_asks_only_what_it_needs(noor: Window) -> None:
    noor.page.locator(".faults-button").click()
    panel = noor.page.get_by_role("dialog", name="Storingen")
    asked = {}
    for kind in ("slow", "refused", "dropped", "socket_broken"):
        panel.locator("[name=kind]").select_option(kind)
        asked[kind] = [
            name
            for name in ("method", "error", "seconds", "times")
            if panel.locator(f"[name={name}]").is_visible()
        ]

    assert asked == {
        "slow": ["method", "seconds", "times"],
        "refused": ["method", "error", "times"],
        "dropped": ["method", "times"],
        "socket_broken": [],
    }


def test_a_refused_form_leaves_the_person_on_the_page(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    switch_on(noor, "refused", method="views.open", error="internal_error")
    noor.page.keyboard.press("Escape")

    noor.types("/proef short")

    slack.waits_until(
        lambda: [call for call in slack.calls("views.open") if call["error"] == "internal_error"]
    )
    expect(noor.form).to_have_count(0)
    noor.types("/proef private")
    noor.shows("Dit zie jij alleen.")
    assert app.sent == []


def test_what_the_app_did_wrong_is_listed_and_still_is_later(noor: Window, app: SampleApp) -> None:
    with pytest.raises(SlackApiError, match="invalid_blocks"):
        app.client.chat_postMessage(channel="C0DEMO01", text="x", blocks=[{"type": "section"}])
    expect(noor.page.locator(".faults-button .unread")).to_have_text("1")

    noor.page.reload()
    noor.page.locator(".faults-button").click()

    expect(noor.page.locator(".complaints li")).to_contain_text("invalid_blocks")
