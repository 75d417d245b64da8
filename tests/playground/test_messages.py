"""Posting, changing, deleting and reading messages over the Web API, as people then see them."""

import pytest

from playground.people import Person
from playground.running import Playground
from tests.playground import valid
from tests.playground.conftest import Call
from tests.playground.sample import section


def test_what_the_app_posts_everyone_in_the_channel_sees(call: Call, noor: Person, bram: Person) -> None:
    call("chat.postMessage", channel="C0DEMO01", text="Hello <@U0DEMO005>")

    assert noor.last("#social").text == bram.last("#social").text == "Hello @Noor Pennevree"


def test_blocks_are_read_before_the_text(call: Call, noor: Person) -> None:
    call(
        "chat.postMessage",
        channel="C0DEMO01",
        text="For screen readers",
        blocks=[section("*Bold* and `code` &amp; more")],
    )

    assert noor.last("#social").text == "Bold and code & more"


def test_a_table_is_read_row_by_row(call: Call, noor: Person) -> None:
    rows = [valid.row("Channel", "Reach"), [*valid.row("Facebook"), valid.rich_text()]]

    call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[{"type": "table", "rows": rows}])

    first, second, *_ = noor.last("#social").text.splitlines()
    assert first == "Channel | Reach"
    assert second.startswith("Facebook | Hello@Noor Pennevree")


def test_a_date_is_shown_in_each_readers_zone_and_language(slack: Playground, call: Call) -> None:
    moment = int(slack.now)
    token = f"<!date^{moment}^{{date_short_pretty}} {{time}}|then>"
    call("chat.postMessage", channel="C0DEMO01", text=token)

    seen = {name: slack.person(name).last("#social").text for name in ("Noor", "Oliver", "Yara")}

    assert seen == {"Noor": "Vandaag 09:45", "Oliver": "Today 08:45", "Yara": "Vandaag 04:45"}


def test_a_date_behind_a_character_without_width_keeps_its_small_letter(noor: Person, call: Call) -> None:
    token = f"<!date^{int(noor.slack.get('/my/state', lean=1)['clock']['now'])}^\u200b{{date_pretty}}|then>"
    call("chat.postMessage", channel="C0DEMO01", text=f"Before {token}")

    assert noor.last("#social").text == "Before vandaag"


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0NOWHERE", "channel_not_found"),
        ("C0DEMO03", "not_in_channel"),
        ("C0DEMO04", "channel_not_found"),
        ("C0DEMO05", "is_archived"),
        ("U0NOBODY1", "channel_not_found"),
    ],
)
def test_where_the_app_may_not_post(call: Call, channel: str, error: str) -> None:
    assert call("chat.postMessage", channel=channel, text="Hello")["error"] == error


def test_with_the_public_scope_the_app_need_not_be_in_a_public_channel(slack: Playground, call: Call) -> None:
    slack.app("grant", scopes=["chat:write.public"])

    assert call("chat.postMessage", channel="C0DEMO03", text="Hello")["ok"]


def test_a_persons_id_means_the_direct_messages_with_the_app(call: Call, noor: Person) -> None:
    answer = call("chat.postMessage", channel="U0DEMO005", text="Only you")

    assert answer["channel"].startswith("D")
    assert noor.last("smplan").text == "Only you"


def test_nobody_else_reads_those(call: Call, bram: Person) -> None:
    channel = call("chat.postMessage", channel="U0DEMO005", text="Only you")["channel"]

    assert channel not in [c["id"] for c in bram.state()["channels"]]


def test_a_message_without_anything_is_refused(call: Call) -> None:
    assert call("chat.postMessage", channel="C0DEMO01")["error"] == "no_text"


def test_a_text_is_cut_when_new_and_refused_when_changed(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="x" * 40_001)["ts"]

    assert len(noor.last("#social").text) == 40_000
    assert call("chat.update", channel="C0DEMO01", ts=ts, text="x" * 4001)["error"] == "msg_too_long"


def test_a_changed_message_is_marked(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="Before")["ts"]

    call("chat.update", channel="C0DEMO01", ts=ts, text="After")

    assert (noor.last("#social").text, noor.last("#social").edited) == ("After", True)


def test_a_new_text_alone_leaves_the_blocks_as_they_were(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="x", blocks=[section("Before")])["ts"]

    call("chat.update", channel="C0DEMO01", ts=ts, text="After")
    kept = noor.last("#social").text
    call("chat.update", channel="C0DEMO01", ts=ts, text="After", blocks=[])

    assert (kept, noor.last("#social").text) == ("Before", "After")


def test_metadata_stays_until_an_empty_one_takes_it_away(call: Call, noor: Person) -> None:
    metadata = {"event_type": "letter", "event_payload": {"key": "12"}}
    ts = call("chat.postMessage", channel="C0DEMO01", text="x", metadata=metadata)["ts"]
    call("chat.update", channel="C0DEMO01", ts=ts, text="y")
    kept = noor.last("#social").raw["metadata"]
    call("chat.update", channel="C0DEMO01", ts=ts, text="z", metadata={})

    assert (kept, noor.last("#social").raw["metadata"]) == (metadata, None)


def test_the_app_changes_only_its_own_messages(call: Call, noor: Person) -> None:
    ts = noor.says("Mine", "#social").ts

    assert call("chat.update", channel="C0DEMO01", ts=ts, text="Yours")["error"] == "cant_update_message"
    assert call("chat.delete", channel="C0DEMO01", ts=ts)["error"] == "cant_delete_message"
    assert call("chat.update", channel="C0DEMO01", ts="1.000001", text="x")["error"] == "message_not_found"


