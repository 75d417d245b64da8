"""Typing: mentions, the app's commands, Slack's own commands, and what Slack says to the rest."""

from typing import Any

import pytest

from playground.people import Person
from playground.running import Playground
from playground.screen import NotOnScreen
from playground.site import Trouble
from tests.playground.sample import SampleApp

Json = dict[str, Any]


def test_names_become_mentions_and_brackets_are_escaped(noor: Person) -> None:
    seen = noor.says("@Bram and @Sanne Wolkendam: look in #vacatures <now> & @here", "#social")

    assert seen.raw["text"] == "<@U0DEMO002> and <@U0DEMO001>: look in <#C0DEMO02> &lt;now&gt; &amp; <!here>"
    assert seen.text == "@Bram Zevenklaver and @Sanne Wolkendam: look in #vacatures <now> & @here"


def test_an_address_becomes_a_link_and_an_email_does_not_become_a_mention(noor: Person) -> None:
    seen = noor.says("https://example.com/?a=1&b=2 or noor@bram.example", "#social")

    assert seen.raw["text"] == "<https://example.com/?a=1&amp;b=2> or noor@bram.example"


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("/plan why @Bram", "why <@U0DEMO002|bram>"),
        ("/plan in #vacatures", "in <#C0DEMO02|vacatures>"),
        ("/plan a < b & c", "a &lt; b &amp; c"),
        ("/raw why @Bram in #vacatures & more", "why @Bram in #vacatures & more"),
        ("/plan", ""),
    ],
)
def test_a_commands_text_is_escaped_when_the_manifest_says_so(
    app: SampleApp, noor: Person, typed: str, heard: str
) -> None:
    noor.types(typed, "#social")

    assert app.bodies("command")[0]["text"] == heard


def test_a_private_channel_is_escaped_without_its_name(app: SampleApp, slack: Playground) -> None:
    sanne = slack.person("Sanne")
    sanne.types("/plan in #hr-intern", "#hr-intern")

    body = app.bodies("command")[0]
    assert body["text"] == "in <#C0DEMO04|>"
    assert body["channel_name"] == "privategroup"


def test_all_of_a_commands_facts_are_there(app: SampleApp, noor: Person) -> None:
    noor.types("/plan why", "#social")

    body = app.bodies("command")[0]
    assert {
        key: body[key] for key in ("team_id", "channel_id", "channel_name", "user_id", "user_name", "command")
    } == {
        "team_id": "T0DEMO01",
        "channel_id": "C0DEMO01",
        "channel_name": "social",
        "user_id": "U0DEMO005",
        "user_name": "noor",
        "command": "/plan",
    }
    assert "thread_ts" not in body


def test_the_answer_in_the_acknowledgement_is_private_unless_said_otherwise(
    app: SampleApp, noor: Person, bram: Person
) -> None:
    app.answers["command"] = lambda ack, **_: ack("Only you")
    noor.types("/plan", "#social")
    private = (noor.last("#social").text, noor.last("#social").only_you, bram.last("#social").text)
    app.answers["command"] = lambda ack, **_: ack(text="Everyone", response_type="in_channel")
    noor.types("/plan share", "#social")

    assert private[:2] == ("Only you", True)
    assert private[2] != "Only you"
    assert [m.text for m in bram.sees("#social")[-2:]] == ["/plan share", "Everyone"]


def test_an_answer_slack_would_not_take_is_said_and_is_a_complaint(
    slack: Playground, app: SampleApp, noor: Person
) -> None:
    app.answers["command"] = lambda ack, **_: ack(text="x", blocks=[{"type": "section"}])

    with pytest.raises(Trouble, match="invalid_command_response"):
        noor.types("/plan", "#social")

    assert slack.complaints[0]["what"] == "refused: invalid_blocks"


def test_an_unknown_command_gets_slacks_sentence(app: SampleApp, noor: Person) -> None:
    with pytest.raises(Trouble, match="/dance is not a valid command"):
        noor.types("/dance", "#social")

    assert app.heard == []


