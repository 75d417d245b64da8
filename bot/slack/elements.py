"""One small function per element: what people press, choose and type in. Plain dictionaries out.

An element in a form field keeps the action id "input": the field's block id is its name (see `blocks.field`).
Elsewhere `action` says which listener is meant, "webcare.take". A chosen value that is not offered any
more selects nothing.
"""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypedDict, Unpack

from bot.slack.limits import LIMITS
from bot.slack.mrkdwn import Text, Typed, escape_within, plain_within, seen

Element = dict[str, Any]
Option = dict[str, Any]
Confirm = dict[str, Any]

FIELD = "input"
"""The action id of an element in a form field."""


class Extras(TypedDict, total=False):
    placeholder: Text
    confirm: Confirm
    focus: bool
    """Whether the form opens with the cursor here; one element of a form at most."""


def plain_text(text: Text, place: str = "text") -> dict[str, Any]:
    """Text that Slack shows as it is: mentions, links and markup are not rendered, emoji names are.

    `place` names the limit that what a person typed is shortened to.
    """
    return {"type": "plain_text", "text": bare(text, place), "emoji": True}


def bare(text: Text, place: str) -> str:
    """The text alone, for a place that takes no object around it."""
    return seen(plain_within(text.text, LIMITS[place].most)) if isinstance(text, Typed) else text


def mrkdwn_text(text: Text, place: str = "text") -> dict[str, Any]:
    """Text in which Slack renders its markup; `place` as for `plain_text`."""
    shown = seen(escape_within(text.text, LIMITS[place].most)) if isinstance(text, Typed) else text
    return {"type": "mrkdwn", "text": shown}


def button(  # noqa: PLR0913 -- what a button can be, all but three of them rarely said
    action: str,
    text: Text,
    value: str | None = None,
    *,
    style: str | None = None,
    confirm: Confirm | None = None,
    url: str | None = None,
    accessibility_label: str | None = None,
) -> Element:
    """`value` is an id, never a fact: the message may be a week old. `style` is "primary" or "danger"."""
    return _present(
        type="button",
        action_id=action,
        text=plain_text(text, "button.text"),
        value=value,
        style=style,
        confirm=confirm,
        url=url,
        accessibility_label=accessibility_label,
    )


def confirm(title: Text, text: Text, yes: Text, no: Text, *, danger: bool = False) -> Confirm:
    """Asked before a press counts; `danger` colours the confirming button."""
    return _present(
        title=plain_text(title, "confirm.title"),
        text=plain_text(text, "confirm.text"),
        confirm=plain_text(yes, "confirm.confirm"),
        deny=plain_text(no, "confirm.deny"),
        style="danger" if danger else None,
    )


def option(text: Text, value: str, description: Text | None = None, *, url: str | None = None) -> Option:
    """`url` only in an overflow menu."""
    described = None if description is None else plain_text(description, "option.description")
    return _present(text=plain_text(text, "option.text"), value=value, description=described, url=url)


def overflow(action: str, options: Sequence[Option], *, confirm: Confirm | None = None) -> Element:
    """The menu behind three dots, of one to five options."""
    return _present(type="overflow", action_id=action, options=list(options), confirm=confirm)


MORE = "more"
"""The action id of a menu whose options are buttons that found no room; `bodies.py` reads them as presses."""
TO = "/"
"""Between the name of such a button and its value; no name of a button holds it."""


def more(options: Sequence[Option], *, apart: str = "") -> Element:
    """Buttons behind three dots, each from `as_button`; one to five. `apart` where a block has two menus."""
    return overflow(f"{MORE}:{apart}" if apart else MORE, options)


def as_button(action: str, text: Text, value: str, description: Text | None = None) -> Option:
    """An option that is pressed as the button of that name would be: its feature sees no difference."""
    return option(text, f"{action}{TO}{value}", description)


def image(url: str, alt_text: Text) -> Element:
    """A small picture beside a section or in a context line; `alt_text` says what it shows."""
    return {"type": "image", "image_url": url, "alt_text": bare(alt_text, "image.alt_text")}


def static_select(
    options: Sequence[Option], *, action: str = FIELD, chosen: str | None = None, **extras: Unpack[Extras]
) -> Element:
    initial = _the_chosen(options, () if chosen is None else (chosen,))
    return _element(
        "static_select", action, extras, options=list(options), initial_option=initial[0] if initial else None
    )


def multi_static_select(
    options: Sequence[Option],
    *,
    action: str = FIELD,
    chosen: Sequence[str] = (),
    at_most: int | None = None,
    **extras: Unpack[Extras],
) -> Element:
    return _element(
        "multi_static_select",
        action,
        extras,
        options=list(options),
        initial_options=_the_chosen(options, chosen) or None,
        max_selected_items=at_most,
    )


def users_select(*, action: str = FIELD, chosen: str | None = None, **extras: Unpack[Extras]) -> Element:
    return _element("users_select", action, extras, initial_user=chosen)


