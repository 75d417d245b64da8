"""The heat map: all of it is there, nothing lies over anything else, and what is typed is drawn as typed."""

import re
from pathlib import Path

import pytest
from PIL import Image

from bot import pictures
from bot.pictures.heat_map import HeatMap, HeatRow, heat_map
from tests.pictures.reading_pictures import LEGEND, matrix, page, pixels, squeezed, with_names, words

FOLDER = Path(pictures.__file__).parent
WHITE = (255, 255, 255)
POINTS_TO_PIXELS = 2
LABELS_END = (24 + 190) * POINTS_TO_PIXELS
"""The widest that the column of labels may be, after the margin."""
GAP = 8 * POINTS_TO_PIXELS


def test_everything_that_is_known_stands_in_it() -> None:
    given = matrix(tasks=20, people=12)

    seen = words(given)

    expected = [given.title, given.subtitle, given.load_label, *given.people]
    expected += [row.label for row in given.rows]
    expected += [load.words for load in given.loads]
    expected += [word for _, word in LEGEND]
    expected += [row.label + row.sublabel for row in given.rows if not row.alert]
    assert [text for text in expected if squeezed(text) not in seen] == []
    assert seen.count("niemandvervangt") == 5


def test_the_letters_of_a_row_stand_in_the_order_of_the_people() -> None:
    given = matrix(tasks=1, people=12)
    letters = "".join(mark.letter for cell in given.rows[0].cells for mark in cell)

    assert f"Toegangenwachtwoorden0Instagram{letters}niemandvervangt" in words(given)


@pytest.mark.parametrize(("tasks", "people", "most"), [(20, 12, 150_000), (60, 12, 400_000), (1, 1, 30_000)])
def test_it_is_sharp_white_at_its_edge_and_small(tasks: int, people: int, most: int) -> None:
    given = matrix(tasks, people)

    drawn, paper = pixels(given), page(given).pages[0].mediabox

    wide, high = (round(float(side) * POINTS_TO_PIXELS) for side in (paper.width, paper.height))
    assert abs(drawn.width - wide) <= 1
    assert abs(drawn.height - high) <= 1
    assert {colour for box in edges(drawn) for colour in colours(drawn.crop(box))} == {WHITE}
    assert len(heat_map(given)) < most
    assert heat_map(given) == heat_map(given)


def edges(drawn: Image.Image) -> list[tuple[int, int, int, int]]:
    wide, high, margin = drawn.width, drawn.height, 40
    return [
        (0, 0, wide, margin),
        (0, high - margin, wide, high),
        (0, 0, margin, high),
        (wide - margin, 0, wide, high),
    ]


def colours(drawn: Image.Image) -> list[tuple[int, int, int]]:
    raw = drawn.tobytes()
    return list(set(zip(raw[::3], raw[1::3], raw[2::3], strict=True)))


def test_it_fits_on_one_page_as_long_as_it_is() -> None:
    assert len(page(matrix(tasks=60, people=12)).pages) == 1


def test_a_map_of_nobody_and_nothing_is_a_card_with_its_title() -> None:
    assert words(HeatMap("Wie doet wat", "", "nl", (), ())) == "Wiedoetwat"


TYPED = (
    "#panic()",
    '#import "/secret.typ": *',
    "*x* _y_ `z` $a^2$",
    "<script>alert(1)</script>",
    "@ref <label> // not a comment /* nor this",
    "\\u{1F600} \\",
    "it's -- \"quoted\" ... 'so'",
    "= Kop",
    "{json} [content]",
)


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_is_drawn_as_it_is_typed(typed: str) -> None:
    given = HeatMap("Wie", "", "nl", ("Noor",), (HeatRow(typed, ((),), typed, "let op"),))

    assert squeezed(typed) * 2 in words(given)
    assert squeezed(typed)[:15] in words(with_names(typed)), "names too, which may be shortened"


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("a\x00b\x1bc", "abc"),
        ("\u202egpj.exe", "gpj.exe"),
        ("half \ud83d", "half"),
        ("Zoë Cafe\u0301", "Zoë Café"),
        ("Ελένη Жанна", "Ελένη Жанна"),
    ],
)
def test_what_cannot_be_drawn_does_no_harm(typed: str, drawn: str) -> None:
    given = HeatMap("Wie", "", "nl", ("Noor",), (HeatRow(typed, ((),)),))

    assert squeezed(drawn) in words(given)


