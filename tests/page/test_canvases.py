"""Canvases as people see them: tabs above a channel, read as documents."""

from typing import Any

from playwright.sync_api import expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.test_look import WIDER
from tests.page.window import Window

Json = dict[str, Any]
PLAN = """## Waarom
Uitval is **hoog**, zegt ![](@U0DEMO005). Zie [het stuk](https://example.org/stuk) <script>1</script>.

- [x] zeven mensen
- [ ] acht mensen
  - met hun team

| Wie | Wat |
| --- | ---: |
| ![](@U0DEMO005) | a \\| b<br>c |

> Niemand belt terug
"""


def text(markdown: str) -> Json:
    return {"type": "markdown", "markdown": markdown}


def make(app: SampleApp, slack: Playground) -> str:
    slack.app("grant", scopes=["canvases:write"])
    made = app.client.conversations_canvases_create(
        channel_id="C0DEMO01", title="Het plan", document_content=text(PLAN)
    )
    return str(made["canvas_id"])


def test_a_canvas_is_a_tab_to_read(noor: Window, app: SampleApp, slack: Playground) -> None:
    make(app, slack)

    noor.page.get_by_role("tab", name="Het plan").click()

    canvas = noor.page.locator(".canvas")
    expect(canvas.get_by_role("heading", name="Waarom")).to_be_visible()
    expect(canvas.locator("p strong")).to_have_text("hoog")
    expect(canvas.locator("p .mention-me")).to_have_text("@Noor Pennevree")
    expect(canvas.get_by_role("link", name="het stuk")).to_have_attribute("href", "https://example.org/stuk")
    expect(canvas.get_by_text("<script>1</script>")).to_be_visible()
    boxes = canvas.get_by_role("checkbox").all()
    assert [box.is_checked() for box in boxes] == [True, False]
    assert canvas.locator("td").all_inner_texts() == ["@Noor Pennevree", "a | b\nc"]
    assert noor.page.evaluate(WIDER) == []


def test_a_canvas_is_opened_by_its_address_changes_and_disappears(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    canvas_id = make(app, slack)
    noor.page.goto(f"{slack.url}/docs/T0DEMO01/{canvas_id}")
    canvas = noor.page.locator(".canvas")
    expect(canvas.get_by_role("heading", name="Waarom")).to_be_visible()

    change = {"operation": "replace", "document_content": text("### Anders")}
    app.client.canvases_edit(canvas_id=canvas_id, changes=[change])
    expect(canvas.get_by_role("heading", name="Anders")).to_be_visible()

    canvas.get_by_role("button", name="Acties bij dit canvas").click()
    noor.menu("Canvas verwijderen")
    expect(noor.composer).to_be_visible()
    expect(noor.page.get_by_role("tab")).to_have_count(0)
