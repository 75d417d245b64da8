"""The steps of stories about the calendar as people see it. It is Monday 23 November 2026, 09:45."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from storage.people import Team
from storage.posts import Status
from tests.posts.steps import kept, linkedin, post_in
from tests.team.founding import is_harmless, rendered, team_in, told_privately
from tests.town import HOME, Resident, Town

__all__ = [
    "Resident", "Status", "Town", "is_harmless", "kept", "linkedin", "post_in", "rendered",
    "team_in", "told_privately",
]  # fmt: skip


def at(wall: str, zone: str = HOME) -> datetime:
    """The moment at which a clock there shows "2026-11-26 12:00"."""
    return datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))


def planned(town: Town, team: Team, title: str, wall: str | None, by: str = "Bram", **fields: Any) -> int:
    """A post of the calendar without its card; its id. Without a moment it is an idea."""
    moment = at(wall) if wall else None
    return post_in(town, team, by, card=False, title=title, publish_at=moment, **fields)


def seen(person: Resident, words: str = "") -> Any:
    """What `/smcal` with these words shows."""
    person.types(f"/smcal {words}".strip(), "#social")
    return told_privately(person)
