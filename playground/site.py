"""A running playground as the page meets it: its address and its JSON over HTTP (PROTOCOL.md)."""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx

Json = dict[str, Any]
NO_CERTIFICATES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""A playground speaks plain HTTP; reading the certificates would take 20 ms for each one (measured)."""


class Trouble(Exception):  # noqa: N818 -- what a person meets, not our error
    """Slack (or the app's silence) refused what the person did; the message is what the person reads."""

    def __init__(self, answer: Json) -> None:
        super().__init__(answer.get("message") or answer["error"])
        self.error = str(answer["error"])
        self.answer = answer


class Site:
    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, timeout=30, trust_env=False, verify=NO_CERTIFICATES)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def get(self, path: str, **query: str | float) -> Json:
        answer: Json = self._http.get(path, params=query).json()
        return answer

    def bytes_of(self, path: str, **query: str) -> bytes | None:
        """What is there, or None when nothing is."""
        answer = self._http.get(path, params=query)
        return answer.content if answer.is_success else None

    def post(self, path: str, body: Json) -> Json:
        """What the page would get; raises `Trouble` when it was refused."""
        answer: Json = self._http.post(path, json=body).json()
        if not answer["ok"]:
            raise Trouble(answer)
        return answer
