"""The bytes of a table, whatever program wrote them; and what only pretends to be one."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.csv_files import Cell
from bot.exchange import excel, sheets
from bot.exchange.sheets import SheetError, read
from tests.exchange.steps import workbook

ROW = "Titel;Eigenaar\r\nÉén idee;Bram\r\n"


@pytest.mark.parametrize(
    "content",
    [
        ROW.encode(),
        ROW.encode("utf-8-sig"),
        ROW.encode("utf-16"),
        ROW.encode("utf-16-le"),
        ROW.encode("utf-16-be"),
        ROW.encode("cp1252"),
        ROW.replace(";", ",").encode(),
        ROW.replace(";", "\t").encode(),
        f"sep=;\r\n{ROW}".encode(),
        f"\r\n;;\r\n{ROW}".encode(),
        ROW.replace("\r\n", "; ;\r\n").encode(),
        ROW.replace("idee", "id\x00ee").encode(),
        workbook(("Titel", "Eigenaar"), ("Één idee", "Bram")),
    ],
)
def test_a_table_is_read(content: bytes) -> None:
    sheet = read(content)

    assert sheet.headers == ("Titel", "Eigenaar")
    assert [cells for _, cells in sheet.lines] == [("Één idee", "Bram")]


def test_a_cell_may_hold_lines_and_separators() -> None:
    sheet = read(b'a;b\r\n"een\r\ntwee; ""drie""";x\r\n')

    assert sheet.lines[0][1] == ('een\r\ntwee; "drie"', "x")


def test_a_cell_in_the_last_column_there_is_makes_no_row_of_that_width() -> None:
    content = workbook(("Titel",), ("Eén idee",), (*[None] * 16_383, "x"))

    assert {len(row) for row in excel.rows(content)} == {sheets.MOST_COLUMNS + 1}
    assert [cells for _, cells in read(content).lines] == [("Eén idee",)]


def zipped(**parts: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("types", "[Content_Types].xml"), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"x" * (sheets.MOST_BYTES + 1), "too_large"),
        (b"\xff\xd8\xff\xe0 a renamed picture", "no_table"),
        (b"%PDF-1.7", "no_table"),
        (b"\xd0\xcf\x11\xe0 old", "old_excel"),
        (b"PK\x03\x04 broken", "broken"),
        (zipped(document=b"x"), "no_table"),
        (zipped(types=b"<x/>"), "broken"),
        (zipped(types=b"<x/>", bomb=b"0" * (sheets.MOST_UNPACKED + 1)), "unpacks_too_large"),
        (b"", "empty"),
        (b"\x00" * 50, "empty"),
        (b"Titel\r\n", "empty"),
        (b";".join(b"k%d" % number for number in range(200)) + b"\r\n1", "too_many_columns"),
        (workbook(tuple(range(200)), tuple(range(200))), "too_many_columns"),
        (b"Titel\r\n" + b"x\r\n" * 100_000, "too_many_rows"),
        (b'a\r\n"' + b"x" * (sheets.LONGEST_CELL + 1) + b'"', "broken"),
    ],
)
def test_what_is_no_table_of_ours_is_told(content: bytes, problem: str) -> None:
    with pytest.raises(SheetError, match=f"^{problem}$"):
        read(content)


def test_what_we_write_is_read_back_and_no_formula() -> None:
    day, moment = date(2026, 11, 27), time(9, 30)
    table: list[tuple[Cell, ...]] = [
        ("Titel", "Datum", "Tijd", "Bereik"),
        ("=1+1", day, moment, 40),
        ("'=1", None, None, None),
    ]

    sheet = read(excel.as_xlsx("Blad", table))

    assert sheet.headers == table[0]
    (_, first), (_, second) = sheet.lines
    assert first == ("=1+1", datetime.combine(day, time()), moment, 40)  # Excel keeps a day as its midnight
    assert second[0] == "''=1"
