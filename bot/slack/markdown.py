"""Markdown, for canvases and files: people's texts made harmless in it, and mentions.

Messages have a markup of their own (mrkdwn.py). That canvases take a backslash before a mark, as Markdown
does, is unverified: docs.slack.dev/surfaces/canvases (read 2026-11-28) refers to the basic syntax, which has
it.
"""

import re

from bot.slack.mrkdwn import one_line, plain

_MARKS = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_AT_THE_START = re.compile(r"[-+#=]|\d+(?=[.)])")


def markdown(user_text: str) -> str:
    """The text, in one line, as Markdown that shows just these characters: no heading, mark or link."""
    marked = _MARKS.sub(r"\\\g<0>", plain(one_line(user_text)))
    return _AT_THE_START.sub(_kept, marked, count=1) if _AT_THE_START.match(marked) else marked


def _kept(found: re.Match[str]) -> str:
    """A number that would begin a list keeps its dot as text; a mark is written as one."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def canvas_mention(user_id: str) -> str:
    """Renders in a canvas as the person's name; on a line of its own as their card."""
    return f"![](@{user_id})"
