"""One call of Slack's Web API: its arguments as Slack would read them, and who makes it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

from playground.service import Service
from playground.triggers import Refused
from playground.world import Channel, Person, Workspace

Json = dict[str, Any]
FORM_ONLY = frozenset(
    {
        # "get" methods: a JSON body is accepted and ignored (docs.slack.dev/apis/web-api: "JSON is only for
        # write methods")
        "conversations.list", "conversations.info", "conversations.members", "conversations.history",
        "conversations.replies", "users.list", "users.info", "chat.getPermalink",
    }
)  # fmt: skip
NESTED = ("blocks", "view", "metadata", "attachments", "files", "document_content", "changes")
MOST_LISTED = 1000


@dataclass(frozen=True)
class Call:
    service: Service
    method: str
    arguments: Mapping[str, Any]
    workspace: Workspace

    def get(self, name: str) -> str | None:
        value = self.arguments.get(name)
        return None if value is None or value == "" else str(value)

    def need(self, name: str) -> str:
        value = self.get(name)
        if value is None:
            raise missing(name)
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.arguments.get(name, default)
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")

    def needs_scope(self, *any_of: str) -> None:
        have = self.workspace.installation.scopes
        if not have.intersection(any_of):
            raise Refused("missing_scope", needed=",".join(any_of), provided=",".join(sorted(have)))

    def channel(self, name: str = "channel") -> Channel:
        """The conversation of an id; a private one without the bot looks as if it does not exist."""
        channel = self.workspace.channels.get(self.need(name))
        if channel is None or (channel.kind != "public" and not self.in_it(channel)):
            raise Refused("channel_not_found")
        return channel

    def in_it(self, channel: Channel) -> bool:
        return self.workspace.installation.bot_user in channel.members

    def person(self, name: str = "user") -> Person:
        person = self.workspace.people.get(self.get(name) or "")
        if person is None:
            raise Refused("user_not_found")
        return person

    def page(self, rows: list[Any], *, usual: int = 100, most: int = MOST_LISTED) -> tuple[list[Any], str]:
        """One page of a list and the cursor of the next; limits of docs.slack.dev/apis/web-api/pagination."""
        limit = self.number("limit", usual)
        if not 0 < limit <= most:
            raise Refused("invalid_limit")
        cursor = self.get("cursor") or "0"
        if not cursor.isdigit() or int(cursor) > len(rows):
            raise Refused("invalid_cursor")
        start = int(cursor)
        more = str(start + limit) if start + limit < len(rows) else ""
        return rows[start : start + limit], more

    def number(self, name: str, usual: int) -> int:
        text = self.get(name)
        if text is None:
            return usual
        if not text.isdigit():
            raise Refused("invalid_limit" if name == "limit" else "invalid_arguments")
        return int(text)


def missing(name: str) -> Refused:
    return invalid(f"missing required field: {name}")


def invalid(*messages: str) -> Refused:
    return Refused("invalid_arguments", response_metadata={"messages": [f"[ERROR] {m}" for m in messages]})


async def read_arguments(request: web.Request, method: str) -> Json:
    """Query, form or JSON body, as Slack accepts them; nested values may come JSON-encoded."""
    arguments: Json = dict(request.query)
    body = await request.read()
    if request.content_type == "application/json":
        arguments |= {} if method in FORM_ONLY else _json_object(body)
    elif request.content_type == "multipart/form-data":
        arguments |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    else:
        arguments |= dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    return arguments


def _json_object(body: bytes) -> Json:
    if not body.strip():
        return {}
    try:
        read = json.loads(body)
    except ValueError:
        raise Refused("invalid_json") from None
    if not isinstance(read, dict):
        raise Refused("json_not_object")
    return read


def nested(arguments: Json, refusal: Mapping[str, str]) -> Json:
    """Arguments with their JSON-encoded values read; `refusal` names Slack's error for each that
    cannot be.
    """
    read = dict(arguments)
    for name in NESTED:
        value = read.get(name)
        if not isinstance(value, str):
            continue
        if not value.strip():
            del read[name]
            continue
        try:
            read[name] = json.loads(value)
        except ValueError:
            raise Refused(refusal.get(name, "invalid_arguments")) from None
    return read
