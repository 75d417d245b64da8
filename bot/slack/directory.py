"""Looking things up in Slack: who someone is, who is in a channel, where a message is.

These are calls over the network: never inside a transaction, and never before an acknowledgement.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.slack.errors import RefusedError

Call = Callable[..., Mapping[str, Any]]
"""`call(workspace_id, method, **arguments)` answers Slack's answer, or raises a SlackError."""

PAGE = 200
"""Slack recommends at most 200 results at a time (docs.slack.dev, pagination, read 2026-11-23)."""


LAST_SECOND = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp())
"""Later than this no calendar goes: a status until then is as good as forever."""


@dataclass(frozen=True, slots=True)
class Status:
    """A status that says somebody is away, without saying why. `ends_at` None: Slack was told no end."""

    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Profile:
    """Someone as Slack knows them. `zone` is an IANA name; `locale` is like "nl-NL".

    Of a status nothing is here but that it says "away" and until when: an emoji can tell of illness.
    """

    user_id: str
    name: str
    locale: str
    zone: str
    is_bot: bool
    is_guest: bool
    is_stranger: bool
    has_left: bool
    away: Status | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel as the bot sees it. `bot_is_in` tells whether it may post and read members there."""

    id: str
    name: str
    is_private: bool
    is_archived: bool
    bot_is_in: bool


class Files(Protocol):
    """Fetches what people attached; `calls.py` is one."""

    def download(self, workspace_id: str, url: str, at_most: int, seconds: float) -> bytes: ...

    def lacks(self, workspace_id: str, scope: str) -> bool: ...


class NoFiles:
    """Where nobody attaches anything: nothing was granted."""

    def download(self, workspace_id: str, url: str, at_most: int, seconds: float) -> bytes:  # noqa: ARG002 - as Files
        raise RefusedError("download", "no_files")

    def lacks(self, workspace_id: str, scope: str) -> bool:  # noqa: ARG002 - as Files
        return True


NO_FILES = NoFiles()


class Directory:
    """`away_emoji` are the names of the emoji with which a status says that somebody is away.

    `files` fetches what people attached.
    """

    def __init__(self, call: Call, away_emoji: Collection[str] = (), files: Files = NO_FILES) -> None:
        self._call = call
        self.files = files
        self._away_emoji = away_emoji

    def profile(self, workspace_id: str, user_id: str) -> Profile:
        """Needs users:read."""
        answer = self._call(workspace_id, "users.info", user=user_id, include_locale=True)
        return self.profile_from(answer["user"])

    def profile_from(self, user: Mapping[str, Any]) -> Profile:
        """The same from a user_change event, which brings all of it."""
        return profile_from(user, self._away_emoji)

    def channel(self, workspace_id: str, channel_id: str) -> Channel:
        """Needs channels:read or groups:read. A private channel the bot is not in does not exist to it."""
        found = self._call(workspace_id, "conversations.info", channel=channel_id)["channel"]
        return Channel(
            id=found["id"],
            name=found.get("name") or "",
            is_private=bool(found.get("is_private")),
            is_archived=bool(found.get("is_archived")),
            bot_is_in=bool(found.get("is_member")),
        )

    def member_ids(self, workspace_id: str, channel_id: str) -> list[str]:
        """Everyone in the channel, bots too. Needs channels:read or groups:read."""
        found: list[str] = []
        cursor = ""
        while True:
            page = self._call(
                workspace_id, "conversations.members", channel=channel_id, limit=PAGE, cursor=cursor
            )
            found += page["members"]
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return found

    def permalink(self, workspace_id: str, channel_id: str, message_ts: str) -> str:
        answer = self._call(workspace_id, "chat.getPermalink", channel=channel_id, message_ts=message_ts)
        return str(answer["permalink"])


def profile_from(user: Mapping[str, Any], away_emoji: Collection[str] = ()) -> Profile:
    """From users.info or a user_change event."""
    profile = user.get("profile") or {}
    name = (
        profile.get("display_name") or profile.get("real_name") or user.get("real_name") or user.get("name")
    )
    return Profile(
        user_id=user["id"],
        name=name or user["id"],
        locale=user.get("locale") or "en-US",
        zone=user.get("tz") or "Europe/Amsterdam",
        is_bot=bool(user.get("is_bot")) or user["id"] in {"USLACKBOT", "USLACK"},
        is_guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")),
        is_stranger=bool(user.get("is_stranger")),
        has_left=bool(user.get("deleted")),
        away=_status(profile, away_emoji),
    )


def _status(profile: Mapping[str, Any], away_emoji: Collection[str]) -> Status | None:
    """None for no status, and for one that does not say "away": the emoji ":wave::skin-tone-2:" is "wave"."""
    emoji = str(profile.get("status_emoji") or "").strip(":").partition("::")[0].lower()
    if emoji not in away_emoji:
        return None
    seconds = profile.get("status_expiration")
    if not isinstance(seconds, int) or seconds == 0:  # Slack: 0 is never
        return Status(None)
    return Status(datetime.fromtimestamp(min(max(seconds, 0), LAST_SECOND), UTC))
