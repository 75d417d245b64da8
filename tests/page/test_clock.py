"""The clock of the demo on the page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from playground.running import Playground
from tests.page.window import Window


def test_the_story_starts_on_monday_and_everybody_sees_their_own_time(opens: Callable[..., Window]) -> None:
    shown = [opens(name).page.locator(".clock-time").inner_text() for name in ("noor", "oliver", "yara")]

    assert [text.replace(",", "") for text in shown] == [
        "ma 23 nov 09:45",
        "Mon 23 Nov 08:45",
        "ma 23 nov 04:45",
    ]


@pytest.mark.parametrize(
    ("button", "shown"),
    [
        ("+10 minuten", "ma 23 nov 09:55"),
        ("Volgende ochtend", "di 24 nov 09:20"),
        ("Naar vrijdag 15:00", "vr 27 nov 15:00"),
    ],
)
def test_the_clock_moves_for_everybody(opens: Callable[..., Window], button: str, shown: str) -> None:
    noor, bram = opens("noor"), opens("bram")

    noor.page.get_by_role("button", name=button).click()

    for window in (noor, bram):
        expect(window.page.locator(".clock-time")).to_have_text(shown)


def test_yesterday_is_called_yesterday_once_it_is_tomorrow(opens: Callable[..., Window]) -> None:
    noor = opens("noor")
    expect(noor.page.locator(".day-line").last).to_have_text("Vandaag")

    noor.page.get_by_role("button", name="Volgende ochtend").click()

    expect(noor.page.locator(".day-line").last).to_have_text("Gisteren")


def test_on_a_small_screen_the_clock_is_a_menu(opens: Callable[..., Window], slack: Playground) -> None:
    noor = opens("noor", width=390)
    before = slack.now

    noor.page.get_by_role("button", name="Zet de klok vooruit").click()
    noor.menu("+10 minuten")

    expect(noor.page.locator(".clock-time")).to_have_text("ma 23 nov 09:55")
    assert slack.now - before > 600


@pytest.mark.parametrize("width", [1280, 881, 320])
@pytest.mark.parametrize("connected", [True, False], ids=["connected", "lost"])
def test_whatever_the_width_every_button_of_the_bar_can_be_pressed(
    opens: Callable[..., Window],
    width: int,
    connected: bool,  # noqa: FBT001 - two cases of a table
) -> None:
    noor = opens("noor", width=width)
    if not connected:
        noor.page.route_web_socket("**/my/live*", lambda socket: socket.close())
        noor.page.reload()
        expect(noor.page.locator(".away")).to_be_visible()

    for button in noor.page.locator(".topbar button:visible").all():
        button.click(trial=True, timeout=2000)
