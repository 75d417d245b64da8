"""One small function per block of Slack's Block Kit; plain dictionaries out, never the SDK's models."""

from typing import Any

Block = dict[str, Any]
"""One horizontal strip of a message, form or home, as Slack reads it."""


def plain_text(text: str) -> dict[str, Any]:
    """Text that Slack shows as it is: mentions, links and markup are not rendered, emoji names are."""
    return {"type": "plain_text", "text": text, "emoji": True}
