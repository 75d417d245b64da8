"""Running text in parts: the block that needs no markup, so nothing a person typed can break out of it.

`rich_text(paragraph(words("Case 12 "), person("U1")), bullets([[words("taken")], [words("answered")]]))`
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from bot.slack.blocks import Block
from bot.slack.elements import bare
from bot.slack.mrkdwn import Text, in_a_sentence, is_web_address

Part = dict[str, Any]
"""A word, person, link, emoji or moment inside a paragraph."""
Paragraph = dict[str, Any]


def rich_text(*paragraphs: Paragraph, name: str | None = None) -> Block:
    block: Block = {"type": "rich_text", "elements": list(paragraphs)}
    return block if name is None else {**block, "block_id": name}


def paragraph(*parts: Part) -> Paragraph:
    return {"type": "rich_text_section", "elements": list(parts)}


def quote(*parts: Part) -> Paragraph:
    return {"type": "rich_text_quote", "elements": list(parts)}


def preformatted(text: Text) -> Paragraph:
    return {"type": "rich_text_preformatted", "elements": [words(text)]}


def bullets(items: Sequence[Sequence[Part]], *, indent: int = 0) -> Paragraph:
    """A list of lines, each made of parts."""
    return _list("bullet", items, indent)


def numbered(items: Sequence[Sequence[Part]], *, indent: int = 0) -> Paragraph:
    return _list("ordered", items, indent)


def words(text: Text, *styles: str) -> Part:
    """Shown as it is; `styles` of "bold", "italic", "strike", "code". Emoji names are not read here."""
    return _styled({"type": "text", "text": bare(text, "rich_text.text")}, styles)


def person(user_id: str, *styles: str) -> Part:
    return _styled({"type": "user", "user_id": user_id}, styles)


def channel(channel_id: str, *styles: str) -> Part:
    return _styled({"type": "channel", "channel_id": channel_id}, styles)


def web_link(url: str, text: Text, *styles: str) -> Part:
    """A link; only the words if the address is not http or https."""
    shown = words(text, *styles)
    return {**shown, "type": "link", "url": url} if is_web_address(url) else shown


def emoji(name: str) -> Part:
    """`name` without colons: "palm_tree"."""
    return {"type": "emoji", "name": name}


def moment(utc: dt.datetime, style: str, fallback: str) -> Part:
    """As `mrkdwn.slack_date`: every reader's own zone, e.g. "{date_short_pretty} {time}"."""
    shown = in_a_sentence(style)
    return {"type": "date", "timestamp": int(utc.timestamp()), "format": shown, "fallback": fallback}


def _list(style: str, items: Sequence[Sequence[Part]], indent: int) -> Paragraph:
    lines = [paragraph(*parts) for parts in items]
    return {"type": "rich_text_list", "style": style, "indent": indent, "elements": lines}


def _styled(part: Part, styles: Sequence[str]) -> Part:
    return {**part, "style": dict.fromkeys(styles, True)} if styles else part
