"""The way of a picture into Slack: three calls, the bytes nowhere else, and what goes wrong has a name."""

import json
from collections.abc import Iterator

import pytest

from bot.slack import uploading
from bot.slack.api import Api
from bot.slack.calls import Calls
from bot.slack.errors import PerhapsDoneError, RateLimitedError, SlackError
from bot.slack.replies import Picture
from bot.slack.upload_address import may_have_bytes
from storage.people import Person
from tests.slack.slack_of_files import SlackOfFiles, slack_of_files

DRAWN = b"\x89PNG\r\n\x1a\n\x00& not text"
NOOR = Person(workspace_id="T1", user_id="UNOOR", name="Noor")


@pytest.fixture
def slack() -> Iterator[SlackOfFiles]:
    with slack_of_files() as slack:
        yield slack


@pytest.fixture
def calls(slack: SlackOfFiles) -> Iterator[Calls]:
    api = Api(slack.api_url)
    yield Calls(api, lambda _workspace_id: "xoxb-secret")
    api.close()


def picture(channel: str | None = "C1", alt_text: str = "Wie doet wat", comment: str = "") -> Picture:
    return Picture(lambda: DRAWN, "wie-doet-wat.png", "Wie doet wat", alt_text, channel, comment)


def test_slack_gets_the_bytes_as_they_are_and_shows_them_in_the_channel(
    slack: SlackOfFiles, calls: Calls
) -> None:
    uploading.share(calls, NOOR, picture(comment="Kijk *hier*"), DRAWN)

    assert slack.names == ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
    asked, sent, shown = slack.heard
    assert asked.arguments == {
        "filename": "wie-doet-wat.png",
        "length": str(len(DRAWN)),
        "alt_txt": "Wie doet wat",
    }
    assert sent.body == DRAWN
    assert json.loads(shown.arguments["files"]) == [{"id": "F1", "title": "Wie doet wat"}]
    assert (shown.arguments["channel_id"], shown.arguments["initial_comment"]) == ("C1", "Kijk *hier*")


def test_the_upload_address_never_hears_our_token(slack: SlackOfFiles, calls: Calls) -> None:
    uploading.share(calls, NOOR, picture(), DRAWN)

    assert slack.the("upload").token is None
    assert slack.the("files.completeUploadExternal").token == "Bearer xoxb-secret"


def test_a_picture_for_one_person_goes_to_their_direct_messages(slack: SlackOfFiles, calls: Calls) -> None:
    uploading.share(calls, NOOR, picture(channel=None), DRAWN)

    assert slack.the("conversations.open").arguments == {"users": "UNOOR"}
    shown = slack.the("files.completeUploadExternal").arguments
    assert shown["channel_id"] == "D1"
    assert "initial_comment" not in shown


@pytest.mark.parametrize(("length", "sent"), [(999, 999), (1000, 1000), (1001, 1000)])
def test_a_description_is_as_long_as_slack_takes(
    slack: SlackOfFiles, calls: Calls, length: int, sent: int
) -> None:
    uploading.share(calls, NOOR, picture(alt_text="w" * length), DRAWN)

    assert len(slack.the("files.getUploadURLExternal").arguments["alt_txt"]) == sent


def test_the_bytes_go_to_no_stranger(slack: SlackOfFiles, calls: Calls) -> None:
    with slack_of_files() as stranger:
        slack.upload_url = stranger.upload_url

        with pytest.raises(SlackError, match="strange_address"):
            uploading.share(calls, NOOR, picture(), DRAWN)

        assert stranger.heard == []
    assert "files.completeUploadExternal" not in slack.names


@pytest.mark.parametrize(
    ("status", "kind", "name"),
    [
        (400, SlackError, "upload: http_400"),
        (302, SlackError, "upload: http_302"),
        (429, RateLimitedError, "upload: ratelimited"),
        (503, PerhapsDoneError, "upload: http_503"),
    ],
)
def test_bytes_that_were_not_taken_are_not_shown(
    slack: SlackOfFiles, calls: Calls, status: int, kind: type[SlackError], name: str
) -> None:
    slack.statuses["upload"] = status

    with pytest.raises(kind, match=name):
        uploading.share(calls, NOOR, picture(), DRAWN)

    assert "files.completeUploadExternal" not in slack.names


@pytest.mark.parametrize("silent", ["upload", "files.completeUploadExternal"])
def test_a_slack_that_stays_silent_is_not_waited_for(
    slack: SlackOfFiles, calls: Calls, silent: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "SECONDS", 0.05)
    slack.silent[silent] = 0.5

    with pytest.raises(PerhapsDoneError, match="no_answer"):
        uploading.share(calls, NOOR, picture(), DRAWN)


HERE = "http://127.0.0.1:3312/api/"
SLACK = "https://slack.com/api/"


@pytest.mark.parametrize(
    ("url", "api_url", "may"),
    [
        ("https://files.slack.com/upload/v1/ABC", SLACK, True),
        ("https://slack.com/upload", SLACK, True),
        ("http://files.slack.com/upload/v1/ABC", SLACK, False),
        ("https://notslack.com/upload", SLACK, False),
        ("https://slack.com.evil.example/upload", SLACK, False),
        ("https://slack.com@evil.example/upload", SLACK, False),
        ("https://evil.example/?https://files.slack.com", SLACK, False),
        ("https://evil.example#.slack.com", SLACK, False),
        ("https://evil.example\\.slack.com/", SLACK, False),
        ("http://127.0.0.1:3312/upload/v1/ABC", SLACK, False),
        ("file:///etc/passwd", SLACK, False),
        ("", SLACK, False),
        ("http://127.0.0.1:3312/upload/v1/ABC", HERE, True),
        ("http://127.0.0.1:3313/upload/v1/ABC", HERE, False),
        ("https://127.0.0.1:3312/upload/v1/ABC", HERE, False),
        ("http://localhost:3312/upload/v1/ABC", HERE, False),
        ("https://files.slack.com/upload/v1/ABC", HERE, False),
        ("http://me@127.0.0.1:3312/upload", HERE, False),
    ],
)
def test_an_upload_address_is_slacks_own(url: str, api_url: str, may: bool) -> None:  # noqa: FBT001 - a table
    assert may_have_bytes(url, api_url) is may
