"""Makes a .csv or .xlsx of a table, such that no spreadsheet takes what people wrote for a formula. Pure.

In a .csv such a cell begins with a quotation mark, which an import takes off again; in a .xlsx it is a cell
of text (docs/decisions/174).
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from bot.exchange.messages import wrong_line
from bot.exchange.rules import Row
from bot.exchange.sheets import Cell
from bot.slack.mrkdwn import unescape
from bot.texts import Say

RISKY = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would work out (owasp.org, "CSV Injection", read 2026-11-28)."""
SEPARATORS = {"nl": ";", "en": ","}
"""What Excel expects where people write decimals with a comma, and where they do not."""
DAYS = {"nl": "%d-%m-%Y", "en": "%Y-%m-%d"}
FORMATS = {date: "dd-mm-yyyy", time: "hh:mm", datetime: "dd-mm-yyyy hh:mm"}
WIDTHS = (10, 60)
LONGEST_IN_EXCEL = 32_767
PER_CHARACTER = 1.1
Table = Iterable[Sequence[Cell]]


def as_csv(language: str, table: Table) -> bytes:
    """With a mark by which Excel knows that it is UTF-8."""
    written = StringIO(newline="")
    rows = csv.writer(written, delimiter=SEPARATORS[language])
    for row in table:
        rows.writerow([_in_csv(language, cell) for cell in row])
    return written.getvalue().encode("utf-8-sig", "replace")


def _in_csv(language: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime(f"{DAYS[language]} %H:%M")
    if isinstance(cell, date):
        return cell.strftime(DAYS[language])
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(text: str) -> str:
    """The text, with a quotation mark before it where a spreadsheet would work it out."""
    return f"'{text}" if RISKY.match(text) else text


def as_xlsx(title: str, table: Sequence[Sequence[Cell]]) -> bytes:
    """Days and times as such; the heading stays in sight."""
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


def refused(say: Say, headers: Sequence[str], rows: Iterable[Row]) -> list[Sequence[Cell]]:
    """The refused rows as they were, each with what is to be mended."""
    heading = (say("exchange.refused.column"), *headers)
    return [heading, *((_to_mend(say, row), *row.cells) for row in rows)]


def _to_mend(say: Say, row: Row) -> str:
    return " ".join(unescape(wrong_line(say, one)).replace("*", "") for one in row.wrong)
