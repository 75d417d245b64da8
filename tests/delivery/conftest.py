"""Every story of delivery may ask for a post office."""

from collections.abc import Iterator

import pytest

from playground.running import Playground
from storage.database import Database
from tests.delivery.office import HISTORY, SCOPES, PostOffice


@pytest.fixture
def office(database: Database) -> Iterator[PostOffice]:
    with Playground(workspaces=2, scopes=SCOPES, posts_per_second=10_000, posts_burst=10_000) as slack:
        office = PostOffice(slack, database)
        yield office
        office.api.close()
        assert slack.complaints == []


@pytest.fixture
def may_look(office: PostOffice) -> None:
    """The workspace granted the optional history scopes."""
    office.slack.app("grant", scopes=HISTORY)
