"""Socket Mode, frame by frame, and with the SDK's own client."""

import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from slack_bolt.adapter.socket_mode import SocketModeHandler

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.connected import OverSocket, RawSocket, socket_address
from tests.playground.sample import MANIFEST, SampleApp

Json = dict[str, Any]
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
}


@pytest.fixture
def socket(slack: Playground) -> Iterator[RawSocket]:
    opened = RawSocket(slack)
    yield opened
    opened.close()


def in_the_background(act: Callable[[], object]) -> Callable[[], Any]:
    """Lets a person act while the story plays the app; calling what comes back waits for the act to end."""
    executor = ThreadPoolExecutor(1)
    future = executor.submit(act)
    executor.shutdown(wait=False)
    return lambda: future.result(10)


def test_the_first_word_is_hello(socket: RawSocket) -> None:
    assert socket.hello["type"] == "hello"
    assert socket.hello["num_connections"] == 1


def test_a_command_comes_in_an_envelope_and_its_answer_goes_back_in_the_acknowledgement(
    slack: Playground, socket: RawSocket, noor: Person
) -> None:
    done = in_the_background(lambda: noor.types("/plan why", "#social"))
    envelope = socket.next()
    socket.acknowledge(envelope, {"text": "Because"})
    done()

    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert envelope["payload"]["command"] == "/plan"
    assert noor.last("#social").text == "Because"
    assert slack.complaints == []


def test_an_address_is_good_for_one_connection(slack: Playground) -> None:
    address = socket_address(slack).replace("ws://", "http://")

    with httpx.stream("GET", address, headers=UPGRADE, trust_env=False) as first:
        second = httpx.get(address, headers=UPGRADE, trust_env=False)

    assert first.status_code == httpx.codes.SWITCHING_PROTOCOLS
    assert second.status_code == httpx.codes.FORBIDDEN


def test_ten_connections_are_the_most(slack: Playground) -> None:
    sockets = [RawSocket(slack) for _ in range(10)]
    address = socket_address(slack).replace("ws://", "http://")

    eleventh = httpx.get(address, headers=UPGRADE, trust_env=False)

    assert sockets[-1].hello["num_connections"] == 10
    assert eleventh.status_code == httpx.codes.TOO_MANY_REQUESTS
    for socket in sockets:
        socket.close()


def test_connections_take_turns(slack: Playground, noor: Person) -> None:
    apps = [OverSocket(slack), OverSocket(slack)]
    for _ in range(4):
        noor.types("/plan", "#social")

    assert [len(a.app.heard) for a in apps] == [2, 2]
    for app in apps:
        app.close()


def test_whoever_does_not_answer_within_three_seconds_did_not_respond() -> None:
    with Playground(manifest=MANIFEST, ack_seconds=0.2) as slack:
        socket = RawSocket(slack)
        person = slack.person("Noor")

        with pytest.raises(Trouble, match="/plan did not respond"):
            person.types("/plan", "#social")

        assert (person.last("#social").author, person.last("#social").only_you) == ("Slackbot", True)
        assert [c["what"] for c in slack.complaints] == ["did not acknowledge"]
        socket.acknowledge(socket.next())
        slack.waits_until(lambda: "acknowledged too late" in [c["what"] for c in slack.complaints])
        socket.close()


def test_when_nobody_is_connected_the_app_is_not_blamed(slack: Playground, noor: Person) -> None:
    with pytest.raises(Trouble, match="dispatch_failed"):
        noor.types("/plan", "#social")

    assert slack.complaints == []


def test_nonsense_over_the_socket_is_a_complaint(slack: Playground, socket: RawSocket) -> None:
    socket.sends("no json")
    socket.sends(json.dumps({"envelope_id": "nobody sent this"}))

    slack.waits_until(lambda: len(slack.complaints) == 2)


def test_goodbye_is_said_before_closing(slack: Playground, socket: RawSocket) -> None:
    slack.fault("socket_goodbye")

    assert socket.next()["type"] == "disconnect"
    assert socket.is_closed()


def test_a_broken_connection_ends_without_a_word(slack: Playground, socket: RawSocket) -> None:
    slack.fault("socket_broken")

    assert socket.is_closed()
    assert slack.person("Noor").state()["app"]["connected"] is False


def test_a_silent_connection_stays_open_and_answers_no_ping() -> None:
    with Playground(manifest=MANIFEST, ack_seconds=0.2) as slack:
        socket = RawSocket(slack)
        slack.fault("socket_silent")
        socket.pings()

        with pytest.raises(Trouble, match="did not respond"):
            slack.person("Noor").types("/plan", "#social")

        assert slack.person("Noor").state()["app"]["connected"] is True
        assert slack.complaints == []
        socket.close()


def test_after_silence_a_new_connection_gets_everything(slack: Playground, noor: Person) -> None:
    dead = RawSocket(slack)
    slack.fault("socket_silent")
    living = OverSocket(slack)

    for _ in range(3):
        noor.types("/plan", "#social")

    assert len(living.app.heard) == 3
    living.close()
    dead.close()


def test_the_sdks_own_client_lives_here_and_comes_back_after_goodbye(slack: Playground, noor: Person) -> None:
    app = SampleApp(slack)
    handler = SocketModeHandler(app.bolt, slack.app_token)
    handler.connect()  # type: ignore[no-untyped-call] # the SDK has no types here
    slack.waits_until(lambda: noor.state()["app"]["connected"])
    noor.types("/plan", "#social")

    slack.fault("socket_goodbye")
    slack.waits_until(lambda: len([e for e in slack.log("socket") if e["what"] == "opened"]) == 2, seconds=15)
    slack.waits_until(lambda: noor.state()["app"]["connected"])
    noor.types("/plan", "#social")

    assert len(app.bodies("command")) == 2
    handler.close()  # type: ignore[no-untyped-call] # the SDK has no types here
