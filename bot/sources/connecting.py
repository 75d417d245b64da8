"""A connection to a checked address, with one clock over everything that happens on it.

httpcore asks a backend for its sockets; httpx asks httpcore, and hides that door. The name is resolved once,
what it resolves to is checked, and that is connected to: nobody can answer differently the second time. The
name stays what the certificate is checked against.
"""

import socket
import ssl
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic

import httpcore

from bot.sources.addresses import is_loopback, is_public
from bot.sources.problems import FetchError, Problem

Options = Iterable[httpcore.SOCKET_OPTION]
RESOLVE_WITHIN = 3.0
CONNECT_WITHIN = 4.0
MOST_ADDRESSES = 4
"""Of one name that are tried."""


@dataclass(frozen=True, slots=True)
class Clock:
    """When it must be over, by the machine's running clock."""

    ends: float

    def left(self, at_most: float | None = None) -> float:
        """Seconds; FetchError when there are none."""
        left = self.ends - monotonic()
        if left <= 0:
            raise FetchError(Problem.TOO_SLOW)
        return left if at_most is None else min(left, at_most)


class Backend(httpcore.NetworkBackend):
    """`local` lets addresses of this machine through, for tests and the demo."""

    def __init__(self, clock: Clock, *, local: bool) -> None:
        self._clock = clock
        self._local = local
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the clock says it
        local_address: str | None = None,
        socket_options: Options | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._checked(resolve(host, port, self._clock.left(RESOLVE_WITHIN)))
        for nth, address in enumerate(addresses, start=1):
            try:
                left = self._clock.left(CONNECT_WITHIN)
                stream = self._plain.connect_tcp(address, port, left, local_address, socket_options)
                return Stream(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if nth == len(addresses):
                    raise
        raise FetchError(Problem.UNKNOWN_HOST)

    def _checked(self, addresses: Sequence[str]) -> Sequence[str]:
        """All of them must be public: a name with one private address is somebody's trick, or a mistake."""
        if not all(is_public(one) or (self._local and is_loopback(one)) for one in addresses):
            raise FetchError(Problem.PRIVATE)
        return addresses[:MOST_ADDRESSES]


class Stream(httpcore.NetworkStream):
    """Each reading and writing has at most the time that is left of all: also the thousandth byte."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = self._clock.left(timeout or CONNECT_WITHIN)
        return Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._clock)


def resolve(host: str, port: int, seconds: float) -> Sequence[str]:
    """The numeric addresses of a name, each once; FetchError when there are none in that time.

    The machine's resolver cannot be told how long it may take, so it is asked in a thread of its own.
    """
    found: SimpleQueue[Sequence[str] | None] = SimpleQueue()
    threading.Thread(target=lambda: found.put(_asked(host, port)), name="resolver", daemon=True).start()
    try:
        addresses = found.get(timeout=seconds)
    except Empty:
        raise FetchError(Problem.TOO_SLOW) from None
    if not addresses:
        raise FetchError(Problem.UNKNOWN_HOST)
    return addresses


def _asked(host: str, port: int) -> Sequence[str] | None:
    try:
        answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return None
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))
