"""How this playground runs, chosen when it starts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from playground.clock import STORY_START


@dataclass(frozen=True)
class Settings:
    """`request_url` set: interactions go there as signed HTTP posts; not set: over Socket Mode. Times are
    real seconds.
    """

    port: int = 0
    empty: bool = False
    language: str = "nl"
    """`nl`: a Dutch workspace where some speak English. `en`: all is English."""
    workspaces: int = 1
    request_url: str | None = None
    signing_secret: str = "playground-signing-secret"  # noqa: S105 -- invented, for this machine only
    log_file: Path | None = None
    start: datetime | None = STORY_START
    manifest: Path | Mapping[str, Any] | None = None
    """A file, or what would be in it. None: the project's own `manifest.yml`."""
    scopes: frozenset[str] | None = None
    ack_seconds: float = 3.0
    """Slack: three seconds to acknowledge (docs.slack.dev/interactivity/handling-user-interaction)."""
    trigger_seconds: float = 3.0
    """Slack: a trigger_id lives three seconds (the same page)."""
    retry_after: tuple[float, ...] = (0.0, 60.0, 300.0)
    """Slack: an unacknowledged event is repeated at once, after one and after five minutes
    (docs.slack.dev/apis/events-api).
    """
    posts_burst: int = 5
    """Slack allows "short bursts" above one message a second a channel without saying how short; five is
    our reading.
    """
    posts_per_second: float = 1.0
    """Slack: one message a second a channel (docs.slack.dev/apis/web-api/rate-limits)."""
    file_seconds: float = 0.0
    """How long after its upload is complete a picture may not be in a block yet. Slack looks at it first and
    says no number; 0: at once.
    """
    free_plan: bool = False
    """Workspaces of Slack's free plan, which has one canvas a channel and none elsewhere."""
    tiers: float = 1.0
    """Multiplies Slack's calls-a-minute tiers; 0 switches them off."""
