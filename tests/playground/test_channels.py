"""Channels: which the app sees, and what people do with them."""

from typing import Any

import pytest

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp

Json = dict[str, Any]


def names(answer: Json) -> set[str]:
    return {c.get("name", "") for c in answer["channels"]}


def test_the_app_lists_public_channels_and_the_private_ones_it_is_in(
    slack: Playground, form_call: Call
) -> None:
    both = {"types": "public_channel,private_channel", "limit": 100}
    before = form_call("conversations.list", **both)
    slack.person("Sanne").types("/invite @smplan", "#hr-intern")

    assert "hr-intern" in names(form_call("conversations.list", **both)) - names(before)
    assert "lift-feedback" in names(before)
    assert "lift-feedback" not in names(form_call("conversations.list", **both, exclude_archived="true"))


def test_wrong_kinds_and_wrong_pages_are_refused(form_call: Call) -> None:
    assert form_call("conversations.list", types="secret")["error"] == "invalid_types"
    assert form_call("conversations.list", limit=0)["error"] == "invalid_limit"
    assert form_call("conversations.list", limit=1001)["error"] == "invalid_limit"
    assert form_call("conversations.list", cursor="nowhere")["error"] == "invalid_cursor"
    assert (
        form_call("conversations.history", channel="C0DEMO01", oldest="noon")["error"] == "invalid_ts_oldest"
    )
    assert (
        form_call("conversations.replies", channel="C0DEMO01", ts="1.000001")["error"] == "thread_not_found"
    )


def test_a_channel_tells_whether_the_app_is_in_it(form_call: Call) -> None:
    inside = form_call("conversations.info", channel="C0DEMO01", include_num_members="true")["channel"]
    outside = form_call("conversations.info", channel="C0DEMO03")["channel"]

    assert (inside["is_member"], inside["num_members"], outside["is_member"]) == (True, 11, False)


def test_a_private_channel_without_the_app_does_not_exist_for_it(form_call: Call) -> None:
    assert form_call("conversations.info", channel="C0DEMO04")["error"] == "channel_not_found"


def test_direct_messages_can_be_asked_about(call: Call, form_call: Call) -> None:
    opened = call("conversations.open", users="U0DEMO005", return_im=True)["channel"]

    told = form_call("conversations.info", channel=opened["id"])["channel"]

    assert (told["is_im"], told["user"], told["is_user_deleted"]) == (True, "U0DEMO005", False)


def test_joining_a_channel_of_direct_messages_makes_no_sense(call: Call) -> None:
    opened = call("conversations.open", users="U0DEMO005")["channel"]["id"]

    assert call("conversations.join", channel=opened)["error"] == "method_not_supported_for_channel_type"
    assert call("conversations.join", channel="C0DEMO01")["warning"] == "already_in_channel"


def test_a_new_private_channel_is_seen_by_its_members_only(noor: Person, bram: Person) -> None:
    channel = noor.makes_channel("geheim", private=True)
    with pytest.raises(NotOnScreen):
        bram.channel_id("#geheim")

    noor.channel_does("invite", "#geheim", who=bram.id)

    assert bram.channel_id("#geheim") == channel


def test_archiving_and_back(slack: Playground, app: SampleApp, call: Call, noor: Person) -> None:
    noor.channel_does("archive", "#social")
    archived = call("chat.postMessage", channel="C0DEMO01", text="x")["error"]
    ephemeral = call("chat.postEphemeral", channel="C0DEMO01", user=noor.id, text="x")["error"]
    noor.channel_does("unarchive", "#social")

    assert (archived, ephemeral) == ("is_archived", "is_archived")
    assert call("chat.postMessage", channel="C0DEMO01", text="x")["ok"]
    slack.waits_until(lambda: len(app.events("message")) == 2)  # Bolt leaves out what the app said itself


def test_a_message_in_an_archived_channel_cannot_be_changed(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="x")["ts"]
    noor.channel_does("archive", "#social")

    assert call("chat.update", channel="C0DEMO01", ts=ts, text="y")["error"] == "is_inactive"


def test_removing_the_app_from_a_channel(call: Call, noor: Person) -> None:
    noor.channel_does("remove", "#social", who="U0SMPLAN01")

    assert call("chat.postMessage", channel="C0DEMO01", text="x")["error"] == "not_in_channel"


def test_topics_and_joining_by_typing(noor: Person) -> None:
    noor.types("/topic Webcare today", "#social")
    noor.types("/join #vacatures", "#social")

    channels = {c["name"]: c for c in noor.state()["channels"]}
    assert channels["social"]["topic"] == "Webcare today"
    assert channels["vacatures"]["is_member"]


@pytest.mark.parametrize(
    ("typed", "channel", "error"),
    [
        ("/invite @nobody", "#social", "user_not_found"),
        ("/invite @bram", "#ok-koffiekamer", "not_in_channel"),
        ("/remove @oliver", "#ok-koffiekamer", "user_not_found"),
        ("/join #nowhere", "#social", "channel_not_found"),
        ("/rename", "#social", "no_name"),
        ("/archive", "#algemeen", "cant_archive_general"),
        ("Hello", "#vacatures", "not_in_channel"),
        (" ", "#social", "no_text"),
    ],
)
def test_what_slack_says_no_to(noor: Person, typed: str, channel: str, error: str) -> None:
    with pytest.raises(Trouble) as trouble:
        noor.types(typed, channel)

    assert trouble.value.error == error


def test_a_deleted_parent_stays_as_a_tombstone_with_its_replies(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="Parent")["ts"]
    parent = noor.last("#social")
    noor.says("Reply", "#social", parent)

    call("chat.delete", channel="C0DEMO01", ts=ts)

    assert noor.last("#social").text == "This message was deleted."
    assert [m.text for m in noor.sees("#social", parent)][1:] == ["Reply"]


def test_a_deleted_reply_is_no_longer_counted(noor: Person) -> None:
    parent = noor.says("Parent", "#social")
    noor.deletes(noor.says("Reply", "#social", parent))

    assert noor.again(parent).replies == 0


def test_a_manifest_can_be_put_in_while_it_runs(slack: Playground, noor: Person) -> None:
    features = {"slash_commands": [{"command": "/new", "description": "New"}]}
    slack.post("/my/manifest", {"manifest": {"features": features}})

    assert slack.get("/my/manifest")["manifest"] == {"features": features}
    assert [c["command"] for c in noor.state()["app"]["commands"]] == ["/new"]


def test_with_the_tabs_off_neither_home_nor_messages_can_be_used(slack: Playground, call: Call) -> None:
    home = {"app_home": {"home_tab_enabled": False, "messages_tab_enabled": False}}
    slack.post("/my/manifest", {"manifest": {"features": home}})

    assert call("chat.postMessage", channel="U0DEMO005", text="x")["error"] == "messages_tab_disabled"
    published = call("views.publish", user_id="U0DEMO005", view={"type": "home", "blocks": []})
    assert published["error"] == "not_enabled"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"markdown_text": "# x"}, "unsupported by the playground: markdown_text"),
        ({"markdown_text": "# x", "text": "x"}, "markdown_text_conflict"),
        ({"attachments": [{"text": "x"}], "text": "x"}, "unsupported by the playground: attachments"),
    ],
)
def test_what_the_playground_cannot_draw_it_says(call: Call, arguments: Json, error: str) -> None:
    assert call("chat.postMessage", channel="C0DEMO01", **arguments)["error"] == error
