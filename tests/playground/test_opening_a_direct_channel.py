"""conversations.open: the direct messages of the app with one person."""

import pytest

from playground.people import Person
from playground.running import Playground
from tests.playground.conftest import Call


def test_it_is_opened_once_and_found_again(call: Call, noor: Person) -> None:
    first = call("conversations.open", users=noor.id)
    again = call("conversations.open", users=noor.id)

    assert first == {"ok": True, "channel": {"id": noor.channel_id("smplan")}}
    assert again == {**first, "no_op": True, "already_open": True}


def test_what_is_posted_there_only_that_person_reads(call: Call, noor: Person, bram: Person) -> None:
    channel = call("conversations.open", users=noor.id, return_im=True)["channel"]

    call("chat.postMessage", channel=channel["id"], text="For you")

    assert (channel["is_im"], channel["user"]) == (True, noor.id)
    assert noor.last("smplan").text == "For you"
    assert channel["id"] not in [c["id"] for c in bram.state()["channels"]]


def test_one_that_is_open_is_resumed_by_its_id(call: Call, noor: Person) -> None:
    channel = call("conversations.open", users=noor.id)["channel"]["id"]

    assert call("conversations.open", channel=channel)["already_open"]


def test_one_that_is_not_there_can_be_asked_for_without_making_it(call: Call, noor: Person) -> None:
    refused = call("conversations.open", users=noor.id, prevent_creation=True)

    assert refused["error"] == "channel_not_found"
    assert [c for c in noor.state()["channels"] if c["is_app"]] == []


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": "U0NOBODY1"}, "user_not_found"),
        ({"users": "U0SMPLAN01"}, "user_not_found"),
        ({"channel": "C0NOWHERE"}, "channel_not_found"),
        ({"channel": "C0DEMO01"}, "method_not_supported_for_channel_type"),
    ],
)
def test_what_cannot_be_opened(call: Call, asked: dict[str, str], error: str) -> None:
    assert call("conversations.open", **asked)["error"] == error


def test_nobody_is_opened_who_left(call: Call, noor: Person) -> None:
    noor.changes(deactivated=True)

    assert call("conversations.open", users=noor.id)["error"] == "user_disabled"


def test_one_person_needs_the_scope_for_one_person(slack: Playground, call: Call, noor: Person) -> None:
    slack.app("deny", scopes=["im:write"])
    slack.app("grant", scopes=["mpim:write"])

    refused = call("conversations.open", users=noor.id)

    assert (refused["error"], refused["needed"]) == ("missing_scope", "im:write")
