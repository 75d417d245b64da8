"""The log of changes is only ever added to: no line in it is changed or deleted, by whatever way."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from storage import changes, workspaces
from storage.changes import AppendOnlyError, Change
from storage.database import Database
from storage.people import Team

CODE = Path(__file__).parents[2]
WAYS = {"update", "delete", "insert_into"}
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def a_line(database: Database) -> None:
    with database.transaction() as session:
        workspaces.know(session, "T1")
        team = Team(workspace_id="T1", channel_id="C1", name="social", created_at=NOW, created_by="U1")
        session.add(team)
        session.flush()
        new = Change(team_id=team.id, thing="case", thing_id=1, by="U1", at=NOW, did="taken")
        changes.note(session, new)


@sqlite
def test_a_line_is_not_changed(database: Database) -> None:
    a_line(database)

    with pytest.raises(AppendOnlyError), database.transaction() as session:
        session.scalars(select(Change)).one().did = "answered"


@sqlite
def test_a_line_is_not_deleted(database: Database) -> None:
    a_line(database)

    with pytest.raises(AppendOnlyError), database.transaction() as session:
        session.delete(session.scalars(select(Change)).one())


def test_no_statement_goes_around_it() -> None:
    """`update(Change)` and `delete(Change)`, also of its table, pass the ORM by."""
    files = (*CODE.glob("bot/**/*.py"), *CODE.glob("storage/*.py"))
    assert [said for file in files for said in _around_it(file.read_text("utf-8"))] == []


def test_such_a_statement_would_be_found() -> None:
    assert _around_it("session.execute(delete(Change).where(Change.id == 1))") == ["delete(Change)"]


def _around_it(source: str) -> list[str]:
    if "Change" not in source or not any(f"{way}(" in source for way in WAYS):
        return []
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    ways = (one for one in calls if isinstance(one.func, ast.Name) and one.func.id in WAYS and one.args)
    return [ast.unparse(one) for one in ways if ast.unparse(one.args[-1]).split(".")[0] == "Change"]
