"""Socket Mode: the app connects, gets envelopes and acknowledges them (docs.slack.dev/apis/events-
api/using-socket-mode).
"""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from playground import ids
from playground.delivery import Answer, Outcome, Parcel, Silence
from playground.log import Log

Json = dict[str, Any]
MOST_CONNECTIONS = 10
"""Slack: up to ten connections at once."""


@dataclass
class Connection:
    id: str
    socket: web.WebSocketResponse
    silent: bool = False
    """The network between us died without a word: nothing goes out, nothing that comes in is heard."""
    waiting: dict[str, asyncio.Future[Any]] = field(default_factory=dict)
    given_up: set[str] = field(default_factory=set)


class SocketCourier:
    """Envelopes go to one connection after the other, living ones first."""

    via = "socket"

    def __init__(self, log: Log, ack_seconds: float, app_id: str) -> None:
        self._log = log
        self._ack_seconds = ack_seconds
        self._app_id = app_id
        self._tickets: set[str] = set()
        self._open: list[Connection] = []
        self._turn = 0
        self.on_change: list[Any] = []

    def connections(self) -> int:
        return len(self._open)

    def ticket(self) -> str:
        """What `apps.connections.open` puts in the address it hands out; good for one connection."""
        ticket = ids.secret()
        self._tickets.add(ticket)
        return ticket

    async def carry(self, parcel: Parcel) -> Outcome:
        connection = self._next()
        if connection is None:
            return Silence("not_connected", 0)
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        connection.waiting[parcel.id] = future
        await self._send(connection, _envelope(parcel))
        try:
            return Answer(await asyncio.wait_for(future, self._ack_seconds), 0)
        except TimeoutError:
            connection.given_up.add(parcel.id)
            return Silence("timeout", 0, apps_fault=not connection.silent)
        except ConnectionResetError:
            return Silence("connection_closed", 0)
        finally:
            connection.waiting.pop(parcel.id, None)

    def _next(self) -> Connection | None:
        living = [c for c in self._open if not c.silent] or self._open
        if not living:
            return None
        self._turn += 1
        return living[self._turn % len(living)]

    async def _send(self, connection: Connection, message: Json) -> None:
        if connection.silent:
            return
        try:
            await connection.socket.send_str(json.dumps(message))
        except (ConnectionError, RuntimeError):
            self._drop(connection)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("ticket") not in self._tickets:
            return web.json_response({"ok": False, "error": "invalid_ticket"}, status=403)
        if len(self._open) >= MOST_CONNECTIONS:
            return web.json_response({"ok": False, "error": "too_many_websockets"}, status=429)
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse(autoping=False, compress=False)
        await socket.prepare(request)
        connection = Connection(ids.short(), socket)
        self._open.append(connection)
        self._log.add("socket", what="opened", connection=connection.id)
        await self._send(connection, self._hello())
        self._changed()
        try:
            await self._listen(connection)
        finally:
            self._drop(connection)
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._open),
            "debug_info": {"host": "playground", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._app_id},
        }

    async def _listen(self, connection: Connection) -> None:
        async for message in connection.socket:
            if connection.silent:
                continue
            if message.type == WSMsgType.PING:
                await connection.socket.pong(message.data)
            elif message.type == WSMsgType.TEXT:
                self._heard(connection, message.data)

    def _heard(self, connection: Connection, text: str) -> None:
        try:
            body = json.loads(text)
        except ValueError:
            self._complain("not JSON over the socket", text[:200])
            return
        envelope_id = str(body.get("envelope_id"))
        future = connection.waiting.get(envelope_id)
        if future and not future.done():
            future.set_result(body.get("payload"))
        elif envelope_id in connection.given_up:
            self._complain("acknowledged too late", envelope_id)
        else:
            self._complain("acknowledged something that was not sent, or twice", text[:200])

    def _complain(self, what: str, detail: str) -> None:
        self._log.add("complaint", what=what, where="socket", detail=detail)

    def _drop(self, connection: Connection) -> None:
        if connection not in self._open:
            return
        self._open.remove(connection)
        self._log.add("socket", what="closed", connection=connection.id)
        for future in connection.waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())
        self._changed()

    def _changed(self) -> None:
        for listener in self.on_change:
            listener()

    async def say_goodbye(self) -> None:
        """Slack asks to reconnect, then closes: what happens every few hours."""
        for connection in list(self._open):
            message = {
                "type": "disconnect",
                "reason": "refresh_requested",
                "debug_info": {"host": "playground"},
            }
            await self._send(connection, message)
            await connection.socket.close()

    def break_off(self) -> None:
        """The TCP connection ends without a close frame."""
        for connection in list(self._open):
            _abort(connection.socket)
            self._drop(connection)

    def go_silent(self) -> None:
        for connection in self._open:
            connection.silent = True

    async def close(self) -> None:
        for connection in list(self._open):
            await connection.socket.close(message=b"server stopped")


def _abort(socket: web.WebSocketResponse) -> None:
    request = socket._req  # noqa: SLF001 -- aiohttp has no public way to drop a connection
    transport = request.transport if request else None
    if transport is not None:
        transport.abort()


def _envelope(parcel: Parcel) -> Json:
    envelope: Json = {
        "envelope_id": parcel.id,
        "type": parcel.envelope,
        "payload": parcel.payload,
        "accepts_response_payload": parcel.envelope != "events_api",
    }
    if parcel.envelope == "events_api":
        envelope["retry_attempt"] = parcel.attempt
        envelope["retry_reason"] = parcel.reason or ""
    return envelope
