"""How long the pictures of a full plan take to draw, and how large they are; none is drawn twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median
from time import perf_counter

from bot.pictures.brand_house import brand_house
from bot.pictures.community_map import community_map
from bot.pictures.dots import dots
from bot.pictures.line import Dot, Line, Tick, line
from bot.pictures.plan_page import plan_page_pdf
from tests.pictures.test_a_brand_house_is_drawn import LONG_WORDS, house
from tests.pictures.test_a_community_map_shows_who_is_around import network
from tests.pictures.test_a_plan_fits_one_page import BRIMFUL
from tests.pictures.test_dots_show_what_a_team_says import picture, row

TIMES = 7


def measured() -> Iterator[str]:
    """A line a picture: the first one, the median of the others, and the size."""
    yield f"{'pictures, milliseconds (aim 400)':36}{'first':>8}{'p50':>8}{'KB (aim 150)':>14}"
    for name, draw in PICTURES.items():
        took, size = [], 0
        for number in range(TIMES):
            begun = perf_counter()
            size = len(draw(f"{number} november"))
            took.append((perf_counter() - begun) * 1000)
        yield f"{name:36}{took[0]:8.0f}{median(took[1:]):8.0f}{size / 1000:14.0f}"


def _line(words: str) -> bytes:
    steps = tuple(Dot(at / 23, 1 - at / 40) for at in range(24))
    ticks = tuple(Tick(at / 4, f"okt 202{at}") for at in range(5))
    drawn = Line(
        title="Binnen zes maanden daalt het verloop in het eerste jaar van 22% naar 15%",
        subtitle=words,
        language="nl",
        start=steps[0],
        measured=steps,
        goal=Dot(1, 0, "doel 15"),
        goal_has_a_date=True,
        across=ticks,
        up=ticks,
        today=Tick(0.9, "vandaag"),
        legend=("gemeten", "de rechte weg"),
    )
    return line(drawn)


PICTURES: dict[str, Callable[[str], bytes]] = {
    "community map, 12 actors": lambda words: community_map(replace(network(5, 7), subtitle=words)),
    "brand house, 5 values": lambda words: brand_house(house(5, " ".join(LONG_WORDS[:2]), belief=words * 8)),
    "dots, 11 factors": lambda words: dots(picture(*(row(4, 10, 15, 6, 5, label=words) for _ in range(11)))),
    "line, 24 measurements": _line,
    "page for the sponsor (PDF)": lambda words: plan_page_pdf(replace(BRIMFUL, foot=words)),
}
