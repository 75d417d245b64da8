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

OF_A_REAL_BOT = {"SLACK_BOT_TOKEN": "xoxb-real", "SLACK_CLIENT_ID": "1.2", "SLACK_CLIENT_SECRET": "shh"}


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


@pytest.mark.parametrize(("language", "how"), [("nl", signal.SIGINT), ("en", signal.SIGTERM)])
def test_it_answers_and_ends_within_ten_seconds_each(
    tmp_path: Path, language: str, how: signal.Signals
) -> None:
    """Also where a demo was before; and its playground goes with it."""
    (tmp_path / "demo.db").write_text("what is left of another day", encoding="utf-8")
    began = monotonic()

    with opened(tmp_path, language=language) as (demo, slack):
        noor = slack.person("noor")
        noor.types("/smplan", "#social")
        noor.waits_for(PLAN[language], "#social")
        assert monotonic() - began < TEN_SECONDS
        assert slack.complaints == []
        [playground] = psutil.Process(demo.pid).children()

        assert demo.stops(how) < TEN_SECONDS
        assert demo.exit_code == 0
        assert not playground.is_running()
        with pytest.raises(httpx.ConnectError):
            httpx.get(slack.url, trust_env=False)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_workspace_is_as_quick_and_nobody_was_there_before(tmp_path: Path, language: str) -> None:
    """Whatever a real bot on this machine is told: its tokens are not the demo's."""
    began = monotonic()

    with opened(tmp_path, "--empty", language=language, **OF_A_REAL_BOT) as (_, slack):
        wietske = slack.person("wietske")
        wietske.types("/smplan", "#social")
        wietske.waits_for(OFFER[language], "#social")

        assert monotonic() - began < TEN_SECONDS
        assert [message.only_you for message in wietske.sees("#social")] == [True]
        assert slack.complaints == []
        assert [call for call in slack.calls() if call["error"] == "invalid_auth"] == []
