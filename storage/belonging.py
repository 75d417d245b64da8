"""Which rows of any table are a team's: its own, those that refer to them, and the people in it."""

from typing import Any

from sqlalchemy import ColumnElement, Table, select

from storage.people import Member, Team


def of_team(table: Table, team: Team) -> ColumnElement[bool] | None:
    """What its rows of that team fulfil; None for a table that belongs to no team, such as what was heard."""
    if table.name == "teams":
        return table.c.id == team.id
    if "team_id" in table.c:
        return table.c.team_id == team.id
    if table.name == "people" or _refers_to(table, "people"):
        return _of_its_people(table, team)
    return _of_what_it_refers_to(table, team)


def _refers_to(table: Table, name: str) -> bool:
    return any(key.column.table.name == name for key in table.foreign_keys)


def _of_its_people(table: Table, team: Team) -> ColumnElement[bool]:
    theirs = select(Member.user_id).where(Member.team_id == team.id)
    return (table.c.workspace_id == team.workspace_id) & table.c.user_id.in_(theirs)


def _of_what_it_refers_to(table: Table, team: Team) -> ColumnElement[bool] | None:
    """By the first column that leads to a team; a row refers to things of one team only."""
    keys = sorted(table.foreign_keys, key=lambda one: str(one.parent.name))
    found: list[tuple[Any, Any]] = [(key, of_team(key.column.table, team)) for key in keys]
    lead = (key.parent.in_(select(key.column).where(theirs)) for key, theirs in found if theirs is not None)
    return next(lead, None)
