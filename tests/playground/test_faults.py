"""Faults that can be switched on, and what they do to a call."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp

Json = dict[str, Any]


def post(
    slack: Playground, http: httpx.Client, text: str = "Hello", channel: str = "C0DEMO01"
) -> httpx.Response:
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    body = {"channel": channel, "text": text}
    return http.post(f"{slack.api_url}chat.postMessage", json=body, headers=headers)


def test_slow_down_for_so_many_calls(slack: Playground, http: httpx.Client) -> None:
    slack.fault("ratelimited", method="chat.postMessage", times=2, seconds=7)

    answers = [post(slack, http) for _ in range(3)]

    assert [a.status_code for a in answers] == [429, 429, 200]
    assert answers[0].headers["Retry-After"] == "7"
    assert answers[0].json()["error"] == "ratelimited"


def test_a_fault_may_be_for_one_channel_and_start_later(slack: Playground, http: httpx.Client) -> None:
    slack.fault("refused", error="is_archived", channel="C0DEMO01", skip=1)

    answers = [post(slack, http, channel=c).json() for c in ("C0DEMO01", "C0DEMO02", "C0DEMO01")]

    assert [a.get("error") for a in answers] == [None, None, "is_archived"]


def test_a_lost_answer_comes_after_the_message_stands(
    slack: Playground, http: httpx.Client, noor: Person
) -> None:
    slack.fault("answer_lost", method="chat.postMessage", times=1)

    with pytest.raises(httpx.RemoteProtocolError):
        post(slack, http, "Once")

    assert noor.last("#social").text == "Once"
    assert [e["lost"] for e in slack.calls("chat.postMessage")] == [True]


def test_a_dropped_call_did_nothing(slack: Playground, http: httpx.Client, noor: Person) -> None:
    slack.fault("dropped", method="chat.postMessage", times=1)

    with pytest.raises(httpx.RemoteProtocolError):
        post(slack, http, "Never")

    assert "Never" not in [m.text for m in noor.sees("#social")]


def test_a_broken_slack_answers_500(slack: Playground, http: httpx.Client) -> None:
    slack.fault("server_error", times=1)

    assert [post(slack, http).status_code for _ in range(2)] == [500, 200]


def test_a_slow_slack_answers_late(slack: Playground, http: httpx.Client) -> None:
    slack.fault("slow", seconds=0.2, times=1)

    slow, usual = post(slack, http), post(slack, http)

    assert slow.elapsed.total_seconds() >= 0.2 > usual.elapsed.total_seconds()


def test_while_one_call_is_slow_others_are_not(slack: Playground, http: httpx.Client, call: Call) -> None:
    slack.fault("slow", method="chat.postMessage", seconds=0.5, times=1)
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(post, slack, http)
        quick = [call("auth.test")["ok"] for _ in range(5)]
        was_done = slow.done()

    assert (quick, was_done) == ([True] * 5, False)


def test_faults_can_be_seen_and_cleared(slack: Playground, call: Call, noor: Person) -> None:
    fault = slack.fault("refused", error="fatal_error")
    refused = call("auth.test")["error"]
    shown = noor.state()["faults"]
    slack.clears_faults()

    assert refused == "fatal_error"
    assert shown == [fault]
    assert call("auth.test")["ok"]


def test_a_refusal_that_was_switched_on_is_no_complaint(slack: Playground, call: Call) -> None:
    slack.fault("refused", error="invalid_blocks")

    call("chat.postMessage", channel="C0DEMO01", text="x")

    assert slack.complaints == []


def test_response_urls_can_be_lost_too(
    slack: Playground, app: SampleApp, http: httpx.Client, noor: Person
) -> None:
    noor.types("/plan", "#social")
    slack.fault("answer_lost", method="response_url", times=1)
    url = app.bodies("command")[0]["response_url"]

    with pytest.raises(httpx.RemoteProtocolError):
        http.post(url, json={"text": "Heard"})

    assert noor.last("#social").text == "Heard"


@pytest.mark.parametrize("kind", ["earthquake", ""])
def test_an_unknown_fault_is_refused(slack: Playground, kind: str) -> None:
    with pytest.raises(Trouble) as trouble:
        slack.fault(kind)

    assert trouble.value.error == "no_such_fault"
