"""What every story may ask for: a database of either kind, empty, with all tables in it."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from storage.database import Database
from storage.schema import tables
from tests import postgres
from tests.town import Town, open_town

DATABASES = ("sqlite", "postgresql")


@pytest.fixture(scope="session")
def postgresql_server(testrun_uid: str) -> Iterator[URL]:
    """One server for the whole run, however many processes run the tests."""
    with postgres.server(testrun_uid) as address:
        yield address


@pytest.fixture(scope="session")
def postgresql_template(postgresql_server: URL) -> Iterator[str]:
    """The name of a database with all tables and nothing in them."""
    with postgres.fresh_database(postgresql_server, f"smplan_template_{uuid4().hex}") as address:
        _lay_tables(postgres.as_setting(address))
        yield str(address.database)


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with all tables and nothing in them."""
    path = tmp_path_factory.mktemp("template") / "template.db"
    _lay_tables(f"sqlite:///{path}")
    return path


def _lay_tables(url: str) -> None:
    database = Database(url)
    tables().create_all(database.engine)
    database.close()


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database of this test alone, as DATABASE_URL says it; the test runs once on each kind.

    A test for one kind says `@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)`.
    """
    if request.param == "sqlite":
        yield _sqlite_copy(request.getfixturevalue("sqlite_template"), tmp_path)
        return
    server = request.getfixturevalue("postgresql_server")
    template = request.getfixturevalue("postgresql_template")
    with postgres.fresh_database(server, f"smplan_test_{uuid4().hex}", template) as address:
        yield postgres.as_setting(address)


def _sqlite_copy(template: Path, folder: Path) -> str:
    path = folder / "smplan.db"
    shutil.copyfile(template, path)
    return f"sqlite:///{path}"


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """The open database of this test."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture
def town(database: Database, no_broken_payloads: None) -> Iterator[Town]:  # noqa: ARG001 - it watches
    """The demo's people and a bot that knows nobody yet. Whatever Slack refused fails the story."""
    with open_town(database) as town:
        yield town
        assert town.slack.complaints == []


class _Faults(logging.Handler):
    """What the validator found in a payload that was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(str(vars(record)))


@pytest.fixture
def no_broken_payloads() -> Iterator[None]:
    """Every payload that is sent is judged; a broken one fails the story."""
    faults, log = _Faults(), logging.getLogger("bot.slack.validator")
    log.addHandler(faults)
    yield
    log.removeHandler(faults)
    assert faults.found == []
