"""The rows that are taken along, whatever tables there are: those of a team's webcare, or all it has."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select
from sqlalchemy.orm import Session

from bot.forgetting import taken
from storage import belonging, ratings, schema
from storage.outsiders import HANDLE, OF_OUTSIDERS
from storage.people import Person, Team

CASES = "cases"
BESIDE_CASES = frozenset({"handovers"})
"""Words about cases that refer to none."""
ROWS_AT_ONCE = 1000
Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A table: what its columns are called, how many rows it has, and how they are read (again)."""

    name: str
    columns: tuple[str, ...]
    count: int
    read: Callable[[], Iterator[Line]]


def webcare(session: Session, team: Team, *, with_handles: bool) -> list[Told]:
    """The cases, and every table whose rows belong to one; people by what they are called."""
    return _told_of(session, team, _about_cases(), with_handles=with_handles)


def everything(session: Session, team: Team, *, with_handles: bool) -> list[Told]:
    """Every table of the team but what stays here (`taken.py`)."""
    every = [one for one in schema.tables().sorted_tables if taken.goes_along(one)]
    return _told_of(session, team, every, with_handles=with_handles)


def _about_cases() -> list[Table]:
    tables = [one for one in schema.tables().sorted_tables if taken.goes_along(one)]
    return [one for one in tables if one.name in {CASES, *BESIDE_CASES} or _refers_to_a_case(one)]


def _refers_to_a_case(table: Table) -> bool:
    return any(key.target_fullname == "cases.id" for key in table.foreign_keys)


def _told_of(session: Session, team: Team, tables: Sequence[Table], *, with_handles: bool) -> list[Told]:
    names = _names(session, team)
    found = [(table, belonging.of_team(table, team)) for table in tables]
    return [
        _told(session, table, which, {} if table.name == "people" else names, with_handles=with_handles)
        for table, which in found
        if which is not None
    ]


def _names(session: Session, team: Team) -> dict[str, str]:
    """What everybody here is called, by id; two with one name keep their id behind it."""
    rows = session.execute(
        select(Person.user_id, Person.name).where(Person.workspace_id == team.workspace_id)
    )
    called = {str(user_id): str(name) for user_id, name in rows}
    counts: dict[str, int] = {}
    for name in called.values():
        counts[name] = counts.get(name, 0) + 1
    return {user_id: name if counts[name] == 1 else f"{name} ({user_id})" for user_id, name in called.items()}


def _told(
    session: Session,
    table: Table,
    which: ColumnElement[bool],
    names: Mapping[str, str],
    *,
    with_handles: bool,
) -> Told:
    columns = [
        table.c[name]
        for name in taken.columns_of(table)
        if with_handles or table.c[name].info.get(OF_OUTSIDERS) != HANDLE[OF_OUTSIDERS]
    ]
    counted = select(func.count()).select_from(table).where(which, *_nameless(table))
    ordered = (
        [one for one in columns if one.name != "id"] if table.name == "ratings" else list(table.primary_key)
    )
    asked: Select[Any] = select(*columns).where(which, *_nameless(table)).order_by(*ordered)
    return Told(
        table.name,
        tuple(column.name for column in columns),
        session.scalar(counted) or 0,
        lambda: _rows(session, asked, names),
    )


def _nameless(table: Table) -> list[ColumnElement[bool]]:
    """Scores go along where the team saw them too, and in an order that tells of nobody."""
    return [table.c.round_id.in_(ratings.ROUNDS_TOLD)] if table.name == "ratings" else []


def _rows(session: Session, asked: Select[Any], names: Mapping[str, str]) -> Iterator[Line]:
    for row in session.execute(asked.execution_options(yield_per=ROWS_AT_ONCE)):
        yield tuple(_named(cell, names) for cell in row)


def _named(cell: Any, names: Mapping[str, str]) -> Any:
    """People by what they are called, also within lists and what was noted in the log."""
    if isinstance(cell, str):
        return names.get(cell, cell)
    if isinstance(cell, list):
        return [_named(one, names) for one in cell]
    if isinstance(cell, dict):
        return {key: _named(one, names) for key, one in cell.items()}
    return cell
