import logging

import httpx
import pytest
from slack_bolt import App

from bot.slack import web
from bot.slack.signed import LARGEST_BODY
from bot.slack.web_pages import Answer
from tests.web.conftest import SIGNING_SECRET, Serve
from tests.web.signing import command, send


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("payload=%7Bbroken", "application/x-www-form-urlencoded"),
        ("payload=[]", "application/x-www-form-urlencoded"),
        ("{broken", "application/json"),
        ("[1, 2]", "application/json"),
        ('{"a":' * 5000, "application/json"),
    ],
)
def test_what_cannot_be_read_is_a_bad_request(slack: httpx.Client, body: str, kind: str) -> None:
    answer = send(slack, SIGNING_SECRET, body, kind=kind)

    assert (answer.status_code, answer.text) == (400, "Bad request")


def test_bytes_that_are_no_text_are_a_bad_request(slack: httpx.Client) -> None:
    assert slack.post("/slack/events", content=b"\xff\xfe").status_code == 400


def test_more_than_slack_ever_sends_is_not_read(slack: httpx.Client) -> None:
    answer = slack.post("/slack/events", content=b"x" * (LARGEST_BODY + 1))

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/"), ("GET", "/slack/events"), ("POST", "/healthz"), ("GET", "/.env")]
)
def test_other_addresses_do_not_exist(slack: httpx.Client, method: str, path: str) -> None:
    assert slack.request(method, path).status_code == 404


def test_a_page_that_fails_tells_a_number_and_the_log_tells_the_same(
    serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_environ: object) -> Answer:
        raise ZeroDivisionError

    answer = serve({("GET", "/broken"): broken}).get("/broken")

    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "ZeroDivisionError" not in answer.text
    (record,) = [record for record in caplog.records if record.name == "bot.slack.web"]
    assert record.exc_info is not None


def test_a_refused_request_is_not_repeated_in_the_log(
    bolt: App, serve: Serve, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    slack = serve(web.slack_pages(bolt))

    send(slack, "another-secret", command(text="a-text-of-somebody"))

    assert "a-text-of-somebody" not in caplog.text
