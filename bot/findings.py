"""What a feature noticed in a team's data: a kind, the evidence, how bad, and the form that mends it. Pure.

The sentence of a finding is `<feature>.finding.<kind>` in the texts, filled with its values; people and
things in it are named when it is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Level(StrEnum):
    """How wrong it is: docs/trade.md, "Role matrix"."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Urgency(IntEnum):
    """What comes first when only a few can be shown."""

    LAW = 0
    """Consent and law: what privacy, formal messages and pictures of people will ask for first."""
    TODAY = 1
    TOMORROW = 2
    THIS_WEEK = 3
    """Within seven days, or late already."""
    PATTERN = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """`subject` names the thing it is about; with `kind` it is the same finding as yesterday's."""

    kind: str
    level: Level
    subject: str
    action: str
    """The button that opens the form which mends it, and its value below."""
    value: str
    urgency: Urgency = Urgency.PATTERN
    people: tuple[str, ...] = ()
    """Ids of the people it is about, in the order in which they are named."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    """What people called the things it is about, as they typed it."""
    things: tuple[int, ...] = ()
    """Ids of the things it is about, when several that are alike are one finding."""
    coordinators_only: bool = False
    """Whether it names people for what they did not do: never said in a channel, nor to their colleagues."""

    @property
    def key(self) -> str:
        return f"{self.kind} {self.subject}".strip()
