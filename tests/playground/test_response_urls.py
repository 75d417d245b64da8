"""response_url: five uses in thirty minutes, private by default, replacing and deleting."""

from typing import Any

import httpx
import pytest

from playground.people import Person
from playground.running import Playground
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp, actions, button

Json = dict[str, Any]


@pytest.fixture
def url(app: SampleApp, noor: Person) -> str:
    """Of a command Noor typed in #social."""
    noor.types("/plan", "#social")
    return str(app.bodies("command")[0]["response_url"])


def test_an_answer_is_private_by_default(url: str, http: httpx.Client, noor: Person, bram: Person) -> None:
    http.post(url, json={"text": "Psst"})

    assert (noor.last("#social").text, noor.last("#social").only_you) == ("Psst", True)
    assert bram.last("#social").text != "Psst"


def test_an_answer_for_all_works_where_the_app_is_not(
    app: SampleApp, http: httpx.Client, bram: Person
) -> None:
    bram.types("/plan", "#ok-koffiekamer")
    url = app.bodies("command")[0]["response_url"]

    http.post(url, json={"text": "Hello all", "response_type": "in_channel"})

    assert bram.last("#ok-koffiekamer").text == "Hello all"


def test_five_uses_and_no_more(slack: Playground, url: str, http: httpx.Client) -> None:
    answers = [http.post(url, json={"text": str(n)}) for n in range(6)]

    assert [a.status_code for a in answers] == [200] * 5 + [404]
    assert answers[-1].text == "used_url"
    assert [c["what"] for c in slack.complaints] == ["refused: used_url"]


def test_thirty_minutes_and_no_longer(slack: Playground, url: str, http: httpx.Client) -> None:
    hook = slack.service.hooks._made[url.rsplit("/", 1)[1]]
    hook.made_at -= 30 * 60 + 1

    assert http.post(url, json={"text": "Late"}).text == "expired_url"


def test_wrong_blocks_are_refused(url: str, http: httpx.Client) -> None:
    answer = http.post(url, json={"blocks": [{"type": "section"}]})

    assert (answer.status_code, answer.text) == (400, "invalid_blocks")


def pressed(app: SampleApp, call: Call, noor: Person, *, ephemeral: bool) -> str:
    blocks = [actions(button("Go"))]
    if ephemeral:
        call("chat.postEphemeral", channel="C0DEMO01", user=noor.id, text="x", blocks=blocks)
    else:
        call("chat.postMessage", channel="C0DEMO01", text="x", blocks=blocks)
    noor.presses("Go", noor.last("#social"))
    return str(app.bodies("action")[0]["response_url"])


@pytest.mark.parametrize("ephemeral", [True, False])
def test_the_message_of_a_button_can_be_replaced_and_deleted(
    app: SampleApp, call: Call, http: httpx.Client, noor: Person, *, ephemeral: bool
) -> None:
    url = pressed(app, call, noor, ephemeral=ephemeral)

    http.post(url, json={"text": "Done", "replace_original": True})
    replaced = noor.last("#social")
    http.post(url, json={"delete_original": True})

    assert (replaced.text, replaced.buttons) == ("Done", [])
    assert noor.last("#social").text != "Done"


def test_an_answer_can_go_in_the_thread(app: SampleApp, call: Call, http: httpx.Client, noor: Person) -> None:
    url = pressed(app, call, noor, ephemeral=False)
    message = noor.last("#social")

    body = {
        "text": "In here",
        "response_type": "in_channel",
        "replace_original": False,
        "thread_ts": message.ts,
    }
    http.post(url, json=body)

    assert [m.text for m in noor.sees("#social", message)][-1] == "In here"
