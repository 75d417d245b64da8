"""Slack's Web API at /api/<method>: who calls, may they, how fast, and the answer; faults strike here;
every call is logged.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from playground.call import Call, nested, read_arguments
from playground.faults import Fault
from playground.methods import METHODS
from playground.service import APP_TOKEN, Service
from playground.triggers import Refused
from playground.world import Workspace

Json = dict[str, Any]
HTTP_OK = 200
TOO_MANY = 429
SERVER_ERROR = 500
UNREADABLE = {"blocks": "invalid_blocks_format", "metadata": "invalid_metadata_format"}
APPS_FAULT = frozenset(
    {
        # refusals that only a careless app meets; people, admins and bad luck cause the others
        "invalid_blocks", "invalid_blocks_format", "invalid_arguments", "invalid_json", "json_not_object",
        "no_text", "msg_too_long", "msg_blocks_too_long", "markdown_text_conflict", "view_too_large",
        "duplicate_external_id", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large",
        "unknown_method", "invalid_trigger_id", "exchanged_trigger_id", "expired_trigger_id",
        "push_limit_reached", "too_many_attachments", "invalid_limit", "invalid_cursor", "invalid_types",
        "method_not_supported_for_channel_type", "users_list_not_supplied", "missing_argument",
        "alt_txt_too_large", "snippet_too_large", "unknown_snippet_type", "file_not_found",
        "invalid_attachments", "channels_limit_exceeded", "canvas_creation_failed", "canvas_editing_failed",
        "canvas_too_large",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Verdict:
    body: Json
    status: int = HTTP_OK
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Received:
    """A call as it came in."""

    method: str
    arguments: Json
    token: str
    unreadable: Refused | None
    struck: dict[str, Fault]

    @property
    def lost(self) -> bool:
        return "dropped" in self.struck or "answer_lost" in self.struck


def web_api(service: Service) -> Callable[[web.Request], Any]:
    async def answer(request: web.Request) -> web.StreamResponse:
        began = service.clock.monotonic()
        received = await _receive(service, request)
        if slow := received.struck.get("slow"):
            await asyncio.sleep(slow.seconds)
        workspace = service.world.of_token(received.token)
        verdict = _struck(received.struck) or _judge(service, received, workspace)
        _log(service, received, workspace, verdict, began)
        if received.lost and request.transport:
            request.transport.abort()
        return web.json_response(verdict.body, status=verdict.status, headers=verdict.headers)

    return answer


async def _receive(service: Service, request: web.Request) -> Received:
    method = request.match_info["method"]
    unreadable: Refused | None = None
    arguments: Json = {}
    try:
        arguments = nested(await read_arguments(request, method), UNREADABLE)
    except Refused as refused:
        unreadable = refused
    token = _token(request, arguments)
    arguments.pop("token", None)
    channel = arguments.get("channel", arguments.get("channel_id"))
    struck = service.faults.strike(method, channel if isinstance(channel, str) else None)
    return Received(method, arguments, token, unreadable, {f.kind: f for f in struck})


def _token(request: web.Request, arguments: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else str(arguments.get("token", ""))


def _struck(struck: dict[str, Fault]) -> Verdict | None:
    """What a switched-on fault answers instead; None when the call goes on as usual."""
    if "dropped" in struck:
        return Verdict({"ok": False, "error": "dropped"}, SERVER_ERROR)
    if "server_error" in struck:
        return Verdict({"ok": False, "error": "internal_error"}, SERVER_ERROR)
    if fault := struck.get("ratelimited"):
        return _too_fast(int(fault.seconds))
    if fault := struck.get("refused"):
        return Verdict({"ok": False, "error": fault.error or "fatal_error"})
    return None


def _too_fast(seconds: int) -> Verdict:
    return Verdict({"ok": False, "error": "ratelimited"}, TOO_MANY, {"Retry-After": str(seconds)})


def _judge(service: Service, received: Received, workspace: Workspace | None) -> Verdict:
    try:
        if received.method == "apps.connections.open":
            return Verdict(_opened_socket(service, received.token))
        if received.method == "api.test":  # the one method that asks for no token
            return Verdict({"ok": True, "args": received.arguments})
        member = _allowed(received, workspace)
        wait = service.pace.retry_after(member.id, received.method, received.arguments.get("channel"))
        if wait:
            return _too_fast(wait)
        return _answered(service, received, member)
    except Refused as refused:
        return Verdict({"ok": False, "error": refused.error, **refused.more})


def _opened_socket(service: Service, token: str) -> Json:
    if token != APP_TOKEN:
        raise Refused("invalid_auth" if token else "not_authed")
    url = service.new_socket_url()
    if url is None:
        raise Refused("socket_mode_disabled")
    return {"ok": True, "url": url}


def _allowed(received: Received, workspace: Workspace | None) -> Workspace:
    """Order of Slack's checks: does the method exist, who are you, may you still."""
    if received.method not in METHODS:
        raise Refused("unknown_method", req_method=received.method)
    if not received.token:
        raise Refused("not_authed")
    if received.token == APP_TOKEN:
        raise Refused("not_allowed_token_type")
    if workspace is None:
        raise Refused("invalid_auth")
    if workspace.installation.state != "installed":
        raise Refused(_ENDED[workspace.installation.state])
    return workspace


_ENDED = {"revoked": "token_revoked", "uninstalled": "account_inactive"}


def _answered(service: Service, received: Received, workspace: Workspace) -> Verdict:
    method = METHODS[received.method]
    call = Call(service, received.method, received.arguments, workspace)
    if method.scopes:
        call.needs_scope(*method.scopes)
    if received.unreadable:
        raise received.unreadable
    body = {"ok": True, **method.run(call)}
    scopes = ",".join(sorted(workspace.installation.scopes))
    accepted = ",".join(method.scopes)
    return Verdict(body, headers={"x-oauth-scopes": scopes, "x-accepted-oauth-scopes": accepted})


def _log(
    service: Service, received: Received, workspace: Workspace | None, verdict: Verdict, began: float
) -> None:
    error = verdict.body.get("error")
    service.log.add(
        "call",
        method=received.method,
        team=workspace.id if workspace else None,
        arguments=received.arguments,
        status=verdict.status,
        ok=bool(verdict.body["ok"]),
        error=error,
        answer=verdict.body,
        milliseconds=round((service.clock.monotonic() - began) * 1000, 2),
        lost=received.lost,
    )
    if error in APPS_FAULT and not received.struck:
        service.complain(f"refused: {error}", received.method, _why(verdict.body))


def _why(body: Json) -> Any:
    return body.get("response_metadata", {}).get("messages") or body.get("detail") or body.get("req_method")
