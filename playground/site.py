"""A running playground as the page meets it: its address and its JSON over HTTP (PROTOCOL.md)."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from threading import local
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

Json = dict[str, Any]
SECONDS = 30
"""How long one answer may take."""


class Trouble(Exception):  # noqa: N818 -- what a person meets, not our error
    """Slack (or the app's silence) refused what the person did; the message is what the person reads."""

    def __init__(self, answer: Json) -> None:
        super().__init__(answer.get("message") or answer["error"])
        self.error = str(answer["error"])
        self.answer = answer


class Site:
    """Each thread keeps a connection. A story asks dozens of things: 0.4 ms of CPU each, with httpx 1.0."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._place = urlsplit(url).netloc
        self._mine = local()
        self._all: list[HTTPConnection] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        for connection in self._all:
            connection.close()

    def get(self, path: str, **query: str | float) -> Json:
        answer: Json = json.loads(self._ask("GET", path, query)[1])
        return answer

    def bytes_of(self, path: str, **query: str) -> bytes | None:
        """What is there, or None when nothing is."""
        status, answer = self._ask("GET", path, query)
        return answer if status == HTTPStatus.OK else None

    def post(self, path: str, body: Json) -> Json:
        """What the page would get; raises `Trouble` when it was refused."""
        answer: Json = json.loads(self._ask("POST", path, {}, json.dumps(body).encode())[1])
        if not answer["ok"]:
            raise Trouble(answer)
        return answer

    def sends(self, path: str, content: bytes, **query: str) -> Json:
        """The bytes are there; as `post`."""
        answer: Json = json.loads(self._ask("POST", path, query, content)[1])
        if not answer["ok"]:
            raise Trouble(answer)
        return answer

    def _ask(
        self, method: str, path: str, query: Mapping[str, str | float], body: bytes | None = None
    ) -> tuple[int, bytes]:
        """Once more on a new connection, when the old one was closed while nobody asked anything."""
        target = f"{path}?{urlencode(query)}" if query else path
        try:
            return _answer(self._connection(), method, target, body)
        except (HTTPException, ConnectionError):
            self._mine.connection.close()
            return _answer(self._connection(), method, target, body)

    def _connection(self) -> HTTPConnection:
        """The one of the thread that asks; a closed one opens itself."""
        if not hasattr(self._mine, "connection"):
            self._mine.connection = HTTPConnection(self._place, timeout=SECONDS)
            self._all.append(self._mine.connection)
        connection: HTTPConnection = self._mine.connection
        return connection


def _answer(connection: HTTPConnection, method: str, target: str, body: bytes | None) -> tuple[int, bytes]:
    connection.request(method, target, body, {"Content-Type": "application/json"} if body else {})
    answer = connection.getresponse()
    return answer.status, answer.read()
