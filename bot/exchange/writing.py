"""Writes the rows of an import that was confirmed, a batch in a transaction: each once, whatever happens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.exchange.rules import Does, Row, as_new, is_over, row_from
from bot.posting.writing import Writer, as_column, writer
from storage import exchange as posts
from storage.imports import Import
from storage.people import Team

BATCH = 100
"""Rows in one transaction: a press on SQLite waits for it. Measured: docs/decisions/173."""


def write_some(session: Session, team: Team, held: Import, now: datetime) -> None:
    """The next rows are written; who holds the team and the import calls this."""
    kept = held.rows[held.written : held.written + BATCH]
    rows = [row_from(one) for one in kept]
    desk, by = writer(session, team, now), held.confirmed_by or held.by
    held.passed += _add(desk, [one for one in rows if one.does is Does.NEW], by)
    held.passed += _change(desk, [one for one in rows if one.does is Does.CHANGES], by)
    held.written += len(kept)


def _add(desk: Writer, rows: Sequence[Row], by: str) -> int:
    """How many were there already, made by the same line of another import."""
    there = posts.already_made(desk.session, desk.team, [one.source for one in rows])
    fresh = [one for one in rows if one.source not in there]
    filled = [_filled(row, desk.now) for row in fresh]
    for post in desk.add_all(filled, by):
        if is_over(post, desk.now):
            post.due = post.due_at = None
    return len(rows) - len(fresh)


def _filled(row: Row, now: datetime) -> dict[str, Any]:
    fields = {name: as_column(name, value) for name, value in row.fields.items()}
    return {**as_new(fields, now), "came_from": row.source}


def _change(desk: Writer, rows: Sequence[Row], by: str) -> int:
    """How many were changed by somebody since the dry run, and stay as they are."""
    held = posts.hold_posts(desk.session, desk.team, [one.post for one in rows])
    passed = 0
    for row in rows:
        post = held.get(row.post)
        if post is None or post.version != row.version:
            passed += 1
            continue
        fields = {name: as_column(name, value) for name, value in row.fields.items()}
        desk.change(post, fields, by)
    return passed
