"""A real server on 127.0.0.1 with feeds of every kind: what each does stands in its name."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

from bot.sources.fetching import Limits

QUICK = Limits(seconds=0.8, silence=0.3, size=200_000, local=True)
"""As in life, in a tenth of the time."""
PATIENT = Limits(seconds=4, silence=1, size=200_000, local=True)
"""For stories in which time is not what it is about."""
HEAD = b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Nieuws</title>'
TAIL = b"</channel></rss>"
TODAY = "Mon, 23 Nov 2026 07:30:00 GMT"


def entry(title: str, link: str, guid: str = "", day: str = TODAY) -> bytes:
    told = f"<item><title>{title}</title><link>{link}</link><guid>{guid or link}</guid>"
    return f"{told}<pubDate>{day}</pubDate></item>".encode()


GOOD = HEAD + entry("Ziekenhuis opent OK 3", "https://krant.example/ok3?utm_source=rss") + TAIL
BOMB = gzip.compress(HEAD + b" " * 30_000_000 + TAIL)
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'


class Handler(BaseHTTPRequestHandler):
    """`/good` is answered by `good`, and so on."""

    protocol_version = "HTTP/1.1"
    server: "FeedServer"

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        self.server.asked.append((name, dict(self.headers)))
        with suppress(OSError):
            getattr(self, name)()

    def gives(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Type": "application/rss+xml", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def begins(self, **headers: str) -> None:
        """An answer without an end in sight."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml")
        self.send_header("Connection", "close")
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def good(self) -> None:
        if self.headers.get("If-None-Match") == '"é1"'.encode().decode("latin-1"):
            self.gives(b"", 304)
        else:
            self.gives(GOOD, ETag='"é1"'.encode().decode("latin-1"), Last_Modified=TODAY)

    def other(self) -> None:
        self.gives(self.server.other)

    def silent(self) -> None:
        self.server.over.wait(5)

    def dripping(self) -> None:
        """A header a byte at a time: never silent, and never there."""
        for _ in range(200):
            if self.server.over.wait(0.05):
                return
            self.wfile.write(b"H")
            self.wfile.flush()

    def slow(self) -> None:
        self.begins()
        for sign in GOOD * 100:
            if self.server.over.wait(0.02):
                return
            self.wfile.write(bytes([sign]))

    def endless(self) -> None:
        self.begins()
        while not self.server.over.is_set():
            self.wfile.write(b"<item><title>nog een</title></item>" * 100)

    def huge(self) -> None:
        self.gives(HEAD + b" " * 300_000 + TAIL)

    def bomb(self) -> None:
        self.gives(BOMB, Content_Encoding="gzip")

    def packed_and_endless(self) -> None:
        """Behind the end of what is packed."""
        self.begins(Content_Encoding="gzip")
        self.wfile.write(gzip.compress(GOOD))
        while not self.server.over.is_set():
            self.wfile.write(b"x" * 1000)

    def packed(self) -> None:
        self.gives(gzip.compress(GOOD), Content_Encoding="gzip")

    def strange(self) -> None:
        self.gives(GOOD, Content_Encoding="br")

    def entities(self) -> None:
        self.gives(ENTITIES)

    def malformed(self) -> None:
        self.gives(GOOD[: -len(TAIL)] + b"<item><title>half & nooit af")

    def page(self) -> None:
        self.gives(b"<!doctype html><html><body>Welkom</body></html>", Content_Type="text/html")

    def circle(self) -> None:
        self.gives(b"", 302, Location="/circle?again")

    def moved(self) -> None:
        self.gives(b"", 301, Location="/good")

    def inward(self) -> None:
        self.gives(b"", 302, Location="http://169.254.169.254/latest/meta-data")

    def to_a_file(self) -> None:
        self.gives(b"", 302, Location="file:///etc/passwd")

    def gone(self) -> None:
        self.gives(b"weg", 410)

    def forbidden(self) -> None:
        self.gives(b"", 403)

    def busy(self) -> None:
        self.gives(b"", 429, Retry_After="7200")

    def broken(self) -> None:
        self.gives(b"au", 500)

    def nonsense(self) -> None:
        self.wfile.write(b"\x00\x01 dit is geen HTTP\r\n\r\n")
        self.close_connection = True

    def renamed(self) -> None:
        """The same item with another link and guid every time, as news feeds of search machines give it."""
        nth = len(self.server.asked)
        self.gives(HEAD + entry("Zorg loopt vast", f"https://zoek.example/a{nth}", f"guid-{nth}") + TAIL)

    def log_message(self, *_words: Any) -> None:
        """Quiet."""


class FeedServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = Event()
        self.other = GOOD

    def address(self, name: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/{name}"

    def handle_error(self, *_request: Any) -> None:
        """Who was told enough hangs up."""


@contextmanager
def feed_server() -> Iterator[FeedServer]:
    with FeedServer() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()
