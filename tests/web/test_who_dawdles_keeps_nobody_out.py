"""Connections that say nothing, or half a request, or one byte at a time, while somebody real wants in."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from http import HTTPStatus
from time import monotonic, sleep
from urllib.parse import urlsplit

import httpx
import pytest

from bot.slack import web
from bot.slack.web_pages import Answer
from tests.web.conftest import Serve

SILENT, HALF_A_HEADER = b"", b"POST /slack/events HTTP/1.1\r\nHost: x\r\n"
HALF_A_BODY = HALF_A_HEADER + b"Content-Length: 1000\r\n\r\nab"


@pytest.fixture
def alive(serve: Serve) -> httpx.Client:
    return serve({("GET", "/healthz"): lambda _environ: Answer(HTTPStatus.OK, b"ok")})


@pytest.fixture
def crowd() -> Iterator[ExitStack]:
    with ExitStack() as crowd:
        yield crowd


def comes_in(crowd: ExitStack, server: httpx.Client, says: bytes) -> socket.socket:
    where = urlsplit(str(server.base_url))
    connection = socket.create_connection((where.hostname, where.port), timeout=5)
    crowd.enter_context(connection)
    connection.sendall(says)
    return connection


@pytest.mark.parametrize("says", [SILENT, HALF_A_HEADER, HALF_A_BODY])
def test_more_than_there_is_room_for(
    alive: httpx.Client, crowd: ExitStack, monkeypatch: pytest.MonkeyPatch, says: bytes
) -> None:
    monkeypatch.setattr(web, "CONNECTIONS", 20)
    for _ in range(web.CONNECTIONS + web.ROOM + 500):
        comes_in(crowd, alive, says)

    assert alive.get("/healthz", timeout=3).text == "ok"


def test_one_byte_at_a_time_is_hung_up_on(
    serve: Serve, crowd: ExitStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "ASK_WITHIN", 1)
    server = serve({})
    dawdler = comes_in(crowd, server, HALF_A_HEADER)

    assert seconds_until_hung_up(dawdler) < 5


def seconds_until_hung_up(dawdler: socket.socket) -> float:
    """While it sends a byte ten times a second."""
    began = monotonic()
    with suppress(OSError):
        while monotonic() - began < 8:
            dawdler.sendall(b"x")
            sleep(0.1)
    return monotonic() - began


def test_a_request_that_takes_a_moment_is_answered(alive: httpx.Client, crowd: ExitStack) -> None:
    slow = comes_in(crowd, alive, b"GET /healthz HTTP/1.1\r\n")
    sleep(0.2)
    slow.sendall(b"Host: x\r\n\r\n")

    assert slow.recv(100).startswith(b"HTTP/1.1 200 OK")
    slow.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
    assert slow.recv(1000).endswith(b"ok") or slow.recv(100).endswith(b"ok")
