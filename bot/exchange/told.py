"""What posts are told with in a calendar that others follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.texts import Say


@dataclass(frozen=True, slots=True)
class Told:
    """`place` names the team among all teams of all workspaces."""

    say: Say
    name: str
    zone: str
    place: str
    channels: Mapping[int, str]
    people: Mapping[str, str]
