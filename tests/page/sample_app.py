"""A small app, made with the real Bolt: shows all that the page must draw, hears all that people do there."""

import re
import threading
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from playground.running import Playground
from tests.page import sample_forms as forms

Json = dict[str, Any]

MANIFEST: Json = {
    "display_information": {"name": "proef"},
    "features": {
        "bot_user": {"display_name": "proef"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/proef", "description": "laat zien wat er kan", "usage_hint": "form | stack | show"},
            {"command": "/plan", "description": "het plan in vijf stappen", "usage_hint": "why | who"},
        ],
        "shortcuts": [
            {
                "name": "Nieuw idee",
                "type": "global",
                "callback_id": "idea",
                "description": "een idee bewaren",
            },
            {
                "name": "Maak een zaak",
                "type": "message",
                "callback_id": "case",
                "description": "van dit bericht",
            },
        ],
    },
    "oauth_config": {
        "scopes": {"bot": ["chat:write", "commands", "users:read", "im:write", "channels:read"]}
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}, "socket_mode_enabled": True},
}


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Quiet."""


class Door(ThreadingMixIn, WSGIServer):
    """Where Slack's signed requests come in. It stands first: the playground must be told its address."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Quiet)
        self.set_app(_nobody_home)
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/slack/events"

    def close(self) -> None:
        self.shutdown()
        self.server_close()
        self._thread.join()


def _nobody_home(_environ: Json, start_response: Any) -> Iterable[bytes]:
    start_response("503 Service Unavailable", [])
    return [b""]


class SampleApp:
    """`sent` holds the values of every form submitted, `pressed` every action, in order."""

    def __init__(self, slack: Playground, door: Door) -> None:
        self.client = WebClient(slack.bot_token, base_url=slack.api_url)
        secret = slack.settings.signing_secret
        self.app = App(client=self.client, signing_secret=secret, process_before_response=True)
        self.sent: list[Json] = []
        self.pressed: list[Json] = []
        self.may_answer = threading.Event()
        self.answers: dict[str, Json] = {}
        """What a word after /proef is answered by its response_url, besides the usual ones."""
        self._hear()
        self._door = door
        door.set_app(SlackRequestHandler(self.app))

    def close(self) -> None:
        self.may_answer.set()
        self._door.set_app(_nobody_home)

    def _hear(self) -> None:
        self.app.command("/proef")(self._command)
        self.app.command("/plan")(lambda ack: ack("*Het plan*"))
        self.app.shortcut("idea")(self._shortcut)
        self.app.shortcut("case")(self._case)
        self.app.event("app_home_opened")(self._home)
        self.app.view("every_input")(self._submitted)
        self.app.view("first")(self._first)
        self.app.view("second")(lambda ack: ack(response_action="clear"))
        self.app.action("push")(self._push)
        self.app.action("renew")(self._renew)
        self.app.action("again")(self._again)
        self.app.action(re.compile(".+"))(self._pressed)

    def _command(self, ack: Any, body: Json, respond: Any) -> None:
        word = body["text"]
        if word in self.answers:
            ack()
            respond(**self.answers[word])
            return
        if word == "silent":
            self.may_answer.wait(timeout=8)
            return
        ack(**_ANSWERS[word](body) if word in _ANSWERS else {"text": f"Ik hoorde _{word}_."})
        if word in forms.VIEWS:
            self.client.views_open(trigger_id=body["trigger_id"], view=forms.VIEWS[word]())

    def _shortcut(self, ack: Any, body: Json) -> None:
        ack()
        self.client.views_open(trigger_id=body["trigger_id"], view=forms.first())

    def _case(self, ack: Any, body: Json) -> None:
        ack()
        self.client.views_open(trigger_id=body["trigger_id"], view=forms.about(body["message"]["text"]))

    def _home(self, event: Json) -> None:
        self.client.views_publish(user_id=event["user"], view=forms.home(len(self.pressed)))

    def _submitted(self, ack: Any, view: Json) -> None:
        values = {block: next(iter(held.values())) for block, held in view["state"]["values"].items()}
        if values.get("title", {}).get("value") == "fout":
            ack(response_action="errors", errors={"title": "Schrijf iets anders dan fout."})
            return
        self.sent.append(values)
        ack()

    def _first(self, ack: Any, view: Json) -> None:
        ack(response_action="update", view=forms.second(view["state"]["values"]["name"]["name"]["value"]))

    def _push(self, ack: Any, body: Json) -> None:
        ack()
        self.client.views_push(trigger_id=body["trigger_id"], view=forms.second("gestapeld"))

    def _renew(self, ack: Any, body: Json) -> None:
        ack()
        view = body["view"]
        self.client.views_update(view_id=view["id"], hash=view["hash"], view=forms.first(extra="Ververst."))

    def _again(self, ack: Any, body: Json) -> None:
        ack()
        self.pressed.append(body["actions"][0])
        self.client.views_publish(user_id=body["user"]["id"], view=forms.home(len(self.pressed)))

    def _pressed(self, ack: Any, body: Json) -> None:
        ack()
        self.pressed.append(body["actions"][0])


def _shown(_body: Json) -> Json:
    return {"response_type": "in_channel", "text": "alles", "blocks": forms.everything_in_a_message()}


def _private(_body: Json) -> Json:
    return {"text": "Dit zie *jij* alleen."}


_ANSWERS: dict[str, Callable[[Json], Json]] = {
    "show": _shown,
    "private": _private,
    **{word: lambda _: {} for word in forms.VIEWS},
}
