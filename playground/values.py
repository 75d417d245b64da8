"""What is filled in, between the simple form of PROTOCOL.md and the shapes Slack sends to an app.

Shapes: docs.slack.dev/reference/interaction-payloads/view-interactions-payload and block_actions-
payload, and each element's page there.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from playground.elements import TEXT_INPUTS, Placed, option, placed
from playground.world import Values

Json = dict[str, Any]

_KEYS = {
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
NO_FILES: Mapping[str, Json] = MappingProxyType({})
_ONE_OPTION = frozenset({"static_select", "radio_buttons"})
_MANY_OPTIONS = frozenset({"multi_static_select", "checkboxes"})
FILES = "file_input"
MOST_FILES = 10
"""When the element says no number: docs.slack.dev/reference/block-kit/block-elements/file-input-element."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def initial(element: Json) -> Any:
    """What an element shows before anyone touched it."""
    kind = element["type"]
    if kind in TEXT_INPUTS:
        return element.get("initial_value")
    if kind in _ONE_OPTION:
        return (element.get("initial_option") or {}).get("value")
    if kind in _MANY_OPTIONS:
        return [o["value"] for o in element.get("initial_options", [])]
    if kind == FILES:
        return []
    empty: Any = [] if kind.startswith("multi_") else None
    return element.get(_KEYS[kind][1], empty)


def initial_values(blocks: list[Json]) -> Values:
    filled: Values = {}
    for place in placed(blocks):
        if place.is_stateful:
            filled.setdefault(place.block_id, {})[place.action_id] = initial(place.element)
    return filled


def carried_over(old_blocks: list[Json], old: Values, new_blocks: list[Json]) -> Values:
    """After an update: what was filled in stays where block_id, action_id and kind are the same
    (docs.slack.dev/surfaces/modals).
    """
    kinds = {(p.block_id, p.action_id): p.kind for p in placed(old_blocks)}
    filled = initial_values(new_blocks)
    for place in placed(new_blocks):
        key = (place.block_id, place.action_id)
        if not place.is_stateful or kinds.get(key) != place.kind:
            continue
        kept = old.get(place.block_id, {}).get(place.action_id)
        if fits(place.element, kept):
            filled[place.block_id][place.action_id] = kept
    return filled


def fits(element: Json, value: Any) -> bool:
    """Whether a person could have filled this in with Slack's own controls."""
    kind = element["type"]
    if kind == FILES and isinstance(value, list) and len(value) > element.get("max_files", MOST_FILES):
        return False
    if kind in _MANY_OPTIONS or kind == FILES or kind.startswith("multi_"):
        return isinstance(value, list) and all(_fits_one(element, kind, v) for v in value)
    return value is None or _fits_one(element, kind, value)


def _fits_one(element: Json, kind: str, value: Any) -> bool:
    if kind == "datetimepicker":
        return isinstance(value, int)
    if not isinstance(value, str):
        return False
    if kind in _ONE_OPTION or kind in _MANY_OPTIONS:
        return option(element, value) is not None
    if kind == "datepicker":
        return bool(_DATE.fullmatch(value))
    return kind != "timepicker" or bool(_TIME.fullmatch(value))


def state_entry(element: Json, value: Any, files: Mapping[str, Json]) -> Json:
    """One entry of `state.values`; `files` are those that people attached, as the app gets them, by id."""
    kind = element["type"]
    entry: Json = {"type": kind}
    if kind in TEXT_INPUTS:
        entry["value"] = value or None
    elif kind in _ONE_OPTION:
        entry["selected_option"] = option(element, value) if value is not None else None
    elif kind in _MANY_OPTIONS:
        entry["selected_options"] = [option(element, v) for v in value or []]
    elif kind == FILES:
        entry["files"] = [files[file_id] for file_id in value or []]
    else:
        entry[_KEYS[kind][0]] = value
    if kind == "timepicker" and "timezone" in element:
        entry["timezone"] = element["timezone"]
    return entry


def state_values(blocks: list[Json], filled: Values, files: Mapping[str, Json] = NO_FILES) -> Json:
    """Slack's `state.values`: every stateful element on the surface, touched or not."""
    state: Json = {}
    for place in placed(blocks):
        if place.is_stateful:
            value = filled.get(place.block_id, {}).get(place.action_id)
            state.setdefault(place.block_id, {})[place.action_id] = state_entry(place.element, value, files)
    return state


def action_entry(place: Placed, value: Any, action_ts: str, files: Mapping[str, Json] = NO_FILES) -> Json:
    """One entry of `actions` in block_actions."""
    element = place.element
    entry: Json = {
        "type": place.kind,
        "action_id": place.action_id,
        "block_id": place.block_id,
        "action_ts": action_ts,
    }
    if place.kind == "button":
        entry.update({key: element[key] for key in ("text", "value", "style", "url") if key in element})
    elif place.kind == "overflow":
        entry["selected_option"] = option(element, value)
    else:
        entry.update(state_entry(element, value, files))
        entry.update(
            {key: kept for key, kept in element.items() if key.startswith("initial_") or key == "placeholder"}
        )
    if "confirm" in element:
        entry["confirm"] = element["confirm"]
    return entry
