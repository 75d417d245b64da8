"""A few of the storms of `make chaos`, small enough for every day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL, select

from playground.running import Playground
from storage import outbox, schema
from storage.database import Database
from storage.outbox import NewLetter
from tests import postgres
from tests.chaos.load import WORKSPACE
from tests.chaos.processes import Process
from tests.chaos.storm import HISTORY, SCOPES, Storm, blow, end_leases, told

SMALL = Storm(
    "small",
    ("run",),
    1,
    may_look=True,
    lives=(0.3, 0.8),
    starts=0.5,
    writes_every=0.1,
    writes_first=12,
    channels=6,
    comes_due=False,
    leases_end_at_once=True,
)


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database as `python -m bot migrate` leaves it: the processes start on no other."""
    if request.param == "sqlite":
        yield migrated(f"sqlite:///{tmp_path / 'storm.db'}")
        return
    server: URL = request.getfixturevalue("postgresql_server")
    with postgres.fresh_database(server, f"smplan_storm_{uuid4().hex}") as address:
        yield migrated(postgres.as_setting(address))


def migrated(url: str) -> str:
    database = Database(url)
    schema.upgrade(database)
    database.close()
    return url


def test_a_process_that_is_killed_and_started_again_loses_nothing_and_says_nothing_twice(
    migrated_url: str, tmp_path: Path
) -> None:
    outcome = blow(SMALL, migrated_url, tmp_path, seed=1)

    assert outcome.faults == []
    assert outcome.verdict.letters > 10
    assert outcome.verdict.posts > 5


@pytest.mark.parametrize("migrated_url", ["postgresql"], indirect=True)
def test_a_worker_that_slept_past_its_lease_leaves_the_letter_to_who_took_it(
    migrated_url: str, tmp_path: Path
) -> None:
    with Playground(scopes=SCOPES | HISTORY) as slack, two_workers(slack, migrated_url, tmp_path) as workers:
        sleeper, other = workers
        database = Database(migrated_url)
        slack.fault("slow", method="chat.postMessage", seconds=1, times=1)
        write(database, slack.now)
        sleeper.starts()
        slack.waits_until(lambda: not slack.service.faults.active, seconds=30)

        sleeper.is_paused()
        slack.waits_until(lambda: slack.calls("chat.postMessage"), seconds=30)
        end_leases(database)
        other.starts()
        slack.waits_until(lambda: state(database) == "sent", seconds=30)
        sleeper.wakes()

        assert (sleeper.ends(), other.ends()) == (0, 0)
        assert state(database) == "sent"
        assert len(slack.calls("chat.postMessage")) == 1
        assert len(slack.calls("conversations.history")) == 1
        database.close()


@contextmanager
def two_workers(slack: Playground, url: str, folder: Path) -> Iterator[list[Process]]:
    workers = [Process(["worker"], told(slack, url), folder / f"{name}.log") for name in "ab"]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.is_gone()


def write(database: Database, now: float) -> None:
    letter = NewLetter(workspace_id=WORKSPACE, channel="C0DEMO01", key="prompt 7", text="Goedemorgen")
    with database.transaction() as session:
        outbox.write(session, letter, datetime.fromtimestamp(now, UTC))


def state(database: Database) -> str:
    with database.reading() as session:
        return session.scalars(select(outbox.Letter)).one().state
