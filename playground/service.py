"""Everything a call or a person's act may need, in one place: the running playground."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from playground import shown
from playground.alarm import Alarm
from playground.clock import Clock
from playground.delivery import Courier
from playground.faults import Faults
from playground.ids import Ids
from playground.live import Hub
from playground.log import Log
from playground.manifest import Manifest
from playground.pace import Pace
from playground.settings import Settings
from playground.sockets import SocketCourier
from playground.triggers import Hooks, Triggers
from playground.world import Channel, Message, Workspace, World

Json = dict[str, Any]
APP_TOKEN = "xapp-playground"  # noqa: S105 -- invented, for this machine only


@dataclass
class Service:
    settings: Settings
    clock: Clock
    log: Log
    world: World
    manifest: Manifest
    courier: Courier
    hub: Hub
    faults: Faults
    triggers: Triggers
    hooks: Hooks
    pace: Pace
    ids: Ids = field(default_factory=Ids)
    alarm: Alarm = field(default_factory=Alarm)
    """When the next status ends."""
    base_url: str = ""
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def new_socket_url(self) -> str | None:
        """A new Socket Mode address, good for one connection; None when the app is reached over HTTP."""
        if not isinstance(self.courier, SocketCourier):
            return None
        host = self.base_url.removeprefix("http://")
        return f"ws://{host}/link/?ticket={self.courier.ticket()}&app_id={self.world.first().installation.app_id}"

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Lets something happen by itself; kept so that closing can end it."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def complain(self, what: str, where: str, detail: Any = None) -> None:
        """Notes a fault of the app and shows it to whoever is looking."""
        entry = self.log.add("complaint", what=what, where=where, detail=detail)
        for workspace in self.world.workspaces.values():
            self.tell_all(workspace, "complaint", lambda: {"complaint": entry})

    def tell_all(self, workspace: Workspace, kind: str, make: Callable[[], Json]) -> None:
        for who in workspace.humans():
            self.hub.tell(who.id, kind, make)

    def show_message(self, workspace: Workspace, channel: Channel, message: Message) -> None:
        """Everyone who may see a message sees it as it is now; a reply also changes its parent's counts."""
        for viewer in self._viewers(workspace, channel, message):
            self._tell_message(workspace, channel, message, viewer)
        parent = channel.messages.get(message.thread_ts or "") if message.is_reply else None
        if parent and message.only_for is None:
            self.show_message(workspace, channel, parent)

    def hide_message(self, workspace: Workspace, channel: Channel, message: Message) -> None:
        for viewer in self._viewers(workspace, channel, message):
            self.hub.tell(viewer, "message_gone", lambda: {"channel": channel.id, "ts": message.ts})

    def _tell_message(self, workspace: Workspace, channel: Channel, message: Message, viewer: str) -> None:
        def make() -> Json:
            return {"message": shown.message(workspace, channel, message, viewer, self.base_url)}

        self.hub.tell(viewer, "message", make)

    def _viewers(self, workspace: Workspace, channel: Channel, message: Message) -> list[str]:
        if message.only_for is not None:
            return [message.only_for]
        return [p.id for p in workspace.humans() if workspace.can_read(p.id, channel)]

    def show_channel(self, workspace: Workspace, channel: Channel) -> None:
        for who in workspace.humans():
            self.show_channel_to(workspace, channel, who.id)

    def show_channel_to(self, workspace: Workspace, channel: Channel, person: str) -> None:
        if workspace.can_read(person, channel):
            self.hub.tell(person, "channel", lambda: {"channel": shown.channel(workspace, channel, person)})
        else:
            self.hub.tell(person, "channel_gone", lambda: {"channel": channel.id})

    def show_forms(self, workspace: Workspace, person: str) -> None:
        self.hub.tell(person, "forms", lambda: {"forms": shown.forms(workspace, person)})

    def show_home(self, workspace: Workspace, person: str) -> None:
        self.hub.tell(person, "home", lambda: {"view": shown.view(workspace.homes.get(person))})

    def show_app(self) -> None:
        for workspace in self.world.workspaces.values():
            self._show_app_in(workspace)

    def _show_app_in(self, workspace: Workspace) -> None:
        self.tell_all(workspace, "app", lambda: {"app": self.app(workspace)})

    def app(self, workspace: Workspace) -> Json:
        installed = workspace.installation
        return {
            "id": installed.app_id,
            "name": self.manifest.name,
            "bot_user": installed.bot_user,
            "installed": installed.state == "installed",
            "connected": self.courier.connections() > 0,
            "connections": self.courier.connections(),
            "delivery": self.courier.via,
            "commands": [_command(c) for c in self.manifest.commands],
            "shortcuts": self.manifest.shortcuts,
            "home_tab": self.manifest.home_tab,
            "messages_tab": self.manifest.messages_tab,
            "messages_tab_read_only": self.manifest.messages_tab_read_only,
            "scopes": sorted(installed.scopes),
        }


def _command(declared: Json) -> Json:
    return {key: declared.get(key, "") for key in ("command", "description", "usage_hint")}
