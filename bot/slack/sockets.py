"""Hears Slack over a WebSocket (Socket Mode), and comes back within ten seconds when that dies.

The SDK's own client receives; it notices a connection that ended without a goodbye after 20 to 60 seconds
only, and tries a refused connection again without pause. So its own reconnecting is off, and a watcher pings
every second: no answer for five seconds, or a ping that cannot be sent, and a new connection is made. Refused
connections are tried again after 1, 2, 4 ... 30 seconds, or when Slack says.
"""

import contextlib
import logging
import random
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPException
from time import monotonic
from typing import cast

from slack_bolt import App
from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.builtin.connection import Connection
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web import WebClient

from bot.logs import numbered
from bot.slack import tls
from bot.slack.errors import DEAD_TOKEN

log = logging.getLogger(__name__)

PING_EVERY = 1.0
SILENT_FOR = 5.0
"""Seconds without an answer to our pings after which a connection counts as dead."""
CONNECT_WITHIN = 4
"""Seconds for Slack to answer apps.connections.open: with SILENT_FOR it stays below ten."""
LONGEST_PAUSE = 30.0
NEVER = 1e6
"""Seconds between the SDK's own looks at the connection."""


@dataclass(frozen=True, slots=True)
class State:
    """How the connection is: up `since` (monotonic seconds), or None; `refused` is Slack's word for why."""

    since: float | None = None
    refused: str | None = None

    @property
    def token_is_dead(self) -> bool:
        return self.refused in DEAD_TOKEN


class Client(SocketModeClient):
    """The SDK's client, without its sleep of a Retry-After: the watcher decides when to try again."""

    def issue_new_wss_url(self) -> str:
        return cast("str", self.web_client.apps_connections_open(app_token=self.app_token)["url"])


class Sockets:
    """One connection to Slack and its watcher."""

    def __init__(self, bolt: App, app_token: str, api_url: str) -> None:
        self._bolt = bolt
        self._client = Client(
            app_token,
            logger=logging.getLogger("slack_sdk.socket_mode"),
            web_client=WebClient(
                base_url=api_url, timeout=CONNECT_WITHIN, ssl=tls.context(), retry_handlers=[]
            ),
            auto_reconnect_enabled=False,
            ping_interval=NEVER,
        )
        self._client.socket_mode_request_listeners.append(self._hear)
        self._in_hand = _InHand()
        self._pulse = _Pulse()
        self._failures = 0
        self._ended = threading.Event()
        self._watcher: threading.Thread | None = None
        self.state = State()

    def start(self) -> None:
        """The first attempt is made before this returns; later ones by the watcher."""
        pause = self._connect()
        self._watcher = threading.Thread(
            target=self._watch, args=(pause,), name="socket watcher", daemon=True
        )
        self._watcher.start()

    def stop(self, seconds: float) -> None:
        """What was heard is answered within so many seconds, then the connection ends."""
        self._client.socket_mode_request_listeners.clear()
        self._in_hand.wait_until_none(seconds)
        self._ended.set()
        if self._watcher is not None:
            self._watcher.join(CONNECT_WITHIN)
        _hang_up(self._client.current_session)
        self._client.closed = True
        self._client.message_queue.put(None)  # the SDK waits up to a second for a message before it looks
        self._client.close()

    def connected_for(self) -> float:
        """Seconds since this connection was made; 0 without one."""
        return 0.0 if self.state.since is None else monotonic() - self.state.since

    def problem(self) -> str | None:
        """Why Slack cannot be heard, in a few words; None when it can."""
        if self.state.since is not None:
            return None
        if self.state.token_is_dead:
            return f"Slack refuses SLACK_APP_TOKEN ({self.state.refused}): run python -m bot check"
        return f"no connection ({self.state.refused or 'lost'})"

    def _hear(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        with self._in_hand.one(), numbered():
            send_response(client, request, run_bolt_app(self._bolt, request), 0)

    def _watch(self, pause: float) -> None:
        while not self._ended.wait(pause):
            try:
                pause = self._look()
            except Exception:
                log.exception("the connection could not be looked at; the next look tries again")
                pause = PING_EVERY

    def _look(self) -> float:
        """Sees to it that there is a living connection; answers how many seconds until the next look."""
        session = self._client.current_session
        if self._pulse.beats(session):
            self._note_connection()
            return PING_EVERY
        if self.state.since is not None:
            log.warning("the connection with Slack is gone; making a new one")
            self.state = State()
        _hang_up(session)
        return self._connect()

    def _connect(self) -> float:
        try:
            self._client.connect_to_new_endpoint()
        except SlackApiError as error:
            return self._refused(str(error.response["error"]), error.response.headers.get("Retry-After"))
        except (OSError, HTTPException, SlackClientError) as error:
            return self._refused(type(error).__name__, None)
        if not self._client.is_connected():
            return self._refused("no_websocket", None)
        self._note_connection()
        return PING_EVERY

    def _note_connection(self) -> None:
        """Also a connection that the SDK itself made, when Slack announced the end of the last one."""
        if self.state.since is None or self._pulse.is_new(self._client.current_session):
            self._pulse = _Pulse(self._client.current_session)
            self._failures = 0
            self.state = State(since=monotonic())
            log.info("connected with Slack over a socket")

    def _refused(self, why: str, retry_after: str | None) -> float:
        self.state = State(refused=why)
        self._failures += 1
        pause = float(retry_after) if retry_after else _pause(self._failures)
        if self.state.token_is_dead:
            log.error("Slack refuses SLACK_APP_TOKEN (%s): python -m bot check says what to do", why)
        else:
            log.warning("no connection with Slack (%s); trying again in %.0f s", why, pause)
        return pause


class _Pulse:
    """Whether a connection still answers."""

    def __init__(self, session: Connection | None = None) -> None:
        self._session = session
        self._answered: float | None = None
        self._since = monotonic()

    def is_new(self, session: Connection | None) -> bool:
        return session is not self._session

    def beats(self, session: Connection | None) -> bool:
        """True when it answered a ping lately, and took another one."""
        if session is None or not session.is_active():
            return False
        if self.is_new(session):
            return True
        if session.last_ping_pong_time != self._answered:
            self._answered, self._since = session.last_ping_pong_time, monotonic()
        return monotonic() - self._since < SILENT_FOR and _took_ping(session)


def _took_ping(session: Connection) -> bool:
    try:
        session.ping(f"{session.session_id}:{monotonic()}")  # the form in which the SDK notes the answer
    except OSError:
        return False
    return True


def _hang_up(session: Connection | None) -> None:
    """The connection is closed, without waiting for a thread that is reading from it."""
    if session is None:
        return
    if session.sock is not None:
        with contextlib.suppress(OSError):
            session.sock.shutdown(socket.SHUT_RDWR)
    session.close()


def _pause(failures: int) -> float:
    """Seconds: 1, 2, 4 ... 30, each a quarter more or less, so that many bots do not come back at once."""
    return float(min(LONGEST_PAUSE, 2.0 ** (failures - 1))) * random.uniform(0.75, 1.25)  # noqa: S311 - no secret


class _InHand:
    """How many requests are being answered."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._count = 0

    @contextlib.contextmanager
    def one(self) -> Iterator[None]:
        self._change(1)
        try:
            yield
        finally:
            self._change(-1)

    def wait_until_none(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._count == 0, seconds)

    def _change(self, by: int) -> None:
        with self._changed:
            self._count += by
            self._changed.notify_all()
