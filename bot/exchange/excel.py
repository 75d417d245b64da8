"""A spreadsheet (.xlsx) as rows, and rows as one. Pure; loaded when somebody brings one or asks for one."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from bot.csv_files import Cell, harmless
from bot.exchange.sheets import MOST_COLUMNS

FORMATS = {date: "dd-mm-yyyy", time: "hh:mm", datetime: "dd-mm-yyyy hh:mm"}
WIDTHS = (10, 60)
LONGEST_IN_EXCEL = 32_767
PER_CHARACTER = 1.1
BROKEN = (
    *(BadZipFile, InvalidFileException, LookupError, ValueError, TypeError, OSError, SyntaxError),
    *(AttributeError, EOFError, RuntimeError, NotImplementedError, OverflowError),
)
"""In so many ways openpyxl tells of a part that it cannot read."""


def rows(content: bytes) -> Iterator[Sequence[Cell]]:
    """Of the first sheet, as it was saved: of each row one cell more than may be. Raises one of BROKEN.

    Unbounded, one cell in the last column makes 16,384 of every row: 100 KB took half a minute.
    """
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    sheet: Any = book.worksheets[0]
    sheet.reset_dimensions()  # what it says of itself need not be true
    yield from sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True)


def as_xlsx(title: str, table: Sequence[Sequence[Cell]]) -> bytes:
    """Days and times as such, the heading in sight; what people wrote is text, never a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_widths(table), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    for place, row in enumerate(table):
        sheet.append([_in_excel(sheet, cell, is_heading=place == 0) for cell in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _widths(table: Sequence[Sequence[Cell]]) -> Iterator[float]:
    for column in zip(*table[:200], strict=True):
        longest = max(len(str(cell or "")) for cell in column)
        yield min(max(longest * PER_CHARACTER, WIDTHS[0]), WIDTHS[1])


def _in_excel(sheet: object, cell: Cell, *, is_heading: bool) -> object:
    if isinstance(cell, str):
        made = WriteOnlyCell(sheet, _as_text(cell))  # type: ignore[arg-type]
        made.data_type = "s"  # text, whatever it begins with
        made.font = Font(bold=is_heading)
        return made
    if (shown := FORMATS.get(type(cell))) is None:
        return cell
    made = WriteOnlyCell(sheet, cell)  # type: ignore[arg-type]
    made.number_format = shown
    return made


def _as_text(text: str) -> str:
    """As it is; what begins as if it were quoted is quoted once more, since an import takes one mark off."""
    quoted = harmless(text) if text.startswith("'") else text
    return ILLEGAL_CHARACTERS_RE.sub("", quoted)[:LONGEST_IN_EXCEL]
