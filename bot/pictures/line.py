"""How something moves from where it stood to its goal: measured points over time, and the way there."""

from dataclasses import asdict, dataclass

from bot.pictures import drawing


@dataclass(frozen=True, slots=True)
class Tick:
    """Words on an axis; `at` is a share of it, 0 to 1."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of the picture: shares of its width and its height, 0 to 1; no words: none are shown."""

    across: float
    up: float
    words: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """`start` is where it stood, `goal` where it should be; with a date the two are joined by a thin line.

    `language` ("nl" or "en") says where words are broken.
    """

    title: str
    subtitle: str
    language: str
    start: Dot
    measured: tuple[Dot, ...]
    goal: Dot
    goal_has_a_date: bool
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    today: Tick
    legend: tuple[str, str]
    """What the thick line is, and what the thin one."""

    def __post_init__(self) -> None:
        dots = (self.start, self.goal, *self.measured)
        shares = [share for dot in dots for share in (dot.across, dot.up)]
        if any(not 0 <= share <= 1 for share in (*shares, self.today.at)):
            raise ValueError("a point lies outside the picture")


def line(picture: Line) -> bytes:
    """The picture as a PNG: a white card that looks the same on Slack's light and dark."""
    return drawing.png("line", asdict(picture))
