"""The other way in: signed HTTP posts to the app's request URL, judged by the real Bolt."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from slack_bolt.adapter.wsgi import SlackRequestHandler
from waitress.server import create_server

from playground.running import Playground
from playground.site import Trouble
from tests.playground.sample import MANIFEST, SampleApp, actions, button, form, text_field

Json = dict[str, Any]
SECRET = "the-secret-of-this-story"


class Listening:
    """A WSGI server on a free port whose app is put in afterwards, since each needs the other's address."""

    def __init__(self) -> None:
        self.handler: SlackRequestHandler | None = None
        self._server = create_server(self._serve, host="127.0.0.1", port=0, threads=2)
        threading.Thread(target=self._server.run, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.effective_port}/slack/events"

    def _serve(self, environ: WSGIEnvironment, start: StartResponse) -> Any:
        assert self.handler is not None
        return self.handler(environ, start)

    def close(self) -> None:
        self._server.close()


@pytest.fixture
def listening() -> Iterator[Listening]:
    server = Listening()
    yield server
    server.close()


def test_a_command_a_press_and_a_form_come_signed(listening: Listening) -> None:
    with Playground(manifest=MANIFEST, request_url=listening.url, signing_secret=SECRET) as slack:
        app = SampleApp(slack, signing_secret=SECRET)
        listening.handler = SlackRequestHandler(app.bolt)
        noor = slack.person("Noor")
        blocks = [actions(button("Open"))]
        app.answers["command"] = lambda ack, **_: ack(text="Here", blocks=blocks)
        app.opens(form(text_field("Name")), "action")

        noor.types("/plan", "#social")
        noor.presses("Open", noor.last("#social"))
        noor.fills("Name", "Over HTTP")
        outcome = noor.submits()
        noor.opens_home()
        slack.waits_until(lambda: app.events("app_home_opened"))

        assert outcome == "closed"
        assert [kind for kind, _ in app.heard] == ["command", "action", "view", "event"]
        assert slack.complaints == []


def test_another_secret_is_refused_by_the_app_and_that_is_a_complaint(listening: Listening) -> None:
    with Playground(manifest=MANIFEST, request_url=listening.url, signing_secret=SECRET) as slack:
        listening.handler = SlackRequestHandler(SampleApp(slack, signing_secret="another").bolt)

        with pytest.raises(Trouble, match="dispatch_failed"):
            slack.person("Noor").types("/plan", "#social")

        assert slack.complaints[0]["detail"]["why"] == "http_error"


def test_an_address_where_nobody_listens_is_no_complaint() -> None:
    with Playground(manifest=MANIFEST, request_url="http://127.0.0.1:9/") as slack:
        with pytest.raises(Trouble, match="dispatch_failed"):
            slack.person("Noor").types("/plan", "#social")

        assert slack.complaints == []


class Deaf(BaseHTTPRequestHandler):
    """Never acknowledges an event; keeps the headers of each attempt."""

    attempts: ClassVar[list[Json]]
    no_retry = False

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.attempts.append({k.lower(): v for k, v in self.headers.items()})
        self.send_response(500)
        if self.no_retry:
            self.send_header("x-slack-no-retry", "1")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Quiet."""


def attempts_at(handler: type[Deaf], expected: int) -> list[Json]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}/"
    with Playground(manifest=MANIFEST, request_url=url, retry_after=(0.0, 0.01, 0.02)) as slack:
        slack.person("Noor").opens_home()
        slack.waits_until(lambda: len(slack.log("unacknowledged")) >= expected)
    server.shutdown()
    server.server_close()
    return handler.attempts


def test_an_event_is_repeated_three_times_and_says_so() -> None:
    class Repeating(Deaf):
        attempts: ClassVar[list[Json]] = []

    attempts = attempts_at(Repeating, 4)

    assert [a.get("x-slack-retry-num") for a in attempts] == [None, "1", "2", "3"]
    assert attempts[1]["x-slack-retry-reason"] == "http_error"


def test_no_retry_is_heeded() -> None:
    class Refusing(Deaf):
        attempts: ClassVar[list[Json]] = []
        no_retry = True

    assert len(attempts_at(Refusing, 1)) == 1
