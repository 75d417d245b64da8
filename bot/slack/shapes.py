"""Slack's elements and the small objects inside them, as data: which keys, which of them required."""

from collections.abc import Mapping

from bot.slack.checks import (
    ByType,
    Check,
    Many,
    Shape,
    Whole,
    Words,
    anything,
    calendar_date,
    decimal_number,
    flag,
    one_of,
    shape,
    tidy_markup,
    time_zone,
    wall_clock,
    web_address,
    whole,
    without_markup,
)
from bot.slack.limits import ELEMENT_SURFACES, ELEMENTS_IN
from bot.slack.shape_rules import (
    at_least_one,
    either,
    initial_is_offered,
    not_too_many_chosen,
    options_differ,
    ordered,
    typed_length,
    whole_numbers,
)

# Texts


def plain(place: str) -> ByType:
    """A plain_text object."""
    return ByType({"plain_text": _plain_shape(place)})


def words(place: str) -> ByType:
    """A text object of either kind."""
    return ByType({"plain_text": _plain_shape(place), "mrkdwn": _mrkdwn_shape(place)})


def _plain_shape(place: str) -> Shape:
    return shape({"type": anything, "text": Words(place, without_markup)}, {"emoji": flag})


def _mrkdwn_shape(place: str) -> Shape:
    return shape({"type": anything, "text": Words(place, tidy_markup)}, {"verbatim": flag})


# Small objects

CONFIRM = shape(
    {
        "title": plain("confirm.title"),
        "text": words("confirm.text"),
        "confirm": plain("confirm.confirm"),
        "deny": plain("confirm.deny"),
    },
    {"style": one_of("primary", "danger")},
)

