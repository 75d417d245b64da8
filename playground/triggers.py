"""Trigger ids (one use, three real seconds) and response URLs (five uses, thirty real minutes)."""

from dataclasses import dataclass, field

from playground import ids
from playground.clock import Clock

HOOK_SECONDS = 30 * 60
HOOK_USES = 5
"""Slack: up to five times within 30 minutes (docs.slack.dev/interactivity/handling-user-interaction)."""


class Refused(Exception):  # noqa: N818 -- Slack's verdict, not an error of ours
    """Slack's refusal of a call: its error name, and what else the answer says. Only `web_api.answer`
    catches it.
    """

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass
class Trigger:
    person: str
    team: str
    made_at: float
    root_view: str | None = None
    """The form it came from; what `views.push` goes on top of."""
    used: bool = False


@dataclass
class Triggers:
    clock: Clock
    seconds: float
    _made: dict[str, Trigger] = field(default_factory=dict)

    def new(self, person: str, team: str, root_view: str | None = None) -> str:
        trigger_id = ids.trigger(self.clock.real())
        self._made[trigger_id] = Trigger(person, team, self.clock.monotonic(), root_view)
        return trigger_id

    def exchange(self, trigger_id: str, team: str) -> Trigger:
        """Uses a trigger; error names of docs.slack.dev/reference/methods/views.open."""
        trigger = self._made.get(trigger_id)
        if trigger is None or trigger.team != team:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock.monotonic() - trigger.made_at > self.seconds:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger


@dataclass
class Hook:
    """Behind a response_url: who did what where, so an answer can be shown there."""

    team: str
    person: str
    channel: str
    made_at: float
    message_ts: str | None = None
    thread_ts: str | None = None
    uses: int = 0


@dataclass
class Hooks:
    clock: Clock
    _made: dict[str, Hook] = field(default_factory=dict)

    def new(self, hook: Hook) -> str:
        """The path of a new response URL."""
        key = ids.secret()
        self._made[key] = hook
        return f"/hook/{hook.team}/{key}"

    def make(
        self,
        team: str,
        person: str,
        channel: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        return self.new(Hook(team, person, channel, self.clock.monotonic(), message_ts, thread_ts))

    def use(self, key: str) -> Hook:
        """Slack answers 404 `expired_url` or `used_url` when the time or the five uses are over."""
        hook = self._made.get(key)
        if hook is None:
            raise Refused("invalid_url")
        if self.clock.monotonic() - hook.made_at > HOOK_SECONDS:
            raise Refused("expired_url")
        if hook.uses >= HOOK_USES:
            raise Refused("used_url")
        hook.uses += 1
        return hook
