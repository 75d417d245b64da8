"""What a person has before them: messages, forms and Home, with their texts, buttons and fields found by
what they say.
"""

from dataclasses import dataclass, field
from typing import Any, TypeVar

from playground.canvas_text import canvas_text
from playground.elements import Placed, options_of, placed
from playground.rendering import Reader

Json = dict[str, Any]
_T = TypeVar("_T")


class NotOnScreen(LookupError):  # noqa: N818 -- reads as what happened
    """What was looked for is not there, or is there more than once; the message tells what is."""


@dataclass(frozen=True)
class Control:
    """A button, menu or field: what it is called, and where it stands."""

    label: str
    place: Placed

    @property
    def kind(self) -> str:
        return self.place.kind

    @property
    def element(self) -> Json:
        return self.place.element


@dataclass(frozen=True)
class Surface:
    """Blocks with something to press, choose or fill. `where` addresses it in the page's API."""

    where: Json
    blocks: list[Json]
    values: Json
    reader: Reader = field(repr=False)

    @property
    def controls(self) -> list[Control]:
        return [Control(_label(self.reader, p), p) for p in placed(self.blocks)]

    @property
    def buttons(self) -> list[str]:
        return [c.label for c in self.controls if c.kind == "button"]

    @property
    def menus(self) -> list[str]:
        """The choices of every overflow menu."""
        return [
            o["text"]["text"] for c in self.controls if c.kind == "overflow" for o in options_of(c.element)
        ]

    @property
    def fields(self) -> list[Control]:
        return [c for c in self.controls if c.place.is_stateful]

    def button(self, label: str) -> tuple[Control, str | None]:
        """The button (or the choice of an overflow menu, with its value) that says this."""
        found: list[tuple[Control, str | None]] = []
        found += [(c, None) for c in self.controls if c.kind == "button" and c.label == label]
        for control in self.controls:
            if control.kind == "overflow":
                chosen = [o for o in options_of(control.element) if o["text"]["text"] == label]
                found += [(control, o["value"]) for o in chosen]
        return _only(found, label, self.buttons + self.menus)

    def field(self, label: str) -> Control:
        return _only([c for c in self.fields if c.label == label], label, [c.label for c in self.fields])

    def value_of(self, control: Control) -> Any:
        return self.values.get(control.place.block_id, {}).get(control.place.action_id)

    def readable(self, control: Control) -> Any:
        """What the field shows: the words of the options, the names of people and channels."""
        value = self.value_of(control)
        if isinstance(value, list):
            return [self._word(control, v) for v in value]
        return None if value is None else self._word(control, value)

    def _word(self, control: Control, value: Any) -> Any:
        for option in options_of(control.element):
            if option["value"] == value:
                return self.reader.text(option["text"])
        if "users" in control.kind:
            return self.reader.people.get(value, value)
        return f"#{self.reader.channels[value]}" if value in self.reader.channels else value


def _only(found: list[_T], label: str, others: list[str]) -> _T:
    if len(found) == 1:
        return found[0]
    problem = "is not on the screen" if not found else f"is there {len(found)} times"
    raise NotOnScreen(f"{label!r} {problem}. What is: {others}")


def _label(reader: Reader, place: Placed) -> str:
    """What a person would call it: the button's text, the field's label, a menu's placeholder, else the
    text beside it.
    """
    element, block = place.element, place.block
    if place.kind == "button":
        return str(element["text"]["text"])
    if place.in_input:
        return str(block["label"]["text"])
    if element.get("placeholder"):
        return str(element["placeholder"]["text"])
    beside = block.get("text")
    return reader.text(beside) if beside else place.action_id


@dataclass(frozen=True)
class SeenFile:
    """A file of a message. `size` in bytes; a person fetches the bytes: `noor.fetches(file)`."""

    id: str
    name: str
    title: str
    alt_text: str
    mimetype: str
    is_picture: bool
    size: int
    url: str


@dataclass(frozen=True)
class SeenCanvas:
    """A canvas of a channel: its text as it was written, and as its reader sees it."""

    id: str
    title: str
    markdown: str
    text: str


def tab(state: Json, channel: str, title: str | None) -> str:
    """The id of the canvas of a channel, or of the one of several with this title."""
    canvases = next(c["canvases"] for c in state["channels"] if c["id"] == channel)
    found = [canvas["id"] for canvas in canvases if title in (None, canvas["title"])]
    return str(_only(found, title or "a canvas", [canvas["title"] for canvas in canvases]))


def canvas(read: Json, reader: Reader) -> SeenCanvas:
    return SeenCanvas(read["id"], read["title"], read["markdown"], canvas_text(read["markdown"], reader))


@dataclass(frozen=True)
class Seen(Surface):
    """A message as its reader sees it."""

    ts: str = ""
    channel: str = ""
    author: str = ""
    text: str = ""
    only_you: bool = False
    edited: bool = False
    replies: int = 0
    files: tuple[SeenFile, ...] = ()
    raw: Json = field(default_factory=dict, repr=False)


def seen(message: Json, reader: Reader) -> Seen:
    blocks = message["blocks"]
    return Seen(
        where={"channel": message["channel"], "ts": message["ts"]},
        blocks=blocks,
        values=message["values"],
        reader=reader,
        ts=message["ts"],
        channel=message["channel"],
        author=message["username"],
        text=reader.blocks(blocks) if blocks else reader.mrkdwn(message["text"]),
        only_you=message["is_ephemeral"],
        edited=message["edited"] is not None,
        replies=message["reply_count"],
        files=tuple(SeenFile(**file) for file in message["files"]),
        raw=message,
    )


@dataclass(frozen=True)
class Form(Surface):
    """An open form."""

    id: str = ""
    title: str = ""
    submit: str | None = None
    close: str = "Cancel"
    warning: str | None = None
    text: str = ""
    errors_by_block: dict[str, str] = field(default_factory=dict)

    @property
    def labels(self) -> list[str]:
        return [c.label for c in self.fields]

    @property
    def filled(self) -> dict[str, Any]:
        """Label -> what the field shows."""
        return {c.label: self.readable(c) for c in self.fields}

    @property
    def errors(self) -> dict[str, str]:
        """Label -> the sentence under that field."""
        labels = {c.place.block_id: c.label for c in self.fields}
        return {labels.get(block, block): sentence for block, sentence in self.errors_by_block.items()}


def form(view: Json, reader: Reader) -> Form:
    return Form(
        where={"view": view["id"]},
        blocks=view["blocks"],
        values=view["values"],
        reader=reader,
        id=view["id"],
        title=view["title"]["text"],
        submit=(view.get("submit") or {}).get("text"),
        close=(view.get("close") or {}).get("text", "Cancel"),
        warning=view["warning"],
        text=reader.blocks(view["blocks"]),
        errors_by_block=view["errors"],
    )


@dataclass(frozen=True)
class Home(Surface):
    """The app's Home tab as one person sees it."""

    text: str = ""


def home(view: Json, reader: Reader) -> Home:
    blocks = view["blocks"]
    return Home({"view": view["id"]}, blocks, view["values"], reader, reader.blocks(blocks))
