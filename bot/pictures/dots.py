"""What a team says of its preconditions: factors down, five columns from stumbling block to success factor,
a dot for every score.
"""

from dataclasses import asdict, dataclass
from enum import StrEnum

from bot.pictures import drawing

COLUMNS = 5


class Tone(StrEnum):
    """What a row is coloured by; its verdict says the same in words."""

    BLOCK = "block"
    MIXED = "mixed"
    SUCCESS = "success"
    FEW = "few"
    """Too few scores to draw."""


@dataclass(frozen=True, slots=True)
class DotRow:
    """A factor. `counts` are the scores of each column; `mark` says in a word what to talk about, or nothing.

    `note` stands small below the verdict, such as who did not know.
    """

    label: str
    counts: tuple[int, ...]
    tone: Tone
    verdict: str
    mark: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dots:
    """`columns` are the heads of the columns, the low end first.

    `language` ("nl" or "en") says where words are broken, and how a screen reader speaks the PDF.
    """

    title: str
    subtitle: str
    language: str
    columns: tuple[str, ...]
    rows: tuple[DotRow, ...]

    def __post_init__(self) -> None:
        if len(self.columns) != COLUMNS or any(len(row.counts) != COLUMNS for row in self.rows):
            raise ValueError("every row has a count for each of five columns")


def dots(picture: Dots) -> bytes:
    """The picture as a PNG: a white card that looks the same on Slack's light and dark."""
    return drawing.png("dots", asdict(picture))
