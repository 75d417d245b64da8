"""Which events reach the app, and that unacknowledged ones come again."""

from typing import Any

from playground.people import Person
from playground.running import Playground
from tests.playground.conftest import Call
from tests.playground.connected import RawSocket
from tests.playground.sample import MANIFEST, SampleApp

Json = dict[str, Any]


def test_opening_home_is_told(slack: Playground, app: SampleApp, noor: Person) -> None:
    noor.opens_home()

    slack.waits_until(lambda: app.events("app_home_opened"))
    event = app.events("app_home_opened")[0]
    assert (event["user"], event["tab"]) == (noor.id, "home")


def test_a_direct_message_reaches_the_app_and_its_answer_the_person(
    slack: Playground, app: SampleApp, noor: Person
) -> None:
    noor.says("help", "smplan")

    slack.waits_until(lambda: app.events("message"))
    event = app.events("message")[0]
    assert (event["channel_type"], event["text"], event["user"]) == ("im", "help", noor.id)


def test_without_the_history_scope_messages_are_not_told(
    slack: Playground, app: SampleApp, noor: Person
) -> None:
    slack.app("deny", scopes=["channels:history"])
    noor.says("Hello", "#social")
    noor.says("help", "smplan")

    slack.waits_until(lambda: app.events("message"))
    assert [e["text"] for e in app.events("message")] == ["help"]


def test_channels_without_the_app_are_not_told(slack: Playground, app: SampleApp, bram: Person) -> None:
    bram.says("Private talk", "#ok-koffiekamer")
    bram.says("Team talk", "#social")

    slack.waits_until(lambda: app.events("message"))
    assert [e["text"] for e in app.events("message")] == ["Team talk"]


def test_inviting_the_app_is_told_to_the_app(slack: Playground, app: SampleApp, bram: Person) -> None:
    bram.types("/invite @smplan", "#ok-koffiekamer")

    slack.waits_until(lambda: app.events("member_joined_channel"))
    event = app.events("member_joined_channel")[0]
    assert (event["user"], event["channel"], event["inviter"]) == ("U0SMPLAN01", "C0DEMO03", bram.id)


def test_a_changed_profile_is_told_with_its_locale(slack: Playground, app: SampleApp, noor: Person) -> None:
    noor.changes(locale="en-GB", status_emoji=":palm_tree:")

    slack.waits_until(lambda: app.events("user_change"))
    user = app.events("user_change")[0]["user"]
    assert (user["locale"], user["profile"]["status_emoji"]) == ("en-GB", ":palm_tree:")


def test_uninstalling_is_told_although_the_token_is_dead(
    slack: Playground, app: SampleApp, call: Call
) -> None:
    slack.app("uninstall")

    slack.waits_until(lambda: app.events("app_uninstalled") and app.events("tokens_revoked"))
    assert call("auth.test")["error"] == "account_inactive"


def test_an_unacknowledged_event_comes_again_under_the_same_id() -> None:
    with Playground(manifest=MANIFEST, ack_seconds=0.1, retry_after=(0.0, 0.05, 0.1)) as slack:
        socket = RawSocket(slack)
        slack.person("Noor").opens_home()
        attempts = [socket.next() for _ in range(3)]
        socket.acknowledge(attempts[-1])
        slack.waits_until(lambda: slack.log("acknowledged"))

        assert [a["retry_attempt"] for a in attempts] == [0, 1, 2]
        assert attempts[1]["retry_reason"] == "timeout"
        assert len({a["payload"]["event_id"] for a in attempts}) == 1
        assert len({a["envelope_id"] for a in attempts}) == 3
        assert {c["where"] for c in slack.complaints} == {"event app_home_opened"}
        socket.close()
