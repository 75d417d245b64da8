"""What a webhook may bring: `{"items": [{"title": ..., "link": ..., "published_at": ...}]}`, or an item bare.

Its JSON schema stands in docs/monitoring.md. Other keys are passed over, so that a program may send all it
has. Pure.
"""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.sources.rules import MOST_ITEMS, Item, item


class NotUnderstoodError(Exception):
    """Which part of it is not as it must be."""


@dataclass(frozen=True, slots=True)
class Brought:
    items: tuple[Item, ...]


def brought(said: Any) -> Brought:
    """What it holds; NotUnderstoodError names the first thing that is wrong, and then nothing is kept."""
    if not isinstance(said, dict):
        raise NotUnderstoodError("the body must be an object")
    if "items" not in said:
        return Brought((_item(said, "body"),))
    if not isinstance(said["items"], list) or not 1 <= len(said["items"]) <= MOST_ITEMS:
        raise NotUnderstoodError(f"items must be a list of 1 to {MOST_ITEMS}")
    return Brought(tuple(_item(one, f"items[{nth}]") for nth, one in enumerate(said["items"])))


def _item(said: Any, where: str) -> Item:
    if not isinstance(said, dict):
        raise NotUnderstoodError(f"{where} must be an object")
    title, link = _text(said, "title", where), _text(said, "link", where)
    found = item(title, link, _moment(said, where))
    if found is None or found.link is None:
        raise NotUnderstoodError(f"{where}.link must begin with http:// or https://")
    return found


def _text(said: dict[str, Any], name: str, where: str) -> str:
    value = said.get(name)
    if value is not None and not isinstance(value, str):
        raise NotUnderstoodError(f"{where}.{name} must be text")
    return value or ""


def _moment(said: dict[str, Any], where: str) -> datetime | None:
    value = _text(said, "published_at", where)
    if not value:
        return None
    with suppress(ValueError):
        moment = datetime.fromisoformat(value)
        if moment.tzinfo is not None:
            return moment
    raise NotUnderstoodError(f"{where}.published_at must be like 2026-11-23T09:45:00+01:00")
