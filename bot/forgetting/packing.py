"""Tables become one packed file: everything as JSON, a .csv of each for a spreadsheet, and what is what."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from io import BytesIO, TextIOWrapper
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from bot.csv_files import Cell, as_csv
from bot.forgetting.tables import Told
from storage.taking_along import Line

LONGEST_CELL = 32_000
"""Excel holds 32,767 signs in a cell (Microsoft, "Excel specifications and limits", read 2026-11-28); the
JSON has all of it."""
TELL_EVERY = 1000
"""Rows."""
Tell = Callable[[int], None]
"""How many more rows were written: each once to the JSON, and once to its .csv."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What files are called, and what stands in the one to be read first."""

    language: str
    zone: str
    json_name: str
    readme_name: str
    readme: str


def packed(texts: Texts, tables: Sequence[Told], tell: Tell = lambda _count: None) -> bytes:
    """A zip; rows are read as they are written, so the longest table alone is in memory at once."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as files:
        files.writestr(texts.readme_name, texts.readme)
        with files.open(texts.json_name, "w", force_zip64=True) as plain:
            written = TextIOWrapper(plain, "utf-8", write_through=True)
            for part in as_json(tables, tell):
                written.write(part)
            written.detach()
        for table in tables:
            if table.count:
                files.writestr(f"{table.name}.csv", _csv(texts, table, tell))
    return made.getvalue()


def _csv(texts: Texts, table: Told, tell: Tell) -> bytes:
    zone = ZoneInfo(texts.zone)
    rows = (_row(row, zone) for row in counted(table.read(), tell))
    return as_csv(texts.language, _below(table.columns, rows))


def _below(heading: Sequence[Cell], rows: Iterator[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    yield heading
    yield from rows


def counted(rows: Iterator[Line], tell: Tell) -> Iterator[Line]:
    """The rows, and how many there were now and then."""
    done = 0
    for done, row in enumerate(rows, start=1):
        yield row
        if done % TELL_EVERY == 0:
            tell(TELL_EVERY)
    tell(done % TELL_EVERY)


def as_json(tables: Sequence[Told], tell: Tell) -> Iterator[str]:
    """By table, its rows by column; moments in UTC."""
    before = "{"
    for table in tables:
        yield f"{before}\n {json.dumps(table.name)}: ["
        between = ""
        for row in counted(table.read(), tell):
            yield f"{between}\n  {_as_object(table.columns, row)}"
            between = ","
        yield "]"
        before = ","
    yield "\n}\n"


def _as_object(columns: Sequence[str], row: Line) -> str:
    return json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _row(row: Line, zone: ZoneInfo) -> tuple[Cell, ...]:
    """Moments on the wall of the team; what no cell can hold as text."""
    return tuple(_cell(value, zone) for value in row)


def _cell(value: Any, zone: ZoneInfo) -> Cell:
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ", ".join(value)[:LONGEST_CELL]
    if isinstance(value, list | Mapping):
        return json.dumps(value, ensure_ascii=False, default=str)[:LONGEST_CELL]
    return value[:LONGEST_CELL] if isinstance(value, str) else value
