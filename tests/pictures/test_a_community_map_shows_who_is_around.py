"""The community map: all of it is there, no card lies over another, and what is typed is drawn as typed."""

import io
import re
from dataclasses import asdict
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from PIL import Image
from pypdf import PdfReader

from bot import pictures
from bot.pictures import drawing
from bot.pictures.community_map import (
    DRAWN_AT_MOST,
    CommunityMap,
    MapActor,
    Ring,
    Stance,
    community_map,
)
from tests.pictures.reading_pictures import squeezed
from tests.pictures.reading_shapes import Box, shapes
from tests.pictures.test_a_heat_map_shows_who_does_what import TYPED, colours, contrast, edges

SOURCE = (Path(pictures.__file__).parent / "community_map.typ").read_text("utf-8")
NAMES = (
    "Opleidingscoördinatoren verpleegkunde hogeschool",
    "eigen OK-collega's",
    "oud-collega's (alumni)",
    "praktijkopleiders van de hogeschool",
    "beheerder OK-vakgroep op Facebook",
    "partners en gezinnen",
    "Arbeidsongeschiktheidsverzekeringsmaatschappijen",
    "buddy's",
    "ondernemingsraad",
    "vrienden die elders in de zorg werken",
    "https://voorbeeld.example/een/heel/lang/adres?met=vragen&en=antwoorden&nog=meer",
    "W" * 80,
)
LEGEND = tuple(zip(Stance, ("voor", "neutraal", "tegen", "onbekend"), strict=True))
SIZES = ((0, 0), (1, 0), (0, 1), (2, 3), (4, 5), (6, 6), (1, 11), (12, 0), (0, 12))


def network(first: int, second: int) -> CommunityMap:
    """So many in ring one and two, every third with a bridge person."""
    actors = [
        MapActor(NAMES[at % 12], list(Stance)[at % 4], "via Wilhelmina-Charlotte" if at % 3 == 0 else "")
        for at in range(first + second)
    ]
    return CommunityMap(
        title="Om wie gaat het: OK-verpleegkundigen (28-45 jaar) binnen 40 km",
        subtitle="Streekziekenhuis Nergenshuizen, maandag 23 november 2026",
        language="nl",
        audience="OK-verpleegkundigen (28-45 jaar) binnen 40 km",
        inner=Ring("Ring 1: met wie ze praten", tuple(actors[:first])),
        outer=Ring("Ring 2: het netwerk van het netwerk", tuple(actors[first:])),
        legend=LEGEND,
        more="Nog 8 mensen en groepen staan in de lijst.",
    )


def with_name(name: str) -> CommunityMap:
    """Everything in it is called so."""
    ring = Ring(name, (MapActor(name, Stance.FOR, name),))
    return CommunityMap(name, name, "nl", name, ring, ring)


def page(picture: CommunityMap) -> PdfReader:
    return PdfReader(io.BytesIO(drawing.pdf("community_map", asdict(picture))))


def words(picture: CommunityMap) -> str:
    return squeezed(page(picture).pages[0].extract_text())


WIDE = 60
"""Points: a card is wider than that, and no shape of the legend is."""
WHITE, MIDDLE = (255, 255, 255), (0x17, 0x50, 0x5F)


def cards(picture: CommunityMap) -> list[Box]:
    """The cards of the map: what is filled in white or in the middle's colour, after the paper itself."""
    found = [shape.box for shape in shapes(page(picture)) if in_bytes(shape.colour) in {WHITE, MIDDLE}]
    return [box for box in found[1:] if box[2] - box[0] > WIDE]


def in_bytes(colour: tuple[float, ...]) -> tuple[int, ...]:
    return tuple(round(255 * part) for part in colour)


def lie_over_each_other(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize(("first", "second"), SIZES)
def test_no_card_lies_over_another_or_over_the_edge(first: int, second: int) -> None:
    given = network(first, second)

    found = cards(given)

    assert len(found) == first + second + 1, "the audience in the middle, and everybody around it"
    assert not [pair for pair in combinations(found, 2) if lie_over_each_other(*pair)]
    paper = page(given).pages[0].mediabox
    assert all(box[0] >= 20 and box[2] <= float(paper.width) - 20 for box in found)


def test_everything_that_is_known_stands_in_it() -> None:
    given = network(6, 6)

    seen = words(given)

    expected = [given.title, given.subtitle, given.more, given.inner.label, given.outer.label]
    expected += [one.name for one in (*given.inner.actors, *given.outer.actors)]
    expected += [word for _, word in LEGEND]
    assert [text for text in expected if squeezed(text).replace("-", "") not in seen.replace("-", "")] == []
    assert seen.count("viaWilhelmina") == 4
    assert squeezed(given.audience) in seen.replace("ver-", "ver").replace("di-", "di")


def test_how_somebody_stands_is_told_by_a_shape_and_a_colour() -> None:
    """The legend has the same four shapes; without colour they still differ."""
    drawn = {stance: one_actor(stance) for stance in Stance}

    assert len({community_map(one) for one in drawn.values()}) == 4
    grey = [Image.open(io.BytesIO(community_map(one))).convert("L").convert("1") for one in drawn.values()]
    assert len({one.tobytes() for one in grey}) == 4, "also where colours cannot be told apart"


def one_actor(stance: Stance) -> CommunityMap:
    ring = Ring("Ring 1", (MapActor("buddy's", stance),))
    return CommunityMap("Wie", "", "nl", "Artsen", ring, Ring("Ring 2", ()))


@pytest.mark.parametrize(("first", "second"), [(6, 6), (3, 9), (12, 0)])
def test_it_is_sharp_white_at_its_edge_small_and_soon_there(first: int, second: int) -> None:
    given = network(first, second)
    community_map(given)

    begun = process_time()
    drawn = community_map(given)
    took = process_time() - begun

    picture = Image.open(io.BytesIO(drawn)).convert("RGB")
    assert 900 < picture.width < 1400, "twice what a phone shows"
    assert {colour for box in edges(picture) for colour in colours(picture.crop(box))} == {(255, 255, 255)}
    assert len(drawn) < 150_000
    assert took < 0.8, "0.4 s of a core of its own (measured 0.08 to 0.2), with room for a busy machine"
    assert community_map(given) == drawn


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_drawn_as_it_is_typed(typed: str) -> None:
    seen = words(with_name(typed)).replace("-", "")

    assert seen.count(squeezed(typed).replace("-", "")) >= 5


def test_more_than_can_be_read_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 12"):
        network(DRAWN_AT_MOST, 1)


def test_every_colour_has_contrast_with_what_it_lies_on() -> None:
    """WCAG 2.2: 4.5 to 1 for letters, and so for shapes too, which need 3."""
    stances = re.findall(r'"?(?:for|neutral|against|unknown)"?: rgb\("#(\w{6})"\)', SOURCE)
    [middle] = re.findall(r'#let middle = rgb\("#(\w{6})"\)', SOURCE)

    assert len(stances) == 4
    assert [one for one in (*stances, middle) if contrast(one, "ffffff") < 4.5] == []
