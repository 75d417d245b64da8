"""The HTTP side: Slack's signed requests, installing, and how we are doing. WSGI, on waitress."""

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from heapq import nsmallest
from http import HTTPStatus
from time import monotonic, sleep
from types import MappingProxyType
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from slack_bolt import App
from slack_bolt.oauth.oauth_flow import OAuthFlow
from slack_bolt.response import BoltResponse
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import create_server

from bot.health import Health
from bot.logs import numbered
from bot.metrics import Metrics
from bot.slack.signed import LARGEST_BODY, BadRequestError, TooLargeError, body_of, bolt_request
from bot.slack.web_pages import Answer, Asked, Streamed

NO_FOLDERS: Mapping[str, "Folder"] = MappingProxyType({})
log = logging.getLogger(__name__)

THREADS = 16
"""Enough for 1 500 requests a second on one core (measured); the database keeps 30 connections."""
CONNECTIONS = 500
"""At most, so that files and calls keep room below the usual limit of 1,024."""
ROOM = 20
"""Above that, for who comes while who must make room still closes."""
ASK_WITHIN = 10
"""Seconds in which a request must begin, and from its first byte come whole; Slack's come in one breath."""
LAST_WORDS = 1.0
"""Seconds for answers that were given to leave."""
READS = frozenset({"GET", "HEAD"})

Page = Callable[[WSGIEnvironment], Answer]
Folder = Callable[[Asked], Answer | Streamed]
"""Answers everything below a path, such as "/feeds/"."""


class Web:
    """One page for each method and path, and one for all below a folder, which is read, or below an inlet, to
    which something is brought.

    What goes wrong inside stays inside: the caller gets a number. No path is logged: it may hold a secret.
    """

    def __init__(
        self,
        pages: Mapping[tuple[str, str], Page],
        folders: Mapping[str, Folder] = NO_FOLDERS,
        inlets: Mapping[str, Folder] = NO_FOLDERS,
    ) -> None:
        self._pages = dict(pages)
        self._folders = dict(folders)
        self._inlets = dict(inlets)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        with numbered() as number:
            answer = self._answer(environ, number)
        is_head = environ["REQUEST_METHOD"] == "HEAD"
        if isinstance(answer, Streamed):
            start_response("200 OK", list(answer.headers))
            return [] if is_head else _guarded(answer.chunks)
        status = HTTPStatus(answer.status)
        if status is HTTPStatus.NOT_MODIFIED or is_head:
            start_response(f"{status.value} {status.phrase}", list(answer.headers))
            return []
        start_response(
            f"{status.value} {status.phrase}", [*answer.headers, ("Content-Length", str(len(answer.body)))]
        )
        return [answer.body]

    def _answer(self, environ: WSGIEnvironment, number: str) -> Answer | Streamed:
        method, path = environ["REQUEST_METHOD"], environ.get("PATH_INFO", "")
        try:
            if page := self._pages.get((method, path)):
                return page(environ)
            return self._in_folder(method, path, environ)
        except TooLargeError:
            return Answer(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b"Too large")
        except BadRequestError:
            return Answer(HTTPStatus.BAD_REQUEST, b"Bad request")
        except Exception:
            log.exception("a page failed")
            return Answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"Something went wrong ({number})".encode())

    def _in_folder(self, method: str, path: str, environ: WSGIEnvironment) -> Answer | Streamed:
        for start, folder in self._folders.items():
            if method in READS and path.startswith(start):
                return folder(Asked(path.removeprefix(start), _headers(environ)))
        for start, inlet in self._inlets.items():
            if method == "POST" and path.startswith(start):
                return inlet(Asked(path.removeprefix(start), _headers(environ), body_of(environ)))
        return Answer(HTTPStatus.NOT_FOUND, b"Not found")