def test_a_deleted_message_is_gone(call: Call, noor: Person) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="Oops")["ts"]

    call("chat.delete", channel="C0DEMO01", ts=ts)

    assert "Oops" not in [m.text for m in noor.sees("#social")]


def test_replies_stand_in_the_thread_and_are_counted(call: Call, noor: Person) -> None:
    parent = noor.says("Question", "#social")
    call("chat.postMessage", channel="C0DEMO01", text="Answer", thread_ts=parent.ts)
    noor.says("Thanks", "#social", thread=parent)

    assert noor.last("#social").text == "Question"
    assert [m.text for m in noor.sees("#social", parent)] == ["Question", "Answer", "Thanks"]
    assert noor.last("#social").replies == 2


def test_a_broadcast_reply_is_in_the_channel_too(call: Call, noor: Person) -> None:
    parent = noor.says("Question", "#social")
    call("chat.postMessage", channel="C0DEMO01", text="Answer", thread_ts=parent.ts, reply_broadcast=True)

    assert noor.last("#social").text == "Answer"


def test_a_reply_to_nothing_is_refused(call: Call) -> None:
    answer = call("chat.postMessage", channel="C0DEMO01", text="Answer", thread_ts="1.000001")

    assert answer["error"] == "thread_not_found"


def test_an_ephemeral_message_is_seen_by_one(call: Call, noor: Person, bram: Person) -> None:
    call("chat.postEphemeral", channel="C0DEMO01", user="U0DEMO005", text="Psst")

    assert (noor.last("#social").text, noor.last("#social").only_you) == ("Psst", True)
    assert bram.last("#social").text != "Psst"


def test_an_ephemeral_message_cannot_be_changed_or_read_back(call: Call, form_call: Call) -> None:
    ts = call("chat.postEphemeral", channel="C0DEMO01", user="U0DEMO005", text="Psst")["message_ts"]
    history = form_call("conversations.history", channel="C0DEMO01")["messages"]

    assert call("chat.update", channel="C0DEMO01", ts=ts, text="x")["error"] == "message_not_found"
    assert ts not in [m["ts"] for m in history]


def test_who_is_not_in_the_channel_gets_no_ephemeral(call: Call) -> None:
    answer = call("chat.postEphemeral", channel="C0DEMO02", user="U0DEMO005", text="Psst")

    assert answer["error"] == "user_not_in_channel"


def test_history_is_newest_first_and_keeps_metadata_for_who_asks(call: Call, form_call: Call) -> None:
    metadata = {"event_type": "letter", "event_payload": {"key": "case-12"}}
    call("chat.postMessage", channel="C0DEMO01", text="First", metadata=metadata)
    call("chat.postMessage", channel="C0DEMO01", text="Second")

    with_it = form_call("conversations.history", channel="C0DEMO01", include_all_metadata="true")["messages"]
    without = form_call("conversations.history", channel="C0DEMO01")["messages"]

    assert [m["text"] for m in with_it[:2]] == ["Second", "First"]
    assert with_it[1]["metadata"] == metadata
    assert "metadata" not in without[1]


def test_history_needs_its_scope_and_membership(slack: Playground, form_call: Call) -> None:
    outside = form_call("conversations.history", channel="C0DEMO03")["error"]
    slack.app("deny", scopes=["channels:history"])

    assert outside == "not_in_channel"
    assert form_call("conversations.history", channel="C0DEMO01")["needed"] == "channels:history"


def test_history_can_be_asked_between_two_moments(call: Call, form_call: Call) -> None:
    first, second, third = (
        call("chat.postMessage", channel="C0DEMO01", text=t)["ts"] for t in ("a", "b", "c")
    )

    between = form_call("conversations.history", channel="C0DEMO01", oldest=first, latest=third)
    including = form_call("conversations.history", channel="C0DEMO01", oldest=second, inclusive="true")

    assert [m["text"] for m in between["messages"]] == ["b"]
    assert [m["text"] for m in including["messages"]] == ["c", "b"]


def test_replies_are_oldest_first_with_their_parent(call: Call, form_call: Call, noor: Person) -> None:
    parent = noor.says("Question", "#social")
    call("chat.postMessage", channel="C0DEMO01", text="Answer", thread_ts=parent.ts)

    replies = form_call("conversations.replies", channel="C0DEMO01", ts=parent.ts)["messages"]

    assert [m["text"] for m in replies] == ["Question", "Answer"]
    assert (replies[0]["reply_count"], replies[1]["parent_user_id"]) == (1, noor.id)


def test_a_permalink_leads_to_the_page(slack: Playground, call: Call, form_call: Call) -> None:
    ts = call("chat.postMessage", channel="C0DEMO01", text="Here")["ts"]

    link = form_call("chat.getPermalink", channel="C0DEMO01", message_ts=ts)["permalink"]

    assert link == f"{slack.url}/archives/C0DEMO01/p{ts.replace('.', '')}"


def test_the_app_joins_public_channels_only(slack: Playground, call: Call) -> None:
    assert call("conversations.join", channel="C0DEMO03")["channel"]["is_member"]
    assert call("conversations.join", channel="C0DEMO05")["error"] == "is_archived"
    assert "U0SMPLAN01" in slack.service.world.first().channels["C0DEMO03"].members


def test_direct_messages_open_with_one_person(call: Call, slack: Playground) -> None:
    opened = call("conversations.open", users="U0DEMO005")["channel"]["id"]
    slack.person("Bram").changes(deactivated=True)

    assert call("chat.postMessage", channel="U0DEMO005", text="x")["channel"] == opened
    assert call("conversations.open", users="U0DEMO002")["error"] == "user_disabled"
    assert call("conversations.open")["error"] == "users_list_not_supplied"
