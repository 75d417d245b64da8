"""What a person sees after acting: a message, a form, a file or canvas, problems in a form, home, or nothing.

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
    about: tuple[str, ...] = ()
    """The things of which it holds words of somebody outside ("case 12"): with those, its words go too."""


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
class Document:
    """A file to read or keep, in a channel (its id), or privately to the person who acted when it is None.

    `make` answers its bytes and runs after the acknowledgement; Slack tells by the name what kind it is.
    `comment` stands above it, as markup. `meanwhile`: as of a Picture.
    """

    make: Callable[[], bytes]
    file_name: str
    title: str
    channel: str | None = None
    comment: str = ""
    meanwhile: Message | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a canvas should say, and the id of the canvas to say it in: all its text is replaced.

    `markdown` is in Slack's dialect (canvas_dialect.py) and does not begin with the title, which stands above
    it already. Without `canvas_id` a new canvas is made.
    """

    markdown: str
    canvas_id: str | None


@dataclass(frozen=True, slots=True)
class Canvas:
    """A canvas in a channel (its id), written by one at a time.

    `begins` answers what to write, or None while somebody else writes: then the person reads `busy`. `wrote`
    is told the id of the canvas after each writing, and answers what to write next, if that changed
    meanwhile; `gives_up` is told when there is none. Each opens a transaction of its own. `said` answers what
    the person reads, given the address of the canvas. Where there can be no canvas, `instead` comes; a
    sentence that says why stands in for its `meanwhile`.
    """

    channel: str
    title: str
    begins: Callable[[], Page | None]
    wrote: Callable[[str], Page | None]
    gives_up: Callable[[], None]
    said: Callable[[str], Message]
    busy: Message
    instead: Document


@dataclass(frozen=True, slots=True)
class FormProblems:
    """The form stays open as it was typed; each sentence is shown at the field (block_id) it is keyed by."""

    problems: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Push:
    """`form` opens on top of the open form; Slack stacks at most three."""

    form: Form


@dataclass(frozen=True, slots=True)
class Below:
    """The form that waits below another, by Slack's id of its view, as it is from now on."""

    view_id: str
    form: Form


@dataclass(frozen=True, slots=True)
class Update:
    """The open form becomes `form`; fields whose block_id and action_id stay keep what was typed.

    `below` is what changes with it where the person comes back to.
    """

    form: Form
    below: Below | None = None


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


Sent = Picture | Document | Canvas
"""What is brought to Slack after the acknowledgement, and is there for longer than an answer."""

Reply = Message | Replace | Form | Loading | Sent | FormProblems | Push | Update | Home | Done | Nothing


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
