"""What of a team must be known to read a table of posts and to write one. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice

from storage.exchange import Known

Id = int | str
"""Of a thing of the plan, or of a person."""


@dataclass(frozen=True, slots=True)
class Names:
    """What things of one kind are called: all there ever were, and which of them may be chosen now."""

    of: Mapping[Id, str] = field(default_factory=dict)
    now: frozenset[Id] = frozenset()
    found: Mapping[str, tuple[Id, ...]] = field(default_factory=dict)
    """By name, and whatever else people write for it, in small letters."""

    def offered(self, most: int) -> Iterator[str]:
        """The first names from which one may choose."""
        return islice((name for one, name in self.of.items() if one in self.now), most)


@dataclass(frozen=True, slots=True)
class Around:
    """`links` by column ("channel", "owner"). `words` by column: what is written -> the value it means."""

    zone: str
    language: str
    now: datetime
    today: date
    links: Mapping[str, Names]
    words: Mapping[str, Mapping[str, str]]
    columns: Mapping[str, str]
    """What columns are called (`columns.called`)."""
    known: Sequence[Known] = ()
    """The posts that are there."""
    hours: Mapping[Id, time] = field(default_factory=dict)
    """When posts usually go out, by channel."""
