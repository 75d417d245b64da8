"""A process from its first second to its last: what it starts for its role, and how it ends in time."""

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import running_clock
from bot.health import Health, database_problem, letters_waiting, token_problem
from bot.loading import loading
from bot.manifest import optional_scopes, required_scopes
from bot.metrics import Metrics
from bot.ready import CannotStartError, ready_database, refuse_dead_token, warn_of_several_processes
from bot.settings import Role, Settings
from bot.slack import web
from bot.slack.installs import oauth_flow
from bot.slack.sockets import Sockets

if TYPE_CHECKING:
    # At run time it is loaded when nothing stands in its way: who cannot start hears so a second sooner.
    from bot.app import Bot

log = logging.getLogger(__name__)

ANSWER_WITHIN = 3.0
"""Seconds for requests in hand: Slack waits no longer for an acknowledgement."""
HEAR_WITHIN = 0.5
"""Seconds: a signal that reached another thread (after SIGCONT it may) is heard when this one wakes."""
END_WITHIN = 9.5
"""Seconds after which the process ends whatever still runs; whoever asked us to stop waits ten."""

STOP_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
"""Asked by whoever runs us, by Ctrl-C, and by a terminal that is closed."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that runs beside the others; `stop` finishes what it has in hand."""

    start: Callable[[], None]
    stop: Callable[[], None]


def run(settings: Settings, role: Role, greet: Callable[[], None] = lambda: None) -> None:
    """Works until somebody asks it to stop, and greets when it began. CannotStartError when it cannot."""
    asked_to_stop = _listen_for_signals()
    database = ready_database(settings)
    warn_of_several_processes(database, role)
    refuse_dead_token(settings)
    with loading():
        from bot import app  # noqa: PLC0415 - who cannot start hears so a second sooner
    with running_clock(settings.clock_url) as clock:
        metrics = Metrics()
        bot = app.build(settings, database, clock, metrics)
        with _running(_parts(settings, role, bot, metrics)):
            greet()
            _wait_for(asked_to_stop)
            log.info("asked to stop: finishing what is in hand")
        bot.close()
    database.close()


def _wait_for(asked_to_stop: threading.Event) -> None:
    while not asked_to_stop.wait(HEAR_WITHIN):
        pass


def _parts(settings: Settings, role: Role, bot: "Bot", metrics: Metrics) -> Sequence[Part]:
    """What runs in this role, in the order in which it starts."""
    works = [Part(bot.delivery.start, bot.delivery.stop), Part(bot.schedule.start, bot.schedule.stop)]
    if role is Role.WORKER:
        return works
    hears = list(_hearing(settings, role, bot, metrics))
    return hears if role is Role.WEB else [*works, *hears]


def _hearing(settings: Settings, role: Role, bot: "Bot", metrics: Metrics) -> Iterator[Part]:
    database, asks = bot.office.database, {}
    asks["database"] = lambda: database_problem(database)
    if not settings.many_workspaces:
        asks["token"] = lambda: token_problem(database)
    sockets = _sockets(settings, role, bot)
    if sockets is not None:
        asks["slack"] = sockets.problem
        metrics.watch("connection_age_seconds", "Seconds since the socket was opened", sockets.connected_for)
    metrics.watch("letters_waiting", "Letters that wait to reach Slack", lambda: letters_waiting(bot.office))
    pages = web.own_pages(Health(asks), metrics)
    if sockets is None:
        pages |= web.slack_pages(bot.bolt)
    if bot.installs is not None:
        scopes = (*required_scopes(), *optional_scopes())
        pages |= web.install_pages(oauth_flow(settings, scopes, database, bot.installs))
    server = _server(web.Web(pages, bot.folders, bot.inlets), settings)
    log.info("listening on http://%s:%d", settings.host, server.port)
    yield Part(server.start, lambda: server.stop(ANSWER_WITHIN))
    if sockets is not None:
        yield Part(lambda: _start(sockets), lambda: sockets.stop(ANSWER_WITHIN))


def _sockets(settings: Settings, role: Role, bot: "Bot") -> Sockets | None:
    if role is Role.WEB or settings.slack_app_token is None:
        return None
    return Sockets(bot.bolt, settings.slack_app_token.get_secret_value(), settings.slack_api_url)


def _start(sockets: Sockets) -> None:
    sockets.start()
    if sockets.state.token_is_dead:
        raise CannotStartError(
            f"Slack refuses SLACK_APP_TOKEN ({sockets.state.refused}). Run: python -m bot check"
        )


def _server(pages: web.Web, settings: Settings) -> web.Server:
    try:
        return web.Server(pages, settings.host, settings.port)
    except OSError as problem:
        raise CannotStartError(
            f"HOST and PORT cannot be used ({settings.host}:{settings.port}, {problem.strerror})."
            " Set PORT to another number."
        ) from problem


@contextmanager
def _running(parts: Sequence[Part]) -> Iterator[None]:
    """The parts run inside; they all stop at once afterwards, and in time."""
    started: list[Part] = []
    try:
        for part in parts:
            started.append(part)
            part.start()
        yield
    finally:
        stops = [threading.Thread(target=part.stop, name="stopping") for part in started]
        for stop in stops:
            stop.start()
        for stop in stops:
            stop.join()


def _listen_for_signals() -> threading.Event:
    asked = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        asked.set()
        _end_in_time()

    for name in STOP_SIGNALS:
        signal.signal(name, stop)
    return asked


def _end_in_time() -> None:
    """Whatever happens, the process ends: what was left in hand is in the database, or Slack asks again."""
    end = threading.Timer(END_WITHIN, os._exit, (1,))
    end.daemon = True
    end.start()
