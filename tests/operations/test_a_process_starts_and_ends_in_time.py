import signal
import socket
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.ready import SAFE_SQLITE
from playground.running import Playground
from tests.operations.processes import finished, running

TEN_SECONDS = 10.0


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as slack:
        yield slack


def test_it_hears_people_when_it_is_ready_and_ends_when_it_is_asked(
    slack: Playground, tmp_path: Path
) -> None:
    with running(folder=tmp_path, **slack.environment, PORT="0") as bot:
        bot.becomes_ready()

        slack.person("noor").types("/smplan help", "#social")

        assert slack.complaints == []
        assert 'smplan_acknowledgement_seconds_count{kind="Command"} 1.0' in bot.get("/metrics").text
        assert bot.stops(signal.SIGTERM) < TEN_SECONDS
        assert bot.exit_code == 0


def test_a_wrong_setting_ends_it_before_anything_starts(tmp_path: Path) -> None:
    ended = finished(folder=tmp_path, SLACK_BOT_TOKEN="xoxp-1", PORT="http")

    assert ended.returncode == 2
    assert "SLACK_BOT_TOKEN must be" in ended.stderr
    assert "PORT must be" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_token_that_slack_refuses_is_named_at_the_start(slack: Playground, tmp_path: Path) -> None:
    ended = finished(folder=tmp_path, **slack.environment | {"SLACK_BOT_TOKEN": "xoxb-old", "PORT": "0"})

    assert ended.returncode == 1
    assert ended.stderr.strip().endswith(
        "Slack refuses SLACK_BOT_TOKEN (invalid_auth). Run: python -m bot check"
    )


def test_an_app_token_that_slack_refuses_is_named_at_the_start(slack: Playground, tmp_path: Path) -> None:
    ended = finished(folder=tmp_path, **slack.environment | {"SLACK_APP_TOKEN": "xapp-old", "PORT": "0"})

    assert ended.returncode == 1
    assert "Slack refuses SLACK_APP_TOKEN (invalid_auth). Run: python -m bot check" in ended.stderr


def test_a_port_that_is_taken_is_named(slack: Playground, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        ended = finished(folder=tmp_path, **slack.environment | {"PORT": str(port)})

    assert ended.returncode == 1
    assert f"HOST and PORT cannot be used (127.0.0.1:{port}" in ended.stderr


def test_an_address_that_is_not_there_is_named(slack: Playground, tmp_path: Path) -> None:
    ended = finished(folder=tmp_path, **slack.environment | {"PORT": "0", "HOST": "nowhere.invalid"})

    assert ended.returncode == 1
    assert "HOST and PORT cannot be used (nowhere.invalid:0" in ended.stderr


def test_without_slack_it_starts_and_waits_for_it(slack: Playground, tmp_path: Path) -> None:
    settings = slack.environment
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{free.getsockname()[1]}/api/"

    with running(folder=tmp_path, **settings | {"SLACK_API_URL": nowhere, "PORT": "0"}) as bot:
        answer = bot.get("/readyz")

        assert answer.status_code == 503
        assert answer.json()["problems"]["slack"].startswith("no connection")
        assert bot.get("/healthz").text == "ok"


def test_when_the_token_is_revoked_readiness_says_so_and_it_ends_when_it_is_asked(
    slack: Playground, tmp_path: Path
) -> None:
    with running(folder=tmp_path, **slack.environment, PORT="0") as bot:
        bot.becomes_ready()

        slack.fault("refused", method="apps.connections.open", error="account_inactive")
        slack.fault("socket_broken")

        slack.waits_until(lambda: bot.get("/readyz").status_code == 503, seconds=TEN_SECONDS)
        slack.waits_until(lambda: "account_inactive" in bot.get("/readyz").text, seconds=TEN_SECONDS)
        assert bot.stops(signal.SIGINT) < TEN_SECONDS
        assert bot.exit_code == 0


@pytest.mark.skipif(sqlite3.sqlite_version_info >= SAFE_SQLITE, reason="this SQLite is safe")
def test_a_worker_on_an_old_sqlite_is_warned(slack: Playground, tmp_path: Path) -> None:
    with running("worker", folder=tmp_path, **slack.environment) as worker:
        worker.hears("may corrupt a file that several processes write: use PostgreSQL")


def test_the_manifest_is_printed_for_an_address(tmp_path: Path) -> None:
    printed = finished("manifest", "--url", "https://smplan.example", folder=tmp_path).stdout

    assert "request_url: https://smplan.example/slack/events" in printed


def test_help_names_every_command(tmp_path: Path) -> None:
    told = finished("--help", folder=tmp_path).stdout

    for word in ("run", "web", "worker", "migrate", "check", "manifest", "demo"):
        assert f"    {word} " in told
