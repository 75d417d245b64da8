"""Signed requests as Slack sends them, over one kept connection, and how long the acknowledgement took."""

import http.client
import json
import threading
from collections.abc import Callable
from itertools import count
from time import perf_counter
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from bot.clock import RealClock
from tests.bench.crowd import CHANNEL, PERSON, WORKSPACE

_numbers = count(1)
Fields = dict[str, str]


def command(text: str, sink: str) -> Fields:
    return {
        "command": "/smplan",
        "text": text,
        "team_id": WORKSPACE,
        "user_id": PERSON,
        "user_name": "noor",
        "channel_id": CHANNEL,
        "channel_name": "social",
        "trigger_id": f"bench.{next(_numbers)}",
        "response_url": sink,
    }


def press(action: str, value: str, sink: str) -> Fields:
    """A button of a message, pressed."""
    body = {
        "type": "block_actions",
        "team": {"id": WORKSPACE, "domain": "bench"},
        "user": {"id": PERSON, "team_id": WORKSPACE},
        "api_app_id": "A0BENCH",
        "trigger_id": f"bench.{next(_numbers)}",
        "channel": {"id": CHANNEL, "name": "social"},
        "container": {"type": "message", "message_ts": "1.1", "channel_id": CHANNEL, "is_ephemeral": False},
        "message": {"ts": "1.1", "text": "", "blocks": []},
        "state": {"values": {}},
        "response_url": sink,
        "actions": [
            {"type": "button", "action_id": action, "block_id": "b", "value": value, "action_ts": "1.1"}
        ],
    }
    return {"payload": json.dumps(body)}


class Line:
    """One connection to a server that checks signatures with this secret."""

    def __init__(self, port: int, secret: str) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self._verifier = SignatureVerifier(secret)

    def send(self, fields: Fields) -> float:
        """Milliseconds until the acknowledgement; anything but 200 is an error."""
        body = urlencode(fields)
        stamp = str(int(RealClock().now().timestamp()))
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": self._verifier.generate_signature(timestamp=stamp, body=body) or "",
        }
        started = perf_counter()
        self._connection.request("POST", "/slack/events", body, headers)
        answer = self._connection.getresponse()
        answer.read()
        took = (perf_counter() - started) * 1000
        if answer.status != http.client.OK:
            raise RuntimeError(f"answered {answer.status}")
        return took

    def close(self) -> None:
        self._connection.close()


def rate(
    port: int, secret: str, make: Callable[[], Fields], *, threads: int = 8, seconds: float = 3.0
) -> float:
    """Requests a second that so many connections get acknowledged together."""
    done = [0] * threads
    ends = perf_counter() + seconds

    def work(number: int) -> None:
        line = Line(port, secret)
        while perf_counter() < ends:
            line.send(make())
            done[number] += 1
        line.close()

    workers = [threading.Thread(target=work, args=(number,)) for number in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(done) / seconds
