"""One address is fetched, politely and within limits of time, size and redirects."""

import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from time import monotonic
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from bot.sources.addresses import checked
from bot.sources.connecting import Backend, Clock
from bot.sources.problems import FetchError, Problem

USER_AGENT = "smplan-monitoring/1 (feed reader of a social media team; asks every 15 minutes)"
ACCEPTS = "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1"
SENT_ON = frozenset({301, 302, 303, 307, 308})
DENIED = frozenset({HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN})
NOT_THERE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
ASKS_TO_WAIT = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
LONGEST_WAIT = timedelta(days=1)
LONGEST_MARK = 500
"""Characters of what a server calls a version; a longer one never fits, and all is fetched again."""
GZIP_OR_ZLIB = 47
"""As zlib wants it said: either, told by its first bytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost. `local` lets addresses of this machine through."""

    seconds: float = 8.0
    """All of it: names, connections, redirects, the last byte. A process that must stop waits no longer."""
    silence: float = 4.0
    """Seconds without a byte."""
    size: int = 2_000_000
    """Bytes, unpacked."""
    redirects: int = 3
    local: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """An address, and what its server said last time, so that it need not say all of it again."""

    address: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came; `body` is None when nothing changed since the last time."""

    address: str
    body: bytes | None
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None


def fetch(wanted: Wanted, now: datetime, limits: Limits) -> Fetched:
    """What stands at the address; FetchError says why not. `now`: for servers that ask to wait until then."""
    clock = Clock(monotonic() + limits.seconds)
    with _sentences(), _pool(clock, limits) as pool:
        address = wanted.address
        for _ in range(limits.redirects + 1):
            place, headers = _place(address, limits), _headers(wanted)
            with pool.stream("GET", place, headers=headers, extensions=_patience(limits)) as answer:
                if answer.status not in SENT_ON:
                    return _fetched(answer, address, now, limits)
                address = urljoin(address, _header(answer, b"location"))
        raise FetchError(Problem.REDIRECTS)


def _place(address: str, limits: Limits) -> httpcore.URL:
    """The address as it goes over the line: a name in its own script becomes what DNS knows."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        raise FetchError(Problem.ADDRESS) from None
    checked(str(url), local=limits.local)
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


@contextmanager
def _pool(clock: Clock, limits: Limits) -> Iterator[httpcore.ConnectionPool]:
    backend = Backend(clock, local=limits.local)
    with httpcore.ConnectionPool(_trusted(), max_connections=1, network_backend=backend) as pool:
        yield pool


@cache
def _trusted() -> ssl.SSLContext:
    """Read once: it is a quarter of a megabyte."""
    return httpx.create_ssl_context(trust_env=False)


@contextmanager
def _sentences() -> Iterator[None]:
    """What can go wrong on the way, as what is said of it."""
    try:
        yield
    except httpcore.TimeoutException:
        raise FetchError(Problem.TOO_SLOW) from None
    except httpcore.ConnectError as problem:
        is_tls = isinstance(problem.__context__, ssl.SSLError) or isinstance(problem.__cause__, ssl.SSLError)
        raise FetchError(Problem.TLS if is_tls else Problem.UNREACHABLE) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError):
        raise FetchError(Problem.UNREACHABLE) from None
    except (httpcore.UnsupportedProtocol, zlib.error, ValueError):
        raise FetchError(Problem.REFUSED) from None


def _headers(wanted: Wanted) -> list[tuple[str, bytes]]:
    """What its server said comes back to it byte for byte."""
    asked = {"User-Agent": USER_AGENT, "Accept": ACCEPTS, "Accept-Encoding": "gzip"}
    known = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
    return [(name, value.encode("latin-1")) for name, value in (asked | known).items() if value]


def _patience(limits: Limits) -> dict[str, Any]:
    return {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), limits.silence)}


def _fetched(answer: httpcore.Response, address: str, now: datetime, limits: Limits) -> Fetched:
    etag, modified = (_header(answer, name)[:LONGEST_MARK] or None for name in (b"etag", b"last-modified"))
    if answer.status == HTTPStatus.NOT_MODIFIED:
        return Fetched(address, None, "", etag, modified)
    if answer.status != HTTPStatus.OK:
        raise _refusal(answer, now)
    return Fetched(address, _body(answer, limits.size), _header(answer, b"content-type"), etag, modified)


def _refusal(answer: httpcore.Response, now: datetime) -> FetchError:
    wait = wait_asked(_header(answer, b"retry-after"), now)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or (answer.status in ASKS_TO_WAIT and wait):
        return FetchError(Problem.BUSY, wait)
    if answer.status in NOT_THERE:
        return FetchError(Problem.GONE)
    return FetchError(Problem.FORBIDDEN if answer.status in DENIED else Problem.REFUSED)


def wait_asked(header: str, now: datetime) -> timedelta | None:
    """What "Retry-After" says, in seconds or as a date; None for nothing, or nothing that can be read."""
    try:
        if header.strip().isdigit():
            return min(timedelta(seconds=int(header[:9])), LONGEST_WAIT)
        until = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(timedelta(0), min(until - now, LONGEST_WAIT))


def _body(answer: httpcore.Response, most: int) -> bytes:
    """All of it, unpacked a little at a time: a packed kilobyte may hold a megabyte of nothing, and behind
    what is packed there may be more without an end.
    """
    unpack = _unpacker(_header(answer, b"content-encoding").strip().lower())
    body, came = bytearray(), 0
    for chunk in answer.iter_stream():
        came += len(chunk)
        body += unpack(chunk, most + 1 - len(body))
        if max(came, len(body)) > most:
            raise FetchError(Problem.TOO_LARGE)
    return bytes(body)


class _Plain:
    def __call__(self, chunk: bytes, at_most: int) -> bytes:
        return chunk[:at_most]


class _Packed:
    def __init__(self) -> None:
        self._unpacker = zlib.decompressobj(GZIP_OR_ZLIB)

    def __call__(self, chunk: bytes, at_most: int) -> bytes:
        return self._unpacker.decompress(self._unpacker.unconsumed_tail + chunk, at_most)


def _unpacker(encoding: str) -> _Plain | _Packed:
    """FetchError for what we did not say we read."""
    if encoding in {"", "identity"}:
        return _Plain()
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return _Packed()
    raise FetchError(Problem.REFUSED)


def _header(answer: httpcore.Response, name: bytes) -> str:
    found = (value for given, value in answer.headers if given.lower() == name)
    return next(found, b"").decode("latin-1")
