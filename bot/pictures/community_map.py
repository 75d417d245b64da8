"""Who stands around an audience: in the middle it, around it ring one and ring two, and how they stand."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.pictures import drawing

DRAWN_AT_MOST = 12
"""People and groups that can be read on a phone; the caller says how many more there are."""


class Stance(StrEnum):
    """What an actor's shape and colour tell; the legend says the same in the reader's language."""

    FOR = "for"
    NEUTRAL = "neutral"
    AGAINST = "against"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class MapActor:
    """`bridge` is the line under the name, such as "via Noor", or empty."""

    name: str
    stance: Stance
    bridge: str = ""


@dataclass(frozen=True, slots=True)
class Ring:
    """`label` says in the legend what the ring is."""

    label: str
    actors: tuple[MapActor, ...]


@dataclass(frozen=True, slots=True)
class CommunityMap:
    """`more` says how many are not drawn, or is empty.

    `language` ("nl" or "en") says where words are broken, and how a screen reader speaks the PDF.
    """

    title: str
    subtitle: str
    language: str
    audience: str
    inner: Ring
    outer: Ring
    legend: tuple[tuple[Stance, str], ...] = ()
    more: str = ""

    def __post_init__(self) -> None:
        if len(self.inner.actors) + len(self.outer.actors) > DRAWN_AT_MOST:
            raise ValueError(f"at most {DRAWN_AT_MOST} can be read")


def community_map(picture: CommunityMap) -> bytes:
    """The picture as a PNG: a white card that looks the same on Slack's light and dark."""
    return drawing.png("community_map", asdict(picture))
