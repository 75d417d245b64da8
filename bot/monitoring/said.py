"""What a message in Slack holds for who listens to its channel: a title and a link. Pure.

Apps that bring alerts say things in many ways: a link in the text, an attachment with a title, blocks. The
first link counts; of the words only the first line.
"""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from bot.sources.rules import Item, item
from bot.webcare.links import is_link
from bot.webcare.privacy import personal

LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|([^>]*))?>")
OTHER = re.compile(r"<[@#!][^>]*>")
HEARD = frozenset({None, "bot_message", "file_share", "me_message"})
"""Of the kinds of message those that say something new: no edits, no removals, nobody who joined."""
DEEPEST = 12


def is_news(event: Mapping[str, Any]) -> bool:
    """Whether it is said in the channel itself, just now."""
    in_thread = event.get("thread_ts") not in (None, event.get("ts"))
    is_private = event.get("channel_type") in ("im", "mpim")
    return event.get("subtype") in HEARD and not in_thread and not is_private


def item_in(event: Mapping[str, Any], today: date) -> Item | None:
    """None for a message without a link outside Slack: people also talk there.

    Words with somebody's number or address in them are not kept: the link leads to what was said.
    """
    links = [(link, label) for link, label in _links(event) if is_link(link)]
    if not links:
        return None
    link, label = links[0]
    title = _title(event, label)
    return item("" if personal(title, today) else title, html.unescape(link))


def _title(event: Mapping[str, Any], label: str) -> str:
    """Of its attachment, of its link, or its first line without links; else the address itself."""
    attached: Any = next(iter(event.get("attachments") or []), {})
    title = attached.get("title") if isinstance(attached, Mapping) else None
    first = str(event.get("text") or "").partition("\n")[0]
    words = OTHER.sub(" ", LINK.sub(lambda found: found[2] or " ", first)).strip()
    return str(title or words or label)


def _links(event: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Those of the text, then of attachments, then of blocks, each with its words."""
    yield from _links_among(event.get("text"))
    for one in event.get("attachments") or []:
        if isinstance(one, Mapping):
            yield from _attached(one)
    for node in _nodes(event.get("blocks") or [], DEEPEST):
        yield from _links_in(node)


def _links_among(words: Any) -> Iterator[tuple[str, str]]:
    return ((found[1], found[2] or "") for found in LINK.finditer(str(words or "")))


def _attached(one: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name in ("title_link", "from_url", "original_url"):
        yield str(one.get(name) or ""), str(one.get("title") or "")
    yield from _links_among(one.get("text"))


def _nodes(part: Any, deep: int) -> Iterator[Mapping[str, Any]]:
    """All parts of blocks, however they nest; not endlessly."""
    if isinstance(part, list) and deep:
        for one in part:
            yield from _nodes(one, deep - 1)
    elif isinstance(part, Mapping) and deep:
        yield part
        for one in part.values():
            yield from _nodes(one, deep - 1)


def _links_in(node: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """An element that is a link, or text with links in it."""
    url, text = node.get("url"), node.get("text")
    words = text if isinstance(text, str) else ""
    if isinstance(url, str):
        yield url, words
    yield from _links_among(words)
