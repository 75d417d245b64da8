from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic
from typing import Any

import pytest
from slack_bolt import App
from slack_bolt.authorization import AuthorizeResult

from bot.slack.sockets import Sockets
from playground.running import Playground

TEN_SECONDS = 10.0


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground() as slack:
        yield slack


@pytest.fixture
def bolt() -> App:
    """An app that answers `/smplan` and nothing else."""
    app = App(
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0BOT"),
        signing_secret="invented",
        process_before_response=True,
    )

    def answer(ack: Callable[..., Any]) -> None:
        ack("I heard you")

    app.command("/smplan")(answer)
    return app


@pytest.fixture
def sockets(slack: Playground, bolt: App) -> Iterator[Sockets]:
    sockets = Sockets(bolt, slack.app_token, slack.api_url)
    sockets.start()
    yield sockets
    sockets.stop(1)


def opened(slack: Playground) -> int:
    return sum(entry["what"] == "opened" for entry in slack.log("socket"))


def is_heard(slack: Playground, command: str = "/smplan") -> bool:
    noor = slack.person("noor").id
    body = {"person": noor, "channel": "C0DEMO01", "text": command}
    return bool(slack.post("/my/say", body).get("acknowledged"))


def seconds_until_back(slack: Playground, fault: str) -> float:
    before, began = opened(slack), monotonic()
    slack.fault(fault)
    slack.waits_until(lambda: opened(slack) > before, seconds=TEN_SECONDS)
    return monotonic() - began


@pytest.mark.parametrize("fault", ["socket_silent", "socket_broken", "socket_goodbye"])
def test_however_it_ends_a_new_connection_hears_people_within_ten_seconds(
    slack: Playground, sockets: Sockets, fault: str
) -> None:
    assert is_heard(slack)

    seconds = seconds_until_back(slack, fault)

    assert seconds < TEN_SECONDS
    assert is_heard(slack)
    assert sockets.problem() is None


def test_a_living_connection_is_left_alone(slack: Playground, sockets: Sockets) -> None:
    began = monotonic()
    slack.waits_until(lambda: monotonic() - began > 7, seconds=8)  # longer than the longest silence

    assert opened(slack) == 1
    assert sockets.connected_for() > 7


def test_refused_connections_are_tried_again_until_one_is_granted(slack: Playground, bolt: App) -> None:
    slack.fault("server_error", method="apps.connections.open", times=2)
    sockets = Sockets(bolt, slack.app_token, slack.api_url)

    sockets.start()
    assert sockets.problem() is not None
    slack.waits_until(lambda: sockets.problem() is None, seconds=TEN_SECONDS)

    assert is_heard(slack)
    sockets.stop(1)


def test_when_slack_says_slow_down_the_next_attempt_waits_that_long(slack: Playground, bolt: App) -> None:
    slack.fault("ratelimited", method="apps.connections.open", seconds=2, times=1)
    sockets, began = Sockets(bolt, slack.app_token, slack.api_url), monotonic()

    sockets.start()
    slack.waits_until(lambda: sockets.problem() is None, seconds=TEN_SECONDS)

    assert monotonic() - began >= 2
    sockets.stop(1)


def test_a_token_that_slack_refuses_is_named(slack: Playground, bolt: App) -> None:
    sockets = Sockets(bolt, "xapp-of-somebody-else", slack.api_url)

    sockets.start()

    assert sockets.state.token_is_dead
    assert sockets.problem() == ("Slack refuses SLACK_APP_TOKEN (invalid_auth): run python -m bot check")
    sockets.stop(1)


def test_a_request_in_hand_is_answered_before_the_connection_ends(slack: Playground, bolt: App) -> None:
    arrived, may_answer = Event(), Event()

    def take_long(ack: Callable[..., Any]) -> None:
        arrived.set()
        may_answer.wait(5)
        ack("I heard you")

    bolt.command("/smwhy")(take_long)
    sockets = Sockets(bolt, slack.app_token, slack.api_url)
    sockets.start()

    with ThreadPoolExecutor(2) as at_once:
        asked = at_once.submit(is_heard, slack, "/smwhy")
        assert arrived.wait(5)
        stopping = at_once.submit(sockets.stop, 5)
        assert not stopping.done()
        may_answer.set()

    assert asked.result()
