"""Where a request came from: where its person can be answered privately, and which overview it stood in."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.pages import mark_after, mark_in, mark_of
from bot.slack.replies import Fact, Form
from bot.slack.requests import (
    ButtonPress,
    Command,
    FormClosed,
    FormSent,
    HomeOpened,
    MessageShortcut,
    Request,
    Said,
)

BACK = "_back"
"""The fact in which a form remembers the response_url of what opened it, to confirm privately later."""


def remembering(form: Form, request: Request, now: datetime) -> Form:
    """The form, knowing where a private confirmation can go, and which overview it was opened from."""
    back = back_of(request)
    kept = {} if back is None else {BACK: back}
    return replace(form, facts={**form.facts, **kept, **_mark(request, now)})


def _mark(request: Request, now: datetime) -> Mapping[str, Fact]:
    match request:
        case ButtonPress(view=None):
            return mark_in(request.block_id, now)
        case ButtonPress(view=view) if view is not None:
            return mark_of(view.facts)
        case FormSent():
            return mark_after(request.facts)
        case _:
            return {}


def back_of(request: Request) -> str | None:
    """The response_url with which this person can be answered privately, if there is one."""
    match request:
        case Command() | MessageShortcut():
            return request.response_url or None
        case ButtonPress(view=None):
            return request.response_url
        case ButtonPress(view=view) if view is not None:
            return _text_fact(view.facts)
        case FormSent():
            return _text_fact(request.facts)
        case _:
            return None


def trigger_of(request: Request) -> str:
    """What Slack lets a form open with; empty for what comes without one."""
    match request:
        case FormClosed() | HomeOpened() | Said():
            return ""
        case _:
            return request.trigger_id


def _text_fact(facts: Mapping[str, Any]) -> str | None:
    back = facts.get(BACK)
    return back if isinstance(back, str) else None