def _guarded(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Broken half-way it ends there, and is not taken for whole: waitress would log the path."""
    try:
        yield from chunks
    except Exception:
        log.exception("a page broke off")


def _headers(environ: WSGIEnvironment) -> dict[str, str]:
    given = (
        (name.removeprefix("HTTP_"), value) for name, value in environ.items() if name.startswith("HTTP_")
    )
    return {name.replace("_", "-").lower(): str(value) for name, value in given}


def slack_pages(bolt: App) -> dict[tuple[str, str], Page]:
    """Where Slack brings what people do, signed."""
    return {("POST", "/slack/events"): lambda environ: _as_answer(bolt.dispatch(bolt_request(environ)))}


def install_pages(flow: OAuthFlow) -> dict[tuple[str, str], Page]:
    """Where a workspace installs the bot."""
    return {
        ("GET", flow.install_path): lambda environ: _as_answer(
            flow.handle_installation(bolt_request(environ))
        ),
        ("GET", flow.redirect_uri_path): lambda environ: _as_answer(
            flow.handle_callback(bolt_request(environ))
        ),
    }


def own_pages(health: Health, metrics: Metrics) -> dict[tuple[str, str], Page]:
    """How we are doing: alive, ready, and in figures."""
    return {
        ("GET", "/healthz"): lambda _environ: Answer(HTTPStatus.OK, b"ok"),
        ("GET", "/readyz"): lambda _environ: _ready(health),
        ("GET", "/metrics"): lambda _environ: Answer(HTTPStatus.OK, metrics.page()),
    }


def _ready(health: Health) -> Answer:
    problems = health.problems()
    body = json.dumps({"ready": not problems, "problems": problems}).encode()
    status = HTTPStatus.SERVICE_UNAVAILABLE if problems else HTTPStatus.OK
    return Answer(status, body, (("Content-Type", "application/json"),))


def _as_answer(response: BoltResponse) -> Answer:
    headers = tuple(
        (name, value)
        for name, values in response.headers.items()
        if name.lower() != "content-length"
        for value in values
    )
    return Answer(response.status, response.body.encode(), headers)


class Connection(HTTPChannel):  # type: ignore[misc] # waitress is untyped
    """One that dawdles keeps nobody out: part of a request is no sign of life, and the oldest makes room.

    Left to itself waitress waits two minutes after every byte, and lets nobody in while all places are taken.
    """

    last_activity: float

    def __init__(self, server: Any, *arguments: Any, **named: Any) -> None:
        self._began = 0.0
        others = [other for other in server.active_channels.values() if not other.will_close]
        if len(others) >= CONNECTIONS:
            idle = (other for other in others if not other.requests)
            for longest in nsmallest(1, idle, key=lambda other: other.last_activity):
                longest.will_close = True
        super().__init__(server, *arguments, **named)

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self._began = self.last_activity
        heard = bool(super().received(data))
        if self.request is not None:
            self.last_activity = self._began
        return heard


class Server:
    """waitress in a thread of its own; the port is bound here, so a taken one is told at once."""

    def __init__(self, web: WSGIApplication, host: str, port: int) -> None:
        self._sockets: dict[int, Any] = {}
        self._server = create_server(
            web,
            map=self._sockets,
            sockets=[_bound(host, port)],
            threads=THREADS,
            ident=None,
            max_request_body_size=LARGEST_BODY,
            connection_limit=CONNECTIONS + ROOM,
            channel_timeout=ASK_WITHIN,
            cleanup_interval=1,
            asyncore_use_poll=True,
        )
        self._server.channel_class = Connection
        self.port = int(self._server.effective_port)
        self._thread = threading.Thread(target=self._server.run, name="web", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, seconds: float) -> None:
        """Nobody new is let in; requests in hand have so many seconds; then the port is free."""
        self._server.accepting = False
        self._server.task_dispatcher.shutdown(timeout=seconds)
        end = monotonic() + LAST_WORDS
        while self._has_words_left() and monotonic() < end:
            sleep(0.01)
        if self._thread.is_alive():
            with suppress(OSError):  # a request that ended woke it a breath before: all is closed already
                self._server.trigger.pull_trigger(self._close_all)  # in the thread that watches the sockets
            self._thread.join()
        else:
            self._close_all()

    def _close_all(self) -> None:
        wasyncore.close_all(self._sockets)

    def _has_words_left(self) -> bool:
        return any(channel.total_outbufs_len for channel in list(self._server.active_channels.values()))


def _bound(host: str, port: int) -> socket.socket:
    """The first address of that name: waitress would listen on each, as several servers with no port to tell.

    OSError when there is no such address here, or its port is taken.
    """
    found = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, *_, address = found[0]
    return socket.create_server(address, family=family)