@pytest.mark.parametrize(
    "label",
    [
        "X" * 90,
        "Aansprakelijkheidswaardevaststellingsveranderingen" * 2,
        "Hottentottententententoonstelling-en-kindercarnavalsoptochtvoorbereidingswerkzaamheden",
        "https://voorbeeld.example/een/heel/lang/adres?met=vragen&en=antwoorden&nog=veel-meer-vragen&ook=dat",
        "w" * 100_000,
    ],
)
def test_a_long_word_is_broken_before_it_reaches_the_cells(label: str) -> None:
    given = HeatMap("Wie", "", "nl", ("Noor",), (HeatRow(label, (LEGEND[0][:1],)),))

    drawn = pixels(given)

    between = drawn.crop((LABELS_END, 0, LABELS_END + GAP, drawn.height))
    assert darkest(between) > 200, "only the line above a row crosses the gap"
    short = HeatMap("Wie", "", "nl", ("Noor",), (HeatRow("Webcare", (LEGEND[0][:1],)),))
    assert drawn.height > pixels(short).height, "it goes on below"


def darkest(part: Image.Image) -> int:
    return min(min(colour) for colour in colours(part))


def test_a_name_that_is_too_long_to_lean_ends_in_dots() -> None:
    name = "Wilhelmina van Oude-Nieuwenhuizen tot Drakenstein"
    given = HeatMap("Wie", "", "nl", (name, "Noor Pennevree"), ())

    seen = words(given)

    assert re.search(r"WilhelminavanOude-Nieuwenhuizen\w*\.\.\.", seen)
    assert "Drakenstein" not in seen
    assert "NoorPennevree" in seen


def test_only_letters_that_came_along_are_used() -> None:
    fonts = page(with_names("Noor 📸 Жанна")).pages[0]["/Resources"]["/Font"].get_object()  # type: ignore[index]
    names = {str(font.get_object()["/BaseFont"]).split("+")[1] for font in fonts.values()}

    assert names == {"SourceSans3-Regular", "SourceSans3-SemiBold", "NotoEmoji-Regular"}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.typ")), ids=lambda file: file.name)
def test_a_drawing_reads_no_file_and_no_package_and_runs_no_text(file: Path) -> None:
    source = file.read_text("utf-8")

    assert (
        re.findall(r"\b(?:read|eval|image|plugin|csv|yaml|toml|xml|cbor)\(|@\w+/|sys\.version", source) == []
    )
    assert set(re.findall(r'#import "([^"]+)"', source)) <= {"card.typ"}


def test_every_letter_has_contrast_with_its_tile() -> None:
    """WCAG 2.2, 1.4.3: 4.5 to 1."""
    source = (FOLDER / "heat_map.typ").read_text("utf-8").replace("white", 'rgb("#ffffff")')
    pairs = re.findall(r'\(rgb\("#(\w{6})"\), rgb\("#(\w{6})"\)\)', source)

    assert len(pairs) == 9
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def contrast(one: str, other: str) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


def brightness(colour: str) -> float:
    """Relative luminance as WCAG defines it."""
    parts = [value / 255 for value in bytes.fromhex(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("cells", [(), ((), ())])
def test_a_row_with_a_cell_too_few_or_too_many_is_refused(cells: tuple[tuple[()], ...]) -> None:
    with pytest.raises(ValueError, match="a cell for each person"):
        HeatMap("Wie", "", "nl", ("Noor",), (HeatRow("Webcare", cells),))
