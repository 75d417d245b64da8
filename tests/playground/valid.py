"""One valid message, form and Home with every block and element the playground takes: what the
strictness stories break.
"""

from typing import Any

from tests.playground.sample import plain

Json = dict[str, Any]
MRKDWN = {"type": "mrkdwn", "text": "*Hello*"}


def options(*values: str) -> list[Json]:
    return [{"text": plain(v.title()), "value": v} for v in values]


def confirm() -> Json:
    return {"title": plain("Sure?"), "text": dict(MRKDWN), "confirm": plain("Yes"), "deny": plain("No")}


def elements() -> dict[str, Json]:
    """Every element that may stand in an actions block."""
    static = {"type": "static_select", "action_id": "static", "placeholder": plain("Choose")}
    groups = [{"label": plain("Group"), "options": options("c", "d")}]
    return {
        "button": {
            "type": "button",
            "action_id": "button",
            "text": plain("Press"),
            "value": "1",
            "style": "primary",
            "url": "https://example.com",
            "accessibility_label": "Press me",
            "confirm": confirm(),
        },
        "overflow": {"type": "overflow", "action_id": "overflow", "options": options("a", "b")},
        "static": {**static, "options": options("a", "b"), "initial_option": options("a")[0]},
        "grouped": {**static, "action_id": "grouped", "option_groups": groups},
        "users": {"type": "users_select", "action_id": "users", "initial_user": "U0DEMO005"},
        "channels": {"type": "channels_select", "action_id": "channels"},
        "conversations": {
            "type": "conversations_select",
            "action_id": "conversations",
            "filter": {"include": ["public"], "exclude_bot_users": True},
        },
        "multi": {
            "type": "multi_static_select",
            "action_id": "multi",
            "options": options("a", "b", "c"),
            "initial_options": options("a"),
            "max_selected_items": 2,
        },
        "multi_users": {
            "type": "multi_users_select",
            "action_id": "multi_users",
            "initial_users": ["U0DEMO005"],
        },
        "date": {"type": "datepicker", "action_id": "date", "initial_date": "2026-11-23"},
        "time": {
            "type": "timepicker",
            "action_id": "time",
            "initial_time": "09:20",
            "timezone": "Europe/Amsterdam",
        },
        "moment": {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1795423500},
        "radio": {"type": "radio_buttons", "action_id": "radio", "options": options("a", "b")},
        "boxes": {
            "type": "checkboxes",
            "action_id": "boxes",
            "options": [{"text": dict(MRKDWN), "value": "a", "description": plain("More")}],
        },
    }


def rich_text() -> Json:
    words = [
        {"type": "text", "text": "Hello", "style": {"bold": True}},
        {"type": "user", "user_id": "U0DEMO005"},
        {"type": "date", "timestamp": 1795423500, "format": "{date}"},
        {"type": "link", "url": "https://example.com", "text": "there"},
        {"type": "text", "text": " "},
        {"type": "emoji", "name": "wave"},
    ]
    item = {"type": "rich_text_section", "elements": [{"type": "text", "text": "One"}]}
    return {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": words},
            {"type": "rich_text_list", "style": "bullet", "elements": [item]},
        ],
    }


def row(*texts: str) -> list[Json]:
    return [{"type": "raw_text", "text": text} for text in texts]


def table() -> Json:
    """Every kind of cell, a blank one too, and columns with and without settings."""
    second = [*row(" "), {"type": "raw_number", "value": 12, "text": "12"}, rich_text()]
    settings = [{"align": "left", "is_wrapped": True}, {"align": "right"}, None]
    return {"type": "table", "rows": [row("Channel", "Reach", "Why"), second], "column_settings": settings}


def message() -> list[Json]:
    """As `blocks`, then 9 a table, which only a message may have."""
    return [*blocks(), table()]


def blocks() -> list[Json]:
    """0 header, 1 section, 2 fields, 3 context, 4 divider, 5 actions, 6 image, 7 input, 8 rich text."""
    picture = {"image_url": "https://example.com/p.png", "alt_text": "A picture"}
    field = {"type": "plain_text_input", "action_id": "text", "placeholder": plain("Type"), "max_length": 100}
    return [
        {"type": "header", "block_id": "header", "text": plain("Heading")},
        {"type": "section", "block_id": "section", "text": dict(MRKDWN), "accessory": elements()["button"]},
        {"type": "section", "block_id": "fields", "fields": [dict(MRKDWN), plain("Plain")]},
        {"type": "context", "block_id": "context", "elements": [dict(MRKDWN), {"type": "image", **picture}]},
        {"type": "divider", "block_id": "divider"},
        {"type": "actions", "block_id": "actions", "elements": list(elements().values())},
        {"type": "image", "block_id": "image", **picture, "title": plain("Title")},
        {
            "type": "input",
            "block_id": "input",
            "label": plain("Label"),
            "hint": plain("Hint"),
            "element": field,
        },
        rich_text(),
    ]


MODAL_INPUTS: tuple[Json, ...] = (
    {"type": "number_input", "is_decimal_allowed": True, "min_value": "1", "max_value": "9"},
    {"type": "email_text_input", "initial_value": "noor@example.com"},
    {"type": "url_text_input"},
    {"type": "multi_conversations_select"},
    {"type": "multi_channels_select"},
)


def modal() -> Json:
    """As `blocks`, then 9 to 13 the inputs that only a modal may have."""
    inputs = [
        {"type": "input", "block_id": f"in{n}", "label": plain("Label"), "element": {**e, "action_id": "a"}}
        for n, e in enumerate(MODAL_INPUTS)
    ]
    return {
        "type": "modal",
        "title": plain("Title"),
        "submit": plain("Send"),
        "close": plain("Cancel"),
        "private_metadata": "{}",
        "callback_id": "form",
        "notify_on_close": True,
        "clear_on_close": False,
        "blocks": blocks() + inputs,
    }


def home() -> Json:
    """A Home tab takes no datetimepicker."""
    shown = blocks()
    shown[5]["elements"] = [e for e in shown[5]["elements"] if e["type"] != "datetimepicker"]
    return {"type": "home", "blocks": shown, "private_metadata": "{}"}
