"""conversations.*: which there are, who is in them, what was said."""

import re
from typing import Any

from playground import conversation, shapes
from playground.call import Call
from playground.methods.method import Method
from playground.triggers import Refused
from playground.world import Channel, Message

Json = dict[str, Any]
_SCOPE = {"public": "channels", "private": "groups", "im": "im"}
_KINDS = {"public_channel": "public", "private_channel": "private", "im": "im", "mpim": "mpim"}
_READ = ("channels:read", "groups:read", "im:read", "mpim:read")
_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
MOST_HISTORY = 999
"""docs.slack.dev/reference/methods/conversations.history, `limit`."""
_TS = re.compile(r"\d+(\.\d+)?")


def _readable(call: Call, right: str) -> Channel:
    """The channel, when the scope for its kind was granted."""
    channel = call.channel()
    call.needs_scope(f"{_SCOPE[channel.kind]}:{right}")
    return channel


def conversations_list(call: Call) -> Json:
    asked = [t.strip() for t in (call.get("types") or "public_channel").split(",")]
    if any(t not in _KINDS for t in asked):
        raise Refused("invalid_types")
    kinds = {_KINDS[t] for t in asked}
    for kind in kinds & set(_SCOPE):
        call.needs_scope(f"{_SCOPE[kind]}:read")
    without_archived = call.flag("exclude_archived")
    found = [
        c
        for c in call.workspace.channels.values()
        if c.kind in kinds
        and (c.kind == "public" or call.in_it(c))
        and not (without_archived and c.is_archived)
    ]
    page, cursor = call.page(found)
    return {
        "channels": [shapes.channel(call.workspace, c, with_members=True) for c in page],
        "response_metadata": {"next_cursor": cursor},
    }


def conversations_info(call: Call) -> Json:
    channel = _readable(call, "read")
    shown = shapes.channel(call.workspace, channel, with_members=call.flag("include_num_members"))
    if call.flag("include_locale"):
        shown["locale"] = call.workspace.people[channel.creator].locale
    return {"channel": shown}


def conversations_members(call: Call) -> Json:
    page, cursor = call.page(_readable(call, "read").members)
    return {"members": page, "response_metadata": {"next_cursor": cursor}}


def conversations_history(call: Call) -> Json:
    channel = _readable(call, "history")
    _be_in(call, channel)
    seen = [m for m in channel.messages.values() if m.only_for is None and (not m.is_reply or m.is_broadcast)]
    page, cursor = call.page(list(reversed(_between(call, seen))), most=MOST_HISTORY)
    return _messages(call, channel, page, cursor)


def conversations_replies(call: Call) -> Json:
    channel = _readable(call, "history")
    _be_in(call, channel)
    parent = channel.messages.get(call.need("ts"))
    if parent is None or parent.only_for is not None:
        raise Refused("thread_not_found")
    if parent.is_reply:
        parent = channel.messages.get(parent.thread_ts or "", parent)
    page, cursor = call.page(_between(call, [parent, *channel.replies(parent.ts)]), usual=1000)
    return _messages(call, channel, page, cursor)


def _be_in(call: Call, channel: Channel) -> None:
    if not call.in_it(channel):
        raise Refused("not_in_channel")


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = _moment(call, "oldest"), _moment(call, "latest")
    inclusive = call.flag("inclusive")
    return [m for m in messages if _within(float(m.ts), oldest, latest, inclusive=inclusive)]


def _moment(call: Call, name: str) -> float | None:
    text = call.get(name)
    if text is None:
        return None
    if not _TS.fullmatch(text):
        raise Refused(f"invalid_ts_{name}")
    return float(text)


def _within(ts: float, oldest: float | None, latest: float | None, *, inclusive: bool) -> bool:
    after = oldest is None or ts > oldest or (inclusive and ts == oldest)
    before = latest is None or ts < latest or (inclusive and ts == latest)
    return after and before


def _messages(call: Call, channel: Channel, page: list[Message], cursor: str) -> Json:
    with_metadata = call.flag("include_all_metadata")
    return {
        "messages": [shapes.message(call.workspace, channel, m, with_metadata=with_metadata) for m in page],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def conversations_open(call: Call) -> Json:
    """docs.slack.dev/reference/methods/conversations.open, read 2026-11-24: `no_op` and `already_open` when
    it was there before.
    """
    before = set(call.workspace.channels)
    channel = _resumed(call) if call.get("channel") else _opened(call)
    shown = shapes.channel(call.workspace, channel) if call.flag("return_im") else {"id": channel.id}
    already = {"no_op": True, "already_open": True} if channel.id in before else {}
    return {**already, "channel": shown}


def _resumed(call: Call) -> Channel:
    channel = call.channel()
    if channel.kind != "im":
        raise Refused("method_not_supported_for_channel_type")
    return channel


def _opened(call: Call) -> Channel:
    """One person needs im:write; mpim:write is for several. What `prevent_creation` answers when there is
    nothing to resume is unverified.
    """
    call.needs_scope("im:write")
    users = [u.strip() for u in (call.get("users") or "").split(",") if u.strip()]
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > 1:
        raise Refused("unsupported by the playground: group direct messages")
    person = call.workspace.people.get(users[0])
    if person is None or person.is_bot:
        raise Refused("user_not_found")
    if person.is_deactivated:
        raise Refused("user_disabled")
    bot = call.workspace.installation.bot_user
    if call.flag("prevent_creation") and call.workspace.find_im(bot, person.id) is None:
        raise Refused("channel_not_found")
    return conversation.open_im(call.service, call.workspace, bot, person.id)


def conversations_join(call: Call) -> Json:
    channel = call.channel()
    if channel.kind != "public":
        raise Refused("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refused("is_archived")
    already = call.in_it(channel)
    conversation.add_member(call.service, call.workspace, channel, call.workspace.installation.bot_user)
    shown: Json = {"channel": shapes.channel(call.workspace, channel)}
    return shown | ({"warning": "already_in_channel"} if already else {})


METHODS = {
    "conversations.list": Method(conversations_list, _READ),
    "conversations.info": Method(conversations_info, _READ),
    "conversations.members": Method(conversations_members, _READ),
    "conversations.history": Method(conversations_history, _HISTORY),
    "conversations.replies": Method(conversations_replies, _HISTORY),
    "conversations.open": Method(conversations_open, ("im:write", "mpim:write")),
    "conversations.join": Method(conversations_join, ("channels:join",)),
}
