"""Finding elements inside blocks, and giving an id to those that came without one, as Slack does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground import ids

Json = dict[str, Any]

STATEFUL = frozenset(
    {
        "plain_text_input", "number_input", "email_text_input", "url_text_input", "static_select",
        "users_select",
        "conversations_select", "channels_select", "multi_static_select", "multi_users_select",
        "multi_conversations_select",
        "multi_channels_select", "datepicker", "timepicker", "datetimepicker", "radio_buttons", "checkboxes",
        "file_input",
    }
)  # fmt: skip
TEXT_INPUTS = frozenset({"plain_text_input", "number_input", "email_text_input", "url_text_input"})


@dataclass(frozen=True)
class Placed:
    """An interactive element and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def in_input(self) -> bool:
        return bool(self.block["type"] == "input")

    @property
    def is_stateful(self) -> bool:
        return self.kind in STATEFUL


def elements_of(block: Json) -> list[Json]:
    """The interactive elements of one block (pictures and texts have no action_id and are left out)."""
    match block.get("type"):
        case "section":
            found = [block["accessory"]] if block.get("accessory") else []
        case "actions":
            found = list(block["elements"])
        case "input":
            found = [block["element"]]
        case _:
            found = []
    return [e for e in found if e.get("type") != "image"]


def placed(blocks: list[Json]) -> Iterator[Placed]:
    for block in blocks:
        for element in elements_of(block):
            yield Placed(block, element)


def find_element(blocks: list[Json], block_id: str, action_id: str) -> Placed | None:
    return next((p for p in placed(blocks) if p.block_id == block_id and p.action_id == action_id), None)


def with_ids(blocks: list[Json]) -> list[Json]:
    """The blocks as Slack keeps them: every block_id and action_id present, texts with their defaults
    written out.
    """
    complete = [_with_block_id(_completed(block)) for block in blocks]
    for block in complete:
        for element in elements_of(block):
            element.setdefault("action_id", ids.short())
    return complete


def _with_block_id(block: Json) -> Json:
    block.setdefault("block_id", ids.short())
    return block


def _completed(part: Any) -> Any:
    if isinstance(part, list):
        return [_completed(item) for item in part]
    if not isinstance(part, dict):
        return part
    copy = {key: _completed(value) for key, value in part.items()}
    if copy.get("type") == "plain_text":
        copy.setdefault("emoji", True)
    if copy.get("type") == "mrkdwn":
        copy.setdefault("verbatim", False)
    return copy


def options_of(element: Json) -> list[Json]:
    """The options of a select, radio, checkbox or overflow element, groups laid flat."""
    groups = element.get("option_groups") or []
    return list(element.get("options") or []) + [o for g in groups for o in g["options"]]


def option(element: Json, value: str) -> Json | None:
    return next((o for o in options_of(element) if o["value"] == value), None)
