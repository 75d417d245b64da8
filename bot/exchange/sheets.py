"""Reads the bytes of a .csv or .xlsx as rows of cells, whatever program wrote it, within bounds. Pure.

Formulas are not worked out: of a spreadsheet the values are taken that it was saved with. The file's name
says nothing; its first bytes do.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from bot.csv_files import Cell

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
"""Slack takes no more in a form either (bot/slack/elements.py, `file_input`)."""
MOST_UNPACKED = 80 * MEGABYTE
"""Of all parts of a spreadsheet together, which is a zip: 10,000 rows of 30 columns are about 20."""
MOST_PARTS = 2_000
MOST_ROWS = 10_000
MOST_COLUMNS = 100
LOOKED_THROUGH = 50_000
"""Lines of a spreadsheet, empty ones too: people mark whole columns, and then every line is there."""
LONGEST_CELL = 200_000
"""Characters: csv's own bound is smaller than one long text, and the bytes are bounded already."""
ZIP, OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
NO_TABLES = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"%PDF",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
    b"\x1f\x8b",
    b"Rar!",
)
SEPARATORS = ";,\t"
SAYS_ITS_SEPARATOR = re.compile(r"sep=(.)\r?\n")
"""The first line by which Excel itself tells it."""
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
NULL = 0
A_THIRD = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """The first line that says anything, and those below it; each with its number in the file, from 1."""

    headers: tuple[str, ...]
    lines: tuple[tuple[int, tuple[Cell, ...]], ...]


class SheetError(Exception):
    """It cannot be read as a table; `problem` is the end of a sentence's key (exchange.problem)."""

    def __init__(self, problem: str, **values: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.values: Mapping[str, int] = values


@dataclass(slots=True)
class _Lines:
    """What was found so far."""

    headers: tuple[str, ...] = ()
    kept: list[tuple[int, tuple[Cell, ...]]] = field(default_factory=list)


def read(content: bytes) -> Sheet:
    """The table in these bytes. Raises SheetError."""
    if len(content) > MOST_BYTES:
        raise SheetError("too_large", megabytes=MOST_BYTES // MEGABYTE)
    if content.startswith(OLD_EXCEL):
        raise SheetError("old_excel")
    if content.lstrip()[:16].startswith(NO_TABLES):
        raise SheetError("no_table")
    rows = _spreadsheet(content) if content.startswith(ZIP) else _separated(content)
    return _sheet(rows)


def _sheet(rows: Iterator[Sequence[Cell]]) -> Sheet:
    found = _Lines()
    for number, cells in enumerate(rows, start=1):
        if not any(_says_something(cell) for cell in cells):
            continue
        if not found.headers:
            found.headers = _headers(cells)
        elif len(found.kept) == MOST_ROWS:
            raise SheetError("too_many_rows", rows=MOST_ROWS)
        else:
            found.kept.append((number, tuple(cells[: len(found.headers)])))
    if not found.kept:
        raise SheetError("empty")
    return Sheet(found.headers, tuple(found.kept))


def _says_something(cell: Cell) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _headers(cells: Sequence[Cell]) -> tuple[str, ...]:
    names = ["" if cell is None else str(cell) for cell in cells]
    while names and not names[-1].strip():
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise SheetError("too_many_columns", most=MOST_COLUMNS)
    return tuple(names)


def _separated(content: bytes) -> Iterator[Sequence[Cell]]:
    text = _decoded(content).replace("\x00", "")
    told = SAYS_ITS_SEPARATOR.match(text)
    separator = told[1] if told else _separator(text)
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(StringIO(text[told.end() if told else 0 :], newline=""), delimiter=separator)
    except csv.Error as error:
        raise SheetError("broken") from error


def _decoded(content: bytes) -> str:
    """As its first bytes say; else as UTF-8 if it is that, else as Windows writes it in these parts."""
    encodings = [name for mark, name in MARKS if content.startswith(mark)]
    for encoding in (*encodings, *_wide(content), "utf-8"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace")


def _wide(content: bytes) -> list[str]:
    """UTF-16 without a mark has a zero in every second place, mostly."""
    start = content[:2000]
    even, odd = start[::2].count(NULL), start[1::2].count(NULL)
    if max(even, odd) * A_THIRD < len(start) // 2:
        return []
    return ["utf-16-le" if odd > even else "utf-16-be"]


def _separator(text: str) -> str:
    """What stands most often in the first line that says anything, outside quotation marks."""
    line = next((one for one in text.splitlines() if one.strip(f"{SEPARATORS} ")), "")
    outside = re.sub(r'"[^"]*"?', "", line)
    return max(SEPARATORS, key=outside.count)


def _spreadsheet(content: bytes) -> Iterator[Sequence[Cell]]:
    _must_be_small_enough(content)
    from bot.exchange import excel  # noqa: PLC0415 - it takes 0.1 s and 7 MB to load, and few need it

    try:
        yield from islice(excel.rows(content), LOOKED_THROUGH)
    except excel.BROKEN as error:
        raise SheetError("broken") from error


def _must_be_small_enough(content: bytes) -> None:
    """A zip never unpacks to more than it says: what comes after that is not read (zipfile)."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise SheetError("broken") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise SheetError("unpacks_too_large", megabytes=MOST_UNPACKED // MEGABYTE)
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise SheetError("no_table")
