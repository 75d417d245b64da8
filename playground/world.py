"""What exists in this Slack: workspaces, people, channels, messages, views and where the app is installed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from playground.canvases import Canvas
from playground.files import File

Json = dict[str, Any]
Values = dict[str, dict[str, Any]]
"""What is filled in: block_id -> action_id -> value, in the simple form of PROTOCOL.md."""

ChannelKind = Literal["public", "private", "im"]
SLACKBOT = "USLACKBOT"


@dataclass
class Person:
    id: str
    team: str
    name: str
    real_name: str
    display_name: str = ""
    title: str = ""
    zone: str = "Europe/Amsterdam"
    locale: str = "en-US"
    colour: str = "9f69e7"
    is_bot: bool = False
    is_guest: bool = False
    is_stranger: bool = False
    is_deactivated: bool = False
    is_admin: bool = False
    status_text: str = ""
    status_emoji: str = ""
    status_expiration: int = 0
    updated: int = 0

    @property
    def shown_name(self) -> str:
        return self.display_name or self.real_name


@dataclass
class Message:
    ts: str
    channel: str
    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    bot_id: str | None = None
    app_id: str | None = None
    subtype: str | None = None
    thread_ts: str | None = None
    is_broadcast: bool = False
    metadata: Json | None = None
    edited: Json | None = None
    only_for: str | None = None
    """The one person who sees an ephemeral message."""
    files: list[str] = field(default_factory=list)
    """Ids of the workspace's files."""

    @property
    def is_reply(self) -> bool:
        return self.thread_ts is not None and self.thread_ts != self.ts


@dataclass
class Channel:
    id: str
    team: str
    name: str
    kind: ChannelKind
    creator: str
    created: int
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    members: list[str] = field(default_factory=list)
    messages: dict[str, Message] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)
    """Parent ts -> ts of its replies, oldest first."""

    def keep(self, message: Message) -> None:
        self.messages[message.ts] = message
        if message.is_reply and message.only_for is None:
            self.threads.setdefault(str(message.thread_ts), []).append(message.ts)

    def forget(self, message: Message) -> None:
        self.messages.pop(message.ts, None)
        replies = self.threads.get(message.thread_ts or "", [])
        if message.ts in replies:
            replies.remove(message.ts)

    def replies(self, parent_ts: str) -> list[Message]:
        return [self.messages[ts] for ts in self.threads.get(parent_ts, [])]

    def other_than(self, person_id: str) -> str | None:
        """In a direct message: who the other one is."""
        return next((m for m in self.members if m != person_id), None) if self.kind == "im" else None


@dataclass
class View:
    """A form or a Home tab. `body` is what the app sent, with every block_id and action_id filled in."""

    id: str
    team: str
    person: str
    type: Literal["modal", "home"]
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    values: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    warning: str | None = None

    @property
    def blocks(self) -> list[Json]:
        return list(self.body.get("blocks", []))


@dataclass
class Installation:
    """Where and how the app is installed in one workspace."""

    app_id: str
    bot_user: str
    bot_id: str
    token: str
    scopes: set[str]
    state: Literal["installed", "uninstalled", "revoked"] = "installed"


@dataclass
class Workspace:
    id: str
    name: str
    domain: str
    installation: Installation
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    canvases: dict[str, Canvas] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    forms: dict[str, list[View]] = field(default_factory=dict)
    message_values: dict[tuple[str, str, str], Values] = field(default_factory=dict)
    """What a person chose in a message: (person, channel, ts) -> values."""
    last_read: dict[tuple[str, str], str] = field(default_factory=dict)

    def canvases_in(self, channel: str) -> list[Canvas]:
        """The tabs of a channel, in the order in which they were made."""
        return [c for c in self.canvases.values() if c.channel == channel]

    def humans(self) -> list[Person]:
        return [p for p in self.people.values() if not p.is_bot]

    def find_im(self, one: str, other: str) -> Channel | None:
        pair = {one, other}
        return next((c for c in self.channels.values() if c.kind == "im" and set(c.members) == pair), None)

    def stack(self, person_id: str) -> list[View]:
        return self.forms.setdefault(person_id, [])

    def views(self) -> Iterator[View]:
        for stack in self.forms.values():
            yield from stack
        yield from self.homes.values()

    def find_view(self, view_id: str) -> View | None:
        return next((v for v in self.views() if v.id == view_id), None)

    def can_read(self, person_id: str, channel: Channel) -> bool:
        if person_id in channel.members:
            return True
        person = self.people.get(person_id)
        return channel.kind == "public" and person is not None and not (person.is_guest or person.is_stranger)


@dataclass
class World:
    workspaces: dict[str, Workspace] = field(default_factory=dict)

    def of_person(self, person_id: str) -> Workspace | None:
        return next((w for w in self.workspaces.values() if person_id in w.people), None)

    def of_token(self, token: str) -> Workspace | None:
        return next((w for w in self.workspaces.values() if w.installation.token == token), None)

    def first(self) -> Workspace:
        return next(iter(self.workspaces.values()))
