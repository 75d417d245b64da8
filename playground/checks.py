"""What Slack's own client refuses before it submits a form: required fields, lengths, numbers, addresses."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlparse

from playground.elements import placed
from playground.world import Values

Json = dict[str, Any]
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
LONGEST_TEXT = 3000
"""Slack cuts typed text at 3000 characters: docs.slack.dev/reference/block-kit/block-elements/plain-text-
input-element.
"""


def problems(blocks: list[Json], values: Values) -> dict[str, str]:
    """block_id -> the sentence under that field; empty when the form may go."""
    found: dict[str, str] = {}
    for place in placed(blocks):
        if not place.in_input:
            continue
        value = values.get(place.block_id, {}).get(place.action_id)
        sentence = _missing(place.block, value) or _wrong(place.element, value)
        if sentence:
            found[place.block_id] = sentence
    return found


def _missing(block: Json, value: Any) -> str | None:
    empty = value in (None, "", [])
    return "Please complete this required field." if empty and not block.get("optional") else None


def _wrong(element: Json, value: Any) -> str | None:
    if value in (None, "", []):
        return None
    match element["type"]:
        case "plain_text_input":
            return _wrong_length(element, value)
        case "number_input":
            return _wrong_number(element, value)
        case "email_text_input":
            return None if _EMAIL.fullmatch(value) else "Please enter a valid email address."
        case "url_text_input":
            return None if _is_url(value) else "Please enter a valid URL."
        case _:
            return _too_many(element, value)


def _wrong_length(element: Json, value: str) -> str | None:
    most, least = element.get("max_length", LONGEST_TEXT), element.get("min_length", 0)
    if len(value) > most:
        return f"This can't be more than {most} characters."
    return f"This must be at least {least} characters." if len(value) < least else None


def _wrong_number(element: Json, value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Please enter a number."
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return "Please enter a whole number."
    if "min_value" in element and number < Decimal(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if "max_value" in element and number > Decimal(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None


def _is_url(value: str) -> bool:
    try:
        parts = urlparse(value)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in value


def _too_many(element: Json, value: Any) -> str | None:
    most = element.get("max_selected_items")
    return (
        f"Please choose at most {most}." if most and isinstance(value, list) and len(value) > most else None
    )
