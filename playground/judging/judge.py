"""Walks a payload beside its rows and collects what Slack would say is wrong, each with a JSON pointer.

The sentences are Slack's own as people quote them in bug reports ("must be less than 25 characters
[json-pointer:/view/title/text]").
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from playground.judging.limits import Limits

Json = dict[str, Any]
Surface = Literal["message", "modal", "home"]
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FILE = re.compile("[F][A-Z0-9]{8,}")
_URL = re.compile(r"(https?|mailto|slack|tel):\S*", re.IGNORECASE)
_TEXT_KEYS = {"plain_text": {"type", "text", "emoji"}, "mrkdwn": {"type", "text", "verbatim"}}


@dataclass
class Judge:
    limits: Limits
    surface: Surface
    images: frozenset[str] = frozenset()
    """Ids and addresses of the pictures that blocks may show."""
    faults: list[str] = field(default_factory=list)

    def fault(self, sentence: str, pointer: str) -> None:
        self.faults.append(f"{sentence} [json-pointer:{pointer}]")

    def check(self, row: Json, value: Any, at: str) -> None:
        checks: dict[str, Callable[[Json, Any, str], None]] = {
            "string": self.string,
            "url": self.url,
            "boolean": self.boolean,
            "integer": self.integer,
            "enum": self.enum,
            "date": self.date,
            "time": self.time,
            "number": self.number,
            "number_text": self.number_text,
            "slack_file": self.slack_file,
            "plain_text": self.plain_text,
            "text": self.text,
            "text_or_image": self.text_or_image,
            "list": self.items,
            "object": self.object,
            "element": self.element,
            "kind": self.kind,
            "blocks": self.left_to_blocks,
        }
        checks[row["is"]](row, value, at)

    def string(self, row: Json, value: Any, at: str) -> None:
        if not isinstance(value, str):
            self.fault("must provide a string", at)
            return
        if "max" in row and len(value) > row["max"]:
            self.fault(f"must be less than {row['max'] + 1} characters", at)
        if len(value if row.get("blank") else value.strip()) < row.get("min", 0):
            self.fault(f"must be more than {row['min'] - 1} characters", at)

    def url(self, row: Json, value: Any, at: str) -> None:
        self.string(row, value, at)
        if isinstance(value, str) and value and not _URL.fullmatch(value):
            self.fault("must provide a valid url", at)

    def boolean(self, _row: Json, value: Any, at: str) -> None:
        if not isinstance(value, bool):
            self.fault("must provide a boolean", at)

    def integer(self, row: Json, value: Any, at: str) -> None:
        if not isinstance(value, int) or isinstance(value, bool):
            self.fault("must provide an integer", at)
        elif value < row.get("min", value):
            self.fault(f"must be greater than or equal to {row['min']}", at)
        elif value > row.get("max", value):
            self.fault(f"must be less than or equal to {row['max']}", at)

    def enum(self, row: Json, value: Any, at: str) -> None:
        if value not in row["of"]:
            self.fault("must be a valid enum value", at)

    def date(self, _row: Json, value: Any, at: str) -> None:
        try:
            date.fromisoformat(value if isinstance(value, str) and len(value) == len("2026-11-23") else "")
        except ValueError:
            self.fault("must be in the format YYYY-MM-DD", at)

    def time(self, _row: Json, value: Any, at: str) -> None:
        if not isinstance(value, str) or not _TIME.fullmatch(value):
            self.fault("must be in the format HH:mm", at)

    def number(self, _row: Json, value: Any, at: str) -> None:
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.fault("must provide a number", at)

    def number_text(self, _row: Json, value: Any, at: str) -> None:
        if not isinstance(value, str) or not _NUMBER.fullmatch(value):
            self.fault("must provide a string with a number", at)

    def plain_text(self, row: Json, value: Any, at: str) -> None:
        self._text(row, value, at, ("plain_text",))

    def text(self, row: Json, value: Any, at: str) -> None:
        self._text(row, value, at, ("plain_text", "mrkdwn"))

    def text_or_image(self, row: Json, value: Any, at: str) -> None:
        if isinstance(value, dict) and value.get("type") == "image":
            self.element({"of": ["image"]}, value, at)
        else:
            self._text(row, value, at, ("plain_text", "mrkdwn"))

    def _text(self, row: Json, value: Any, at: str, kinds: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            self.fault("must provide an object", at)
            return
        kind = value.get("type")
        if kind not in kinds:
            self.fault(f"unsupported type: {kind}" if kind else "missing required field: type", f"{at}/type")
            return
        self._no_others(value, _TEXT_KEYS[kind], at)
        self._flags(value, at)
        if "text" not in value:
            self.fault("missing required field: text", at)
        else:
            self.string(row, value["text"], f"{at}/text")

    def _flags(self, value: Json, at: str) -> None:
        for key in ("emoji", "verbatim"):
            if key in value:
                self.boolean({}, value[key], f"{at}/{key}")

    def slack_file(self, _row: Json, value: Any, at: str) -> None:
        """Its two sentences are quoted in python-slack-sdk issues 1521 (the id) and 1797 (the file)."""
        if not isinstance(value, dict):
            self.fault("must provide an object", at)
            return
        self._no_others(value, {"id", "url"}, at)
        given = [value[key] for key in ("id", "url") if key in value]
        if "id" in value and not _FILE.fullmatch(str(value["id"])):
            self.fault(f"input must match regex pattern: ^{_FILE.pattern}$", f"{at}/id")
        elif len(given) != 1 or not isinstance(given[0], str) or given[0] not in self.images:
            self.fault("invalid slack file", at)

    def items(self, row: Json, value: Any, at: str) -> None:
        if not isinstance(value, list):
            self.fault("must provide an array", at)
            return
        if "max_items" in row and len(value) > row["max_items"]:
            self.fault(f"no more than {row['max_items']} items allowed", at)
        if len(value) < row.get("min_items", 0):
            self.fault(f"must provide at least {row['min_items']} items", at)
        for number, item in enumerate(value):
            if item is None and row["of"].get("or_null"):
                continue
            self.check(row["of"], item, f"{at}/{number}")

    def left_to_blocks(self, _row: Json, _value: Any, _at: str) -> None:
        """A view's blocks are judged by `blocks.py`."""

    def object(self, row: Json, value: Any, at: str) -> None:
        if not isinstance(value, dict):
            self.fault("must provide an object", at)
        else:
            self.keys(self.limits.objects[row["of"]], value, at)

    def kind(self, row: Json, value: Any, at: str) -> None:
        """A part of rich text, whose rows go by its `type`."""
        if not isinstance(value, dict):
            self.fault("must provide an object", at)
        elif value.get("type") not in row["of"]:
            self.fault(f"unsupported type: {value.get('type')}", f"{at}/type")
        else:
            self.keys(self.limits.kinds[value["type"]], value, at, typed=True)

    def element(self, row: Json, value: Any, at: str) -> None:
        if not isinstance(value, dict):
            self.fault("must provide an object", at)
            return
        name = str(value.get("type", ""))
        if name in self.limits.not_drawn["elements"]:
            self.fault(f"unsupported by the playground: {name}", f"{at}/type")
        elif name not in row["of"] or self.surface not in self._surfaces(name):
            self.fault(f"unsupported type: {name}" if name else "missing required field: type", f"{at}/type")
        else:
            self.keys(self.limits.elements[name], value, at, typed=True)

    def _surfaces(self, name: str) -> list[str]:
        return list(self.limits.elements[name].get("surfaces", ["message", "modal", "home"]))

    def keys(self, rule: Json, value: Json, at: str, *, typed: bool = False) -> None:
        """Required keys are there, no others than known ones, each as its row says."""
        rows: Json = rule["keys"]
        self._no_others(value, {*rows, "type"} if typed else set(rows), at)
        for key in rule.get("required", []):
            if value.get(key) is None:
                self.fault(f"missing required field: {key}", at)
        self._which_of_several(rule, value, at)
        for key, row in rows.items():
            if value.get(key) is not None:
                self._key(row, key, value[key], at)

    def _which_of_several(self, rule: Json, value: Json, at: str) -> None:
        """At least one of `either`, at most one of `one_of`."""
        given = {key for key in value if value[key] is not None}
        if "either" in rule and not given.intersection(rule["either"]):
            self.fault(f"must define either {_named(rule['either'], 'or')}", at)
        if len(given.intersection(rule.get("one_of", []))) > 1:
            self.fault(f"must not define both {_named(rule['one_of'], 'and')}", at)

    def _key(self, row: Json, key: str, value: Any, at: str) -> None:
        if self.surface in row.get("surfaces", [self.surface]):
            self.check(row, value, f"{at}/{key}")
        else:
            self.fault(f"invalid additional property: {key}", at)

    def _no_others(self, value: Json, known: set[str], at: str) -> None:
        not_drawn = self.limits.not_drawn["keys"].get(value.get("type"), [])
        for key in value:
            if key in not_drawn:
                self.fault(f"unsupported by the playground: {key}", at)
            elif key not in known:
                self.fault(f"invalid additional property: {key}", at)


def _named(keys: list[str], word: str) -> str:
    return f" {word} ".join(f"`{key}`" for key in keys)
