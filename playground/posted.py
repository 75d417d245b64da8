"""The other way to reach the app: signed HTTP posts to its request URL
(docs.slack.dev/authentication/verifying-requests-from-slack).
"""

import asyncio
import hashlib
import hmac
import json
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.clock import Clock
from playground.delivery import Answer, Outcome, Parcel, Silence

HTTP_OK = 200


class HttpCourier:
    via = "http"

    def __init__(self, url: str, secret: str, ack_seconds: float, clock: Clock) -> None:
        self._url = url
        self._secret = secret
        self._ack_seconds = ack_seconds
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    def connections(self) -> int:
        return 1

    async def carry(self, parcel: Parcel) -> Outcome:
        body, content_type = _body(parcel)
        headers = {"Content-Type": content_type, **self._signed(body), **_retry_headers(parcel)}
        timeout = aiohttp.ClientTimeout(total=self._ack_seconds)
        try:
            async with self._connection().post(
                self._url, data=body, headers=headers, timeout=timeout
            ) as answer:
                text = await answer.text()
        except TimeoutError:
            return Silence("http_timeout", 0, apps_fault=True)
        except (aiohttp.ClientError, OSError):
            return Silence("connection_failed", 0)
        if answer.status != HTTP_OK:
            no_retry = answer.headers.get("x-slack-no-retry") == "1"
            return Silence("http_error", 0, apps_fault=True, no_retry=no_retry)
        return Answer(_read(text, answer.content_type), 0)

    def _signed(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(self._clock.real()))
        base = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self._secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}

    def _connection(self) -> aiohttp.ClientSession:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        return self._session

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            await asyncio.sleep(0)  # lets the transports close before the loop ends


def _body(parcel: Parcel) -> tuple[bytes, str]:
    form = "application/x-www-form-urlencoded"
    match parcel.envelope:
        case "events_api":
            return json.dumps(parcel.payload).encode(), "application/json"
        case "slash_commands":
            return urlencode(parcel.payload).encode(), form
        case _:
            return urlencode({"payload": json.dumps(parcel.payload)}).encode(), form


def _retry_headers(parcel: Parcel) -> dict[str, str]:
    if not parcel.attempt:
        return {}
    return {
        "X-Slack-Retry-Num": str(parcel.attempt),
        "X-Slack-Retry-Reason": parcel.reason or "unknown_error",
    }


def _read(text: str, content_type: str) -> Any:
    if not text.strip():
        return None
    if content_type == "application/json":
        try:
            return json.loads(text)
        except ValueError:
            return text
    return {"text": text}
