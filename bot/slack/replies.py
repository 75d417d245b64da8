"""What a person sees after acting: a message, a form, a picture, problems in a form, their home, or nothing.

A listener returns one of these values; `listening.py` decides by which road it travels (the
acknowledgement, `response_url`, `views.open`). The functions at the end write them in Slack's words.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.slack.blocks import Block
from bot.slack.elements import plain_text

Fact = str | int | None
"""A form remembers names and numbers of things, never their texts; None is remembered as null."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message's content; as a reply it is shown privately to the person who acted.

    `text` is complete in itself: screen readers and phone notifications read it instead of the blocks.
    """

    text: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Replace:
    """The message whose button was pressed becomes this one, or disappears when `message` is None."""

    message: Message | None


@dataclass(frozen=True, slots=True)
class Form:
    """A dialog: `name` finds its listener again, `facts` (small) come back when it is sent or closed.

    `submit` is the sending button; None for a form that only shows something. `close` is the other one.
    """

    name: str
    title: str
    blocks: tuple[Block, ...]
    submit: str | None
    close: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    notify_on_close: bool = False


@dataclass(frozen=True, slots=True)
class Loading:
    """A form whose facts must first be fetched from Slack.

    `form` opens at once, as a trigger lives three seconds, and becomes what `fetch` answers. `fetch` runs
    after the acknowledgement, so it may call Slack.
    """

    form: Form
    fetch: Callable[[], Form]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a channel (its id), or privately to the person who acted when `channel` is None.

    `draw` answers a PNG and runs after the acknowledgement. `alt_text` says what it shows for who cannot see
    it; `comment` stands above it, as markup. `meanwhile`, if any, is shown privately where they acted, from
    where their direct messages cannot be seen.
    """

    draw: Callable[[], bytes]
    file_name: str
    title: str
    alt_text: str
    channel: str | None = None
    comment: str = ""
    meanwhile: Message | None = None


@dataclass(frozen=True, slots=True)
class FormProblems:
    """The form stays open as it was typed; each sentence is shown at the field (block_id) it is keyed by."""

    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Push:
    """`form` opens on top of the open form; Slack stacks at most three."""

    form: Form


@dataclass(frozen=True, slots=True)
class Update:
    """The open form becomes `form`; fields whose block_id and action_id stay keep what was typed."""

    form: Form


@dataclass(frozen=True, slots=True)
class Home:
    """The person's App Home becomes this."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """All open forms close; `message`, if any, is shown privately to the person."""

    message: Message | None = None


@dataclass(frozen=True, slots=True)
class Nothing:
    """Acknowledged, and nothing on the screen changes."""


Reply = Message | Replace | Form | Loading | Picture | FormProblems | Push | Update | Home | Done | Nothing


def as_message(message: Message) -> dict[str, Any]:
    """The content keys of chat.postMessage, chat.update, chat.postEphemeral and response_url.

    `blocks` is always there, also when empty: chat.update keeps the old blocks when the key is missing.
    """
    return {"text": message.text, "blocks": list(message.blocks)}


def as_view(form: Form) -> dict[str, Any]:
    """The form as a modal view, for views.open, views.push, views.update and view_submission answers."""
    view: dict[str, Any] = {
        "type": "modal",
        "callback_id": form.name,
        "title": plain_text(form.title),
        "close": plain_text(form.close),
        "blocks": list(form.blocks),
    }
    if form.submit is not None:
        view["submit"] = plain_text(form.submit)
    if form.facts:
        view["private_metadata"] = json.dumps(dict(form.facts), ensure_ascii=False, separators=(",", ":"))
    if form.notify_on_close:
        view["notify_on_close"] = True
    return view


def as_home(home: Home) -> dict[str, Any]:
    """The home as a view for views.publish."""
    return {"type": "home", "blocks": list(home.blocks)}
