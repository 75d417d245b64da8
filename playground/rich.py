"""The rich_text block that Slack's client puts beside the text of what a person typed."""

import re
from html import unescape
from typing import Any

Json = dict[str, Any]
_PIECE = re.compile(r"<([^<>]+)>|:([a-z0-9_+'-]+):")


def typed_blocks(text: str, block_id: str) -> list[Json]:
    """docs.slack.dev/reference/block-kit/blocks/rich-text-block; none when there is no text."""
    pieces: list[Json] = []
    end = 0
    for found in _PIECE.finditer(text):
        pieces += _words(text[end : found.start()])
        pieces.append(
            _mention(found.group(1)) if found.group(1) else {"type": "emoji", "name": found.group(2)}
        )
        end = found.end()
    pieces += _words(text[end:])
    section = {"type": "rich_text_section", "elements": pieces}
    return [{"type": "rich_text", "block_id": block_id, "elements": [section]}] if pieces else []


def _words(text: str) -> list[Json]:
    return [{"type": "text", "text": unescape(text)}] if text else []


def _mention(inside: str) -> Json:
    match inside[0]:
        case "@":
            return {"type": "user", "user_id": inside[1:]}
        case "#":
            return {"type": "channel", "channel_id": inside[1:].partition("|")[0]}
        case "!":
            return {"type": "broadcast", "range": inside[1:]}
        case _:
            return {"type": "link", "url": unescape(inside)}
