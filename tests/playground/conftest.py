"""A playground with the demo team, raw calls to it, and a Bolt app that lives in it."""

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from tests.playground.connected import OverSocket
from tests.playground.sample import MANIFEST, SampleApp

Json = dict[str, Any]
Call = Callable[..., Json]


@pytest.fixture
def slack() -> Iterator[Playground]:
    with Playground(manifest=MANIFEST, posts_burst=1000) as running:
        yield running


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=10) as client:
        yield client


@pytest.fixture
def call(slack: Playground, http: httpx.Client) -> Call:
    """Calls a method of the Web API with a JSON body and the bot's token."""

    def calls(method: str, **arguments: Any) -> Json:
        headers = {"Authorization": f"Bearer {arguments.pop('token', slack.bot_token)}"}
        answer: Json = http.post(slack.api_url + method, json=arguments, headers=headers).json()
        return answer

    return calls


@pytest.fixture
def form_call(slack: Playground, http: httpx.Client) -> Call:
    """The same with a form, which the reading methods need."""

    def calls(method: str, **arguments: Any) -> Json:
        headers = {"Authorization": f"Bearer {arguments.pop('token', slack.bot_token)}"}
        answer: Json = http.post(slack.api_url + method, data=arguments, headers=headers).json()
        return answer

    return calls


@pytest.fixture
def app(slack: Playground) -> Iterator[SampleApp]:
    connected = OverSocket(slack)
    yield connected.app
    connected.close()


@pytest.fixture
def noor(slack: Playground) -> Person:
    return slack.person("Noor")


@pytest.fixture
def bram(slack: Playground) -> Person:
    return slack.person("Bram")


@pytest.fixture(scope="module")
def shared_call() -> Iterator[Call]:
    """Calls to one playground for a whole file of stories that leave nothing behind worth noticing."""
    with Playground(manifest=MANIFEST, posts_burst=100_000) as slack, httpx.Client(trust_env=False) as http:
        headers = {"Authorization": f"Bearer {slack.bot_token}"}

        def calls(method: str, **arguments: Any) -> Json:
            answer: Json = http.post(slack.api_url + method, json=arguments, headers=headers).json()
            return answer

        yield calls
