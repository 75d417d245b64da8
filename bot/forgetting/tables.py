"""The rows of a team's webcare as they are taken along, whatever tables there are; as JSON and .csv."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from bot.csv_files import Cell, as_csv
from bot.texts import Say
from storage import people, schema
from storage.outsiders import HANDLE
from storage.people import Team

CASES = "cases"
INTERNAL = frozenset({
    "team_id", "link_key", "handle_key", "found", "version", "away_told", "turn_id", "alarm_at", "deal_at",
    "forget_at", "warn_at",
})  # fmt: skip
"""What only the bot itself understands."""


@dataclass(frozen=True, slots=True)
class Told:
    """A table: what its columns are called, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def tables_of(session: Session, team: Team, *, with_handles: bool) -> list[Told]:
    """The cases, and every table whose rows belong to one; people by what they are called."""
    names = {one.user_id: one.name for one in people.people_in(session, team)}
    return [_told(session, team, table, names, with_handles=with_handles) for table in _theirs()]


def _theirs() -> Iterator[Table]:
    for table in schema.tables().sorted_tables:
        if table.name == CASES or _refers(table) is not None:
            yield table


def _refers(table: Table) -> Column[Any] | None:
    keys = (key for key in table.foreign_keys if key.target_fullname == "cases.id")
    return next((key.parent for key in keys), None)


def _told(
    session: Session, team: Team, table: Table, names: Mapping[str, str], *, with_handles: bool
) -> Told:
    columns = [one for one in table.c if one.name not in INTERNAL and (with_handles or one.info != HANDLE)]
    cases = schema.tables().tables[CASES]
    asked: Any = select(*columns)
    if table.name != CASES:
        asked = asked.join(cases, cases.c.id == _refers(table))
    rows = session.execute(asked.where(cases.c.team_id == team.id).order_by(*table.primary_key))
    named = [tuple(names.get(cell, cell) if isinstance(cell, str) else cell for cell in row) for row in rows]
    return Told(table.name, tuple(one.name for one in columns), named)


def packed(say: Say, tables: Sequence[Told], team: Team) -> bytes:
    """A zip: everything as one JSON, and each table as a .csv that no spreadsheet works out."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as files:
        files.writestr(say("forgetting.export.readme"), say("forgetting.export.readme_text", zone=team.zone))
        files.writestr("webcare.json", as_json(tables))
        for table in tables:
            rows = (_row(row, ZoneInfo(team.zone)) for row in table.rows)
            files.writestr(f"{table.name}.csv", as_csv(say.language, [table.columns, *rows]))
    return made.getvalue()


def as_json(tables: Sequence[Told]) -> str:
    """By table, its rows by column; moments in UTC."""
    told = {one.name: [dict(zip(one.columns, row, strict=True)) for row in one.rows] for one in tables}
    return json.dumps(told, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def _row(row: Sequence[Any], zone: ZoneInfo) -> tuple[Cell, ...]:
    """Moments on the wall of the team; what no cell can hold as text."""
    return tuple(_cell(value, zone) for value in row)


def _cell(value: Any, zone: ZoneInfo) -> Cell:
    if isinstance(value, datetime):
        return value.astimezone(zone).replace(tzinfo=None)
    if isinstance(value, Enum):
        return str(value.value)
    return value if value is None or isinstance(value, str | int | float) else json.dumps(value, default=str)
