import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import URL

from playground.running import Playground
from storage import outbox, schema
from storage.database import Database
from tests import postgres
from tests.operations.processes import finished, running


@pytest.fixture
def address(postgresql_server: URL) -> Iterator[str]:
    """A PostgreSQL database without a single table."""
    with postgres.fresh_database(postgresql_server, f"smplan_behind_{uuid4().hex}") as address:
        yield postgres.as_setting(address)


@pytest.mark.parametrize("role", ["run", "web", "worker"])
def test_a_database_that_is_behind_is_refused_with_the_command_to_run(
    address: str, tmp_path: Path, role: str
) -> None:
    ended = finished(
        role,
        folder=tmp_path,
        DATABASE_URL=address,
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_SIGNING_SECRET="shh",
        SLACK_API_URL="http://127.0.0.1:1/api/",
    )

    assert ended.returncode == 1
    assert ended.stderr.strip().endswith("Run: python -m bot migrate")


def test_migrate_brings_it_up_to_date_once(address: str, tmp_path: Path) -> None:
    first = finished("migrate", folder=tmp_path, DATABASE_URL=address)
    second = finished("migrate", folder=tmp_path, DATABASE_URL=address)

    assert (first.returncode, second.returncode) == (0, 0)
    assert f"from revision nothing to {schema.newest()}" in first.stdout
    assert "The database is up to date" in second.stdout
    database = Database(address)
    assert schema.is_current(database)
    database.close()


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    ended = finished("migrate", folder=tmp_path, DATABASE_URL="postgresql://127.0.0.1:1/smplan")

    assert ended.returncode == 1
    assert ended.stderr.startswith("DATABASE_URL cannot be reached")


def test_web_hears_and_worker_delivers(address: str, tmp_path: Path) -> None:
    port = free_port()
    finished("migrate", folder=tmp_path, DATABASE_URL=address)
    with (
        Playground(request_url=f"http://127.0.0.1:{port}/slack/events") as slack,
        running("web", folder=tmp_path, **slack.environment, DATABASE_URL=address, PORT=str(port)) as web,
        running("worker", folder=tmp_path, **slack.environment, DATABASE_URL=address) as worker,
    ):
        web.becomes_ready()
        noor = slack.person("noor")
        noor.types("/smplan help", "#social")
        a_letter_is_written(address)

        noor.waits_for("the worker brought this", "#social")

        assert slack.complaints == []
        assert (web.stops() < 10, worker.stops() < 10) == (True, True)
        assert (web.exit_code, worker.exit_code) == (0, 0)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def a_letter_is_written(address: str) -> None:
    database = Database(address)
    letter = outbox.NewLetter(
        workspace_id="T0DEMO01", channel="C0DEMO01", key="a letter", text="the worker brought this"
    )
    with database.transaction() as session:
        outbox.write(session, letter, datetime(2026, 1, 1, tzinfo=UTC))
    database.close()
