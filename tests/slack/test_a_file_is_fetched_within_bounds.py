"""What somebody attached is fetched: from Slack's own files only, no more than we asked, and not forever."""

from collections.abc import Iterator

import pytest

from bot.slack import api
from bot.slack.answers import Answer, SentFile
from bot.slack.api import Api
from bot.slack.calls import Calls
from bot.slack.errors import NotDoneError, SlackError
from bot.slack.upload_address import may_have_our_token
from tests.slack.slack_of_files import SlackOfFiles, slack_of_files


@pytest.fixture
def slack() -> Iterator[SlackOfFiles]:
    with slack_of_files() as running:
        yield running


@pytest.fixture
def calls(slack: SlackOfFiles) -> Iterator[Calls]:
    client = Api(slack.api_url)
    yield Calls(client, lambda _workspace: "xoxb-1")
    client.close()


def fetched(slack: SlackOfFiles, calls: Calls, at_most: int = 100, seconds: float = 5) -> bytes:
    return calls.download("T1", f"{slack.address}/files-pri/T1-F1/plan.csv", at_most, seconds)


def test_the_bytes_come_to_who_shows_the_token(slack: SlackOfFiles, calls: Calls) -> None:
    slack.kept = b"a;b"

    assert fetched(slack, calls) == b"a;b"
    assert slack.the("download").token == "Bearer xoxb-1"


def test_more_bytes_than_asked_are_not_waited_for(slack: SlackOfFiles, calls: Calls) -> None:
    slack.kept = b"x" * 101

    with pytest.raises(SlackError, match="too_large"):
        fetched(slack, calls)


def test_what_takes_too_long_is_given_up(slack: SlackOfFiles, calls: Calls) -> None:
    slack.kept = b"x"

    with pytest.raises(NotDoneError, match="too_slow"):
        fetched(slack, calls, seconds=-1)


def test_a_slack_that_stays_silent_is_unreachable(
    slack: SlackOfFiles, calls: Calls, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api, "SECONDS", 0.05)
    slack.silent["download"] = 0.5

    with pytest.raises(NotDoneError, match="unreachable"):
        fetched(slack, calls)


@pytest.mark.parametrize("status", [302, 403, 404, 500])
def test_a_login_page_is_no_file(slack: SlackOfFiles, calls: Calls, status: int) -> None:
    slack.statuses["download"], slack.kept = status, b"<html>"

    with pytest.raises(SlackError, match=f"http_{status}"):
        fetched(slack, calls)


SLACK, HERE = "https://slack.com/api/", "http://127.0.0.1:3312/api/"


@pytest.mark.parametrize(
    ("url", "api_url", "may"),
    [
        ("https://files.slack.com/files-pri/T1-F1/plan.csv", SLACK, True),
        ("https://slack.com/files-pri/T1-F1/plan.csv", SLACK, False),
        ("https://files.slack.com.evil.example/x", SLACK, False),
        ("https://files.slack.com@evil.example/x", SLACK, False),
        ("http://files.slack.com/files-pri/x", SLACK, False),
        ("http://127.0.0.1:3312/files-pri/x", HERE, True),
        ("https://files.slack.com/files-pri/x", HERE, False),
    ],
)
def test_our_token_goes_to_slacks_files_only(
    url: str,
    api_url: str,
    may: bool,  # noqa: FBT001 - a table
) -> None:
    assert may_have_our_token(url, api_url) is may


def test_a_stranger_never_hears_our_token(slack: SlackOfFiles, calls: Calls) -> None:
    with slack_of_files() as stranger, pytest.raises(SlackError, match="strange_address"):
        calls.download("T1", f"{stranger.address}/plan.csv", 100, 5)

    assert stranger.heard == slack.heard == []


def test_what_was_attached_is_read_from_the_form() -> None:
    sent = {"name": "plan.csv", "url_private": "https://files.slack.com/x", "size": 3}

    assert Answer({"files": [sent, {"name": "unseen"}]}).files == (
        SentFile("plan.csv", "https://files.slack.com/x", 3),
    )
    assert Answer({}).files == ()
