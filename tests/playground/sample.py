"""A small Bolt app to be the app under test: it keeps what it hears and answers as the story tells it to."""

import re
from collections.abc import Callable
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from playground.running import Playground

Json = dict[str, Any]
Answer = Callable[..., None]
ANY = re.compile(".*")

MANIFEST: Json = {
    "display_information": {"name": "smplan"},
    "features": {
        "bot_user": {"display_name": "smplan"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/plan", "description": "The plan", "usage_hint": "why | who", "should_escape": True},
            {"command": "/raw", "description": "Not escaped", "should_escape": False},
        ],
        "shortcuts": [
            {"name": "Make a case", "type": "message", "callback_id": "make_case", "description": "From it"},
            {"name": "My day", "type": "global", "callback_id": "my_day", "description": "What is today"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": ["commands", "chat:write", "users:read", "channels:read", "groups:read", "im:read",
                    "im:write"],
            "bot_optional": ["channels:history", "groups:history", "im:history", "channels:join"],
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "member_joined_channel", "message.im", "message.channels", "user_change",
                "app_uninstalled", "tokens_revoked",
            ]
        }
    },
}  # fmt: skip


def acknowledges(ack: Callable[..., object], **_: object) -> None:
    ack()


class SampleApp:
    """`heard`: (kind, body) in order. `answers`: kind -> what to do instead of only acknowledging."""

    def __init__(self, slack: Playground, **options: Any) -> None:
        self.slack = slack
        self.heard: list[tuple[str, Json]] = []
        self.answers: dict[str, Answer] = {}
        client = WebClient(token=slack.bot_token, base_url=slack.api_url, timeout=5)
        self.bolt = App(client=client, process_before_response=True, **options)
        for kind, register in {
            "command": self.bolt.command,
            "action": self.bolt.action,
            "view": self.bolt.view,
            "view_closed": self.bolt.view_closed,
            "shortcut": self.bolt.shortcut,
            "event": self.bolt.event,
        }.items():
            register(ANY)(self._listener(kind))

    def _listener(self, kind: str) -> Answer:
        def listen(ack: Any, body: Json, client: WebClient, respond: Any) -> None:
            self.heard.append((kind, body))
            answer: Answer = self.answers.get(kind, acknowledges)
            answer(ack=ack, body=body, client=client, respond=respond)

        return listen

    def bodies(self, kind: str) -> list[Json]:
        return [body for heard, body in self.heard if heard == kind]

    def events(self, kind: str) -> list[Json]:
        return [b["event"] for b in self.bodies("event") if b["event"]["type"] == kind]

    def opens(self, view: Json, kind: str = "command") -> None:
        """Opens this form whenever it hears something of that kind."""

        def open_it(ack: Any, body: Json, client: WebClient, **_: object) -> None:
            client.views_open(trigger_id=body["trigger_id"], view=view)
            ack()

        self.answers[kind] = open_it


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str, action_id: str = "press", **more: Any) -> Json:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def actions(*elements: Json, block_id: str = "actions") -> Json:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def field(label: str, element: Json, block_id: str = "field", **more: Any) -> Json:
    element = {"action_id": "value", **element}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": element, **more}


def text_field(label: str = "Name", block_id: str = "field", **more: Any) -> Json:
    return field(label, {"type": "plain_text_input", **more}, block_id)


def form(*blocks: Json, title: str = "A form", **more: Any) -> Json:
    shown = {"type": "modal", "title": plain(title), "submit": plain("Send"), "callback_id": "form"}
    return {**shown, "blocks": list(blocks), **more}
