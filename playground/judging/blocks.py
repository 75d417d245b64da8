"""A list of blocks: each by its rows, and what must be right among them (unique ids, one focus, initial
options that exist).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.elements import elements_of, options_of
from playground.judging.judge import Judge, Surface
from playground.judging.limits import limits

Json = dict[str, Any]


def faults_of_blocks(blocks: Any, surface: Surface, at: str, images: frozenset[str]) -> list[str]:
    """Empty when Slack would take them."""
    judge = Judge(limits(), surface, images)
    size = "message_blocks" if surface == "message" else "view_blocks"
    if not isinstance(blocks, list):
        judge.fault("must provide an array", at)
        return judge.faults
    if len(blocks) > limits().most(size):
        judge.fault(f"no more than {limits().most(size)} items allowed", at)
    for number, block in enumerate(blocks):
        _block(judge, block, f"{at}/{number}")
    if not judge.faults:
        _among_themselves(judge, blocks, at)
    return judge.faults


def _block(judge: Judge, block: Any, at: str) -> None:
    if not isinstance(block, dict):
        judge.fault("must provide an object", at)
        return
    name = str(block.get("type", ""))
    rule = judge.limits.blocks.get(name)
    if name in judge.limits.not_drawn["blocks"]:
        judge.fault(f"unsupported by the playground: {name}", f"{at}/type")
    elif rule is None or judge.surface not in rule["surfaces"]:
        judge.fault(f"unsupported type: {name}" if name else "missing required field: type", f"{at}/type")
    else:
        judge.keys(rule, block, at, typed=True)


@dataclass(frozen=True)
class _At:
    element: Json
    pointer: str


def _placed(block: Json, at: str) -> Iterator[_At]:
    """The interactive elements of a block with their pointers."""
    match block["type"]:
        case "section" if block.get("accessory"):
            yield _At(block["accessory"], f"{at}/accessory")
        case "input":
            yield _At(block["element"], f"{at}/element")
        case "actions":
            for number, element in enumerate(block["elements"]):
                yield _At(element, f"{at}/elements/{number}")


def _among_themselves(judge: Judge, blocks: list[Json], at: str) -> None:
    seen: set[str] = set()
    focused = 0
    for number, block in enumerate(blocks):
        here = f"{at}/{number}"
        block_id = block.get("block_id")
        if block_id and block_id in seen:
            judge.fault(f'`block_id` "{block_id}" already exists', f"{here}/block_id")
        seen.add(block_id or f"#{number}")
        _unique_actions(judge, block, here)
        for found in _placed(block, here):
            _sensible(judge, found)
        focused += sum(bool(e.get("focus_on_load")) for e in elements_of(block))
    if focused > 1:
        judge.fault("only one element may have `focus_on_load` set", at)
    tables = [block for block in blocks if block["type"] == "table"]
    if _characters(tables) > judge.limits.most("table_characters"):
        judge.fault(f"no more than {judge.limits.most('table_characters')} characters in a table", at)


def _characters(part: Any) -> int:
    """Of all cells of a table."""
    if isinstance(part, list):
        return sum(map(_characters, part))
    if not isinstance(part, dict):
        return 0
    if part.get("type") in ("raw_text", "raw_number", "text"):
        return len(part["text"])
    return _characters(part.get("rows") or part.get("elements") or [])


def _unique_actions(judge: Judge, block: Json, at: str) -> None:
    """Unique within their block: docs.slack.dev/reference/block-kit/block-elements, `action_id`."""
    seen: set[str] = set()
    for found in _placed(block, at):
        action_id = found.element.get("action_id")
        if action_id and action_id in seen:
            judge.fault(f'`action_id` "{action_id}" already exists', f"{found.pointer}/action_id")
        seen.add(action_id or found.pointer)


def _sensible(judge: Judge, found: _At) -> None:
    element = found.element
    if "options" in element and "option_groups" in element:
        judge.fault("must not define both `options` and `option_groups`", found.pointer)
    _initial_options_exist(judge, found)
    _not_upside_down(judge, found)


def _initial_options_exist(judge: Judge, found: _At) -> None:
    """An initial option must be exactly one of the options: D block-kit/block-elements/select-menu-
    element.
    """
    offered = [_bare(o) for o in options_of(found.element)]
    initial = found.element.get("initial_option")
    chosen = [initial] if initial else found.element.get("initial_options", [])
    if any(_bare(o) not in offered for o in chosen):
        key = "initial_option" if initial else "initial_options"
        judge.fault(f"`{key}` must match one of the options", f"{found.pointer}/{key}")
    most = found.element.get("max_selected_items")
    if most and len(chosen) > most:
        judge.fault("more initial options than `max_selected_items`", f"{found.pointer}/initial_options")


def _bare(option: Json) -> tuple[str, str]:
    return option["value"], option["text"]["text"]


def _not_upside_down(judge: Judge, found: _At) -> None:
    element = found.element
    if element.get("min_length", 0) > element.get("max_length", 3000):
        judge.fault("min_length must be less than or equal to max_length", f"{found.pointer}/min_length")
    if (
        "min_value" in element
        and "max_value" in element
        and float(element["min_value"]) > float(element["max_value"])
    ):
        judge.fault("min_value must be less than or equal to max_value", f"{found.pointer}/min_value")
    if not element.get("is_decimal_allowed", True):
        _whole_numbers(judge, found)


def _whole_numbers(judge: Judge, found: _At) -> None:
    for key in ("initial_value", "min_value", "max_value"):
        if "." in found.element.get(key, ""):
            judge.fault("must be an integer when decimals are not allowed", f"{found.pointer}/{key}")
