"""Every block of Slack's that the page knows, and a named refusal of what it does not."""

import pytest
from playwright.sync_api import expect

from tests.page.gallery_window import MONDAY, Gallery, Json, option, plain, words

BUTTON: Json = {"type": "button", "action_id": "it", "text": plain("Neem het")}


def part(kind: str, **how: object) -> Json:
    return {"type": kind, **how}


def test_a_section_shows_text_fields_and_accessory(gallery: Gallery) -> None:
    gallery.draw(
        {
            "type": "section",
            "text": words("*Zaak 12*"),
            "fields": [words("*Eigenaar*\nNoor"), plain("*plat*")],
            "accessory": BUTTON,
        }
    )

    section = gallery.page.locator(".block-section")
    assert section.locator("strong").all_inner_texts() == ["Zaak 12", "Eigenaar"]
    assert section.locator(".fields > *").all_inner_texts() == ["Eigenaar\nNoor", "*plat*"]
    assert section.locator(".accessory button").inner_text() == "Neem het"


def test_header_divider_and_context(gallery: Gallery) -> None:
    gallery.draw(
        {"type": "header", "text": plain("Goedemorgen :sunny:")},
        {"type": "divider"},
        {"type": "context", "elements": [words("_nog_ 40 minuten"), plain("*plat*")]},
    )

    page = gallery.page
    assert page.get_by_role("heading", name="Goedemorgen").inner_text() == "Goedemorgen ☀️"
    assert page.get_by_role("separator").count() == 1
    assert page.locator(".block-context em").inner_text() == "nog"
    assert "*plat*" in page.locator(".block-context").inner_text()


def test_a_picture_that_does_not_come_shows_its_words(gallery: Gallery) -> None:
    gallery.draw(
        {
            "type": "image",
            "image_url": "http://127.0.0.1:9/geen.png",
            "alt_text": "Vier staven",
            "title": plain("Vier weken"),
        }
    )

    expect(gallery.page.get_by_role("img", name="Vier staven")).to_have_text("Vier staven")
    assert gallery.page.locator("figcaption").inner_text() == "Vier weken"


def test_rich_text_shows_sections_lists_quotes_and_code(gallery: Gallery) -> None:
    inside = [
        part("text", text="vet", style={"bold": True}),
        part("text", text=" "),
        part("text", text="alles", style={"italic": True, "strike": True, "code": True}),
        part("text", text=" "),
        part("user", user_id="U2"),
        part("text", text=" "),
        part("channel", channel_id="C1"),
        part("text", text=" "),
        part("emoji", name="wave"),
        part("text", text=" "),
        part("broadcast", range="here"),
        part("text", text=" "),
        part("link", url="https://voorbeeld.nl/", text="link"),
        part("text", text=" "),
        part("date", timestamp=MONDAY, format="{date_short_pretty} {time}", fallback="x"),
    ]
    item = part("rich_text_section", elements=[part("text", text="een")])
    gallery.draw(
        part(
            "rich_text",
            elements=[
                part("rich_text_section", elements=inside),
                part("rich_text_list", style="bullet", elements=[item, item]),
                part("rich_text_list", style="ordered", indent=1, offset=2, elements=[item]),
                part("rich_text_quote", elements=[part("text", text="citaat")]),
                part("rich_text_preformatted", elements=[part("text", text="x = 1\n  y")]),
            ],
        )
    )

    drawn = gallery.page.locator(".rich-text")
    assert (
        drawn.locator(".rich-section").inner_text()
        == "vet alles @Oliver Quillfeather #social 👋 @here link Vandaag 09:45"
    )
    assert drawn.locator("s em code").inner_text() == "alles"
    assert drawn.locator("ul > li").all_inner_texts() == ["een", "een"]
    assert drawn.locator("ol").get_attribute("start") == "3"
    assert drawn.locator("blockquote").inner_text() == "citaat"
    assert drawn.locator("pre").inner_text() == "x = 1\n  y"


@pytest.mark.parametrize("link", ["javascript:document.title='gehackt'", "data:text/html,x", "vbscript:x"])
def test_rich_text_makes_no_link_of_what_is_no_address(gallery: Gallery, link: str) -> None:
    gallery.draw(
        part(
            "rich_text", elements=[part("rich_text_section", elements=[part("link", url=link, text="klik")])]
        )
    )

    assert gallery.page.locator("a").count() == 0
    assert gallery.page.locator(".rich-section").inner_text() == "klik"


