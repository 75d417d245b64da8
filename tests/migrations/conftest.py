"""Databases in which nothing is yet."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from storage.database import Database
from tests import postgres


@pytest.fixture(params=("sqlite", "postgresql"))
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
        yield database
        database.close()
        return
    server = request.getfixturevalue("postgresql_server")
    with postgres.fresh_database(server, f"smplan_empty_{uuid4().hex}") as address:
        database = Database(postgres.as_setting(address))
        yield database
        database.close()
