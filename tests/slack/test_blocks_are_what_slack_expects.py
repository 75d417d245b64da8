import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from bot.slack import blocks, elements
from bot.slack.elements import (
    button,
    checkboxes,
    confirm,
    conversations_select,
    datepicker,
    datetimepicker,
    multi_conversations_select,
    multi_static_select,
    multi_users_select,
    number_input,
    option,
    overflow,
    radio_buttons,
    static_select,
    text_input,
    timepicker,
    url_input,
    users_select,
)
from bot.slack.limits import Surface
from bot.slack.validator import problems

NOON = dt.datetime(2026, 11, 23, 12, 0, tzinfo=dt.UTC)
DAYS = [option("Monday", "mon"), option("Tuesday", "tue")]

FIELDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (
        static_select(DAYS, chosen="tue", placeholder="Which day"),
        {
            "type": "static_select",
            "options": DAYS,
            "initial_option": DAYS[1],
            "placeholder": elements.plain_text("Which day"),
        },
    ),
    (
        multi_static_select(DAYS, chosen=["mon", "tue"], at_most=2),
        {"type": "multi_static_select", "options": DAYS, "initial_options": DAYS, "max_selected_items": 2},
    ),
    (users_select(chosen="U1"), {"type": "users_select", "initial_user": "U1"}),
    (multi_users_select(chosen=["U1"]), {"type": "multi_users_select", "initial_users": ["U1"]}),
    (
        conversations_select(["public"], current=True),
        {
            "type": "conversations_select",
            "default_to_current_conversation": True,
            "filter": {"include": ["public"], "exclude_bot_users": True},
        },
    ),
    (
        multi_conversations_select(chosen=["C1"]),
        {
            "type": "multi_conversations_select",
            "initial_conversations": ["C1"],
            "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        },
    ),
    (datepicker(chosen=NOON.date()), {"type": "datepicker", "initial_date": "2026-11-23"}),
    (
        timepicker(chosen=dt.time(9, 5), timezone="Europe/Amsterdam"),
        {"type": "timepicker", "initial_time": "09:05", "timezone": "Europe/Amsterdam"},
    ),
    (datetimepicker(chosen=NOON), {"type": "datetimepicker", "initial_date_time": 1795435200}),
    (
        radio_buttons(DAYS, chosen="mon"),
        {"type": "radio_buttons", "options": DAYS, "initial_option": DAYS[0]},
    ),
    (checkboxes(DAYS, chosen=["tue"]), {"type": "checkboxes", "options": DAYS, "initial_options": [DAYS[1]]}),
    (
        text_input("typed before", multiline=True, min_length=2, max_length=200, focus=True),
        {
            "type": "plain_text_input",
            "initial_value": "typed before",
            "multiline": True,
            "min_length": 2,
            "max_length": 200,
            "focus_on_load": True,
        },
    ),
    (url_input(), {"type": "url_text_input"}),
    (
        number_input(Decimal("2.50"), least=0, most=10, decimals=True),
        {
            "type": "number_input",
            "is_decimal_allowed": True,
            "initial_value": "2.50",
            "min_value": "0",
            "max_value": "10",
        },
    ),
]


@pytest.mark.parametrize(("element", "expected"), FIELDS, ids=lambda value: value["type"])
def test_a_field_asks_with_its_element(element: dict[str, Any], expected: dict[str, Any]) -> None:
    question = blocks.field("day", "Which day?", element)

    assert question == {
        "type": "input",
        "block_id": "day",
        "label": {"type": "plain_text", "text": "Which day?", "emoji": True},
        "element": {"action_id": "input", **expected},
    }
    assert problems(in_a_form(question), Surface.MODAL) == []


@pytest.mark.parametrize(
    "element",
    [
        static_select(DAYS, chosen="sun"),
        static_select(DAYS),
        multi_static_select(DAYS, chosen=["sun"]),
        radio_buttons(DAYS, chosen="sun"),
        checkboxes(DAYS),
    ],
    ids=lambda element: element["type"],
)
def test_what_is_not_offered_any_more_is_not_chosen(element: dict[str, Any]) -> None:
    assert not element.keys() & {"initial_option", "initial_options"}


def test_a_field_may_be_optional_explained_and_tell_at_once() -> None:
    question = blocks.field(
        "day", "Which day?", static_select(DAYS), hint="Pick one", optional=True, tells="meetup.day"
    )

    assert question["hint"]["text"] == "Pick one"
    assert (question["optional"], question["dispatch_action"]) == (True, True)
    assert question["element"]["action_id"] == "meetup.day"
    assert problems(in_a_form(question), Surface.MODAL) == []


def test_a_message_of_every_block_passes() -> None:
    sure = confirm("Drop it?", "It is gone then.", "Drop", "Keep", danger=True)
    message = {
        "text": "Case 12",
        "blocks": [
            blocks.header("Case 12"),
            blocks.section("*Take* it", fields=["a", "b"], name="about", expand=True),
            blocks.section("More", accessory=overflow("case.more", [option("Web", "w", url="https://a.nl")])),
            blocks.divider(),
            blocks.context("by <@U1>", elements.image("https://a.nl/p.png", "a portrait")),
            blocks.image("https://a.nl/p.png", "a map", title="Map"),
            blocks.actions(
                button("case.take", "Take", "12", style="primary", accessibility_label="Take case 12"),
                button("case.drop", "Drop", "12", style="danger", confirm=sure),
                button("case.open", "Open", url="https://a.nl"),
                users_select(action="case.hand_over", placeholder="Hand over", confirm=sure),
                name="buttons",
            ),
        ],
    }

    assert problems(message, Surface.MESSAGE) == []


def in_a_form(*questions: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "modal",
        "title": elements.plain_text("t"),
        "submit": elements.plain_text("Save"),
        "blocks": list(questions),
    }
