"""Alembic starts here: from `storage.schema` with a connection, or from its command line with `-x url=`."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, Enum

from storage.database import Database, UtcDateTime
from storage.schema import changing, tables


def run(connection: Connection) -> None:
    # Batch mode everywhere: a migration that works on SQLite, which cannot alter much, works on PostgreSQL.
    context.configure(
        connection=connection, target_metadata=tables(), render_as_batch=True, render_item=render_item
    )
    with context.begin_transaction():
        context.run_migrations()


def render_item(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """A migration says what a column is in the database, without our own code, which may change later."""
    match kind, item:
        case "type", UtcDateTime():
            return "sa.DateTime(timezone=True)"
        case "type", Enum():
            return f"sa.String(length={item.length})"
        case _:
            return False


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    database = Database(context.get_x_argument(as_dictionary=True)["url"])
    with changing(database) as own:
        run(own)
    database.close()
