"""The manifest against the features, the methods that are called, and Slack's own schema."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

import bot
from bot import manifest
from bot.app import FEATURES
from bot.slack.table import Table

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "manifest.schema.json").read_text(encoding="utf-8"))
PUBLIC_URL = "https://smplan.example"
HEARD_BY_THE_MACHINERY = {"app_home_opened", "message.im", "app_uninstalled", "tokens_revoked"}

SCOPES_OF_METHODS: dict[str, frozenset[str]] = {
    # docs.slack.dev/reference/methods, "Required scopes" of each page, read 2026-11-23
    "apps.connections.open": frozenset(),  # an app-level token's own connections:write
    "auth.test": frozenset(),
    "canvases.create": frozenset({"canvases:write"}),
    "canvases.edit": frozenset({"canvases:write"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.getPermalink": frozenset(),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.scheduleMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "conversations.canvases.create": frozenset({"canvases:write"}),
    "conversations.history": frozenset({"channels:history", "groups:history", "im:history"}),
    "conversations.info": frozenset({"channels:read", "groups:read"}),
    "conversations.members": frozenset({"channels:read", "groups:read"}),
    "conversations.open": frozenset({"im:write"}),
    "conversations.replies": frozenset({"channels:history", "groups:history", "im:history"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "users.info": frozenset({"users:read"}),
    "views.open": frozenset(),
    "views.publish": frozenset(),
    "views.push": frozenset(),
    "views.update": frozenset(),
}
SCOPES_OF_EVENTS = {
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "user_change": "users:read",
}
KINDS_OF_EVENT = {"message": {"message.channels", "message.groups"}}
"""What Slack calls a kind of event where it is asked for."""
WITHOUT_A_METHOD = {"commands", "chat:write.public", "files:read"}
"""Scopes that allow something else than a method: commands and shortcuts, posting uninvited, file inputs."""


@pytest.fixture(params=["socket", "http"])
def declared(request: pytest.FixtureRequest) -> dict[str, Any]:
    """The manifest as somebody would paste it into Slack."""
    text = manifest.text() if request.param == "socket" else manifest.for_http(PUBLIC_URL)
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def methods_called() -> Iterator[str]:
    """Every Slack method that is named in the code."""
    families = tuple(f"{method.split('.')[0]}." for method in SCOPES_OF_METHODS)
    for file in Path(bot.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and is_method(node.value, families)
            ):
                yield node.value


def is_method(text: str, families: tuple[str, ...]) -> bool:
    return text.startswith(families) and text.count(".") <= 2 and text.replace(".", "").isalpha()


def scopes(declared: dict[str, Any]) -> set[str]:
    given = declared["oauth_config"]["scopes"]
    return {*given["bot"], *given["bot_optional"]}


def test_slack_accepts_it(declared: dict[str, Any]) -> None:
    jsonschema.validate(declared, SCHEMA)


def test_its_commands_are_those_that_features_answer(declared: dict[str, Any]) -> None:
    commands = declared["features"]["slash_commands"]

    assert {command["command"] for command in commands} == set(Table(FEATURES).commands)
    assert all(command["should_escape"] for command in commands)


def test_sentences_name_no_command_that_is_not_there() -> None:
    said = {
        command
        for file in Path(bot.__file__).parent.glob("*/texts/*.toml")
        for command in re.findall(r"/sm[a-z]+", file.read_text("utf-8"))
    }

    assert said - set(Table(FEATURES).commands) == set()


def test_its_shortcuts_are_those_that_features_answer(declared: dict[str, Any]) -> None:
    table = Table(FEATURES)
    wanted = {
        *(("global", name) for name in table.shortcuts),
        *(("message", name) for name in table.message_shortcuts),
    }

    shortcuts = declared["features"]["shortcuts"]

    assert {(shortcut["type"], shortcut["callback_id"]) for shortcut in shortcuts} == wanted


def test_its_events_are_those_that_somebody_hears(declared: dict[str, Any]) -> None:
    kinds = Table(FEATURES).events
    heard = HEARD_BY_THE_MACHINERY.union(*(KINDS_OF_EVENT.get(kind, {kind}) for kind in kinds))

    assert set(declared["settings"]["event_subscriptions"]["bot_events"]) == heard


def test_it_asks_the_scopes_of_the_methods_and_events_and_no_more(declared: dict[str, Any]) -> None:
    of_methods = {scope for method in methods_called() for scope in SCOPES_OF_METHODS[method]}
    of_events = {
        scope
        for event, scope in SCOPES_OF_EVENTS.items()
        if event in declared["settings"]["event_subscriptions"]["bot_events"]
    }

    assert scopes(declared) == of_methods | of_events | WITHOUT_A_METHOD


def test_what_is_typed_in_its_messages_tab_is_heard(declared: dict[str, Any]) -> None:
    home = declared["features"]["app_home"]

    assert home["messages_tab_enabled"]
    assert not home["messages_tab_read_only_enabled"]
    assert home["home_tab_enabled"]


def test_over_http_everything_comes_to_the_public_address() -> None:
    declared = yaml.safe_load(manifest.for_http("https://smplan.example/"))
    events = "https://smplan.example/slack/events"

    assert not declared["settings"]["socket_mode_enabled"]
    assert declared["settings"]["event_subscriptions"]["request_url"] == events
    assert declared["settings"]["interactivity"]["request_url"] == events
    assert {command["url"] for command in declared["features"]["slash_commands"]} == {events}
    assert declared["oauth_config"]["redirect_urls"] == ["https://smplan.example/slack/oauth_redirect"]


def test_over_a_socket_it_names_no_address() -> None:
    declared = yaml.safe_load(manifest.text())

    assert declared["settings"]["socket_mode_enabled"]
    assert "url" not in json.dumps(declared)
