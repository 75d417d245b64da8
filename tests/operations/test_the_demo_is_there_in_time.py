import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import httpx
import pytest

from playground.slack import Slack
from tests.operations.processes import Running, running

TEN_SECONDS = 10.0


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Running]:
    with running("demo", "--port", "0", folder=tmp_path) as demo:
        yield demo


def opened(demo: Running) -> "closing[Slack]":
    """The playground of the demo; the bot is in it when its address is told."""
    return closing(Slack(demo.hears(r"Open (http://\S+) in your browser")[1]))


def test_it_answers_within_ten_seconds(demo: Running) -> None:
    began = monotonic()

    with opened(demo) as slack:
        noor = slack.person("noor")
        before = len(noor.sees("#social"))
        noor.types("/smplan", "#social")
        noor.waits_until(lambda: len(noor.sees("#social")) > before)

        assert monotonic() - began < TEN_SECONDS
        assert slack.complaints == []


def test_both_end_on_ctrl_c(demo: Running) -> None:
    with opened(demo) as slack:
        seconds = demo.stops(signal.SIGINT)

        assert seconds < TEN_SECONDS
        assert demo.exit_code == 0
        with pytest.raises(httpx.ConnectError):
            httpx.get(slack.url, trust_env=False)


def test_each_start_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "demo.db").write_text("what is left of another day", encoding="utf-8")

    with running("demo", "--port", "0", folder=tmp_path) as demo, opened(demo) as slack:
        assert slack.get("/my/state", lean=1)["app"]["connected"]


def test_a_real_bots_environment_is_left_out(tmp_path: Path) -> None:
    real = {"SLACK_BOT_TOKEN": "xoxb-real", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "shh"}

    with running("demo", "--port", "0", "--empty", folder=tmp_path, **real) as demo, opened(demo) as slack:
        assert slack.complaints == []
        assert [call for call in slack.calls() if call["error"] == "invalid_auth"] == []
