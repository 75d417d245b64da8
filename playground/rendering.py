"""Blocks and mrkdwn as a reader sees them, in plain text: names instead of ids, dates in the reader's zone
and language.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

Json = dict[str, Any]
_DAYS = {"nl": ("gisteren", "vandaag", "morgen"), "en": ("yesterday", "today", "tomorrow")}
_ANGLE = re.compile(r"<([^<>]+)>")
_STYLES = [re.compile(rf"(?<![\w{m}]){m}(?=\S)(.+?)(?<=\S){m}(?![\w{m}])") for m in (r"\*", "_", "~", "`")]
_NO_WIDTH = "\u200b"
_TOKEN = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Reader:
    """Who reads: names of people and channels by id, the reader's zone and locale, and the moved clock
    (Unix seconds).
    """

    people: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    zone: str = "Europe/Amsterdam"
    locale: str = "en-US"
    now: float = 0.0

    @property
    def language(self) -> str:
        return self.locale.partition("-")[0]

    def mrkdwn(self, text: str) -> str:
        shown = _ANGLE.sub(lambda m: self._angle(m.group(1)), text)
        for style in _STYLES:
            shown = style.sub(r"\1", shown)
        return unescape(shown)

    def _angle(self, inside: str) -> str:
        target, _, label = inside.partition("|")
        if target.startswith("@"):
            return "@" + self.people.get(target[1:], target[1:])
        if target.startswith("#"):
            return "#" + (self.channels.get(target[1:]) or label or target[1:])
        if target.startswith("!date^"):
            return self._date_token(target, label)
        if target.startswith("!"):
            return "@" + target[1:].partition("^")[0]
        return label or target

    def _date_token(self, target: str, fallback: str) -> str:
        _, seconds, form, *_ = [*target.split("^"), "", ""]
        return self.date(int(seconds), form) if seconds.isdigit() else fallback

    def date(self, seconds: int, form: str) -> str:
        """docs.slack.dev/messaging/formatting-message-text#date-formatting, in the reader's zone and
        language. Slack makes a capital of its first character, unless that is one nobody sees.
        """
        local = datetime.fromtimestamp(seconds, ZoneInfo(self.zone))
        text = _TOKEN.sub(lambda m: self._date_part(local, m.group(1)), form)
        return text[:1].upper().removeprefix(_NO_WIDTH) + text[1:]

    def _date_part(self, local: datetime, part: str) -> str:
        language = self.locale.replace("-", "_")
        if part.startswith("time"):
            return format_time(local, "medium" if part.endswith("secs") else "short", locale=language)
        if part == "date_num":
            return local.date().isoformat()
        name = part.removesuffix("_pretty")
        if name != part and (near := self._near_day(local)):
            return near
        widths: dict[str, Any] = {"date_short": "medium", "date_long": "full"}
        return format_date(local.date(), widths.get(name, "long"), locale=language)

    def _near_day(self, local: datetime) -> str | None:
        today = datetime.fromtimestamp(self.now, ZoneInfo(self.zone)).date()
        words = _DAYS.get(self.language, _DAYS["en"])
        return {today + timedelta(days=n - 1): word for n, word in enumerate(words)}.get(local.date())

    def text(self, part: Json) -> str:
        """A text object."""
        return self.mrkdwn(part["text"]) if part["type"] == "mrkdwn" else part["text"]

    def blocks(self, blocks: list[Json]) -> str:
        return "\n".join(line for block in blocks if (line := self.block(block)))

    def block(self, block: Json) -> str:
        drawn: dict[str, Callable[[Json], str]] = {
            "section": self._section,
            "header": lambda b: str(b["text"]["text"]),
            "context": lambda b: "  ".join(self._context(e) for e in b["elements"]),
            "image": lambda b: f"[{b['alt_text']}]",
            "rich_text": lambda b: "\n".join(self._rich(e) for e in b["elements"]),
            "table": self._table,
            "input": lambda b: ": ".join(filter(None, [b["label"]["text"], b.get("hint", {}).get("text")])),
        }
        draw = drawn.get(block["type"])
        return draw(block) if draw else ""

    def _section(self, block: Json) -> str:
        parts = [block["text"]] if block.get("text") else []
        return "\n".join(self.text(t) for t in [*parts, *block.get("fields", [])])

    def _table(self, block: Json) -> str:
        """A row a line, its cells side by side."""
        return "\n".join(" | ".join(self._cell(cell) for cell in row) for row in block["rows"])

    def _cell(self, cell: Json) -> str:
        return self.block(cell) if cell["type"] == "rich_text" else str(cell["text"])

    def _context(self, element: Json) -> str:
        return f"[{element['alt_text']}]" if element["type"] == "image" else self.text(element)

    def _rich(self, part: Json) -> str:
        if part["type"] == "rich_text_list":
            marks = (
                "• " if part["style"] == "bullet" else f"{n}. " for n in range(1, len(part["elements"]) + 1)
            )
            return "\n".join(m + self._rich(e) for m, e in zip(marks, part["elements"], strict=True))
        return "".join(self._rich_piece(e) for e in part["elements"])

    def _rich_piece(self, piece: Json) -> str:
        shown: dict[str, Callable[[Json], str]] = {
            "user": lambda p: "@" + self.people.get(p["user_id"], str(p["user_id"])),
            "channel": lambda p: "#" + self.channels.get(p["channel_id"], str(p["channel_id"])),
            "emoji": lambda p: f":{p['name']}:",
            "broadcast": lambda p: f"@{p['range']}",
            "date": lambda p: self.date(p["timestamp"], p["format"]),
            "link": lambda p: str(p.get("text") or p["url"]),
        }
        show = shown.get(piece["type"])
        return show(piece) if show else str(piece.get("text") or piece.get("value") or "")
