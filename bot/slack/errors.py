"""Which refusals of Slack are final, which pass, and which say that our token is no longer welcome.

`permanent` says whether trying again is useless. Names are Slack's own (docs.slack.dev, the error tables of
chat.postMessage, chat.update and chat.delete, read 2026-11-23). An unknown name counts as passing: delivery
tries such a letter a few times before it gives up.
"""

from collections.abc import Mapping

DEAD_TOKEN = frozenset({
    "account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "app_uninstalled",
    "missing_scope", "no_permission", "not_allowed_token_type", "access_denied", "team_access_not_granted",
    "org_login_required", "two_factor_setup_required", "team_not_found",
})  # fmt: skip
"""What no letter of the workspace can get past until somebody installs the app again."""

MESSAGE_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})
"""The message we wanted to change is not there, or is no longer ours to change."""

UNSEEN = frozenset({"channel_not_found", "not_in_channel"})
"""What Slack says of a channel that we may not see; anything else is no lack of an invitation."""

PASSING = frozenset({
    "service_unavailable", "request_timeout", "team_added_to_org", "accesslimited", "rollup_error",
    "message_limit_exceeded", "external_channel_migrating", "ratelimited", "unreachable",
})  # fmt: skip
"""Slack did nothing, and will later. `unreachable` is our own word."""

PERHAPS_DONE = frozenset({"internal_error", "fatal_error"})
"""Slack on these: "It's possible some aspect of the operation succeeded before the error was raised"."""

ADVICE: Mapping[str, str] = {
    "is_archived": "archived",
    "channel_not_found": "unknown_channel",
    "not_in_channel": "invite",
    "user_not_found": "person_left",
    "user_disabled": "person_left",
    "cannot_dm_bot": "person_left",
    "messages_tab_disabled": "messages_tab",
    "restricted_action": "not_allowed",
    "restricted_action_read_only_channel": "not_allowed",
    "restricted_action_thread_only_channel": "not_allowed",
    "restricted_action_non_threadable_channel": "not_allowed",
    "restricted_action_thread_locked": "not_allowed",
    "is_inactive": "archived",
    "thread_not_found": "thread_gone",
    "cannot_reply_to_message": "thread_gone",
    "cant_delete_message": "not_allowed",
    "invalid_blocks": "our_mistake",
    "invalid_blocks_format": "our_mistake",
    "invalid_arguments": "our_mistake",
    "invalid_arg_name": "our_mistake",
    "invalid_attachments": "our_mistake",
    "invalid_metadata_format": "our_mistake",
    "invalid_metadata_schema": "our_mistake",
    "metadata_too_large": "our_mistake",
    "msg_too_long": "our_mistake",
    "msg_blocks_too_long": "our_mistake",
    "no_text": "our_mistake",
    "invalid_ts": "our_mistake",
    "invalid_thread_ts": "our_mistake",
    "unknown_method": "our_mistake",
}
"""The final refusals, and what to do about each: the end of the key `slack.undelivered.*`."""


class SlackError(Exception):
    """Slack did not do what was asked."""

    permanent = False

    def __init__(self, method: str, name: str) -> None:
        super().__init__(f"{method}: {name}")
        self.method = method
        self.name = name


class RefusedError(SlackError):
    """Slack refused, and will refuse again."""

    permanent = True


class TokenRefusedError(RefusedError):
    """Slack refuses our token: nothing can be done in this workspace until the app is installed again."""


class MessageGoneError(RefusedError):
    """The message to change or delete is not there any more."""


class NotDoneError(SlackError):
    """Slack certainly did nothing: it was not reached, asks to come back, or says what we do not know."""

    @property
    def is_known(self) -> bool:
        """Whether it is sure to pass."""
        return self.name in PASSING


class RateLimitedError(NotDoneError):
    """Slack certainly did nothing, and says how long to wait before asking again."""

    def __init__(self, method: str, retry_after: float) -> None:
        super().__init__(method, "ratelimited")
        self.retry_after = retry_after
        """Seconds."""


class PerhapsDoneError(SlackError):
    """The answer never came, or says that something broke halfway: it may have been done."""


def refusal(method: str, name: str) -> SlackError:
    """The error for the name that Slack gave in an answer with `"ok": false`."""
    if name in DEAD_TOKEN:
        return TokenRefusedError(method, name)
    if name in MESSAGE_GONE:
        return MessageGoneError(method, name)
    if name in PERHAPS_DONE:
        return PerhapsDoneError(method, name)
    return RefusedError(method, name) if is_final(name) else NotDoneError(method, name)


def is_final(name: str) -> bool:
    return name in ADVICE


def advice(name: str) -> str:
    """The end of the key of the sentence that says what to do about a final refusal."""
    return ADVICE.get(name, "other")
