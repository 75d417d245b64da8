"""What is taken along, whatever tables there are: those of a team's webcare, or all it has."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table
from sqlalchemy.orm import Session

from bot.forgetting import taken
from storage import schema, taking_along
from storage.outsiders import HANDLE, OF_OUTSIDERS
from storage.people import Team
from storage.taking_along import Line, Rows

CASES = "cases"
BESIDE_CASES = frozenset({"handovers"})
"""Words about cases that refer to none."""


@dataclass(frozen=True, slots=True)
class Told:
    """A table: what its columns are called, how many rows it has, and how they are read (again)."""

    name: str
    columns: tuple[str, ...]
    count: int
    read: Callable[[], Iterator[Line]]


def webcare(session: Session, team: Team, *, with_handles: bool) -> list[Told]:
    """The cases, and every table whose rows belong to one; people by what they are called."""
    about_cases = [one for one in _every_table() if one.name in {CASES, *BESIDE_CASES} or _is_of_a_case(one)]
    return _told_of(session, team, about_cases, with_handles=with_handles)


def everything(session: Session, team: Team, *, with_handles: bool) -> list[Told]:
    """Every table of the team but what stays here (`taken.py`)."""
    return _told_of(session, team, _every_table(), with_handles=with_handles)


def _every_table() -> list[Table]:
    return [one for one in schema.tables().sorted_tables if taken.goes_along(one)]


def _is_of_a_case(table: Table) -> bool:
    return any(key.target_fullname == "cases.id" for key in table.foreign_keys)


def _told_of(session: Session, team: Team, tables: Sequence[Table], *, with_handles: bool) -> list[Told]:
    names = _names(taking_along.called(session, team.workspace_id))
    found = [rows for table in tables if (rows := taking_along.of_team(table, team)) is not None]
    return [_told(session, rows, _columns(rows.table, with_handles=with_handles), names) for rows in found]


def _columns(table: Table, *, with_handles: bool) -> list[str]:
    return [one for one in taken.columns_of(table) if with_handles or not _is_handle(table.c[one].info)]


def _is_handle(info: Mapping[Any, Any]) -> bool:
    return bool(info.get(OF_OUTSIDERS) == HANDLE[OF_OUTSIDERS])


def _names(called: Mapping[str, str]) -> dict[str, str]:
    """What everybody here is called, by id; two with one name keep their id behind it."""
    counts = Counter(called.values())
    return {user_id: name if counts[name] == 1 else f"{name} ({user_id})" for user_id, name in called.items()}


def _told(session: Session, rows: Rows, columns: Sequence[str], names: Mapping[str, str]) -> Told:
    """The table of people itself keeps their ids."""
    called = {} if rows.table.name == "people" else names

    def read() -> Iterator[Line]:
        for row in taking_along.read(session, rows, columns):
            yield tuple(_named(cell, called) for cell in row)

    return Told(rows.table.name, tuple(columns), taking_along.count(session, rows), read)


def _named(cell: Any, names: Mapping[str, str]) -> Any:
    """People by what they are called, also within lists and what was noted in the log."""
    if isinstance(cell, str):
        return names.get(cell, cell)
    if isinstance(cell, list):
        return [_named(one, names) for one in cell]
    if isinstance(cell, dict):
        return {key: _named(one, names) for key, one in cell.items()}
    return cell
