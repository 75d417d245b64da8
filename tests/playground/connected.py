"""The sample app connected by Socket Mode, on a raw WebSocket: it closes at once, where the SDK's
client takes a second.
"""

import asyncio
import contextlib
import json
import queue
import threading
from collections.abc import Iterator
from typing import Any

import aiohttp
import httpx
from slack_bolt import BoltRequest

from playground.running import Playground
from tests.playground.sample import SampleApp

Json = dict[str, Any]


def socket_address(slack: Playground) -> str:
    headers = {"Authorization": f"Bearer {slack.app_token}"}
    answer = httpx.post(f"{slack.api_url}apps.connections.open", headers=headers, trust_env=False)
    return str(answer.json()["url"])


class RawSocket:
    """Socket Mode without any SDK: every message as it came in. `None` in the queue: the socket is closed."""

    def __init__(self, slack: Playground) -> None:
        self._url = socket_address(slack)
        self._heard: queue.Queue[Json | None] = queue.Queue()
        self._loop = asyncio.new_event_loop()
        self._leave = asyncio.Event()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._listening = asyncio.run_coroutine_threadsafe(self._listen(), self._loop)
        self.hello = self.next()

    async def _listen(self) -> None:
        async with aiohttp.ClientSession() as session, session.ws_connect(self._url) as socket:
            self._socket = socket
            hearing = asyncio.ensure_future(self._hear(socket))
            leaving = asyncio.ensure_future(self._leave.wait())
            await asyncio.wait((hearing, leaving), return_when=asyncio.FIRST_COMPLETED)
            hearing.cancel()
            leaving.cancel()
        self._heard.put(None)

    async def _hear(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        async for message in socket:
            self._heard.put(json.loads(message.data))

    def next(self, seconds: float = 5) -> Json:
        heard = self._heard.get(timeout=seconds)
        assert heard is not None, "the socket is closed"
        return heard

    def is_closed(self, seconds: float = 5) -> bool:
        """Whether the other side closes it within so many seconds; what still comes before is passed over."""
        while self._heard.get(timeout=seconds) is not None:
            pass
        return True

    def __iter__(self) -> Iterator[Json]:
        while (heard := self._heard.get()) is not None:
            yield heard

    def acknowledge(self, envelope: Json, payload: Any = None) -> None:
        answer = {"envelope_id": envelope["envelope_id"]} | ({} if payload is None else {"payload": payload})
        self.sends(json.dumps(answer))

    def sends(self, text: str) -> None:
        assert self._socket is not None
        asyncio.run_coroutine_threadsafe(self._socket.send_str(text), self._loop).result(5)

    def pings(self) -> None:
        assert self._socket is not None
        asyncio.run_coroutine_threadsafe(self._socket.ping(b"are you there"), self._loop).result(5)

    def hangs_up(self) -> None:
        """Nothing more is heard; what is said from now on is a ConnectionError."""
        self._loop.call_soon_threadsafe(self._leave.set)
        self._listening.result(5)

    def close(self) -> None:
        self.hangs_up()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()


class OverSocket:
    def __init__(self, slack: Playground) -> None:
        self.app = SampleApp(slack)
        self.socket = RawSocket(slack)
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        for envelope in self.socket:
            with contextlib.suppress(ConnectionError):  # the story ended while we answered
                self._answer(envelope)

    def _answer(self, envelope: Json) -> None:
        """As slack_bolt's own adapter does: only a 200 is an acknowledgement."""
        if "envelope_id" not in envelope:
            return
        response = self.app.bolt.dispatch(BoltRequest(mode="socket_mode", body=envelope["payload"]))
        if response.status != httpx.codes.OK:
            return
        is_json = response.first_headers().get("content-type", "").startswith("application/json")
        text = response.body
        self.socket.acknowledge(envelope, (json.loads(text) if is_json else {"text": text}) if text else None)

    def close(self) -> None:
        self.socket.hangs_up()
        self._thread.join(5)
        self.socket.close()
