"""Carries one letter to Slack and answers what became of it; knows no database, raises no SlackError."""

import contextlib
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.slack.api import Api
from bot.slack.errors import (
    MessageGoneError,
    NotDoneError,
    PerhapsDoneError,
    RateLimitedError,
    RefusedError,
    SlackError,
    TokenRefusedError,
)
from bot.slack.lookup import Found, NotAllowed, NotFound, look_up, metadata
from bot.slack.outcomes import (
    Arrived,
    Changed,
    NoToken,
    NotThere,
    NotYet,
    Outcome,
    Refused,
    SlowDown,
    TooLate,
    Withdrawn,
)
from storage.letters import Posted
from storage.sending import Errand

PATIENCE = 12
"""Attempts before an answer of Slack that we do not know counts as final: twenty minutes of waiting."""
LONGEST_WAIT = 300
"""Seconds between two attempts, before jitter, at most."""
LOOK_AFTER = 3.0
"""Seconds before a letter that was perhaps posted is looked for: Slack may still be busy with it."""
CALL_TAKES = timedelta(seconds=12)
"""A call that starts later than this before its lease ends might outlive it."""

NOT_INSTALLED = "not_installed"


class Courier:
    """`token_of(workspace_id)` answers the bot's token there, None when it is not installed.

    `real_now` answers real time, `jitter` a number from 0 to 1.
    """

    def __init__(
        self,
        api: Api,
        token_of: Callable[[str], str | None],
        real_now: Callable[[], datetime],
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._api = api
        self._token_of = token_of
        self._real_now = real_now
        self._jitter = jitter

    def carry(self, errand: Errand) -> Outcome:
        token = self._token_of(errand.letter.workspace_id)
        if token is None:
            return NoToken(NOT_INSTALLED)
        if self._real_now() + CALL_TAKES > errand.until:
            return TooLate()
        try:
            return self._carry(errand, token)
        except SlackError as error:
            return self._trouble(errand, error)

    def _carry(self, errand: Errand, token: str) -> Outcome:
        if errand.letter.withdraws:
            return self._delete(errand, token)
        if errand.letter.mends:
            return self._mend(errand, token)
        if errand.place is not None:
            return self._update(errand, errand.place, token)
        if errand.letter.uncertain:
            return self._perhaps_post(errand, token)
        return self._post(errand, token)

    def _delete(self, errand: Errand, token: str) -> Outcome:
        if errand.place is not None:
            where = {"channel": errand.place.posted_in, "ts": errand.place.ts}
            with contextlib.suppress(MessageGoneError):
                self._api.call(token, "chat.delete", where)
        return Withdrawn()

    def _update(self, errand: Errand, place: Posted, token: str) -> Outcome:
        """A message that a person deleted, or that an earlier installation posted, is posted anew.

        What must be seen must be seen; who wants it gone has a button for that.
        """
        where = {"channel": place.posted_in, "ts": place.ts}
        try:
            self._api.call(token, "chat.update", {**_content(errand), **where})
        except MessageGoneError:
            return NotThere()
        return Changed()

    def _mend(self, errand: Errand, token: str) -> Outcome:
        """Words go from what stands there: changed, or deleted where Slack lets us change it no more."""
        if errand.place is None:
            return Withdrawn()
        where = {"channel": errand.place.posted_in, "ts": errand.place.ts}
        try:
            self._api.call(token, "chat.update", {**_content(errand), **where})
        except MessageGoneError:
            return self._delete(errand, token)
        return Changed()

    def _perhaps_post(self, errand: Errand, token: str) -> Outcome:
        """It is looked for first; where we may not look it is sent again, and that is counted."""
        try:
            seen = look_up(self._api, token, errand)
        except RateLimitedError as error:
            return NotYet(error.retry_after, error.name, uncertain=True)
        match seen:
            case Found(channel, ts):
                return Arrived(channel, ts, self._real_now(), found=True)
            case NotFound():
                return self._post(errand, token)
            case NotAllowed():
                return self._post_blindly(errand, token)

    def _post_blindly(self, errand: Errand, token: str) -> Outcome:
        try:
            return replace(self._post(errand, token), repeated=True)
        except PerhapsDoneError as error:
            return replace(self._uncertain(errand, error), repeated=True)

    def _post(self, errand: Errand, token: str) -> Arrived:
        answer = self._api.call(token, "chat.postMessage", {**_content(errand), **_where(errand)})
        return Arrived(str(answer["channel"]), str(answer["ts"]), self._real_now())

    def _trouble(self, errand: Errand, error: SlackError) -> Outcome:
        match error:
            case RateLimitedError():
                return SlowDown(error.retry_after, posts=error.method == "chat.postMessage")
            case TokenRefusedError():
                return NoToken(error.name)
            case RefusedError():
                return Refused(error.name)
            case NotDoneError():
                return self._not_done(errand, error)
            case _:
                return self._uncertain(errand, error)

    def _not_done(self, errand: Errand, error: NotDoneError) -> Outcome:
        if errand.letter.attempts >= PATIENCE and not error.is_known:
            return Refused(error.name)
        return NotYet(self._wait(errand), error.name, uncertain=errand.letter.uncertain)

    def _uncertain(self, errand: Errand, error: SlackError) -> NotYet:
        return NotYet(max(LOOK_AFTER, self._wait(errand)), error.name, uncertain=True)

    def _wait(self, errand: Errand) -> float:
        """Twice as long each time, and never two letters in step."""
        longest = min(LONGEST_WAIT, 2.0 ** (errand.letter.attempts - 1))
        return longest * (0.5 + self._jitter())


def _content(errand: Errand) -> dict[str, Any]:
    """`blocks` is always there: chat.update keeps the old ones when it is missing."""
    letter = errand.letter
    return {"text": letter.text, "blocks": letter.blocks, "metadata": metadata(letter)}


def _where(errand: Errand) -> dict[str, Any]:
    """Links are not unfurled: what a customer wrote stays where it is."""
    quiet = {"unfurl_links": False, "unfurl_media": False}
    if errand.parent is None:
        return {"channel": errand.letter.channel, **quiet}
    return {"channel": errand.parent.posted_in, "thread_ts": errand.parent.ts, **quiet}
