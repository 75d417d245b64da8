"""What a page of ours gets and answers, over HTTP; `web.py` serves them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

TEXT = ("Content-Type", "text/plain; charset=utf-8")
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What follows the page's own path, `headers` in small letters, and what was brought, if anything."""

    rest: str
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    headers: Headers = (TEXT,)


@dataclass(frozen=True, slots=True)
class Streamed:
    """An answer that is made while it is sent; `chunks` is not begun for who asks only the headers."""

    chunks: Iterator[bytes]
    headers: Headers
