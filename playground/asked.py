"""Reading what the page asks: who it is, which channel, which message or form. Wrong questions are refused
in one place.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from playground.canvases import Canvas
from playground.interactions import Actor, Surface, refusal
from playground.service import Service
from playground.world import Channel, Message, View, Workspace

Json = dict[str, Any]


class Nonsense(Exception):  # noqa: N818 -- what the page asked makes no sense; it is told so
    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.answer = refusal(error, message)


@dataclass(frozen=True)
class Asked:
    """One request of the page, its JSON body or query read."""

    service: Service
    body: Json

    def text(self, key: str) -> str:
        value = self.body.get(key)
        if not isinstance(value, str):
            raise Nonsense("missing", f"{key} is missing.")
        return value

    def maybe(self, key: str) -> str | None:
        value = self.body.get(key)
        return value if isinstance(value, str) and value else None

    @property
    def actor(self) -> Actor:
        person_id = self.text("person")
        workspace = self.service.world.of_person(person_id)
        if workspace is None:
            raise Nonsense("no_such_person", f"There is no person {person_id}.")
        return Actor(self.service, workspace, workspace.people[person_id])

    def workspace(self) -> Workspace:
        if "person" in self.body:
            return self.actor.workspace
        name = self.maybe("workspace")
        found = self.service.world.workspaces.get(name) if name else self.service.world.first()
        if found is None:
            raise Nonsense("no_such_workspace", f"There is no workspace {name}.")
        return found

    def channel(self, actor: Actor) -> Channel:
        channel = actor.workspace.channels.get(self.text("channel"))
        if channel is None or not actor.workspace.can_read(actor.id, channel):
            raise Nonsense("channel_not_found", "You cannot see such a channel.")
        return channel

    def message(self, actor: Actor, channel: Channel) -> Message:
        message = channel.messages.get(self.text("ts"))
        if message is None or message.only_for not in (None, actor.id):
            raise Nonsense("message_not_found", "That message is no longer here.")
        return message

    def canvas(self, actor: Actor) -> Canvas:
        canvas = actor.workspace.canvases.get(self.text("canvas"))
        if canvas is None or not actor.workspace.can_read(actor.id, actor.workspace.channels[canvas.channel]):
            raise Nonsense("canvas_not_found", "That canvas is no longer here.")
        return canvas

    def view(self, actor: Actor) -> View:
        view = actor.workspace.find_view(self.text("view"))
        if view is None or view.person != actor.id:
            raise Nonsense("view_not_found", "That form is no longer open.")
        return view

    def form_on_top(self, actor: Actor) -> View:
        view = self.view(actor)
        stack = actor.workspace.stack(actor.id)
        if not stack or stack[-1] is not view:
            raise Nonsense("view_not_found", "That form is not the one on top.")
        return view

    def surface(self, actor: Actor) -> Surface:
        if self.maybe("view"):
            return Surface(view=self.view(actor))
        channel = self.channel(actor)
        return Surface(channel=channel, message=self.message(actor, channel))


Answering = Callable[[Asked], Awaitable[Json]]


def handler(service: Service, answering: Answering) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            body = dict(request.query) if request.method == "GET" else _body(await request.text())
            answer = await answering(Asked(service, body))
        except Nonsense as nonsense:
            answer = nonsense.answer
        return web.json_response(answer)

    return handle


def _body(text: str) -> Json:
    try:
        body = json.loads(text or "{}")
    except ValueError:
        raise Nonsense("invalid_json", "The request is not JSON.") from None
    if not isinstance(body, dict):
        raise Nonsense("invalid_json", "The request is not a JSON object.")
    return body
