"""Every story of adding begins with the demo's team, loaded once for all of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.team import WORKSPACE, load_team
from storage import people
from storage.database import Database
from tests.filled import demo_team
from tests.town import Town, open_town


@pytest.fixture(scope="session")
def sqlite_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file with all tables, and the team of the demo in them."""
    path = tmp_path_factory.mktemp("adding") / "template.db"
    shutil.copyfile(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    load_team(database, "nl")
    database.close()
    return path


@pytest.fixture
def town(database: Database, no_broken_payloads: None) -> Iterator[Town]:  # noqa: ARG001 - it watches
    with database.reading() as session:
        is_there = bool(people.teams_of(session, WORKSPACE, "U0DEMO001"))
    if not is_there:
        demo_team(database, "nl")
    with open_town(database) as found:
        yield found
        assert found.slack.complaints == []
