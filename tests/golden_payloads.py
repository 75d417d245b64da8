"""Payloads that are kept whole in a file: a test compares them, and `UPDATE_GOLDEN=1` writes them anew."""

import json
import os
from pathlib import Path

from bot.slack.limits import Surface
from bot.slack.replies import Form, Message, as_message, as_view
from bot.slack.validator import problems


def is_as_kept(said: Form | Message, file: Path) -> bool:
    """Whether Slack would take it, and it is what the file says."""
    is_form = isinstance(said, Form)
    payload = as_view(said) if isinstance(said, Form) else as_message(said)
    assert problems(payload, Surface.MODAL if is_form else Surface.MESSAGE) == []
    text = json.dumps(payload, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return file.read_text("utf-8") == text
