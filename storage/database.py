"""The engine, its transactions and the base of every table, the same on SQLite and PostgreSQL."""

import json
import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Enum,
    MetaData,
    create_engine,
    event,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.psycopg import PGCompiler_psycopg
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass, Session, sessionmaker
from sqlalchemy.sql.selectable import GenerativeSelect
from sqlalchemy.types import TypeDecorator

log = logging.getLogger(__name__)

# Below the three seconds in which Slack wants its acknowledgement (docs.slack.dev, read 2026-11-23).
BUSY_TIMEOUT_MS = 2000

CONSTRAINT_NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, aware and in UTC on both databases. A naive value is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Moment = datetime | BindParameter[datetime]
"""In a condition: a moment, or one that is told when the question is asked."""


def _values(kind: type[StrEnum]) -> list[str]:
    return [member.value for member in kind]


class Row(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """The base of every table: a plain dataclass for who reads it."""

    metadata = MetaData(naming_convention=CONSTRAINT_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        datetime: UtcDateTime,
        # Plain text with the member's value on both databases: a new member needs no migration.
        StrEnum: Enum(StrEnum, native_enum=False, length=40, values_callable=_values),
    }


class Database:
    """One engine and its two kinds of transactions.

    `reading()` never writes. `transaction()` writes: on SQLite it takes the write lock at once
    (BEGIN IMMEDIATE) and one thread of this process at a time, because SQLite's own waiting is unfair:
    p99 of 1,037 ms at saturation against 54 ms with one lock (measured 2026-11-23).
    """

    def __init__(self, url: str) -> None:
        self.url = normal_url(url)
        self.engine = _engine(self.url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writer = threading.Lock()
        self._writing_engine = self.engine.execution_options(writes=True)
        self._readers = sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        event.listen(self._readers, "loaded_as_persistent", _hold_on)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database and writes nothing."""
        with self._readers() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is kept when the block ends and undone when it raises."""
        if not self.is_sqlite:
            with self._unit() as session:
                yield session
            return
        with self._writer, self._unit() as session:
            yield session

    @contextmanager
    def _unit(self) -> Iterator[Session]:
        with Session(self._writing_engine, expire_on_commit=False) as session, session.begin():
            yield session

    def close(self) -> None:
        """Give all connections back. Whoever asks something after it opens new ones."""
        self.engine.dispose()


def insert_into(session: Session, table: type[Row]) -> Any:
    """An INSERT that can say ON CONFLICT, in the dialect of this database."""
    return _insert(session.get_bind().dialect.name, table)


def insert_once(session: Session, table: type[Row], key: str, row: Mapping[str, Any]) -> Any:
    """The row is there; answers its column `key`, or None when a row with its unique values was there.

    It goes past the ORM with a statement that is made once: a third of the time, on every press that writes
    (measured). What the session still holds is not flushed first.
    """
    statement = _insert_once(session.get_bind().dialect.name, table, key)
    return session.connection().execute(statement, row).scalar()


def replace_all(
    session: Session, table: type[Row], key: tuple[str, ...], columns: tuple[str, ...], row: Mapping[str, Any]
) -> None:
    """The row is there; when one with its key was, these columns of it are replaced. Made once, as above."""
    session.connection().execute(_replace_all(session.get_bind().dialect.name, table, key, columns), row)


@cache
def _replace_all(dialect: str, table: type[Row], key: tuple[str, ...], columns: tuple[str, ...]) -> Any:
    new = _insert(dialect, table.__table__)
    return new.on_conflict_do_update(
        index_elements=key, set_={column: new.excluded[column] for column in columns}
    )


@cache
def _insert_once(dialect: str, table: type[Row], key: str) -> Any:
    return _insert(dialect, table.__table__).on_conflict_do_nothing().returning(table.__table__.c[key])


def _insert(dialect: str, table: Any) -> Any:
    return postgresql.insert(table) if dialect == "postgresql" else sqlite.insert(table)


def _hold_on(session: Session, row: object) -> None:
    """What a session read it keeps, so that asking for it again by its key costs no statement."""
    session.info.setdefault("read", []).append(row)


def normal_url(url: str) -> URL:
    """The address with the driver we use: psycopg 3 for `postgres://` and `postgresql://`."""
    parsed = make_url(url)
    if parsed.drivername in {"postgres", "postgresql"}:
        return parsed.set(drivername="postgresql+psycopg")
    return parsed


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    engine = create_engine(url, pool_size=20, max_overflow=10, pool_pre_ping=True)
    engine.dialect.statement_compiler = _HoldsForOthersToReferTo
    return engine


class _HoldsForOthersToReferTo(PGCompiler_psycopg):
    """A row that is held may be referred to meanwhile: FOR NO KEY UPDATE.

    FOR UPDATE also keeps out whoever inserts a row that refers to it, in whatever order they hold things: a
    line in the log of changes waits for who holds the team, who waits for what the writer of the line holds.
    Nobody here changes a key, and who deletes a row waits for everybody anyhow.
    """

    def for_update_clause(self, select: GenerativeSelect, **kw: Any) -> str:
        held: str = super().for_update_clause(select, **kw)  # type: ignore[no-untyped-call]
        return held.replace("FOR UPDATE", "FOR NO KEY UPDATE", 1)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_TIMEOUT_MS / 1000},
        pool_size=20,
        json_deserializer=json_or_nothing,
    )
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def json_or_nothing(text: str) -> Any:
    """What the text says; None when it is no JSON, so that such a row can be read. PostgreSQL keeps none."""
    try:
        return json.loads(text)
    except ValueError:
        log.warning("a column holds no JSON; it is read as empty")
        return None


def _prepare_sqlite(connection: DBAPIConnection, _record: object) -> None:
    """Write-ahead log, every commit on disk, foreign keys enforced; BEGIN is ours to say."""
    connection.isolation_level = None  # stops the implicit BEGIN of sqlite3
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
