"""The brand house: all of it is there, nothing lies over anything else, what is typed is drawn as typed."""

import io
import unicodedata

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.pictures import drawing
from bot.pictures.brand_house import BrandHouse, Pillar, brand_house, told

WHITE = (255, 255, 255)
LONG_WORDS = (
    "Verantwoordelijkheidsbesef",
    "Arbeidsongeschiktheidsvriendelijk",
    "Toekomstbestendigheid",
    "Aansprakelijkheidswaardevaststellingsveranderingen",
    "Medezeggenschapscommissievergadering",
)
MARGIN = 40


def house(count: int = 4, name: str = "Recht door zee", **other: str) -> BrandHouse:
    told = {"belief": "Wij spreken de baas tegen.", "promise": "Nooit alleen.", **other}
    return BrandHouse(
        title="Merkhuis",
        subtitle="23 november 2026",
        language="nl",
        belief_label="Overtuiging",
        promise_label="Belofte",
        proof_label="Bewijs",
        proof=("Elke dienst begint met een rondje.", "Iedereen heeft een buddy."),
        pillars=tuple(Pillar(f"{name} {at}", f"doe dit {at}") for at in range(count)),
        missing="nog leeg",
        **told,
    )


def words(picture: BrandHouse) -> str:
    """All that is written in it, without spaces and hyphens: where lines end is up to the layout."""
    text = PdfReader(io.BytesIO(drawing.pdf("brand_house", told(picture)))).pages[0].extract_text()
    return squeezed(text)


def squeezed(text: str) -> str:
    told = unicodedata.normalize("NFKC", text)
    return "".join(one for one in told if not one.isspace() and one not in "\u200b\u00ad-\u2010")


@pytest.mark.parametrize("count", [1, 5, 7])
def test_everything_stands_in_it(count: int) -> None:
    given = house(count)

    seen = words(given)

    expected = [given.title, given.subtitle, given.belief_label, given.belief, given.promise, *given.proof]
    expected += [one.name for one in given.pillars] + [one.does for one in given.pillars]
    assert [text for text in expected if squeezed(text) not in seen] == []


def test_what_is_not_there_yet_is_an_open_place() -> None:
    empty = BrandHouse("Merkhuis", "", "nl", "Overtuiging", "", "Belofte", "", "Bewijs", (), (), "nog leeg")

    assert words(empty).count("nogleeg") == 4


@pytest.mark.parametrize(("count", "floors"), [(0, ()), (1, (1,)), (5, (5,)), (6, (3, 3)), (7, (4, 3))])
def test_more_than_five_pillars_stand_on_two_floors(count: int, floors: tuple[int, ...]) -> None:
    assert tuple(len(floor) for floor in house(count).floors) == floors


def test_it_is_sharp_white_at_its_edge_and_small() -> None:
    pillars = tuple(Pillar(word, f"{word} doen") for word in LONG_WORDS)
    given = BrandHouse("Merkhuis", "", "nl", "O", " ".join(LONG_WORDS), "B", "p", "W", LONG_WORDS, pillars)
    raw = brand_house(given)

    drawn = Image.open(io.BytesIO(raw)).convert("RGB")

    assert drawn.width >= 1000, "two pixels a point"
    assert len(raw) < 150_000
    assert raw == brand_house(given)
    assert {colour for box in _edges(drawn) for colour in _colours(drawn.crop(box))} == {WHITE}


@pytest.mark.parametrize("word", LONG_WORDS)
def test_five_pillars_of_long_words_stay_apart(word: str) -> None:
    """Between two pillars there is nothing but white, all the way down."""
    pillars = tuple(Pillar(word, f"{word} {word}") for _ in range(5))
    given = BrandHouse("M", "", "nl", "O", "b", "B", "p", "W", ("x",), pillars)

    drawn = Image.open(io.BytesIO(brand_house(given))).convert("RGB")

    for left in _gaps(drawn.width):
        middle = drawn.crop((left - 1, 0, left + 1, drawn.height))
        rows = [_colours(middle.crop((0, y, 2, y + 1))) for y in range(drawn.height)]
        white = max(len(run) for run in "".join("w" if row == [WHITE] else "." for row in rows).split("."))
        assert white > 100, "a pillar is at least so tall, and nothing crosses the gap beside it"
    assert squeezed(word) in words(given)


def _gaps(width: int) -> list[int]:
    """The middle of each gap between five pillars, in pixels, as brand_house.typ lays them out."""
    inside = width / 2 - 48 - 24
    each = (inside - 6 * 4) / 5
    return [round(2 * (24 + 12 + (at + 1) * each + at * 6 + 3)) for at in range(4)]


TYPED = ("#panic()", "*x* _y_ $a^2$", "<script>alert(1)</script>", "@ref <label> // no", "{json} [content]")


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_drawn_as_it_is_typed(typed: str) -> None:
    given = BrandHouse(
        typed, typed, "nl", typed, typed, typed, typed, typed, (typed,), (Pillar(typed, typed),)
    )

    assert words(given).count(squeezed(typed)) == 10


def _edges(drawn: Image.Image) -> list[tuple[int, int, int, int]]:
    wide, high = drawn.size
    sides = [(0, 0, wide, MARGIN), (0, high - MARGIN, wide, high)]
    return [*sides, (0, 0, MARGIN, high), (wide - MARGIN, 0, wide, high)]


def _colours(part: Image.Image) -> list[tuple[int, int, int]]:
    raw = part.tobytes()
    return list(set(zip(raw[::3], raw[1::3], raw[2::3], strict=True)))
