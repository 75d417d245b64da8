"""How Slack signs what it sends."""

import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx
from slack_sdk.signature import SignatureVerifier

FORM = "application/x-www-form-urlencoded"


def headers(secret: str, body: str, *, at: int | None = None, kind: str = FORM) -> dict[str, str]:
    stamp = str(int(time.time()) if at is None else at)  # noqa: TID251 - signatures are about real time
    signature = SignatureVerifier(secret).generate_signature(timestamp=stamp, body=body)
    return {"Content-Type": kind, "X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature or ""}


def send(client: httpx.Client, secret: str, body: str, **more: Any) -> httpx.Response:
    return client.post("/slack/events", content=body, headers=headers(secret, body, **more))


def command(**fields: str) -> str:
    """A slash command as Slack writes it."""
    usual = {
        "command": "/smplan",
        "text": "",
        "team_id": "T1",
        "team_domain": "nergenshuizen",
        "channel_id": "C1",
        "channel_name": "social",
        "user_id": "U1",
        "user_name": "noor",
        "trigger_id": "1.2.3",
        "response_url": "https://hooks.slack.com/commands/1",
    }
    return urlencode({**usual, **fields})


def press(**fields: Any) -> str:
    """A button's press as Slack writes it."""
    pressed = {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1"}, "actions": [], **fields}
    return urlencode({"payload": json.dumps(pressed)})
