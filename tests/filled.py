"""The demo's team in a database: loaded once a process, and copied from what that made after it."""

import sqlite3
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Select, exists, or_, select, text

from bot.demo import story
from bot.demo.team import load_team
from storage import schema
from storage.database import Database

Copying = Callable[[Database], None]
USUAL = story.FILE


def demo_team(database: Database, language: str) -> None:
    """What `load_team` makes, down to the numbers that come next.

    It is loaded where something is already, and when another story is told.
    """
    if story.FILE != USUAL or _holds_something(database):
        load_team(database, language)
        return
    copies = _copies(database.url.render_as_string())
    if language in copies:
        copies[language](database)
        return
    load_team(database, language)
    keep = _kept_in_memory if database.is_sqlite else _kept_beside
    copies[language] = keep(database, language)


@cache
def _copies(_url: str) -> dict[str, Copying]:
    """Of each database of this process, by language."""
    return {}


def _holds_something(database: Database) -> bool:
    with database.reading() as session:
        return bool(session.scalar(_anything()))


@cache
def _anything() -> Select[Any]:
    """One question about all tables."""
    return select(or_(*(exists().select_from(table) for table in schema.tables().sorted_tables)))


def _kept_in_memory(database: Database, _language: str) -> Copying:
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    _with_sqlite(database, lambda theirs: theirs.backup(kept))
    return lambda wanted: _with_sqlite(wanted, kept.backup)


def _with_sqlite(database: Database, copy: Callable[[Any], None]) -> None:
    borrowed = database.engine.raw_connection()
    try:
        copy(borrowed.dbapi_connection)
    finally:
        borrowed.close()


# Tables of another schema are not emptied after each test (tests/postgres.py).
_KEEP = """
DO $$ DECLARE one text; found bool; BEGIN
  CREATE SCHEMA kept_{language};
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', one) INTO found;
    IF found THEN EXECUTE format('CREATE TABLE kept_{language}.%I AS TABLE public.%I', one, one); END IF;
  END LOOP;
  CREATE TABLE kept_{language}.next_numbers AS
    SELECT sequencename, last_value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL;
END $$
"""
_COPY = """
DO $$ DECLARE one text; BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN
    SELECT tablename FROM pg_tables WHERE schemaname = 'kept_{language}' AND tablename <> 'next_numbers'
    LOOP EXECUTE format('INSERT INTO public.%I TABLE kept_{language}.%I', one, one); END LOOP;
  PERFORM setval(quote_ident(sequencename), last_value) FROM kept_{language}.next_numbers;
END $$
"""


def _kept_beside(database: Database, language: str) -> Copying:
    def run(statement: str, where: Database) -> None:
        with where.transaction() as session:
            session.execute(text(statement.format(language=language)))

    run(_KEEP, database)
    return lambda wanted: run(_COPY, wanted)
