"""The addresses of files: where an app posts the bytes, and where it and people fetch them again.

Read 2026-11-24, docs.slack.dev/reference/methods/files.getUploadURLExternal: raw bytes or a multipart form;
"HTTP 200 if the upload is successful; a non-200 response indicates a failure". Not written down, so chosen
here: 400 for a wrong length or a second upload, 404 for an address nobody was given. "OK - <length>" is what
people quote in bug reports. Slack looks at the bytes after `files.completeUploadExternal` and takes seconds
for it (python-slack-sdk issues 1521, 1575): `Settings.file_seconds` says how many here.
"""

import asyncio
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from aiohttp import web
from aiohttp.web_request import FileField

from playground.files import File
from playground.ids import secret
from playground.interactions import refusal
from playground.service import Service
from playground.world import Workspace

LARGEST = 3 * 1024 * 1024
"""Bytes. Ours, since files stay in memory: Slack's is 1 GB."""
LARGEST_ATTACHED = 10 * 1024 * 1024
"""Bytes. "There is a 10MB file size limit": docs.slack.dev/reference/block-kit/block-elements, the page of
file_input, read 2026-11-28; whether a megabyte is 1,000 or 1,024 kilobytes there is unverified.
"""
Handler = Callable[[web.Request], Any]
_FAULTS = {"slow", "dropped", "answer_lost", "server_error", "ratelimited"}


def images(service: Service, workspace: Workspace) -> frozenset[str]:
    """The ids and addresses by which blocks may show the pictures of this workspace."""
    now = service.clock.monotonic()
    shown = [
        f for f in workspace.files.values() if f.picture and f.ready_at is not None and f.ready_at <= now
    ]
    return frozenset(name for f in shown for name in (f.id, f.url, f.permalink))


def upload(service: Service) -> Handler:
    async def take(request: web.Request) -> web.StreamResponse:
        struck = {f.kind: f for f in service.faults.strike("upload_url", None) if f.kind in _FAULTS}
        if slow := struck.get("slow"):
            await asyncio.sleep(slow.seconds)
        data = await _sent(request)
        status, verdict = _fault_of(struck) or _keep(service, request.match_info["key"], data)
        service.log.add("upload", length=None if data is None else len(data), status=status, answer=verdict)
        if struck.keys() & {"dropped", "answer_lost"} and request.transport:
            request.transport.abort()
        return web.Response(status=status, text=verdict)

    return take


def _fault_of(struck: dict[str, Any]) -> tuple[int, str] | None:
    if "dropped" in struck or "server_error" in struck:
        return web.HTTPInternalServerError.status_code, "internal error"
    return (web.HTTPTooManyRequests.status_code, "ratelimited") if "ratelimited" in struck else None


async def _sent(request: web.Request) -> bytes | None:
    """The body, or the one file of a form; None when the form has not one file."""
    if request.content_type != "multipart/form-data":
        return await request.read()
    files = [part for part in (await request.post()).values() if isinstance(part, FileField)]
    return files[0].file.read() if len(files) == 1 else None


def _keep(service: Service, key: str, data: bytes | None) -> tuple[int, str]:
    file = _waiting(service, key)
    if file is None:
        return web.HTTPNotFound.status_code, "no such upload"
    if wrong := _why_not(file, data):
        service.complain(f"refused: {wrong}", "upload_url", file.name)
        return web.HTTPBadRequest.status_code, wrong
    file.data = data
    return web.HTTPOk.status_code, f"OK - {file.length}"


def _waiting(service: Service, key: str) -> File | None:
    every = (f for w in service.world.workspaces.values() for f in w.files.values())
    return next((f for f in every if f.key == key), None)


def _why_not(file: File, data: bytes | None) -> str | None:
    if file.data is not None:
        return "already uploaded"
    if data is None:
        return "a form with one file is needed"
    return None if len(data) == file.length else f"{file.length} bytes were announced, {len(data)} came"


def fetch_as_person(service: Service) -> Handler:
    """/my/file: `person`, and `file`: an id or one of its addresses. Everybody of the workspace may look."""

    async def answer(request: web.Request) -> web.StreamResponse:
        workspace = service.world.of_person(request.query.get("person", ""))
        return _given(_find(workspace, request.query.get("file", "")))

    return answer


def attach(service: Service) -> Handler:
    """/my/attach: a person brings a file for a form's `file_input`: `person`, `name`, the bytes as body."""

    async def take(request: web.Request) -> web.StreamResponse:
        person = request.query.get("person", "")
        workspace = service.world.of_person(person)
        if workspace is None:
            return web.json_response(refusal("no_such_person", f"There is no person {person}."))
        data = await _at_most(request, LARGEST_ATTACHED)
        if data is None:
            return web.json_response(refusal("file_too_large", "That file is larger than 10 MB."))
        file = _attached(service, workspace, person, request.query.get("name", ""), data)
        return web.json_response({"ok": True, "file": file.id, "name": file.name})

    return take


async def _at_most(request: web.Request, most: int) -> bytes | None:
    data = bytearray()
    async for part in request.content.iter_any():
        data += part
        if len(data) > most:
            return None
    return bytes(data)


def _attached(service: Service, workspace: Workspace, person: str, name: str, data: bytes) -> File:
    file = File(
        id=service.ids.new("F"),
        team=workspace.id,
        user=person,
        name=name.replace("/", "_"),
        length=len(data),
        created=int(service.clock.now()),
        key=secret(),
        base_url=service.base_url,
        title=name,
        data=data,
        ready_at=service.clock.monotonic(),
    )
    workspace.files[file.id] = file
    return file


def _find(workspace: Workspace | None, name: str) -> File | None:
    every = list(workspace.files.values()) if workspace else []
    return next((f for f in every if name in (f.id, f.url, f.permalink)), None)


def fetch_as_app(service: Service) -> Handler:
    """`url_private`: asks for the app's token and for files:read. Slack sends others to its login page."""

    async def answer(request: web.Request) -> web.StreamResponse:
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        workspace = service.world.of_token(token)
        if workspace is None or "files:read" not in workspace.installation.scopes:
            raise web.HTTPForbidden(text="log in")
        return _given(workspace.files.get(request.match_info["file"]))

    return answer


def _given(file: File | None) -> web.Response:
    """Only pictures are shown in the window: anything else could be a page that acts as this one."""
    if file is None or file.data is None or file.ready_at is None:
        raise web.HTTPNotFound(text="no such file")
    headers = {"X-Content-Type-Options": "nosniff"}
    if not file.picture:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
    return web.Response(body=file.data, content_type=file.mimetype, headers=headers)
