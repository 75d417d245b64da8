from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.health import Health, database_problem, token_problem
from bot.metrics import Metrics
from bot.slack import web
from storage import schema
from storage.database import Database
from storage.letters import StoppedWorkspace
from tests.web.conftest import Serve


def test_it_is_alive_whatever_is_wrong(serve: Serve) -> None:
    answer = serve(web.own_pages(Health({"database": lambda: "unreachable"}), Metrics())).get("/healthz")

    assert (answer.status_code, answer.text) == (200, "ok")


def test_it_is_ready_when_nothing_is_wrong(serve: Serve) -> None:
    answer = serve(web.own_pages(Health({"database": lambda: None}), Metrics())).get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "problems": {}}


def test_it_is_not_ready_and_says_why(serve: Serve) -> None:
    health = Health({"database": lambda: "unreachable", "slack": lambda: None})

    answer = serve(web.own_pages(health, Metrics())).get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"ready": False, "problems": {"database": "unreachable"}}


def test_a_migrated_database_is_no_problem(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new.db'}")
    schema.upgrade(database)

    assert database_problem(database) is None
    database.close()


def test_a_database_that_is_behind_names_the_command(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'empty.db'}")

    assert database_problem(database) == "schema is behind: run python -m bot migrate"
    database.close()


def test_a_database_that_is_gone_is_unreachable() -> None:
    database = Database("postgresql://127.0.0.1:1/smplan")

    assert database_problem(database) == "unreachable"
    assert token_problem(database) is None
    database.close()


def test_a_token_that_delivery_found_dead_is_a_problem(database: Database) -> None:
    monday = datetime(2026, 11, 23, tzinfo=UTC)
    stopped = StoppedWorkspace(workspace_id="T1", error="token_revoked", since=monday, until=monday)
    with database.transaction() as session:
        session.add(stopped)

    assert token_problem(database) == "Slack refuses the bot token (token_revoked): run python -m bot check"


def test_figures_are_there_for_prometheus(serve: Serve) -> None:
    metrics = Metrics()
    metrics.request("Command", "answered", 0.002)
    metrics.tick("prompts", "done")
    metrics.letter("sent")
    metrics.watch("letters_waiting", "Letters that wait", lambda: 3)

    page = serve(web.own_pages(Health({}), metrics)).get("/metrics").text

    for line in (
        'smplan_requests_total{kind="Command",result="answered"} 1.0',
        'smplan_acknowledgement_seconds_bucket{kind="Command",le="0.0025"} 1.0',
        'smplan_ticks_total{job="prompts",result="done"} 1.0',
        'smplan_letters_total{result="sent"} 1.0',
        "smplan_letters_waiting 3.0",
    ):
        assert line in page


@pytest.mark.parametrize("other", ["smplan_requests_total{", "python_info"])
def test_figures_of_one_process_are_its_own(serve: Serve, other: str) -> None:
    Metrics().request("Command", "answered", 0.002)

    assert other not in serve(web.own_pages(Health({}), Metrics())).get("/metrics").text
