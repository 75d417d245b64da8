"""What a person says they choose ("Facebook", "@Noor", "#social"), as the value the page sends."""

from typing import Any

from playground.elements import options_of
from playground.rendering import Reader
from playground.screen import NotOnScreen
from playground.values import FILES

Json = dict[str, Any]


def as_value(element: Json, choice: Any, reader: Reader) -> Any:
    if choice is None:
        return None
    kind = element["type"]
    if kind.startswith("multi_") or kind in ("checkboxes", FILES):
        many = choice if isinstance(choice, list) else [choice]
        return [_one(element, kind, c, reader) for c in many]
    return _one(element, kind, choice, reader)


def _one(element: Json, kind: str, choice: Any, reader: Reader) -> Any:
    if options_of(element):
        return _option(element, str(choice), reader)
    if "users" in kind:
        return _named(str(choice).removeprefix("@"), reader.people)
    if "channels" in kind or "conversations" in kind:
        return _named(str(choice).removeprefix("#"), reader.channels)
    return choice if kind == "datetimepicker" else str(choice)


def _option(element: Json, choice: str, reader: Reader) -> str:
    offered = {reader.text(o["text"]): o["value"] for o in options_of(element)}
    if choice in offered:
        return str(offered[choice])
    raise NotOnScreen(f"{choice!r} cannot be chosen. What can: {list(offered)}")


def _named(name: str, by_id: dict[str, str]) -> str:
    """By id, whole name or first name."""
    if name in by_id:
        return name
    for found, whole in by_id.items():
        if name.lower() in (whole.lower(), whole.lower().split()[0]):
            return found
    raise NotOnScreen(f"{name!r} cannot be chosen. Who or what can: {list(by_id.values())}")