@pytest.mark.parametrize(
    "kind",
    ["video", "data_table", "markdown", "card", "carousel", "file", "call", "bestaat_niet", "constructor"],
)
def test_a_block_that_cannot_be_drawn_is_refused_by_name(gallery: Gallery, kind: str) -> None:
    gallery.draw(part(kind), {"type": "section", "text": words("wel")})

    assert gallery.page.get_by_role("note").inner_text() == f"De proeftuin kan “{kind}” niet tonen."
    assert gallery.page.locator(".block-section").inner_text() == "wel"


@pytest.mark.parametrize(
    "kind",
    [
        "rich_text_input",
        "external_select",
        "multi_external_select",
        "workflow_button",
        "icon_button",
        "feedback_buttons",
    ],
)
def test_an_element_that_cannot_be_drawn_is_refused_by_name(gallery: Gallery, kind: str) -> None:
    gallery.asks({"type": kind})

    assert gallery.page.locator(f"[data-refused={kind}]").is_visible()


def test_a_block_with_something_missing_does_not_take_the_others_with_it(gallery: Gallery) -> None:
    gallery.draw(
        {"type": "section", "text": words("voor")},
        {"type": "actions"},
        {"type": "section", "text": words("na")},
    )

    assert gallery.page.locator(".section-words").all_inner_texts() == ["voor", "na"]
    assert gallery.page.locator("[data-refused=actions]").is_visible()


def test_a_button_sends_and_shows_that_it_is_waiting(gallery: Gallery) -> None:
    gallery.acts(BUTTON | {"style": "primary", "accessibility_label": "Neem zaak 12"})

    button = gallery.page.get_by_role("button", name="Neem zaak 12")
    button.click()

    gallery.sends(None)
    assert "is-primary" in (button.get_attribute("class") or "")


def test_a_button_with_an_address_is_a_link_that_tells_the_app_too(gallery: Gallery) -> None:
    gallery.acts(BUTTON | {"url": "http://127.0.0.1:9/weg"})
    link = gallery.page.locator("a.button")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (
        "http://127.0.0.1:9/weg",
        "noopener noreferrer",
    )

    with gallery.page.context.expect_page() as opened:
        link.click()

    opened.value.close()
    gallery.sends(None)


def test_a_button_with_a_dangerous_address_is_not_drawn_as_a_link(gallery: Gallery) -> None:
    gallery.acts(BUTTON | {"url": "javascript:alert(1)"})

    assert gallery.page.locator("a, button").count() == 0
    assert "javascript:alert(1)" in gallery.page.get_by_role("note").inner_text()


def test_an_overflow_menu_is_walked_with_the_arrows(gallery: Gallery) -> None:
    gallery.acts(
        {
            "type": "overflow",
            "options": [option("Overdragen"), option("Sluiten", description=plain("voorgoed"))],
        }
    )
    page = gallery.page

    page.get_by_role("button", name="Meer acties").press("Enter")
    expect(page.get_by_role("menuitem", name="Overdragen")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    gallery.sends("sluiten")
    expect(page.get_by_role("menu")).to_have_count(0)
    expect(page.get_by_role("button", name="Meer acties")).to_be_focused()


@pytest.mark.parametrize(("key", "sent"), [("Enter", [["act", "b0", "it", None, None]]), ("Escape", [])])
def test_a_confirm_dialog_asks_before_anything_is_sent(
    gallery: Gallery, key: str, sent: list[object]
) -> None:
    confirm = {
        "title": plain("Zeker?"),
        "text": words("Dit is *voorgoed*."),
        "confirm": plain("Doe maar"),
        "deny": plain("Nee"),
    }
    gallery.acts(BUTTON | {"confirm": confirm})
    page = gallery.page

    page.get_by_role("button", name="Neem het").press("Enter")
    dialog = page.get_by_role("alertdialog", name="Zeker?")
    expect(dialog.locator("strong")).to_have_text("voorgoed")
    expect(dialog.get_by_role("button", name="Doe maar")).to_be_focused()
    page.keyboard.press(key)

    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Neem het")).to_be_focused()
    assert gallery.deeds() == sent


def test_why_an_act_was_refused_stands_under_its_block(gallery: Gallery) -> None:
    gallery.acts(
        BUTTON, answer={"ok": False, "error": "app_did_not_respond", "message": "proef did not respond."}
    )

    gallery.page.get_by_role("button", name="Neem het").click()

    expect(gallery.page.get_by_role("alert")).to_have_text("proef did not respond.")
