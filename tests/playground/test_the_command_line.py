"""`python -m playground`, as people start it."""

import json
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playground.slack import Slack

PROJECT = Path(__file__).parents[2]


@contextmanager
def started(*options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its greeting; ended as Ctrl-C ends it."""
    command = [sys.executable, "-m", "playground", "--port", "0", *options]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 -- our own
        assert process.stdout is not None
        greeting = "".join(process.stdout.readline() for _ in range(3))
        try:
            yield process, greeting
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(10)


def address(greeting: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", greeting)
    assert found, greeting
    return found.group()


def test_it_says_where_it_is_and_how_to_enter() -> None:
    with started() as (process, greeting), Slack(address(greeting)) as slack:
        workspaces = [w["name"] for w in slack.get("/my/state")["workspaces"]]

    assert workspaces == ["Nergenshuizen"]
    assert f"SLACK_API_URL={address(greeting)}/api/" in greeting
    assert "SLACK_BOT_TOKEN=xoxb-playground-T0DEMO01" in greeting
    assert process.returncode == 0


def test_what_it_is_told_it_does(tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    options = ["--empty", "--log", str(log), "--start", "2027-01-04T08:00", "--scopes", "chat:write,commands"]
    with started(*options) as (_, greeting), Slack(address(greeting)) as slack:
        state = slack.get("/my/state")
        slack.post("/my/say", {"person": state["me"], "channel": "C0EMPTY01", "text": "/invite @smplan"})

    assert state["workspace"]["name"] == "Nieuw"
    assert state["app"]["scopes"] == ["chat:write", "commands"]
    assert 0 <= state["clock"]["now"] - 1799046000 < 60
    assert all(json.loads(line)["seq"] for line in log.read_text().splitlines())


def test_a_port_in_use_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        command = [sys.executable, "-m", "playground", "--port", str(taken.getsockname()[1])]
        ended = subprocess.run(  # noqa: S603 -- our own
            command, cwd=PROJECT, capture_output=True, text=True, timeout=20, check=False
        )

    assert ended.returncode == 2
    assert ended.stderr.startswith("The playground cannot start: ")
    assert len(ended.stderr.splitlines()) == 1
