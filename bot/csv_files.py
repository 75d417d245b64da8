"""Makes a .csv of a table, such that no spreadsheet takes what people wrote for a formula. Pure.

Such a cell begins with a quotation mark, which an import takes off again (docs/decisions/174).
"""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import StringIO

BEGINNINGS = r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
"""How a cell begins that a spreadsheet would work out, the last four as wide as Japanese writes them
(owasp.org, "CSV Injection", read 2026-11-28).
"""
RISKY = re.compile(rf"'*{BEGINNINGS}")
Cell = str | int | float | bool | datetime | date | time | None
SEPARATORS = {"nl": ";", "en": ","}
"""What Excel expects where people write decimals with a comma, and where they do not."""
DECIMALS = {"nl": ",", "en": "."}
DAYS = {"nl": "%d-%m-%Y", "en": "%Y-%m-%d"}
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
    if isinstance(cell, float):
        return str(cell).replace(".", DECIMALS[language])
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(text: str) -> str:
    """The text, with a quotation mark before it where a spreadsheet would work it out."""
    return f"'{text}" if RISKY.match(text) else text
