"""Slack's Web API over kept connections.

The SDK's own client opens a new TLS connection for every call: 3 ms of CPU and two round trips, against
1 ms here (measured). It also repeats a call whose connection broke, which posts a message twice; here
nothing is repeated, and the error says whether the call was perhaps carried out.
"""

import json
import threading
from collections.abc import Mapping
from time import monotonic
from types import MappingProxyType
from typing import Any

import httpx

from bot.slack import judged, tls
from bot.slack.errors import (
    NotDoneError,
    PerhapsDoneError,
    RateLimitedError,
    RefusedError,
    SlackError,
    refusal,
)
from bot.slack.upload_address import may_have_bytes, may_have_our_token

KEEP_SECONDS = 30.0
"""How long an unused connection is kept. Reusing one that Slack closed costs an uncertain answer."""
CONNECT_SECONDS = 3.0
SECONDS = 5.0
"""How long Slack may be silent in a call that does not say otherwise."""
RETRY_AFTER_SECONDS = 30.0
"""How long to wait when Slack says "slow down" without saying how long."""

NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


class Api:
    """Shared by all threads; each has a client with kept connections of its own, on one TLS context.

    One client for 64 threads costs twice the CPU: they queue for its pool (measured). `base_url` ends with
    a slash (SLACK_API_URL). Proxies and extra certificates come from the environment, as httpx has it.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._scopes: dict[str, frozenset[str]] = {}
        self._tls = tls.context()
        self._own = threading.local()
        self._clients: list[httpx.Client] = []

    def call(
        self,
        token: str,
        method: str,
        arguments: Mapping[str, Any] = MappingProxyType({}),
        timeout: float | None = None,
    ) -> dict[str, Any]:
        """Slack's answer, which said ok. Raises a SlackError otherwise. `timeout` in seconds."""
        answer = self._post(
            method,
            self._base_url + method,
            timeout,
            data=_form(judged.call(method, arguments)),
            headers={"Authorization": f"Bearer {token}"},
        )
        if "x-oauth-scopes" in answer.headers:
            self._scopes[token] = _names(answer.headers["x-oauth-scopes"])
        body = _body(method, answer)
        if body.get("ok") is not True:
            raise _error(method, str(body.get("error") or "unknown_error"), answer)
        return body

    def respond(self, url: str, body: Mapping[str, Any], timeout: float | None = None) -> None:
        """The body is sent to a `response_url`. Raises a SlackError when Slack does not take it."""
        answer = self._post("response_url", url, timeout, json=dict(judged.response(body)))
        if answer.is_client_error:
            raise RefusedError("response_url", f"http_{answer.status_code}")

    def upload(self, url: str, content: bytes, timeout: float | None = None) -> None:
        """The bytes of a file are sent to the address that Slack gave for them; our token stays here."""
        if not may_have_bytes(url, self._base_url):
            raise RefusedError("upload", "strange_address")
        headers = {"Content-Type": "application/octet-stream"}
        answer = self._post("upload", url, timeout, content=content, headers=headers)
        if answer.status_code != httpx.codes.OK:
            raise RefusedError("upload", f"http_{answer.status_code}")

    def download(self, token: str, url: str, at_most: int, seconds: float) -> bytes:
        """The bytes of a file that Slack keeps: no more than `at_most`, and within so many seconds in all.

        Slack sends who may not read it to its login page, so we go nowhere but where we asked.
        """
        if not may_have_our_token(url, self._base_url):
            raise RefusedError("download", "strange_address")
        end = monotonic() + seconds
        headers = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        try:
            with self._client().stream("GET", url, headers=headers, timeout=_timeout(SECONDS)) as answer:
                if answer.status_code != httpx.codes.OK:
                    raise RefusedError("download", f"http_{answer.status_code}")
                return _bounded(answer, at_most, end)
        except httpx.HTTPError as problem:
            raise NotDoneError("download", "unreachable") from problem

    def lacks(self, token: str, scope: str) -> bool:
        """Whether the latest answer to this token said that this was not granted; asks nothing."""
        return token in self._scopes and scope not in self._scopes[token]

    def scopes(self, token: str) -> frozenset[str]:
        """What the workspace granted, as Slack's latest answer says."""
        if token not in self._scopes:
            self.call(token, "auth.test")
        return self._scopes.get(token, frozenset())

    def close(self) -> None:
        for client in self._clients:
            client.close()

    def _client(self) -> httpx.Client:
        """The one of the calling thread."""
        if not hasattr(self._own, "client"):
            kept = httpx.Limits(
                max_connections=None, max_keepalive_connections=4, keepalive_expiry=KEEP_SECONDS
            )
            self._own.client = httpx.Client(limits=kept, verify=self._tls)
            self._clients.append(self._own.client)
        client: httpx.Client = self._own.client
        return client

    def _post(self, method: str, url: str, timeout: float | None, **content: Any) -> httpx.Response:
        """Slack's answer, whatever it says, unless it is none or "slow down" or "something broke"."""
        try:
            answer = self._client().post(url, timeout=_timeout(timeout or SECONDS), **content)
        except NEVER_SENT as problem:
            raise NotDoneError(method, "unreachable") from problem
        except httpx.HTTPError as problem:
            raise PerhapsDoneError(method, "no_answer") from problem
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise RateLimitedError(method, _retry_after(answer))
        if answer.is_server_error:
            raise PerhapsDoneError(method, f"http_{answer.status_code}")
        return answer


def _bounded(answer: httpx.Response, at_most: int, end: float) -> bytes:
    """All of it, unless it becomes too much or takes too long."""
    content = bytearray()
    for part in answer.iter_bytes():
        content += part
        if len(content) > at_most:
            raise RefusedError("download", "too_large")
        if monotonic() > end:
            raise NotDoneError("download", "too_slow")
    return bytes(content)


def _timeout(seconds: float) -> httpx.Timeout:
    return httpx.Timeout(seconds, connect=min(seconds, CONNECT_SECONDS), pool=min(seconds, CONNECT_SECONDS))


def _form(arguments: Mapping[str, Any]) -> dict[str, str]:
    """As form fields, which every method accepts; what has structure is JSON, what is None is left out."""
    return {name: _field(value) for name, value in arguments.items() if value is not None}


def _field(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _body(method: str, answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError as problem:
        raise PerhapsDoneError(method, f"http_{answer.status_code}") from problem
    if not isinstance(body, dict):
        raise PerhapsDoneError(method, "unreadable")
    return body


def _error(method: str, name: str, answer: httpx.Response) -> SlackError:
    if name in {"ratelimited", "rate_limited"}:
        return RateLimitedError(method, _retry_after(answer))
    return refusal(method, name)


def _retry_after(answer: httpx.Response) -> float:
    try:
        return float(answer.headers.get("retry-after", RETRY_AFTER_SECONDS))
    except ValueError:
        return RETRY_AFTER_SECONDS


def _names(header: str) -> frozenset[str]:
    return frozenset(name.strip() for name in header.split(",") if name.strip())
