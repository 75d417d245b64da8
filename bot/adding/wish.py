"""A post that somebody is about to save, as a button carries it; nothing is kept before they say so. Pure."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

LATER = 0
"""As a channel: asked, and left for later."""


@dataclass(frozen=True, slots=True)
class Wish:
    """`source` says what it came from ("line:9f3a", "meetup_idea:3"), so that it is saved once."""

    team_id: int
    source: str
    title: str = ""
    channel_id: int | None = None
    at: datetime | None = None
    owner_id: str | None = None
    draft: str = ""
    """What is more than a title: the text itself, or where it stands. Only a form holds it, no button."""

    @property
    def channel(self) -> int | None:
        """The channel, if one was chosen."""
        return self.channel_id or None

    def value(self) -> str:
        """For a button; the title is short enough by then."""
        at = None if self.at is None else int(self.at.timestamp())
        told = [self.team_id, self.source, self.title, self.channel_id, at, self.owner_id]
        return json.dumps(told, ensure_ascii=False, separators=(",", ":"))

    def on(self, channel_id: int) -> "Wish":
        return replace(self, channel_id=channel_id)

    def then(self, at: datetime) -> "Wish":
        return replace(self, at=at)


def wish_in(value: str | None) -> Wish | None:
    """What a button carries; None when it carries something else."""
    try:
        team_id, source, title, channel_id, at, owner_id = json.loads(value or "")
        moment = None if at is None else datetime.fromtimestamp(int(at), UTC)
        return Wish(int(team_id), str(source), str(title), channel_id, moment, owner_id)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
