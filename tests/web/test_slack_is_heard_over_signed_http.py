from typing import Any

import httpx
import pytest

from tests.web.conftest import SIGNING_SECRET
from tests.web.signing import command, send


def test_a_signed_command_is_answered_in_its_acknowledgement(slack: httpx.Client) -> None:
    answer = send(slack, SIGNING_SECRET, command(text="help"))

    assert (answer.status_code, answer.text) == (200, "I heard you")


def test_a_request_signed_with_another_secret_is_refused(
    slack: httpx.Client, heard: list[dict[str, Any]]
) -> None:
    answer = send(slack, "another-secret", command())

    assert (answer.status_code, heard) == (401, [])


def test_a_request_of_six_minutes_ago_is_refused(slack: httpx.Client, heard: list[dict[str, Any]]) -> None:
    answer = send(slack, SIGNING_SECRET, command(), at=1_700_000_000)

    assert (answer.status_code, heard) == (401, [])


@pytest.mark.parametrize("stamp", ["yesterday", "", "１２３", "-1", "1e3"])
def test_a_time_that_is_no_number_is_refused_and_breaks_nothing(slack: httpx.Client, stamp: str) -> None:
    head = [(b"X-Slack-Request-Timestamp", stamp.encode()), (b"X-Slack-Signature", b"v0=00")]

    answer = slack.post("/slack/events", content=command(), headers=head)

    assert answer.status_code == 401


def test_a_signature_with_strange_letters_is_refused(slack: httpx.Client) -> None:
    head = [(b"X-Slack-Request-Timestamp", b"1"), (b"X-Slack-Signature", "v0=é".encode())]

    assert slack.post("/slack/events", content=command(), headers=head).status_code == 401


def test_slack_may_check_the_certificate_and_the_address(slack: httpx.Client) -> None:
    challenge = '{"type": "url_verification", "challenge": "say this"}'

    answer = send(slack, SIGNING_SECRET, challenge, kind="application/json")

    assert answer.json() == {"challenge": "say this"}


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "why payload"},
        {"channel_name": "payload-team"},
        {"user_name": "payload"},
        {"text": "payload={}"},
        {"team_domain": "payload"},
    ],
)
def test_the_word_payload_anywhere_changes_nothing(
    slack: httpx.Client, heard: list[dict[str, Any]], fields: dict[str, str]
) -> None:
    answer = send(slack, SIGNING_SECRET, command(**fields))

    assert answer.status_code == 200
    assert heard[0].items() >= fields.items()