def test_commands_do_not_work_in_threads(app: SampleApp, noor: Person) -> None:
    parent = noor.says("Question", "#social")

    with pytest.raises(Trouble, match="/plan is not supported in threads"):
        noor.types("/plan", "#social", parent)

    assert app.bodies("command") == []


def test_a_command_works_in_a_channel_without_the_app(app: SampleApp, bram: Person) -> None:
    app.answers["command"] = lambda ack, **_: ack("Invite me first")

    bram.types("/plan", "#ok-koffiekamer")

    assert bram.last("#ok-koffiekamer").text == "Invite me first"


def test_inviting_leaving_and_removing(noor: Person, bram: Person) -> None:
    bram.types("/invite @noor", "#ok-koffiekamer")
    joined = noor.last("#ok-koffiekamer").text
    noor.types("/leave", "#ok-koffiekamer")
    bram.types("/remove @Teun Bladerdorp", "#ok-koffiekamer")

    channel = next(c for c in bram.state()["channels"] if c["name"] == "ok-koffiekamer")
    assert joined == "@Noor Pennevree has joined the channel"
    assert channel["members"] == ["U0DEMO004", bram.id]


def test_an_archived_channel_takes_no_messages(noor: Person) -> None:
    noor.types("/archive", "#social")

    with pytest.raises(Trouble, match="archived"):
        noor.says("Hello", "#social")


def test_a_renamed_channel_is_known_by_its_new_name(noor: Person) -> None:
    noor.types("/rename sociaal", "#social")

    assert noor.says("Hello", "#sociaal").channel == "C0DEMO01"


def test_guests_see_only_the_channels_they_are_in(noor: Person) -> None:
    noor.changes(guest=True)

    names = {c["name"] for c in noor.state()["channels"]}
    assert "social" in names
    assert "vacatures" not in names


def test_a_colleague_who_left_is_in_no_channel(noor: Person, bram: Person) -> None:
    bram.changes(deactivated=True)

    channel = next(c for c in noor.state()["channels"] if c["name"] == "social")
    assert bram.id not in channel["members"]


def test_ones_own_message_can_be_changed_and_deleted_and_anothers_not(noor: Person, bram: Person) -> None:
    message = noor.says("Befroe", "#social")
    noor.edits(message, "Before")
    changed = noor.again(message)
    with pytest.raises(Trouble, match="your own"):
        bram.deletes(message)
    noor.deletes(message)

    assert (changed.text, changed.edited) == ("Before", True)
    with pytest.raises(NotOnScreen):
        noor.again(message)


def test_what_a_person_typed_has_a_rich_text_block_beside_its_text(app: SampleApp, noor: Person) -> None:
    message = noor.says("Hi @Bram &co :wave: see https://example.com in #vacatures, @here", "#social")
    noor.uses_shortcut("Make a case", message)

    (block,) = app.bodies("shortcut")[0]["message"]["blocks"]
    assert block["elements"][0]["elements"] == [
        {"type": "text", "text": "Hi "},
        {"type": "user", "user_id": "U0DEMO002"},
        {"type": "text", "text": " &co "},
        {"type": "emoji", "name": "wave"},
        {"type": "text", "text": " see "},
        {"type": "link", "url": "https://example.com"},
        {"type": "text", "text": " in "},
        {"type": "channel", "channel_id": "C0DEMO02"},
        {"type": "text", "text": ", "},
        {"type": "broadcast", "range": "here"},
    ]


def test_shortcuts_on_a_message_and_on_nothing(app: SampleApp, noor: Person) -> None:
    message = noor.says("Can I work 24 hours?", "#social")
    noor.uses_shortcut("Make a case", message)
    noor.uses_shortcut("My day")

    on_message, on_nothing = app.bodies("shortcut")
    assert (on_message["type"], on_message["message"]["text"]) == ("message_action", "Can I work 24 hours?")
    assert (on_nothing["type"], "channel" in on_nothing) == ("shortcut", False)


@pytest.mark.usefixtures("app")
def test_after_uninstalling_the_commands_are_gone(slack: Playground, noor: Person) -> None:
    slack.app("uninstall")

    with pytest.raises(Trouble, match="not a valid command"):
        noor.types("/plan", "#social")
