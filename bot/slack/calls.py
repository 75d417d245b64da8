"""Calls to Slack for a workspace: with its own token, over kept connections."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

from bot.slack.api import Api
from bot.slack.errors import SlackError

log = logging.getLogger(__name__)


class Calls:
    """`token_of(workspace_id)` answers the bot's token there, or None when it was never installed."""

    def __init__(self, api: Api, token_of: Callable[[str], str | None]) -> None:
        self._api = api
        self._token_of = token_of

    def call(
        self, workspace_id: str, method: str, timeout: float | None = None, **arguments: Any
    ) -> Mapping[str, Any]:
        """Slack's answer; raises a SlackError when Slack refuses or cannot be reached."""
        return self._api.call(self._token_of(workspace_id) or "", method, arguments, timeout)

    def upload(self, url: str, content: bytes, timeout: float) -> None:
        """The bytes are where Slack wants them; raises a SlackError otherwise."""
        self._api.upload(url, content, timeout)

    def download(self, workspace_id: str, url: str, at_most: int, seconds: float) -> bytes:
        """The bytes of a file that Slack keeps; raises a SlackError, also when there are too many of them."""
        return self._api.download(self._token_of(workspace_id) or "", url, at_most, seconds)

    def lacks(self, workspace_id: str, scope: str) -> bool:
        """Whether the workspace is known not to have granted that."""
        return self._api.lacks(self._token_of(workspace_id) or "", scope)

    def respond(self, url: str, **body: Any) -> bool:
        """Whether Slack took it: a response_url works five times within thirty minutes."""
        try:
            self._api.respond(url, body)
        except SlackError as error:
            log.info("a private answer went another way: %s", error)
            return False
        return True
