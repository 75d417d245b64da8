"""Payloads that Slack takes, made at random: written after its documentation, not after our validator.

Every object knows which of its keys are required, so that a story can leave one out.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

Strategy = st.SearchStrategy[Any]


class Made(dict[str, Any]):
    """An object of a payload, and the keys it cannot do without."""

    required: frozenset[str] = frozenset()


def _made(required: Mapping[str, Strategy], optional: Mapping[str, Strategy] | None = None) -> Strategy:
    def remember(value: dict[str, Any]) -> Made:
        made = Made(value)
        made.required = frozenset(required)
        return made

    return st.fixed_dictionaries(dict(required), optional=dict(optional or {})).map(remember)


def _text(limit: int) -> Strategy:
    """Short texts of every kind, and one that fills its place."""
    short = st.text("abc é&😀ש\n:_*>", min_size=1, max_size=min(limit, 12)).filter(lambda text: text.strip())
    return short | st.just("x" * limit)


def _is(value: str) -> Strategy:
    return st.just(value)


def _plain(limit: int) -> Strategy:
    return _made({"type": _is("plain_text"), "text": _text(limit)}, {"emoji": st.booleans()})


def _mrkdwn(limit: int) -> Strategy:
    tokens = st.sampled_from(
        ["<@U1>", "<#C1|general>", "<!date^1795424400^{date} {time}|today>", "<https://a.nl|a>"]
    )
    return _made({"type": _is("mrkdwn"), "text": _text(limit) | tokens}, {"verbatim": st.booleans()})


def _either_text(limit: int) -> Strategy:
    return _plain(limit) | _mrkdwn(limit)


_IDS = st.sampled_from(["U1", "C22", "take", "webcare.case"])
_URL = st.sampled_from(["https://example.org/a?b=1", "http://a.nl"])
_CONFIRM = _made(
    {"title": _plain(100), "text": _either_text(300), "confirm": _plain(30), "deny": _plain(30)},
    {"style": st.sampled_from(["primary", "danger"])},
)


def _options(text: Strategy, description: Strategy, most: int) -> Strategy:
    """Options whose values differ."""
    one = _made({"text": text, "value": _text(150)}, {"description": description})
    return st.lists(one, min_size=1, max_size=most, unique_by=lambda option: option["value"])


_SELECT_OPTIONS = _options(_plain(75), _plain(75), 4)
_BOX_OPTIONS = _options(_either_text(75), _either_text(75), 4)
_PICKER = {"placeholder": _plain(150), "confirm": _CONFIRM}
_SEVERAL = {**_PICKER, "max_selected_items": st.integers(4, 100)}
_TYPED = {
    "placeholder": _plain(150),
    "dispatch_action_config": _made(
        {
            "trigger_actions_on": st.lists(
                st.sampled_from(["on_enter_pressed", "on_character_entered"]), min_size=1
            )
        }
    ),
}


def _element(kind: str, required: Mapping[str, Strategy], optional: Mapping[str, Strategy]) -> Strategy:
    return _made({"type": _is(kind), "action_id": _IDS, **required}, optional)


def _choosing(kind: str, options: Strategy, optional: Mapping[str, Strategy], initial: str) -> Strategy:
    """An element of which some offered option is chosen already, now and then."""

    def choose(element: Any, chosen: bool) -> Any:  # noqa: FBT001 -- drawn
        if chosen:
            element[initial] = element["options"][:1] if initial.endswith("s") else element["options"][0]
        return element

    return st.builds(choose, _element(kind, {"options": options}, optional), st.booleans())


_IMAGE = _made({"type": _is("image"), "image_url": _URL, "alt_text": _text(2000)})
_BUTTON = _element(
    "button",
    {"text": _plain(75)},
    {
        "value": _text(2000),
        "url": _URL,
        "style": st.sampled_from(["primary", "danger"]),
        "confirm": _CONFIRM,
        "accessibility_label": _text(75),
    },
)
_FILTER = _made(
    {"include": st.lists(st.sampled_from(["public", "private", "im", "mpim"]), min_size=1, max_size=4)},
)
_GROUPS = st.lists(
    _made({"label": _plain(75), "options": _options(_plain(75), _plain(75), 2)}), min_size=1, max_size=1
)
_CHOOSERS = st.one_of(
    _choosing("static_select", _SELECT_OPTIONS, _PICKER, "initial_option"),
    _element("static_select", {"option_groups": _GROUPS}, _PICKER),
    _choosing("multi_static_select", _SELECT_OPTIONS, _SEVERAL, "initial_options"),
    _choosing("radio_buttons", _BOX_OPTIONS, {"confirm": _CONFIRM}, "initial_option"),
    _choosing("checkboxes", _BOX_OPTIONS, {"confirm": _CONFIRM}, "initial_options"),
    _element("users_select", {}, {"initial_user": _IDS, **_PICKER}),
    _element("multi_users_select", {}, {"initial_users": st.lists(_IDS, min_size=1, max_size=3), **_SEVERAL}),
    _element(
        "conversations_select",
        {},
        {"filter": _FILTER, "default_to_current_conversation": st.booleans(), **_PICKER},
    ),
    _element(
        "channels_select", {}, {"initial_channel": _IDS, "response_url_enabled": st.booleans(), **_PICKER}
    ),
    _element("datepicker", {}, {"initial_date": st.dates().map(str), **_PICKER}),
    _element(
        "timepicker", {}, {"initial_time": _is("09:20"), "timezone": _is("Europe/Amsterdam"), **_PICKER}
    ),
)
_OVERFLOW = _element("overflow", {"options": _SELECT_OPTIONS}, {"confirm": _CONFIRM})
_MOMENT = _element("datetimepicker", {}, {"initial_date_time": st.just(1795424400), "confirm": _CONFIRM})
_TEXT_INPUT = _element(
    "plain_text_input",
    {},
    {
        "initial_value": _text(30),
        "multiline": st.booleans(),
        "min_length": st.integers(0, 20),
        "max_length": st.integers(30, 3000),
        **_TYPED,
    },
)
_FORM_INPUTS = st.one_of(
    _element("email_text_input", {}, {"initial_value": _is("noor@example.org"), **_TYPED}),
    _element("url_text_input", {}, {"initial_value": _URL, **_TYPED}),
    _element(
        "number_input",
        {"is_decimal_allowed": st.just(True)},
        {"initial_value": _is("5.5"), "min_value": _is("-1"), "max_value": _is("10"), **_TYPED},
    ),
)

_STYLE = _made({}, {"bold": st.booleans(), "italic": st.booleans(), "code": st.booleans()})
_WORDS = _made({"type": _is("text"), "text": _text(3000)}, {"style": _STYLE})
_LINK = _made({"type": _is("link"), "url": _URL}, {"text": _text(3000), "style": _STYLE})
_PARTS = st.lists(
    st.one_of(
        _WORDS,
        _LINK,
        _made({"type": _is("user"), "user_id": _IDS}),
        _made({"type": _is("channel"), "channel_id": _IDS}),
        _made({"type": _is("emoji"), "name": _is("palm_tree")}),
        _made(
            {"type": _is("date"), "timestamp": st.just(1795424400), "format": _is("{date_short} {time}")},
            {"fallback": _text(100)},
        ),
    ),
    min_size=1,
    max_size=3,
)
_PARAGRAPH = _made({"type": _is("rich_text_section"), "elements": _PARTS})
_RICH_PARTS = st.one_of(
    _PARAGRAPH,
    _made({"type": _is("rich_text_quote"), "elements": _PARTS}),
    _made({"type": _is("rich_text_preformatted"), "elements": st.lists(_WORDS, min_size=1, max_size=2)}),
    _made(
        {
            "type": _is("rich_text_list"),
            "style": st.sampled_from(["bullet", "ordered"]),
            "elements": st.lists(_PARAGRAPH, min_size=1, max_size=3),
        },
        {"indent": st.integers(0, 8)},
    ),
)


def _block(kind: str, required: Mapping[str, Strategy], optional: Mapping[str, Strategy]) -> Strategy:
    return _made({"type": _is(kind), **required}, optional)


def _input(elements: Strategy) -> Strategy:
    return _block(
        "input",
        {"label": _plain(2000), "element": elements},
        {"hint": _plain(2000), "optional": st.booleans(), "dispatch_action": st.booleans()},
    )


def _differing(elements: Strategy, most: int) -> Strategy:
    """Elements of one block: their action ids differ."""

    def number(found: Sequence[Any]) -> list[Any]:
        for index, element in enumerate(found):
            element["action_id"] = f"action.{index}"
        return list(found)

    return st.lists(elements, min_size=1, max_size=most).map(number)


def _with_text(block: Any, text: Any) -> Any:
    block["text"] = text
    return block


_ACTIONS = _block("actions", {"elements": _differing(_BUTTON | _CHOOSERS | _OVERFLOW, 4)}, {})
_FIELDS = st.lists(_either_text(2000), min_size=1, max_size=10)
_BESIDE = {"accessory": _BUTTON | _IMAGE | _CHOOSERS | _OVERFLOW, "expand": st.booleans()}
_COMMON = (
    _block("section", {"text": _either_text(3000)}, _BESIDE),
    _block("section", {"fields": _FIELDS}, _BESIDE),
    st.builds(_with_text, _block("section", {}, {"fields": _FIELDS, **_BESIDE}), _either_text(3000)),
    _block("header", {"text": _plain(150)}, {}),
    _block("divider", {}, {}),
    _block("context", {"elements": st.lists(_either_text(3000) | _IMAGE, min_size=1, max_size=10)}, {}),
    _ACTIONS,
    _block("image", {"image_url": _URL, "alt_text": _text(2000)}, {"title": _plain(2000)}),
    _block("rich_text", {"elements": st.lists(_RICH_PARTS, min_size=1, max_size=3)}, {}),
)
_MESSAGE_BLOCK = st.one_of(*_COMMON, _input(_CHOOSERS | _TEXT_INPUT | _MOMENT))
_FORM_BLOCK = st.one_of(*_COMMON, _input(_CHOOSERS | _TEXT_INPUT | _MOMENT | _FORM_INPUTS))
_HOME_BLOCK = st.one_of(*_COMMON, _input(_CHOOSERS | _TEXT_INPUT))


def _blocks(one: Strategy, least: int = 0) -> Strategy:
    """Blocks whose ids differ, where they have one."""

    def name(found: Sequence[Any], named: Sequence[bool]) -> list[Any]:
        for index, (block, with_name) in enumerate(zip(found, named, strict=False)):
            if with_name:
                block["block_id"] = f"block {index}"
        return list(found)

    return st.builds(
        name, st.lists(one, min_size=least, max_size=5), st.lists(st.booleans(), min_size=5, max_size=5)
    )


MESSAGES = _made(
    {"text": _text(4000)},
    {
        "channel": _IDS,
        "blocks": _blocks(_MESSAGE_BLOCK),
        "thread_ts": _is("1795424400.000100"),
        "unfurl_links": st.booleans(),
        "metadata": _made({"event_type": _is("letter"), "event_payload": st.just({"key": "k"})}),
    },
)
RESPONSES = _made(
    {"text": _text(4000)},
    {
        "blocks": _blocks(_MESSAGE_BLOCK),
        "response_type": st.sampled_from(["ephemeral", "in_channel"]),
        "replace_original": st.booleans(),
    },
)
FORMS = _made(
    {
        "type": _is("modal"),
        "title": _plain(24),
        "submit": _plain(24),
        "blocks": _blocks(_FORM_BLOCK, least=1),
    },
    {
        "close": _plain(24),
        "callback_id": _text(255),
        "private_metadata": _text(3000),
        "notify_on_close": st.booleans(),
    },
)
HOMES = _made({"type": _is("home"), "blocks": _blocks(_HOME_BLOCK)}, {"callback_id": _text(255)})
