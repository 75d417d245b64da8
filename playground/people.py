"""Acting as a person in a test: types, presses, fills and looks, over the page's own HTTP API and nothing
else.

    noor = slack.person("Noor")
    noor.types("/smcare new", "#social")
    noor.fills("Korte omschrijving", "Vraagt of 24 uur kan")
    noor.submits()
    assert "zaak 12" in noor.last("#social").text

Everything is found by what it says. What is not there, or is there twice, raises `NotOnScreen` with what is.
"""

from collections.abc import Callable
from typing import Any

from playground import screen
from playground.choosing import as_value
from playground.rendering import Reader
from playground.screen import Form, Home, NotOnScreen, Seen, SeenCanvas, SeenFile, Surface
from playground.site import Site, Trouble

Json = dict[str, Any]
PATIENCE = 5.0
"""Real seconds that waiting lasts when nothing else is said."""


class Person:
    """One person at their screen."""

    def __init__(self, slack: Site, person_id: str) -> None:
        self.slack = slack
        self.id = person_id

    def __repr__(self) -> str:
        return f"<{self.id}>"

    def state(self, **query: str | float) -> Json:
        """The page's snapshot, without messages."""
        return self.slack.get("/my/state", person=self.id, lean=1, **query)

    def _do(self, path: str, body: Json) -> Json:
        return self.slack.post(path, {"person": self.id, **body})

    def _reader(self, state: Json) -> Reader:
        me = next(p for p in state["people"] if p["id"] == self.id)
        return Reader(
            people={p["id"]: p["display_name"] for p in state["people"]},
            channels={c["id"]: c["name"] for c in state["channels"] if c["name"]},
            zone=me["zone"],
            locale=me["locale"],
            now=state["clock"]["now"],
        )

    # --- looking

    def channel_id(self, name: str) -> str:
        """`#social`, an id, or the name of somebody (the app too) for direct messages."""
        return self._channel_in(self.state(), name)

    def _channel_in(self, state: Json, name: str) -> str:
        wanted = name.removeprefix("#").removeprefix("@").lower()
        for channel in state["channels"]:
            if name == channel["id"] or (channel["name"] == wanted and channel["kind"] != "im"):
                return str(channel["id"])
        who = [p["id"] for p in state["people"] if wanted in (p["name"], p["real_name"].lower())]
        if not who or name.startswith("#"):
            raise NotOnScreen(
                f"{name!r}. There are: {['#' + c['name'] for c in state['channels'] if c['name']]}"
            )
        return str(self._do("/my/open", {"with": who[0]})["channel"])

    def sees(self, channel: str, thread: Seen | None = None, newest: int = 0) -> list[Seen]:
        """The messages of a channel (without replies) or of one thread, oldest first, as they are seen.

        `newest`: only so many of them; 0 is all.
        """
        state = self.state()
        where: dict[str, str | float] = {"channel": self._channel_in(state, channel), "newest": newest}
        if thread:
            where["thread_ts"] = thread.ts
        messages = self.slack.get("/my/messages", person=self.id, **where)["messages"]
        reader = self._reader(state)
        return [screen.seen(m, reader) for m in messages]

    def last(self, channel: str, thread: Seen | None = None) -> Seen:
        messages = self.sees(channel, thread, newest=1)
        if not messages:
            raise NotOnScreen(f"{channel} is empty.")
        return messages[-1]

    def finds(self, text: str, channel: str, thread: Seen | None = None) -> Seen:
        """The newest message that says this."""
        messages = self.sees(channel, thread)
        found = [m for m in messages if text in m.text]
        if not found:
            raise NotOnScreen(f"{text!r} is not in {channel}. What is: {[m.text for m in messages]}")
        return found[-1]

    def again(self, message: Seen) -> Seen:
        """The same message as it is now."""
        query: dict[str, str | float] = {"channel": message.channel, "ts": message.ts}
        answer = self.slack.get("/my/message", person=self.id, **query)
        if not answer["ok"]:
            raise NotOnScreen(answer["message"])
        return screen.seen(answer["message"], self._reader(self.state()))

    def fetches(self, file: SeenFile | str) -> bytes:
        """The bytes of a message's file, or of the one a block's `slack_file` names (its id or address)."""
        name = file if isinstance(file, str) else file.id
        found = self.slack.bytes_of("/my/file", person=self.id, file=name)
        if found is None:
            raise NotOnScreen(f"There is no file {name}.")
        return found

    def reads_canvas(self, channel: str, title: str | None = None) -> SeenCanvas:
        """The canvas of a channel; of several the one with this title."""
        state = self.state()
        tab = screen.tab(state, self._channel_in(state, channel), title)
        canvas = self.slack.get("/my/canvas", person=self.id, canvas=tab)["canvas"]
        return screen.canvas(canvas, self._reader(state))

    @property
    def forms(self) -> list[Form]:
        """The open forms, the last one on top."""
        state = self.state()
        reader = self._reader(state)
        return [screen.form(v, reader) for v in state["forms"]]

    @property
    def form(self) -> Form:
        forms = self.forms
        if not forms:
            raise NotOnScreen("No form is open.")
        return forms[-1]

    @property
    def home(self) -> Home:
        state = self.state()
        if state["home"] is None:
            raise NotOnScreen("The app has published no Home for this person.")
        return screen.home(state["home"], self._reader(state))

    # --- waiting

    def waits_until(self, condition: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Returns once the condition holds; it is asked again whenever something changes, and ten times a
        second.
        """
        waited = 0.0
        while True:
            seq = self.state()["seq"]
            if _holds(condition):
                return
            if waited >= seconds:
                raise AssertionError(f"Not within {seconds} seconds: {self._screen()}")
            before = self.slack.get("/my/state", lean=1)["clock"]
            after = self.state(after=seq, wait=0.1)["clock"]
            waited += max(_real(after) - _real(before), 0.005)

    def waits_for(
        self, text: str, channel: str, thread: Seen | None = None, seconds: float = PATIENCE
    ) -> Seen:
        self.waits_until(lambda: self.finds(text, channel, thread), seconds)
        return self.finds(text, channel, thread)

    def waits_for_form(self, title: str | None = None, seconds: float = PATIENCE) -> Form:
        self.waits_until(lambda: self.form.title == (title or self.form.title), seconds)
        return self.form

    def _screen(self) -> Json:
        state = self.slack.get("/my/state", person=self.id)
        return {"forms": [f["title"]["text"] for f in state["forms"]], "messages": _texts(state)}

    # --- doing

    def types(self, text: str, channel: str, thread: Seen | None = None) -> str | None:
        """Types and sends; for a command returns when the app acknowledged. Returns the ts of a message."""
        body: Json = {"channel": self.channel_id(channel), "text": text}
        if thread:
            body["thread_ts"] = thread.ts
        ts: str | None = self._do("/my/say", body).get("ts")
        return ts

    def says(self, text: str, channel: str, thread: Seen | None = None) -> Seen:
        ts = self.types(text, channel, thread)
        where: dict[str, str | float] = {"channel": self.channel_id(channel), "ts": ts or ""}
        message = self.slack.get("/my/message", person=self.id, **where)["message"]
        return screen.seen(message, self._reader(self.state()))

    def presses(self, label: str, in_: Surface | None = None, *, confirms: bool | None = None) -> Json:
        """A button, or a choice of an overflow menu. A button that asks for confirmation needs `confirms`."""
        surface = self._surface(in_)
        control, value = surface.button(label)
        if "confirm" in control.element:
            if confirms is None:
                raise NotOnScreen(
                    f"{label!r} asks {control.element['confirm']['text']['text']!r}: say confirms=True"
                )
            if not confirms:
                return {"ok": True, "sent": False}
        return self._act(surface, control, value)

    def chooses(self, label: str, choice: Any, in_: Surface | None = None) -> Json:
        """An option by its text, a person or #channel by name, a date "2026-11-24", a time "09:20"; lists
        for several.
        """
        surface = self._surface(in_)
        control = surface.field(label)
        return self._act(surface, control, as_value(control.element, choice, self._reader(self.state())))

    fills = chooses

    def attaches(self, label: str, name: str, content: bytes, in_: Surface | None = None) -> Json:
        """A file with this name and these bytes, in a field that takes files."""
        file = self.slack.sends("/my/attach", content, person=self.id, name=name)["file"]
        return self.chooses(label, file, in_)

    def enters(self, label: str, text: str, in_: Surface | None = None) -> Json:
        """Types in a field and presses enter, which some fields send at once."""
        surface = self._surface(in_)
        return self._act(surface, surface.field(label), text, trigger="enter")

    def _surface(self, in_: Surface | None) -> Surface:
        if in_ is not None:
            return in_
        forms = self.forms
        if not forms:
            raise NotOnScreen("No form is open: say in which message, or in_=noor.home.")
        return forms[-1]

    def _act(self, surface: Surface, control: screen.Control, value: Any, trigger: str | None = None) -> Json:
        place = control.place
        what = {"block_id": place.block_id, "action_id": place.action_id, "value": value, "trigger": trigger}
        return self._do("/my/act", {**surface.where, **what})

    def submits(self) -> str:
        """`closed`, `updated`, `pushed`, `cleared`, `errors` (of the app) or `invalid_input` (Slack's own
        check).
        """
        try:
            return str(self._do("/my/submit", self.form.where)["result"])
        except Trouble as trouble:
            if trouble.error == "invalid_input":
                return trouble.error
            raise

    def closes(self, *, everything: bool = False) -> None:
        self._do("/my/close", {**self.form.where, "all": everything})

    def uses_shortcut(self, name: str, message: Seen | None = None) -> Json:
        """By the name people see in the menu."""
        offered = self.state()["app"]["shortcuts"]
        found = [s["callback_id"] for s in offered if s["name"] == name]
        if not found:
            raise NotOnScreen(f"{name!r}. There are: {[s['name'] for s in offered]}")
        return self._do("/my/shortcut", {"callback_id": found[0], **(message.where if message else {})})

    def opens_home(self) -> None:
        """Opens the app's Home tab; what the app publishes then comes a little later (`waits_until`)."""
        self._do("/my/home", {"tab": "home"})

    def deletes(self, message: Seen) -> None:
        self._do("/my/delete", message.where)

    def edits(self, message: Seen, text: str) -> None:
        self._do("/my/edit", {**message.where, "text": text})

    def changes(self, **profile: Any) -> None:
        """Zone, locale, status, guest, stranger, deactivated: PROTOCOL.md, `/my/profile`."""
        self._do("/my/profile", profile)

    def makes_channel(self, name: str, *, private: bool = False) -> str:
        return str(self._do("/my/channels", {"name": name, "private": private})["channel"]["id"])

    def makes_canvas(self, channel: str, title: str, markdown: str) -> None:
        text = {"title": title, "markdown": markdown}
        self._do("/my/canvas", {"do": "make", "channel": self.channel_id(channel), **text})

    def deletes_canvas(self, canvas: SeenCanvas) -> None:
        self._do("/my/canvas", {"do": "delete", "canvas": canvas.id})

    def channel_does(self, do: str, channel: str, **more: str) -> None:
        """`join`, `leave`, `invite`, `remove` (`who`), `rename`, `topic` (`name`), `archive`, `unarchive`."""
        self._do("/my/channel", {"channel": self.channel_id(channel), "do": do, **more})


def _holds(condition: Callable[[], object]) -> bool:
    try:
        return bool(condition())
    except NotOnScreen:
        return False


def _real(clock: Json) -> float:
    return float(clock["now"]) - float(clock["offset_seconds"])


def _texts(state: Json) -> list[str]:
    return [m["text"] for messages in state["messages"].values() for m in messages][-10:]
