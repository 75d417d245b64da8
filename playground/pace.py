"""How fast an app may call: one message a second a channel, and Slack's calls-a-minute tiers, in real
time.
"""

import math
from dataclasses import dataclass, field

from playground.clock import Clock

TIERS = {
    # docs.slack.dev/apis/web-api/rate-limits and the table of the Java SDK (MethodsRateLimits), per
    # workspace per app
    "auth.test": 600, "chat.getPermalink": 600,
    "chat.postEphemeral": 100, "views.open": 100, "views.push": 100, "views.update": 100,
    "files.getUploadURLExternal": 100, "files.completeUploadExternal": 100,
    "views.publish": 100, "users.info": 100, "conversations.members": 100,
    "chat.update": 50, "chat.delete": 50, "conversations.info": 50, "conversations.history": 50,
    "conversations.replies": 50, "conversations.open": 50, "conversations.join": 50,
    "users.list": 20, "conversations.list": 20,
    "canvases.create": 20, "conversations.canvases.create": 20, "canvases.edit": 50,
}  # fmt: skip


@dataclass
class _Bucket:
    """Fills at `per_second` up to `size`; each call takes one."""

    size: float
    per_second: float
    level: float
    seen_at: float

    def take(self, now: float) -> float:
        """0 when there was one to take, else the seconds until there is."""
        self.level = min(self.size, self.level + (now - self.seen_at) * self.per_second)
        self.seen_at = now
        if self.level >= 1:
            self.level -= 1
            return 0.0
        return (1 - self.level) / self.per_second


@dataclass
class Pace:
    clock: Clock
    posts_burst: int
    posts_per_second: float
    tiers: float
    _buckets: dict[tuple[str, str], _Bucket] = field(default_factory=dict)

    def retry_after(self, team: str, method: str, channel: str | None) -> int:
        """0: go ahead. Else the whole seconds for the Retry-After header."""
        if method == "chat.postMessage":
            wait = self._take((team, f"post {channel}"), self.posts_burst, self.posts_per_second)
        elif method in TIERS and self.tiers:
            per_minute = TIERS[method] * self.tiers
            wait = self._take((team, method), per_minute, per_minute / 60)
        else:
            wait = 0.0
        return math.ceil(wait)

    def _take(self, key: tuple[str, str], size: float, per_second: float) -> float:
        now = self.clock.monotonic()
        bucket = self._buckets.setdefault(key, _Bucket(size, per_second, size, now))
        return bucket.take(now)
