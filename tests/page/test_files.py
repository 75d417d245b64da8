"""Files in messages and blocks, as people see them."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.test_look import WIDER
from tests.page.window import Window
from tests.playground.picture import png

Json = dict[str, Any]
WIDE = png(900, 500)
NATURAL_WIDTH = "image => image.decode().then(() => image.naturalWidth)"


def share(app: SampleApp, slack: Playground, content: bytes = WIDE, **how: Any) -> str:
    slack.app("grant", scopes=["files:write"])
    answer = app.client.files_upload_v2(**{"content": content, "filename": "week.png", **how})
    return str(answer["files"][0]["id"])


def drawn_width(picture: Locator) -> int:
    """Of the picture itself, in pixels, once it came."""
    return int(picture.evaluate(NATURAL_WIDTH))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_picture_is_seen_with_its_title_and_told_in_words(
    app: SampleApp, slack: Playground, opens: Callable[..., Window], width: int
) -> None:
    noor = opens("noor", width=width)

    share(
        app, slack, title="Deze week", alt_txt="Vier staven", channel="C0DEMO01", initial_comment="Zo was het"
    )

    message = noor.shows("Zo was het")
    picture = message.get_by_role("img", name="Vier staven")
    expect(message.locator("figcaption")).to_have_text("Deze week")
    assert drawn_width(picture) == 900
    assert noor.page.evaluate(WIDER) == []


def test_a_picture_opens_beside_the_page(noor: Window, app: SampleApp, slack: Playground) -> None:
    share(app, slack, title="Deze week", channel="C0DEMO01")

    with noor.context.expect_page() as opened:
        noor.page.get_by_role("link", name="“Deze week” openen").click()

    assert drawn_width(opened.value.locator("img")) == 900


def test_what_is_no_picture_can_be_fetched(noor: Window, app: SampleApp, slack: Playground) -> None:
    share(app, slack, b"kanaal,bereik\n", filename="cijfers.csv", title="De cijfers", channel="C0DEMO01")

    with noor.page.expect_download() as fetched:
        noor.shows("cijfers.csv · 14 B").get_by_role("link").click()

    assert fetched.value.path().read_bytes() == b"kanaal,bereik\n"


def test_a_message_with_a_file_that_changes_keeps_its_file(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    share(app, slack, alt_txt="Vier staven", channel="C0DEMO01", initial_comment="Zo was het")
    message = slack.person("noor").last("#social")

    app.client.chat_update(channel="C0DEMO01", ts=message.ts, text="Zo was het echt")

    picture = noor.shows("Zo was het echt").get_by_role("img", name="Vier staven")
    assert drawn_width(picture) == 900


def test_a_block_shows_a_picture_that_was_shared_nowhere(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    file_id = share(app, slack)
    address = slack.service.world.first().files[file_id].url
    blocks = [
        {"type": "image", "slack_file": {"id": file_id}, "alt_text": "Vier staven"},
        {"type": "image", "slack_file": {"url": address}, "alt_text": "Nog eens"},
    ]

    app.client.chat_postMessage(channel="C0DEMO01", text="x", blocks=blocks)

    pictures = [noor.page.get_by_role("img", name=name) for name in ("Vier staven", "Nog eens")]
    assert [drawn_width(picture) for picture in pictures] == [900, 900]
