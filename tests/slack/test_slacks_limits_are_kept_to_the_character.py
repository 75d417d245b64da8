"""At its limit a payload passes, one beyond it does not. The numbers are Slack's, written here once more."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from bot.slack.checks import Kind
from bot.slack.limits import BLOCK_SURFACES, ELEMENT_SURFACES, ELEMENTS_IN, LIMITS, Surface
from bot.slack.validator import problems

Thing = dict[str, Any]
Build = Callable[[str], Thing]


def plain(text: str) -> Thing:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Thing:
    return {"type": "mrkdwn", "text": text}


def message(*blocks: Thing, **more: Any) -> Thing:
    return {"text": "t", "blocks": list(blocks), **more}


def form(*blocks: Thing, **more: Any) -> Thing:
    return {"type": "modal", "title": plain("t"), "submit": plain("s"), "blocks": list(blocks), **more}


def beside(**element: Any) -> Thing:
    return message({"type": "section", "text": mrkdwn("t"), "accessory": {"action_id": "a", **element}})


def asked(**element: Any) -> Thing:
    return form({"type": "input", "label": plain("l"), "element": {"action_id": "a", **element}})


def option(text: str = "t", value: str = "v", **more: Any) -> Thing:
    return {"text": plain(text), "value": value, **more}


def options(count: int) -> list[Thing]:
    return [option(value=str(number)) for number in range(count)]


def confirmed(**replaced: Any) -> Thing:
    whole = {"title": plain("t"), "text": plain("t"), "confirm": plain("t"), "deny": plain("t")}
    return beside(type="button", text=plain("t"), confirm={**whole, **replaced})


def section(**parts: Any) -> Thing:
    return {"type": "section", "text": mrkdwn("t"), **parts}


def select(**parts: Any) -> Thing:
    return beside(type="static_select", **{"options": options(1), **parts})


def card(**parts: Any) -> Thing:
    return message({"type": "card", "title": plain("t"), **parts})


TEXTS: Mapping[str, tuple[int, Build]] = {
    "text": (4000, lambda text: {"text": text}),
    "blocks[0].text.text": (3000, lambda text: message(section(text=mrkdwn(text)))),
    "blocks[0].fields[0].text": (2000, lambda text: message(section(fields=[mrkdwn(text)]))),
    "blocks[0].block_id": (255, lambda text: message(section(block_id=text))),
    "blocks[0].elements[0].text": (
        3000,
        lambda text: message({"type": "context", "elements": [mrkdwn(text)]}),
    ),
    "blocks[0].accessory.text.text": (75, lambda text: beside(type="button", text=plain(text))),
    "blocks[0].accessory.value": (2000, lambda text: beside(type="button", text=plain("t"), value=text)),
    "blocks[0].accessory.url": (
        3000,
        lambda text: beside(type="button", text=plain("t"), url=f"https://a.nl/{text[13:]}"),
    ),
    "blocks[0].accessory.accessibility_label": (
        75,
        lambda text: beside(type="button", text=plain("t"), accessibility_label=text),
    ),
    "blocks[0].accessory.action_id": (
        255,
        lambda text: beside(type="button", text=plain("t"), action_id=text),
    ),
    "blocks[0].accessory.confirm.title.text": (100, lambda text: confirmed(title=plain(text))),
    "blocks[0].accessory.confirm.text.text": (300, lambda text: confirmed(text=mrkdwn(text))),
    "blocks[0].accessory.confirm.confirm.text": (30, lambda text: confirmed(confirm=plain(text))),
    "blocks[0].accessory.confirm.deny.text": (30, lambda text: confirmed(deny=plain(text))),
    "blocks[0].accessory.placeholder.text": (150, lambda text: select(placeholder=plain(text))),
    "blocks[0].accessory.options[0].text.text": (75, lambda text: select(options=[option(text)])),
    "blocks[0].accessory.options[0].value": (150, lambda text: select(options=[option(value=text)])),
    "blocks[0].accessory.options[0].description.text": (
        75,
        lambda text: select(options=[option(description=plain(text))]),
    ),
    "blocks[0].element.initial_value": (
        3000,
        lambda text: asked(type="plain_text_input", initial_value=text),
    ),
    "blocks[0].label.text": (
        2000,
        lambda text: form(
            {
                "type": "input",
                "label": plain(text),
                "element": {"type": "plain_text_input", "action_id": "a"},
            }
        ),
    ),
    "blocks[0].hint.text": (
        2000,
        lambda text: form(
            {
                "type": "input",
                "label": plain("l"),
                "hint": plain(text),
                "element": {"type": "plain_text_input", "action_id": "a"},
            }
        ),
    ),
    "title.text": (24, lambda text: form(section(), title=plain(text))),
    "submit.text": (24, lambda text: form(section(), submit=plain(text))),
    "close.text": (24, lambda text: form(section(), close=plain(text))),
    "private_metadata": (3000, lambda text: form(section(), private_metadata=text)),
    "callback_id": (255, lambda text: form(section(), callback_id=text)),
    "blocks[0].title.text": (
        2000,
        lambda text: message(
            {"type": "image", "image_url": "https://a.nl", "alt_text": "t", "title": plain(text)}
        ),
    ),
    "blocks[0].alt_text": (
        2000,
        lambda text: message({"type": "image", "image_url": "https://a.nl", "alt_text": text}),
    ),
    "blocks[0].subtitle.text": (150, lambda text: card(subtitle=plain(text))),
    "blocks[0].body.text": (200, lambda text: card(body=plain(text))),
}

HEADER: Build = lambda text: message({"type": "header", "text": plain(text)})  # noqa: E731 -- as in the table
MARKDOWN: Build = lambda text: message({"type": "markdown", "text": text})  # noqa: E731


def in_a_row(count: int) -> Thing:
    buttons = [{"type": "button", "action_id": str(number), "text": plain("t")} for number in range(count)]
    return message({"type": "actions", "elements": buttons})


def table(count: int) -> Thing:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "t"}]] * count}


LISTS: Mapping[str, tuple[int, Callable[[int], Thing]]] = {
    "blocks": (50, lambda count: message(*[section()] * count)),
    "blocks[0].fields": (10, lambda count: message(section(fields=[mrkdwn("t")] * count))),
    "blocks[0].elements of a context": (
        10,
        lambda count: message({"type": "context", "elements": [plain("t")] * count}),
    ),
    "blocks[0].elements of actions": (25, in_a_row),
    "blocks[0].accessory.options of a select": (100, lambda count: select(options=options(count))),
    "blocks[0].accessory.options of an overflow": (
        5,
        lambda count: beside(type="overflow", options=options(count)),
    ),
    "blocks[0].accessory.options of checkboxes": (
        10,
        lambda count: beside(type="checkboxes", options=options(count)),
    ),
    "blocks[0].accessory.options of radio buttons": (
        10,
        lambda count: beside(type="radio_buttons", options=options(count)),
    ),
    "blocks[0].rows": (100, lambda count: message(table(count))),
}


@pytest.mark.parametrize(("path", "limit", "build"), [(path, *row) for path, row in TEXTS.items()])
def test_a_text_may_fill_its_place_and_no_more(path: str, limit: int, build: Build) -> None:
    surface = surface_of(build("t"))

    assert problems(build("x" * limit), surface) == []
    assert [(found.path, found.kind) for found in problems(build("x" * (limit + 1)), surface)] == [
        (path, Kind.TOO_LONG)
    ]


@pytest.mark.parametrize(
    ("build", "path", "limit"), [(HEADER, "blocks[0].text.text", 150), (MARKDOWN, "blocks[0].text", 12_000)]
)
def test_headers_and_markdown_have_their_own_limit(build: Build, path: str, limit: int) -> None:
    assert problems(build("x" * limit), Surface.MESSAGE) == []
    assert [found.path for found in problems(build("x" * (limit + 1)), Surface.MESSAGE)] == [path]


@pytest.mark.parametrize(("name", "limit", "build"), [(name, *row) for name, row in LISTS.items()])
def test_a_list_may_be_as_long_as_slack_allows_and_no_longer(
    name: str, limit: int, build: Callable[[int], Thing]
) -> None:
    assert problems(build(limit), Surface.MESSAGE) == []
    assert [(found.path, found.kind) for found in problems(build(limit + 1), Surface.MESSAGE)] == [
        (name.split(" ", maxsplit=1)[0], Kind.TOO_MANY)
    ]


def test_forms_and_homes_may_hold_a_hundred_blocks() -> None:
    home = {"type": "home", "blocks": [section()] * 100}

    assert problems(form(*[section()] * 100), Surface.MODAL) == []
    assert problems(home, Surface.HOME) == []
    assert [found.kind for found in problems(form(*[section()] * 101), Surface.MODAL)] == [Kind.TOO_MANY]
    assert [found.kind for found in problems({**home, "blocks": [section()] * 101}, Surface.HOME)] == [
        Kind.TOO_MANY
    ]


@pytest.mark.parametrize(
    ("kind", "surfaces"),
    [
        *((kind, "message modal home") for kind in ("section", "actions", "context", "divider", "header")),
        *((kind, "message modal home") for kind in ("image", "input", "rich_text", "video")),
        *((kind, "message home") for kind in ("card", "carousel")),
        *((kind, "message") for kind in ("markdown", "context_actions", "plan", "task_card", "container")),
        *((kind, "message") for kind in ("table", "data_table", "data_visualization")),
        ("alert", "modal"),
    ],
)
def test_a_block_stands_only_where_slack_shows_it(kind: str, surfaces: str) -> None:
    empty = {"type": kind}
    shown = {
        surface
        for surface in (Surface.MESSAGE, Surface.MODAL, Surface.HOME)
        if "blocks[0].type" not in [found.path for found in problems(around(empty, surface), surface)]
    }

    assert shown == {Surface(name) for name in surfaces.split()}
    assert shown == BLOCK_SURFACES[kind]


@pytest.mark.parametrize(
    ("kind", "block", "surface"),
    [
        ("datetimepicker", "actions", Surface.HOME),
        ("email_text_input", "input", Surface.MESSAGE),
        ("number_input", "input", Surface.HOME),
        ("url_text_input", "input", Surface.MESSAGE),
        ("file_input", "input", Surface.HOME),
        ("rich_text_input", "input", Surface.MESSAGE),
        ("workflow_button", "actions", Surface.MODAL),
        ("feedback_buttons", "context_actions", Surface.MODAL),
        ("datetimepicker", "section", Surface.MODAL),
        ("plain_text_input", "section", Surface.MODAL),
        ("plain_text_input", "actions", Surface.MODAL),
        ("button", "input", Surface.MODAL),
        ("overflow", "input", Surface.MODAL),
        ("image", "input", Surface.MODAL),
        ("button", "context", Surface.MESSAGE),
        ("image", "actions", Surface.MESSAGE),
    ],
)
def test_an_element_stands_only_where_slack_shows_it(kind: str, block: str, surface: Surface) -> None:
    element = {"type": kind}
    holder = {"input": {"element": element}, "section": {"accessory": element}}.get(
        block, {"elements": [element]}
    )

    found = problems(around({"type": block, **holder}, surface), surface)

    assert Kind.WRONG_PLACE in [one.kind for one in found if one.path.endswith("type")]


def test_every_limit_says_who_says_so() -> None:
    assert [place for place, limit in LIMITS.items() if not limit.source or limit.most < limit.least] == []
    assert set().union(*ELEMENTS_IN.values()) == set(ELEMENT_SURFACES)


def around(block: Thing, surface: Surface) -> Thing:
    if surface is Surface.MESSAGE:
        return message(block)
    return form(block) if surface is Surface.MODAL else {"type": "home", "blocks": [block]}


def surface_of(payload: Thing) -> Surface:
    return Surface.MODAL if payload.get("type") == "modal" else Surface.MESSAGE
