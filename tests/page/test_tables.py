"""Tables: twenty rows of six columns can be read, on a telephone too."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.page.gallery_window import Gallery, words
from tests.page.sample_app import SampleApp
from tests.page.test_look import WIDER
from tests.page.window import Window

Json = dict[str, Any]
HEADS = ["Kanaal", "Bereik", "Reacties", "Gedeeld", "Wie", "Wat we ervan leren"]
LESSON = "Filmpjes van collega's doen het beter dan foto's van het gebouw"
HIDDEN_WIDTH = "node => node.scrollWidth - node.clientWidth"


def cell(text: str) -> Json:
    return {"type": "raw_text", "text": text}


def rich(*parts: Json) -> Json:
    section = {"type": "rich_text_section", "elements": list(parts)}
    return {"type": "rich_text", "elements": [section]}


def table(rows: int = 20) -> Json:
    """The first row names the columns."""
    bold = {"type": "text", "text": "Noor", "style": {"bold": True}}
    lines = [
        [*map(cell, [f"Kanaal {n}", str(1200 * n), str(n), str(n)]), rich(bold), cell(LESSON)]
        for n in range(1, rows)
    ]
    settings = [{}, {"align": "right"}, {"align": "center"}, None, None, {"is_wrapped": True}]
    return {"type": "table", "rows": [list(map(cell, HEADS)), *lines], "column_settings": settings}


def test_the_first_row_names_the_columns_and_cells_follow_their_settings(gallery: Gallery) -> None:
    gallery.draw(table(3))

    drawn = gallery.page.get_by_role("table")
    assert drawn.get_by_role("columnheader").all_inner_texts() == HEADS
    assert drawn.locator("tbody tr").last.locator("td").all_inner_texts() == [
        "Kanaal 2", "2400", "2", "2", "Noor", LESSON,
    ]  # fmt: skip
    style = "node => { const it = getComputedStyle(node); return [it.textAlign, it.whiteSpace]; }"
    looks = [found.evaluate(style) for found in drawn.locator("tbody tr").first.locator("td").all()]
    assert looks == [
        ["start", "nowrap"], ["end", "nowrap"], ["center", "nowrap"],
        ["start", "nowrap"], ["start", "nowrap"], ["start", "pre-wrap"],
    ]  # fmt: skip
    assert drawn.locator("td strong").first.inner_text() == "Noor"


def test_a_table_stands_under_everything_else(gallery: Gallery) -> None:
    gallery.draw(table(2), {"type": "section", "text": words("Deze maand")})

    kinds = gallery.page.locator(".block").evaluate_all("nodes => nodes.map(node => node.className)")
    assert kinds == ["block block-section", "block block-table"]


def in_the_channel(window: Window, app: SampleApp) -> Locator:
    app.client.chat_postMessage(channel="C0DEMO01", text="Cijfers", blocks=[table()])
    return window.page.get_by_role("region", name="Tabel")


def in_a_private_reply(window: Window, app: SampleApp) -> Locator:
    app.answers["table"] = {"text": "Cijfers", "blocks": [table()]}
    window.types("/proef table")
    reply = window.page.locator(".main .message.is-ephemeral")
    expect(reply).to_have_count(1)
    return reply.get_by_role("region", name="Tabel")


@pytest.mark.parametrize("shown", [in_the_channel, in_a_private_reply])
def test_at_a_desk_all_of_it_is_seen(
    noor: Window, app: SampleApp, shown: Callable[[Window, SampleApp], Locator]
) -> None:
    region = shown(noor, app)

    expect(region.locator("tr")).to_have_count(20)
    assert region.evaluate(HIDDEN_WIDTH) == 0
    assert noor.page.evaluate(WIDER) == []


@pytest.mark.parametrize("shown", [in_the_channel, in_a_private_reply])
def test_on_a_telephone_only_the_table_scrolls(
    opens: Callable[..., Window], app: SampleApp, shown: Callable[[Window, SampleApp], Locator]
) -> None:
    noor = opens("noor", width=390, height=760)

    region = shown(noor, app)
    last = region.locator("tr").last.locator("td").last
    region.focus()
    for _ in range(40):
        noor.page.keyboard.press("ArrowRight")

    expect(region.locator("tr")).to_have_count(20)
    expect(last).to_be_in_viewport()
    assert region.evaluate("node => node.scrollLeft") > 0
    around = noor.page.locator(".page, .main, .message-scroll").all()
    assert [node.evaluate(HIDDEN_WIDTH) for node in around] == [0, 0, 0]


def test_a_row_is_no_higher_than_a_few_lines_on_a_telephone(
    opens: Callable[..., Window], app: SampleApp
) -> None:
    region = in_the_channel(opens("noor", width=390, height=760), app)

    heights = region.locator("tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")

    assert max(heights) < 90
