"""Who has which part in which task: people across, tasks down, a coloured letter where they meet."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.pictures import drawing


class Part(StrEnum):
    """What a mark is coloured by; the letter beside it says the same in the reader's language."""

    DOES = "does"
    DECIDES = "decides"
    BACKUP = "backup"
    HELPS = "helps"
    CONSULTED = "consulted"
    INFORMED = "informed"


class Level(StrEnum):
    """How much somebody has to do; the caller decides from when it is much."""

    LIGHT = "light"
    FULL = "full"
    HEAVY = "heavy"


@dataclass(frozen=True, slots=True)
class Mark:
    part: Part
    letter: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A task. `sublabel` is its channel, topic or weekday, or empty; `alert` says in words what is wrong.

    `cells` has the marks of each person, in the order of the map's people.
    """

    label: str
    cells: tuple[tuple[Mark, ...], ...]
    sublabel: str = ""
    alert: str | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What stands under a person: a few characters such as "5/2"."""

    words: str
    level: Level


@dataclass(frozen=True, slots=True)
class HeatMap:
    """`loads` is empty, or has one for each person; `load_label` says what they count.

    `language` ("nl" or "en") says where words are broken, and how a screen reader speaks the PDF.
    """

    title: str
    subtitle: str
    language: str
    people: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    legend: tuple[tuple[Mark, str], ...] = ()
    load_label: str = ""
    loads: tuple[Load, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.people) for row in self.rows):
            raise ValueError("every row has a cell for each person")
        if self.loads and len(self.loads) != len(self.people):
            raise ValueError("there is a load for each person, or none")


def heat_map(picture: HeatMap) -> bytes:
    """The picture as a PNG: a white card that looks the same on Slack's light and dark."""
    return drawing.png("heat_map", asdict(picture))
