"""The dots: a row for every factor, a dot for every score, its verdict in words; small and sharp."""

import io
from dataclasses import asdict

import pytest
from PIL import Image
from pypdf import PdfReader

from bot.pictures import drawing
from bot.pictures.dots import DotRow, Dots, Tone, dots
from tests.pictures.reading_pictures import squeezed

COLUMNS = (
    "Duidelijk struikelblok",
    "Eerder struikelblok",
    "Neutraal",
    "Eerder succesfactor",
    "Duidelijke succesfactor",
)
RED = (181, 56, 43)


def picture(*rows: DotRow) -> Dots:
    return Dots("Randvoorwaarden", "Ronde van 10 november", "nl", COLUMNS, rows)


def row(*counts: int, label: str = "Open cultuur", tone: Tone = Tone.BLOCK) -> DotRow:
    return DotRow(label, counts, tone, "struikelblok", "verschillend", "2× weet niet")


def words(drawn: Dots) -> str:
    return squeezed(PdfReader(io.BytesIO(drawing.pdf("dots", asdict(drawn)))).pages[0].extract_text())


def red(drawn: Dots) -> int:
    """How many pixels have the colour of a dot."""
    image = Image.open(io.BytesIO(dots(drawn))).convert("RGB")
    raw = image.tobytes()
    near = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    return sum(max(abs(a - b) for a, b in zip(pixel, RED, strict=True)) < 24 for pixel in near)


def test_everything_that_is_known_stands_in_it() -> None:
    seen = words(picture(row(0, 1, 2, 3, 4), row(40, 0, 0, 0, 0, label="Weerstanders <b> #panic()")))

    for text in (*COLUMNS, "Open cultuur", "Weerstanders <b> #panic()", "struikelblok", "verschillend", "40"):
        assert squeezed(text) in seen


def test_there_is_a_dot_for_every_score() -> None:
    none, one, seven, fifteen = (red(picture(row(count, 0, 0, 0, 0))) for count in (0, 1, 7, 15))

    each = one - none
    assert each > 100
    assert seven - none == pytest.approx(7 * each, rel=0.1)
    assert fifteen - none == pytest.approx(15 * each, rel=0.1)


def test_eleven_long_rows_stay_small_on_a_white_card() -> None:
    label = "Aansprakelijkheidswaardevaststellingsveranderingen en de bereidheid tot delen"
    drawn = dots(picture(*(row(9, 15, 3, 1, 0, label=label, tone=tone) for tone in list(Tone) * 3)))

    assert len(drawn) < 150_000
    assert Image.open(io.BytesIO(drawn)).convert("RGB").getpixel((0, 0)) == (255, 255, 255)


def test_a_row_with_a_column_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="each of five columns"):
        picture(row(1, 2))
