"""`python -m bot demo` as somebody starts it: there at once, new each time, and gone when it is ended."""

import signal
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic

import httpx
import psutil
import pytest

from playground.slack import Slack
from tests.operations.processes import Running, running

TEN_SECONDS = 10.0
GREETING = {"nl": r"Open (http://\S+) in je browser", "en": r"Open (http://\S+) in your browser"}
PLAN = {
    "nl": "Het plan van Streekziekenhuis Nergenshuizen",
    "en": "The plan of Nergenshuizen Regional Hospital",
}
OFFER = {"nl": "Dit kanaal heeft nog geen team.", "en": "This channel has no team yet."}

in_both_languages = pytest.mark.parametrize("language", ["nl", "en"])


@contextmanager
def opened(
    folder: Path, *words: str, language: str = "en", **environment: str
) -> Iterator[tuple[Running, Slack]]:
    """A demo, and its playground; the bot is in it when its address is told."""
    words = ("demo", "--port", "0", "--language", language, *words)
    with (
        running(*words, folder=folder, **environment) as demo,
        closing(Slack(demo.hears(GREETING[language])[1])) as slack,
    ):
        yield demo, slack


@in_both_languages
def test_it_answers_within_ten_seconds(tmp_path: Path, language: str) -> None:
    began = monotonic()

    with opened(tmp_path, language=language) as (_, slack):
        noor = slack.person("noor")
        noor.types("/smplan", "#social")
        noor.waits_for(PLAN[language], "#social")

        assert monotonic() - began < TEN_SECONDS
        assert slack.complaints == []


@in_both_languages
def test_an_empty_workspace_is_as_quick_and_nobody_was_there_before(tmp_path: Path, language: str) -> None:
    began = monotonic()

    with opened(tmp_path, "--empty", language=language) as (_, slack):
        wietske = slack.person("wietske")
        wietske.types("/smplan", "#social")
        wietske.waits_for(OFFER[language], "#social")

        assert monotonic() - began < TEN_SECONDS
        assert [message.only_you for message in wietske.sees("#social")] == [True]
        assert slack.complaints == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_time_and_takes_its_playground_along(tmp_path: Path, how: signal.Signals) -> None:
    with opened(tmp_path) as (demo, slack):
        [playground] = psutil.Process(demo.pid).children()

        seconds = demo.stops(how)

        assert seconds < TEN_SECONDS
        assert demo.exit_code == 0
        assert not playground.is_running()
        with pytest.raises(httpx.ConnectError):
            httpx.get(slack.url, trust_env=False)


def test_each_start_begins_anew(tmp_path: Path) -> None:
    (tmp_path / "demo.db").write_text("what is left of another day", encoding="utf-8")

    with opened(tmp_path) as (_, slack):
        assert slack.get("/my/state", lean=1)["app"]["connected"]


def test_a_real_bots_environment_is_left_out(tmp_path: Path) -> None:
    real = {"SLACK_BOT_TOKEN": "xoxb-real", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "shh"}

    with opened(tmp_path, "--empty", **real) as (_, slack):
        assert slack.complaints == []
        assert [call for call in slack.calls() if call["error"] == "invalid_auth"] == []
