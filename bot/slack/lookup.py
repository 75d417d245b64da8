"""Whether a letter that was perhaps posted stands in Slack: it carries its key in the message's metadata.

Possible only where the workspace granted an optional history scope.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.slack.api import Api
from bot.slack.errors import RefusedError, TokenRefusedError
from bot.slack.ids import is_direct, is_person
from storage.letters import Letter
from storage.sending import Errand

EVENT_TYPE = "smplan_letter"
PAGE = 200
PAGES = 10
"""2,000 messages in a channel since the first attempt: more is not looked through."""
EARLIER = timedelta(minutes=5)
"""How far Slack's clock may be behind ours."""

CHANNEL_SCOPES = frozenset({"channels:history", "groups:history"})
DIRECT_SCOPES = frozenset({"im:history"})


@dataclass(frozen=True, slots=True)
class Found:
    """The letter stands there."""

    channel: str
    ts: str


@dataclass(frozen=True, slots=True)
class NotFound:
    """The letter does not stand there."""


@dataclass(frozen=True, slots=True)
class NotAllowed:
    """We may not look."""


def metadata(letter: Letter) -> dict[str, Any]:
    """What is posted with a letter so that it can be found again. Anyone in the channel can read it."""
    return {"event_type": EVENT_TYPE, "event_payload": {"key": letter.key}}


def look_up(api: Api, token: str, errand: Errand) -> Found | NotFound | NotAllowed:
    """Raises a SlackError when Slack could not be asked."""
    try:
        channel = _channel(api, token, errand)
        if channel is None:
            return NotAllowed()
        for message in _messages(api, token, errand, channel):
            if _key(message) == errand.letter.key:
                return Found(channel, str(message["ts"]))
    except RefusedError as error:
        if isinstance(error, TokenRefusedError) and error.name != "missing_scope":
            raise
        return NotAllowed()
    return NotFound()


def _channel(api: Api, token: str, errand: Errand) -> str | None:
    """Where to look; None when no scope allows it. A person's direct messages have a channel of their own."""
    granted = api.scopes(token)
    address = errand.parent.posted_in if errand.parent else errand.letter.channel
    if not (is_person(address) or is_direct(address)):
        return address if granted & CHANNEL_SCOPES else None
    if not granted & DIRECT_SCOPES:
        return None
    if is_direct(address):
        return address
    return errand.direct or str(api.call(token, "conversations.open", {"users": address})["channel"]["id"])


def _messages(api: Api, token: str, errand: Errand, channel: str) -> Iterator[Mapping[str, Any]]:
    """What was posted there since the first attempt, newest first."""
    where: dict[str, Any] = {"channel": channel, "oldest": f"{_since(errand.letter).timestamp():.6f}"}
    method = "conversations.history"
    if errand.parent:
        method, where["ts"] = "conversations.replies", errand.parent.ts
    for _ in range(PAGES):
        page = api.call(token, method, {**where, "limit": PAGE, "include_all_metadata": True})
        yield from page["messages"]
        where["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
        if not where["cursor"]:
            return


def _since(letter: Letter) -> datetime:
    """The earlier of both clocks: on a Slack of one's own the messages carry the story's time."""
    return min(letter.tried_at or letter.written_at, letter.written_at) - EARLIER


def _key(message: Mapping[str, Any]) -> str | None:
    told = message.get("metadata") or {}
    if told.get("event_type") != EVENT_TYPE:
        return None
    return (told.get("event_payload") or {}).get("key")
