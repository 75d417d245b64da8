"""What is different between two versions of a plan, thing by thing. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

NAMED_BY = {
    "issues": "sentence",
    "audiences": "name",
    "values": "name",
    "channels": "name",
    "roles": "task",
}
"""The field that people know a thing by."""
KNOWN_BY = {"roles": "task"}
"""The field that says it is the same thing; else its id."""

CHOICES = frozenset({"topics", "audience_ids", "issue_ids", "forms", "days"})
"""Fields in which something was chosen: a form gives them back in its own order, which says nothing."""


class Did(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of `part` ("issues", "brand"). `name` is as people typed it, empty for the brand house."""

    part: str
    did: Did
    name: str
    fields: tuple[str, ...] = ()


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """In the order of the plan; what only moved is no difference."""
    found = [one for part in NAMED_BY for one in _things(part, before, after)]
    found += _brand(before, after)
    found += _blocks(before, after)
    return found


def _things(part: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    key, name = KNOWN_BY.get(part, "id"), NAMED_BY[part]
    old = {one[key]: one for one in before.get(part, [])}
    new = {one[key]: one for one in after.get(part, [])}
    for one in new.values():
        if one[key] not in old:
            yield Difference(part, Did.ADDED, one[name])
        elif fields := _fields(old[one[key]], one):
            yield Difference(part, Did.CHANGED, one[name], fields)
    for gone in (one for one in old.values() if one[key] not in new):
        yield Difference(part, Did.REMOVED, gone[name])


def _fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(field for field in after if _told(field, before) != _told(field, after))


def _told(field: str, thing: Mapping[str, Any]) -> Any:
    told = thing.get(field)
    return sorted(told) if told and field in CHOICES else told


def _brand(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = before.get("brand", {}), after.get("brand", {})
    if not old and new:
        yield Difference("brand", Did.ADDED, "")
    elif old and (fields := _fields(old, new)):
        yield Difference("brand", Did.CHANGED, "", fields)


def _blocks(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    old, new = set(before.get("blocks", [])), set(after.get("blocks", []))
    yield from (Difference("blocks", Did.ADDED, factor) for factor in sorted(new - old))
    yield from (Difference("blocks", Did.REMOVED, factor) for factor in sorted(old - new))
