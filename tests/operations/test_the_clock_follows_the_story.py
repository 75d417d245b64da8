import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from bot.clock import MovedClock, RealClock, running_clock

DAY = timedelta(days=1)


class Wall:
    """A clock on the wall that answers over HTTP."""

    def __init__(self) -> None:
        self.says = b'{"offset_seconds": 86400}'
        self.asked = Event()
        wall = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                wall.asked.set()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(wall.says)

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/clock"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def was_asked_twice_more(self) -> None:
        """The second question came after whatever was changed before this call."""
        for _ in range(2):
            self.asked.clear()
            assert self.asked.wait(5)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def wall() -> Iterator[Wall]:
    wall = Wall()
    yield wall
    wall.stop()


def offset(clock: MovedClock) -> timedelta:
    return clock.now() - RealClock().now()


def test_without_an_address_it_is_as_late_as_it_is() -> None:
    with running_clock(None) as clock:
        assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)  # noqa: TID251 - what it is compared with


def test_the_first_look_already_has_the_offset(wall: Wall) -> None:
    with running_clock(wall.url) as clock:
        assert isinstance(clock, MovedClock)
        assert abs(offset(clock) - DAY) < timedelta(seconds=5)


def test_a_jump_of_the_clock_is_followed(wall: Wall) -> None:
    with running_clock(wall.url) as clock:
        assert isinstance(clock, MovedClock)
        wall.says = json.dumps({"offset_seconds": -3600.5}).encode()
        wall.was_asked_twice_more()

        assert abs(offset(clock) + timedelta(seconds=3600.5)) < timedelta(seconds=5)


@pytest.mark.parametrize(
    "nonsense", [b"", b"[]", b"{}", b'{"offset_seconds": "late"}', b'{"offset_seconds": 1e300}']
)
def test_an_answer_that_is_no_clock_changes_nothing(wall: Wall, nonsense: bytes) -> None:
    with running_clock(wall.url) as clock:
        assert isinstance(clock, MovedClock)
        wall.says = nonsense
        wall.was_asked_twice_more()

        assert abs(offset(clock) - DAY) < timedelta(seconds=5)
