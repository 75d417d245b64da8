"""Rows of any table of a team, to be taken along. Which tables and columns: `bot/forgetting/taken.py`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, func, select
from sqlalchemy.orm import Session

from storage import belonging, ratings
from storage.people import Person, Team

ROWS_AT_ONCE = 1000
Line = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Those of a team in one table."""

    table: Table
    theirs: ColumnElement[bool]


def of_team(table: Table, team: Team) -> Rows | None:
    """None for a table that belongs to no team."""
    theirs = belonging.of_team(table, team)
    return None if theirs is None else Rows(table, theirs)


def count(session: Session, rows: Rows) -> int:
    counted = select(func.count()).select_from(rows.table).where(rows.theirs, *_nameless(rows.table))
    return session.scalar(counted) or 0


def read(session: Session, rows: Rows, names: Sequence[str]) -> Iterator[Line]:
    """The columns of these names, a thousand rows at a time."""
    columns = [rows.table.c[name] for name in names]
    asked: Select[Any] = select(*columns).where(rows.theirs, *_nameless(rows.table))
    in_order = asked.order_by(*_in_order(rows.table, columns))
    for row in session.execute(in_order.execution_options(yield_per=ROWS_AT_ONCE)):
        yield tuple(row)


def _nameless(table: Table) -> list[ColumnElement[bool]]:
    """Scores go along where the team saw them too."""
    return [table.c.round_id.in_(ratings.ROUNDS_TOLD)] if table.name == "ratings" else []


def _in_order(table: Table, columns: Sequence[Column[Any]]) -> list[Column[Any]]:
    """As they were made; scores in an order that tells of nobody."""
    return list(columns) if table.name == "ratings" else list(table.primary_key)


def called(session: Session, workspace_id: str) -> dict[str, str]:
    """What everybody of the workspace is called, by id."""
    named = select(Person.user_id, Person.name).where(Person.workspace_id == workspace_id)
    return dict(session.execute(named).all())