_OPTION_VALUE: Mapping[str, Check] = {"value": Words("option.value")}
_PLAIN_OPTION = shape(
    {"text": plain("option.text"), **_OPTION_VALUE}, {"description": plain("option.description")}
)
_LINK_OPTION = shape(
    {"text": plain("option.text"), **_OPTION_VALUE},
    {"description": plain("option.description"), "url": Words("option.url", web_address)},
)
_MARKED_OPTION = shape(
    {"text": words("option.text"), **_OPTION_VALUE}, {"description": words("option.description")}
)
_OPTION_GROUP = shape(
    {"label": plain("option_group.label"), "options": Many(_PLAIN_OPTION, "option_group.options")}, {}
)
_FILTER = shape(
    {},
    {
        "include": Many(one_of("im", "mpim", "private", "public"), "option_group.options"),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
    at_least_one("include", "exclude_external_shared_channels", "exclude_bot_users"),
)
SLACK_FILE = shape({}, {"id": Words("block_id"), "url": Words("image.image_url")}, either("id", "url"))
_DISPATCH = shape(
    {}, {"trigger_actions_on": Many(one_of("on_enter_pressed", "on_character_entered"), "actions.elements")}
)
_FEEDBACK = shape(
    {"text": plain("feedback_button.text"), "value": Words("feedback_button.value")},
    {"accessibility_label": Words("button.accessibility_label")},
)

# Elements

_ID = Words("block_id")
_IDS = Many(_ID, "option_group.options")
_ACTION: Mapping[str, Check] = {"type": anything, "action_id": Words("action_id")}
_CONFIRM: Mapping[str, Check] = {"confirm": CONFIRM}
_FOCUS: Mapping[str, Check] = {"focus_on_load": flag}
_PICKER: Mapping[str, Check] = {"placeholder": plain("placeholder"), **_CONFIRM, **_FOCUS}
_SEVERAL: Mapping[str, Check] = {"max_selected_items": whole("multi_select.max_selected_items"), **_PICKER}
_INPUT: Mapping[str, Check] = {"placeholder": plain("placeholder"), **_FOCUS}
_TYPED: Mapping[str, Check] = {**_INPUT, "dispatch_action_config": _DISPATCH}
_REPORTS_URL: Mapping[str, Check] = {"response_url_enabled": flag}

IMAGE_ELEMENT = shape(
    {"type": anything, "alt_text": Words("image.alt_text")},
    {"image_url": Words("image.image_url", web_address), "slack_file": SLACK_FILE},
    either("image_url", "slack_file"),
)

BUTTON = shape(
    {**_ACTION, "text": plain("button.text")},
    {
        "url": Words("button.url", web_address),
        "value": Words("button.value"),
        "style": one_of("primary", "danger"),
        "accessibility_label": Words("button.accessibility_label"),
        "agent_prompt": Words("button.agent_prompt"),
        "visible_to_user_ids": _IDS,
        **_CONFIRM,
    },
)


def _static(initial: Mapping[str, Check], others: Mapping[str, Check], *rules: Check) -> Shape:
    options: Mapping[str, Check] = {
        "options": Many(_PLAIN_OPTION, "select.options"),
        "option_groups": Many(_OPTION_GROUP, "select.option_groups"),
    }
    both = (either("options", "option_groups"), options_differ, initial_is_offered)
    return shape(_ACTION, {**options, **initial, **others}, *both, *rules)


def _boxes(place: str, initial: Mapping[str, Check]) -> Shape:
    return shape(
        {**_ACTION, "options": Many(_MARKED_OPTION, place)},
        {**initial, **_CONFIRM, **_FOCUS},
        options_differ,
        initial_is_offered,
    )


_CHOSEN_MANY: Mapping[str, Check] = {"initial_options": Many(_PLAIN_OPTION, "select.options")}
_QUERY: Mapping[str, Check] = {"min_query_length": whole("select.min_query_length")}

_CONVERSATIONS: Mapping[str, Check] = {"default_to_current_conversation": flag, "filter": _FILTER}

ELEMENTS: Mapping[str, Shape] = {
    "button": BUTTON,
    "image": IMAGE_ELEMENT,
    "overflow": shape(
        {**_ACTION, "options": Many(_LINK_OPTION, "overflow.options")}, _CONFIRM, options_differ
    ),
    "static_select": _static({"initial_option": _PLAIN_OPTION}, _PICKER),
    "multi_static_select": _static(_CHOSEN_MANY, _SEVERAL, not_too_many_chosen),
    "external_select": shape(_ACTION, {"initial_option": _PLAIN_OPTION, **_QUERY, **_PICKER}),
    "multi_external_select": shape(_ACTION, {**_CHOSEN_MANY, **_QUERY, **_SEVERAL}, not_too_many_chosen),
    "users_select": shape(_ACTION, {"initial_user": _ID, **_PICKER}),
    "multi_users_select": shape(_ACTION, {"initial_users": _IDS, **_SEVERAL}, not_too_many_chosen),
    "conversations_select": shape(
        _ACTION, {"initial_conversation": _ID, **_CONVERSATIONS, **_REPORTS_URL, **_PICKER}
    ),
    "multi_conversations_select": shape(
        _ACTION, {"initial_conversations": _IDS, **_CONVERSATIONS, **_SEVERAL}, not_too_many_chosen
    ),
    "channels_select": shape(_ACTION, {"initial_channel": _ID, **_REPORTS_URL, **_PICKER}),
    "multi_channels_select": shape(_ACTION, {"initial_channels": _IDS, **_SEVERAL}, not_too_many_chosen),
    "datepicker": shape(_ACTION, {"initial_date": Words("block_id", calendar_date), **_PICKER}),
    "timepicker": shape(
        _ACTION,
        {"initial_time": Words("block_id", wall_clock), "timezone": Words("block_id", time_zone), **_PICKER},
    ),
    # sdk models/blocks/block_elements.py: ten digits, seconds since 1970 UTC
    "datetimepicker": shape(
        _ACTION, {"initial_date_time": Whole(1_000_000_000, 9_999_999_999), **_CONFIRM, **_FOCUS}
    ),
    "radio_buttons": _boxes("radio_buttons.options", {"initial_option": _MARKED_OPTION}),
    "checkboxes": _boxes(
        "checkboxes.options", {"initial_options": Many(_MARKED_OPTION, "checkboxes.options")}
    ),
    "plain_text_input": shape(
        _ACTION,
        {
            "initial_value": Words("plain_text_input.initial_value"),
            "multiline": flag,
            "min_length": whole("plain_text_input.min_length"),
            "max_length": whole("plain_text_input.max_length"),
            **_TYPED,
        },
        ordered("min_length", "max_length"),
        typed_length,
    ),
    "email_text_input": shape(_ACTION, {"initial_value": Words("email_text_input.initial_value"), **_TYPED}),
    "url_text_input": shape(
        _ACTION, {"initial_value": Words("url_text_input.initial_value", web_address), **_TYPED}
    ),
    "number_input": shape(
        {**_ACTION, "is_decimal_allowed": flag},
        {
            "initial_value": Words("number_input.value", decimal_number),
            "min_value": Words("number_input.value", decimal_number),
            "max_value": Words("number_input.value", decimal_number),
            **_TYPED,
        },
        whole_numbers,
        ordered("min_value", "max_value"),
        ordered("min_value", "initial_value"),
        ordered("initial_value", "max_value"),
    ),
    "rich_text_input": shape(_ACTION, {"initial_value": anything, **_TYPED}),
    "file_input": shape(
        _ACTION,
        {
            "filetypes": Many(Words("block_id"), "file_input.filetypes"),
            "max_files": whole("file_input.max_files"),
        },
    ),
    "feedback_buttons": shape({**_ACTION, "positive_button": _FEEDBACK, "negative_button": _FEEDBACK}, {}),
    "icon_button": shape(
        {**_ACTION, "icon": Words("block_id"), "text": words("button.text")},
        {
            "value": Words("button.value"),
            "accessibility_label": Words("button.accessibility_label"),
            "visible_to_user_ids": _IDS,
            **_CONFIRM,
        },
    ),
    "workflow_button": shape(
        {"type": anything, "text": plain("button.text"), "workflow": anything},
        {
            "action_id": Words("action_id"),
            "style": one_of("primary", "danger"),
            "accessibility_label": Words("button.accessibility_label"),
        },
    ),
}


def element_in(block: str) -> ByType:
    """An element that may stand in this block, on this surface."""
    return ByType({name: ELEMENTS[name] for name in ELEMENTS_IN[block]}, ELEMENT_SURFACES)
