"""A Slack that knows files only, and answers what a test wants: over real HTTP, on a port of its own."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

Json = dict[str, Any]


@dataclass
class Heard:
    """A call: the method, or "upload"."""

    name: str
    body: bytes
    token: str | None

    @property
    def arguments(self) -> dict[str, str]:
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


@dataclass
class SlackOfFiles:
    """`refuses` has the error of a method; `statuses` the HTTP status of one; `silent` those that hang."""

    address: str = ""
    upload_url: str = ""
    heard: list[Heard] = field(default_factory=list)
    refuses: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    silent: dict[str, float] = field(default_factory=dict)
    kept: bytes = b""
    """What is in the file that can be fetched."""

    @property
    def api_url(self) -> str:
        return f"{self.address}/api/"

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.heard]

    def the(self, name: str) -> Heard:
        (one,) = [one for one in self.heard if one.name == name]
        return one

    def answer(self, name: str) -> tuple[int, Json]:
        time.sleep(self.silent.get(name, 0))
        if error := self.refuses.get(name):
            return 200, {"ok": False, "error": error}
        said: Json = {"ok": True, "file_id": "F1", "upload_url": self.upload_url, "channel": {"id": "D1"}}
        return self.statuses.get(name, 200), said


@contextmanager
def slack_of_files() -> Iterator[SlackOfFiles]:
    slack = SlackOfFiles()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _door(slack))
    slack.address = f"http://127.0.0.1:{server.server_port}"
    slack.upload_url = f"{slack.address}/upload/v1/secret"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield slack
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _door(slack: SlackOfFiles) -> type[BaseHTTPRequestHandler]:
    class Door(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            name = "upload" if self.path.startswith("/upload/") else self.path.rpartition("/")[2]
            body = self.rfile.read(int(self.headers["Content-Length"]))
            slack.heard.append(Heard(name, body, self.headers["Authorization"]))
            status, said = slack.answer(name)
            sent = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def do_GET(self) -> None:
            slack.heard.append(Heard("download", b"", self.headers["Authorization"]))
            status, _ = slack.answer("download")
            self.send_response(status)
            self.send_header("Content-Length", str(len(slack.kept)))
            self.end_headers()
            self.wfile.write(slack.kept)

        def log_message(self, *_: object) -> None:
            """Nothing: the test looks at what was heard."""

    return Door
