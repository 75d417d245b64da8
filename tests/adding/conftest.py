"""Every story of adding begins with the demo's team."""

from collections.abc import Iterator

import pytest

from bot.demo.team import load_team
from storage.database import Database
from tests.town import Town, open_town


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    load_team(database, "nl")
    with open_town(database) as found:
        yield found
        assert found.slack.complaints == []
