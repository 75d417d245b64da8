"""Tokens, scopes and methods: who may ask what."""

import httpx
import pytest

from playground.running import Playground
from tests.playground.conftest import Call
from tests.playground.sample import MANIFEST


def test_a_good_token_says_who_the_app_is(call: Call) -> None:
    answer = call("auth.test")

    assert (answer["ok"], answer["team_id"], answer["user_id"]) == (True, "T0DEMO01", "U0SMPLAN01")


def test_the_granted_scopes_are_in_a_header(slack: Playground, http: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}"}

    answer = http.post(f"{slack.api_url}auth.test", headers=headers)

    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(("token", "error"), [("xoxb-wrong", "invalid_auth"), ("xoxp-wrong", "invalid_auth")])
def test_a_token_that_is_not_ours_is_refused(call: Call, token: str, error: str) -> None:
    assert call("auth.test", token=token)["error"] == error


def test_the_app_level_token_opens_sockets_and_nothing_else(slack: Playground, call: Call) -> None:
    assert call("apps.connections.open", token=slack.app_token)["url"].startswith("ws://127.0.0.1:")
    assert call("apps.connections.open")["error"] == "invalid_auth"
    assert call("auth.test", token=slack.app_token)["error"] == "not_allowed_token_type"


def test_whether_slack_is_there_may_be_asked_without_a_token(slack: Playground, http: httpx.Client) -> None:
    answer = http.post(f"{slack.api_url}api.test", data={"foo": "bar"})

    assert answer.json() == {"ok": True, "args": {"foo": "bar"}}


def test_a_method_needs_its_scope(slack: Playground, call: Call) -> None:
    slack.app("deny", scopes=["chat:write"])

    answer = call("chat.postMessage", channel="C0DEMO01", text="Hello")

    assert (answer["error"], answer["needed"]) == ("missing_scope", "chat:write")
    assert "users:read" in answer["provided"].split(",")


def test_a_private_channel_needs_another_scope_than_a_public_one(slack: Playground, form_call: Call) -> None:
    slack.person("Sanne").types("/invite @smplan", "#hr-intern")
    slack.app("deny", scopes=["groups:read"])

    assert form_call("conversations.info", channel="C0DEMO01")["ok"]
    assert form_call("conversations.info", channel="C0DEMO04")["needed"] == "groups:read"


def test_a_revoked_token_and_an_uninstalled_app_are_told_apart(slack: Playground, call: Call) -> None:
    slack.fault("token_revoked")
    revoked = call("auth.test")["error"]
    slack.app("reinstall")
    slack.app("uninstall")

    assert (revoked, call("auth.test")["error"]) == ("token_revoked", "account_inactive")


def test_what_the_playground_does_not_know_is_an_unknown_method(call: Call) -> None:
    assert call("files.upload")["error"] == "unknown_method"


def test_one_workspace_does_not_see_another(http: httpx.Client) -> None:
    with Playground(manifest=MANIFEST, workspaces=2) as slack:
        headers = {"Authorization": "Bearer xoxb-playground-T0OTHER01"}
        other = http.post(f"{slack.api_url}users.list", headers=headers).json()
        body = {"channel": "C0DEMO01", "text": "Hello"}
        posted = http.post(f"{slack.api_url}chat.postMessage", headers=headers, json=body).json()

    assert {m["id"] for m in other["members"]} == {"U0OTHER01", "U0OTHER02", "U0SMPLAN02"}
    assert posted["error"] == "channel_not_found"


def test_reading_methods_do_not_hear_json(call: Call, form_call: Call) -> None:
    assert call("users.info", user="U0DEMO005")["error"] == "user_not_found"
    assert form_call("users.info", user="U0DEMO005")["user"]["real_name"] == "Noor Pennevree"


def test_nested_values_may_come_json_encoded_in_a_form(form_call: Call) -> None:
    blocks = '[{"type": "divider"}]'

    posted = form_call("chat.postMessage", channel="C0DEMO01", text="Line", blocks=blocks)
    broken = form_call("chat.postMessage", channel="C0DEMO01", text="Line", blocks="[{")

    assert posted["message"]["blocks"][0]["type"] == "divider"
    assert broken["error"] == "invalid_blocks_format"


def test_a_body_that_is_not_json_is_refused(slack: Playground, http: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}

    answer = http.post(f"{slack.api_url}chat.postMessage", headers=headers, content="{").json()

    assert answer["error"] == "invalid_json"


def test_people_are_told_as_slack_tells_them(form_call: Call) -> None:
    plain = form_call("users.info", user="U0DEMO010")["user"]
    with_locale = form_call("users.info", user="U0DEMO010", include_locale="true")["user"]

    assert (plain["tz"], plain["tz_offset"], plain["is_restricted"]) == ("Europe/London", 0, False)
    assert "locale" not in plain
    assert with_locale["locale"] == "en-GB"


def test_lists_come_in_pages(form_call: Call) -> None:
    first = form_call("conversations.members", channel="C0DEMO01", limit=6)
    rest = form_call(
        "conversations.members", channel="C0DEMO01", cursor=first["response_metadata"]["next_cursor"]
    )

    assert (len(first["members"]), len(rest["members"])) == (6, 5)
    assert rest["response_metadata"]["next_cursor"] == ""


def test_without_a_token_nothing_is_answered(slack: Playground, http: httpx.Client) -> None:
    assert http.post(f"{slack.api_url}auth.test").json()["error"] == "not_authed"
