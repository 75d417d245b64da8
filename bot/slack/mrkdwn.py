"""Slack's markup: people's texts made harmless, and the few things we let it render."""


def unescape(text: str) -> str:
    """What was typed, from how Slack sends it in commands and messages (docs.slack.dev, formatting)."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