def multi_users_select(
    *,
    action: str = FIELD,
    chosen: Sequence[str] = (),
    at_most: int | None = None,
    **extras: Unpack[Extras],
) -> Element:
    initial = list(chosen) or None
    return _element("multi_users_select", action, extras, initial_users=initial, max_selected_items=at_most)


def conversations_select(
    kinds: Sequence[str] = ("public", "private"),
    *,
    action: str = FIELD,
    chosen: str | None = None,
    current: bool = False,
    **extras: Unpack[Extras],
) -> Element:
    """`kinds` of "public", "private", "im", "mpim". `current` starts with where the form was opened."""
    return _element(
        "conversations_select",
        action,
        extras,
        initial_conversation=chosen,
        default_to_current_conversation=current or None,
        filter={"include": list(kinds), "exclude_bot_users": True},
    )


def multi_conversations_select(
    kinds: Sequence[str] = ("public", "private"),
    *,
    action: str = FIELD,
    chosen: Sequence[str] = (),
    at_most: int | None = None,
    **extras: Unpack[Extras],
) -> Element:
    return _element(
        "multi_conversations_select",
        action,
        extras,
        initial_conversations=list(chosen) or None,
        max_selected_items=at_most,
        filter={"include": list(kinds), "exclude_bot_users": True},
    )


def datepicker(*, action: str = FIELD, chosen: dt.date | None = None, **extras: Unpack[Extras]) -> Element:
    return _element("datepicker", action, extras, initial_date=chosen and chosen.isoformat())


def timepicker(
    *,
    action: str = FIELD,
    chosen: dt.time | None = None,
    timezone: str | None = None,
    **extras: Unpack[Extras],
) -> Element:
    """`timezone` is an IANA name that Slack shows beside the field; it converts nothing."""
    initial = None if chosen is None else chosen.strftime("%H:%M")
    return _element("timepicker", action, extras, initial_time=initial, timezone=timezone)


def datetimepicker(
    *, action: str = FIELD, chosen: dt.datetime | None = None, **extras: Unpack[Extras]
) -> Element:
    """`chosen` in UTC, shown in the person's zone. Not in Home, and never beside a section."""
    initial = None if chosen is None else int(chosen.timestamp())
    return _element("datetimepicker", action, extras, initial_date_time=initial)


def radio_buttons(
    options: Sequence[Option], *, action: str = FIELD, chosen: str | None = None, **extras: Unpack[Extras]
) -> Element:
    """One to ten options."""
    initial = _the_chosen(options, () if chosen is None else (chosen,))
    return _element(
        "radio_buttons", action, extras, options=list(options), initial_option=initial[0] if initial else None
    )


def checkboxes(
    options: Sequence[Option], *, action: str = FIELD, chosen: Sequence[str] = (), **extras: Unpack[Extras]
) -> Element:
    """One to ten options."""
    initial = _the_chosen(options, chosen) or None
    return _element("checkboxes", action, extras, options=list(options), initial_options=initial)


def text_input(
    initial: str | None = None,
    *,
    multiline: bool = False,
    min_length: int | None = None,
    max_length: int | None = None,
    **extras: Unpack[Extras],
) -> Element:
    """`initial` is given back as it was typed, never shortened: what is sent again would lose the rest."""
    return _element(
        "plain_text_input",
        FIELD,
        extras,
        initial_value=initial or None,
        multiline=multiline or None,
        min_length=min_length,
        max_length=max_length,
    )


def file_input(kinds: Sequence[str], *, at_most: int = 1, action: str = FIELD) -> Element:
    """Takes files whose names end as one of `kinds` ("csv"). Needs files:read; Slack takes 10 MB a file."""
    return {"type": "file_input", "action_id": action, "filetypes": list(kinds), "max_files": at_most}


def url_input(initial: str | None = None, **extras: Unpack[Extras]) -> Element:
    return _element("url_text_input", FIELD, extras, initial_value=initial or None)


def number_input(
    initial: Decimal | int | None = None,
    *,
    least: Decimal | int | None = None,
    most: Decimal | int | None = None,
    decimals: bool = False,
    **extras: Unpack[Extras],
) -> Element:
    return _element(
        "number_input",
        FIELD,
        extras,
        is_decimal_allowed=decimals,
        initial_value=_digits(initial),
        min_value=_digits(least),
        max_value=_digits(most),
    )


def _element(kind: str, action: str, extras: Extras, **keys: Any) -> Element:
    placeholder = extras.get("placeholder")
    return _present(
        type=kind,
        action_id=action,
        **keys,
        placeholder=None if placeholder is None else plain_text(placeholder, "placeholder"),
        confirm=extras.get("confirm"),
        focus_on_load=extras.get("focus") or None,
    )


def _present(**keys: Any) -> dict[str, Any]:
    """Without the keys that have nothing to say: Slack refuses null."""
    return {key: value for key, value in keys.items() if value is not None}


def _the_chosen(options: Sequence[Option], values: Sequence[str]) -> list[Option]:
    return [one for one in options if one.get("value") in values]


def _digits(number: Decimal | int | None) -> str | None:
    return None if number is None else f"{number:f}" if isinstance(number, Decimal) else str(number)
