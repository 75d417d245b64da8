"""Puts the playground together and serves it, in its own thread with its own loop."""

import asyncio
import socket
import threading
from concurrent.futures import Future
from pathlib import Path

from aiohttp import web

from playground import doing, housekeeping, looking
from playground.asked import Answering, handler
from playground.clock import Clock
from playground.delivery import Courier
from playground.faults import Faults
from playground.hook import response_url
from playground.live import Hub
from playground.log import Log
from playground.manifest import Manifest, read_manifest
from playground.pace import Pace
from playground.posted import HttpCourier
from playground.seed import APP_ID, build_world
from playground.service import Service
from playground.settings import Settings
from playground.sockets import SocketCourier
from playground.triggers import Hooks, Triggers
from playground.uploads import attach, fetch_as_app, fetch_as_person, upload
from playground.web_api import web_api

PAGE = Path(__file__).parent / "page"
TURNS_OF_LETTING_IN = 3  # of the loop: a task, its transport, the handler
HOST = "127.0.0.1"
LARGEST_BODY = 4 * 1024 * 1024
EVERYTHING_ELSE = (
    "channels:read",
    "groups:read",
    "im:read",
    "chat:write",
    "commands",
    "users:read",
    "im:write",
)
"""Scopes when no manifest says any: what a small app asks."""

LOOKING: dict[str, Answering] = {
    "/clock": looking.clock,
    "/my/state": looking.state,
    "/my/messages": looking.messages,
    "/my/message": looking.message,
    "/my/canvas": looking.canvas,
    "/my/log": looking.log,
    "/my/complaints": looking.complaints,
    "/my/manifest": looking.manifest,
}
DOING: dict[str, Answering] = {
    "/my/say": doing.say,
    "/my/act": doing.act,
    "/my/fill": doing.fill,
    "/my/submit": doing.submit,
    "/my/close": doing.close,
    "/my/shortcut": doing.shortcut,
    "/my/home": doing.home,
    "/my/read": doing.read,
    "/my/delete": doing.delete,
    "/my/edit": doing.edit,
    "/my/dismiss": doing.dismiss,
    "/my/open": doing.open_im,
    "/my/channels": housekeeping.new_channel,
    "/my/channel": housekeeping.channel,
    "/my/canvas": housekeeping.canvas,
    "/my/people": housekeeping.new_person,
    "/my/profile": housekeeping.profile,
    "/my/app": housekeeping.app,
    "/my/clock": housekeeping.clock,
    "/my/manifest": housekeeping.manifest,
    "/my/faults": housekeeping.add_fault,
    "/my/faults/clear": housekeeping.clear_faults,
}


def build_service(settings: Settings) -> Service:
    clock = Clock()
    if settings.start:
        clock.starts_at(settings.start)
    log = Log(clock, settings.log_file)
    manifest = _manifest(settings)
    world = build_world(settings, clock, manifest, _scopes(settings, manifest))
    return Service(
        settings=settings,
        clock=clock,
        log=log,
        world=world,
        manifest=manifest,
        courier=_courier(settings, log, clock),
        hub=Hub(),
        faults=Faults(),
        triggers=Triggers(clock, settings.trigger_seconds),
        hooks=Hooks(clock),
        pace=Pace(clock, settings.posts_burst, settings.posts_per_second, settings.tiers),
    )


def _manifest(settings: Settings) -> Manifest:
    given = settings.manifest
    return read_manifest(given) if given is None or isinstance(given, Path) else Manifest(dict(given))


def _scopes(settings: Settings, manifest: Manifest) -> set[str]:
    """As chosen; else all that the manifest asks, the optional ones too; else a small app's."""
    if settings.scopes is not None:
        return set(settings.scopes)
    return {*manifest.scopes, *manifest.optional_scopes} or set(EVERYTHING_ELSE)


def _courier(settings: Settings, log: Log, clock: Clock) -> Courier:
    if settings.request_url:
        return HttpCourier(settings.request_url, settings.signing_secret, settings.ack_seconds, clock)
    return SocketCourier(log, settings.ack_seconds, APP_ID)


def build_app(service: Service) -> web.Application:
    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_route("*", "/api/{method}", web_api(service))
    app.router.add_post("/hook/{team}/{key}", response_url(service))
    app.router.add_post("/upload/v1/{key}", upload(service))
    app.router.add_get("/files-pri/{team}-{file}/{name}", fetch_as_app(service))
    app.router.add_get("/files/{user}/{file}/{name}", fetch_as_app(service))
    app.router.add_get("/my/file", fetch_as_person(service))
    app.router.add_post("/my/attach", attach(service))
    app.router.add_get("/my/live", looking.live(service))
    for path, answering in LOOKING.items():
        app.router.add_get(path, handler(service, answering))
    for path, answering in DOING.items():
        app.router.add_post(path, handler(service, answering))
    if isinstance(service.courier, SocketCourier):
        app.router.add_get("/link/", service.courier.serve)
        service.courier.on_change.append(service.show_app)
    _add_page(app)
    return app


def _add_page(app: web.Application) -> None:
    async def page(_request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGE / "index.html")

    async def always_asked_again(_request: web.Request, response: web.StreamResponse) -> None:
        """A newer version of the page must not meet modules of an older one in the browser's cache."""
        response.headers.setdefault("Cache-Control", "no-cache")

    app.on_response_prepare.append(always_asked_again)
    app.router.add_get("/", page)
    app.router.add_get("/archives/{channel}/{message}", page)
    app.router.add_get("/docs/{team}/{canvas}", page)
    if PAGE.is_dir():
        app.router.add_static("/", PAGE)


class Server:
    """Serves from its own thread until closed. `port` 0 takes a free one."""

    def __init__(self, settings: Settings) -> None:
        self.service = build_service(settings)
        self._loop = asyncio.new_event_loop()
        self._ready: Future[int] = Future()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="playground", daemon=True)

    def start(self) -> str:
        """The address people and the app use, without a slash at the end."""
        self._thread.start()
        port = self._ready.result(timeout=10)
        return f"http://{HOST}:{port}"

    def close(self) -> None:
        if self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(timeout=10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        except OSError as error:
            self._ready.set_exception(error)
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        runner = web.AppRunner(build_app(self.service), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        door = socket.create_server((HOST, self.service.settings.port))
        await web.SockSite(runner, door).start()
        port = door.getsockname()[1]
        self.service.base_url = f"http://{HOST}:{port}"
        self._ready.set_result(port)
        await self._stop.wait()
        await self._let_in_nobody_else(door)
        await self._end(runner)

    async def _let_in_nobody_else(self, door: socket.socket) -> None:
        """Who is being let in (a browser knocks unasked) would be left half way when the server closes:
        asyncio never closes that connection. So the door shuts first, and they get in.
        """
        self._loop.remove_reader(door)
        for _ in range(TURNS_OF_LETTING_IN):
            await asyncio.sleep(0)

    async def _end(self, runner: web.AppRunner) -> None:
        for task in list(self.service.tasks):
            task.cancel()
        await asyncio.gather(*self.service.tasks, return_exceptions=True)
        await self.service.courier.close()
        await runner.cleanup()
        self.service.log.close()
