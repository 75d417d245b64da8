"""What the page may look at: the snapshot, messages, the log, the clock (PROTOCOL.md, "Looking")."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from aiohttp import web

from playground import shown
from playground.asked import Asked, Nonsense
from playground.interactions import Actor
from playground.service import Service
from playground.world import Channel, Message

Json = dict[str, Any]
LONGEST_WAIT = 60.0


async def state(asked: Asked) -> Json:
    service = asked.service
    if "person" not in asked.body:
        first = service.world.first()
        asked = Asked(service, {**asked.body, "person": first.humans()[0].id})
    actor = asked.actor
    if after := asked.maybe("after"):
        seconds = min(float(asked.maybe("wait") or 0), LONGEST_WAIT)
        await service.hub.wait_after(actor.id, int(after), seconds)
    shot = facts(actor)
    return shot if asked.maybe("lean") else shot | messages_of(actor)


def facts(actor: Actor) -> Json:
    """The snapshot without its messages."""
    service, workspace = actor.service, actor.workspace
    channels = [c for c in workspace.channels.values() if workspace.can_read(actor.id, c)]
    return {
        "ok": True,
        "seq": service.hub.last(actor.id),
        "clock": service.clock.shown(),
        "workspaces": [_workspace(service, w.id) for w in service.world.workspaces.values()],
        "workspace": {"id": workspace.id, "name": workspace.name, "domain": workspace.domain},
        "me": actor.id,
        "people": [shown.person(p, service.clock) for p in workspace.people.values()],
        "app": service.app(workspace),
        "channels": [shown.channel(workspace, c, actor.id) for c in channels],
        "home": shown.view(workspace.homes.get(actor.id)),
        "forms": shown.forms(workspace, actor.id),
        "faults": service.faults.shown(),
    }


def messages_of(actor: Actor) -> Json:
    workspace = actor.workspace
    channels = [c for c in workspace.channels.values() if workspace.can_read(actor.id, c)]
    return {"messages": {c.id: seen(actor, c, None) for c in channels}}


def _workspace(service: Service, team: str) -> Json:
    workspace = service.world.workspaces[team]
    people = [shown.person(p, service.clock) for p in workspace.humans()]
    return {"id": team, "name": workspace.name, "people": people}


def seen(actor: Actor, channel: Channel, thread_ts: str | None, newest: int = 0) -> list[Json]:
    """What this person sees in a channel, or in one of its threads, oldest first; `newest` 0: all of it."""
    found = [m for m in channel.messages.values() if _is_seen(m, actor.id, thread_ts)][-newest:]
    return [shown.message(actor.workspace, channel, m, actor.id, actor.service.base_url) for m in found]


def _is_seen(message: Message, viewer: str, thread_ts: str | None) -> bool:
    if message.only_for not in (None, viewer):
        return False
    if thread_ts:
        return thread_ts in (message.ts, message.thread_ts)
    return not message.is_reply or message.is_broadcast


async def messages(asked: Asked) -> Json:
    actor = asked.actor
    channel = asked.channel(actor)
    newest = asked.maybe("newest") or "0"
    if not newest.isdigit():
        raise Nonsense("invalid_newest", "newest is a number.")
    return {"ok": True, "messages": seen(actor, channel, asked.maybe("thread_ts"), int(newest))}


async def message(asked: Asked) -> Json:
    actor = asked.actor
    channel = asked.channel(actor)
    found = asked.message(actor, channel)
    return {
        "ok": True,
        "message": shown.message(actor.workspace, channel, found, actor.id, asked.service.base_url),
    }


async def canvas(asked: Asked) -> Json:
    """A canvas of a channel that this person can read."""
    found = asked.canvas(asked.actor)
    text = {"channel": found.channel, "markdown": found.markdown}
    return {"ok": True, "canvas": {**shown.canvas(found), **text}}


async def clock(asked: Asked) -> Json:
    """The one answer the app itself asks for (CLOCK_URL)."""
    return {"offset_seconds": asked.service.clock.offset_seconds}


async def log(asked: Asked) -> Json:
    after = asked.maybe("after") or "0"
    if not after.isdigit():
        raise Nonsense("invalid_after", "after is a number.")
    entries = asked.service.log.after(int(after), asked.maybe("kind"))
    return {"ok": True, "entries": entries, "next": len(asked.service.log.entries)}


async def complaints(asked: Asked) -> Json:
    return {"ok": True, "complaints": asked.service.log.complaints()}


async def manifest(asked: Asked) -> Json:
    return {"ok": True, "manifest": asked.service.manifest.raw}


def live(service: Service) -> Callable[[web.Request], Any]:
    """The WebSocket on which a window hears what changes."""

    async def serve(request: web.Request) -> web.StreamResponse:
        person = request.query.get("person", "")
        if service.world.of_person(person) is None:
            raise web.HTTPNotFound(text="no such person")
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        queue = service.hub.opens_window(person)
        telling = asyncio.get_running_loop().create_task(_tell(socket, queue))
        try:
            async for _ in socket:
                pass
        finally:
            service.hub.closes_window(person, queue)
            telling.cancel()
        return socket

    return serve


async def _tell(socket: web.WebSocketResponse, queue: asyncio.Queue[Json]) -> None:
    with contextlib.suppress(ConnectionError, RuntimeError):
        while True:
            await socket.send_json(await queue.get())
