"""Things as the page gets them (PROTOCOL.md): per viewer, since each sees their own values and unread
counts.
"""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from playground.canvases import Canvas
from playground.clock import Clock
from playground.elements import placed
from playground.files import File
from playground.values import initial
from playground.world import SLACKBOT, Channel, Message, Person, Values, View, Workspace

Json = dict[str, Any]


def person(who: Person, clock: Clock) -> Json:
    offset = datetime.fromtimestamp(clock.now(), ZoneInfo(who.zone)).utcoffset()
    return {
        "id": who.id,
        "name": who.name,
        "real_name": who.real_name,
        "display_name": who.shown_name,
        "title": who.title,
        "zone": who.zone,
        "zone_offset_seconds": int(offset.total_seconds()) if offset else 0,
        "locale": who.locale,
        "colour": who.colour,
        "is_bot": who.is_bot,
        "is_guest": who.is_guest,
        "is_stranger": who.is_stranger,
        "is_deactivated": who.is_deactivated,
        "is_admin": who.is_admin,
        "status_text": who.status_text,
        "status_emoji": who.status_emoji,
        "status_expiration": who.status_expiration,
    }


def channel(workspace: Workspace, where: Channel, viewer: str) -> Json:
    bot = workspace.installation.bot_user
    other = where.other_than(viewer)
    return {
        "id": where.id,
        "name": where.name,
        "kind": where.kind,
        "topic": where.topic,
        "is_member": viewer in where.members,
        "is_archived": where.is_archived,
        "members": where.members,
        "bot_is_member": bot in where.members,
        "with": other,
        "is_app": where.kind == "im" and other == bot,
        "unread": _unread(workspace, where, viewer),
        "canvases": [canvas(c) for c in workspace.canvases_in(where.id)],
    }


def _unread(workspace: Workspace, where: Channel, viewer: str) -> int:
    if viewer not in where.members:
        return 0
    read = workspace.last_read.get((viewer, where.id), "")
    count = 0
    for ts in reversed(where.messages):
        if ts <= read:
            break
        message = where.messages[ts]
        count += _counts(message, viewer)
    return count


def _counts(message: Message, viewer: str) -> bool:
    hidden = message.is_reply and not message.is_broadcast
    return not hidden and message.user != viewer and message.only_for is None and message.subtype is None


def message(workspace: Workspace, where: Channel, what: Message, viewer: str, base_url: str) -> Json:
    author = workspace.people.get(what.user)
    replies = where.replies(what.ts)
    return {
        "ts": what.ts,
        "channel": where.id,
        "user": what.user,
        "is_bot": what.bot_id is not None or what.user == SLACKBOT,
        "username": "Slackbot" if what.user == SLACKBOT else author.shown_name if author else what.user,
        "text": what.text,
        "blocks": what.blocks,
        "files": [file(workspace.files[f], viewer) for f in what.files],
        "subtype": what.subtype,
        "thread_ts": what.thread_ts or (what.ts if replies else None),
        "reply_count": len(replies),
        "reply_users": list(dict.fromkeys(r.user for r in replies)),
        "latest_reply": replies[-1].ts if replies else None,
        "edited": what.edited,
        "is_ephemeral": what.only_for is not None,
        "is_broadcast": what.is_broadcast,
        "metadata": what.metadata,
        "values": message_values(workspace, what, viewer),
        "permalink": permalink(base_url, where.id, what),
    }


def canvas(what: Canvas) -> Json:
    return {"id": what.id, "title": what.title, "version": what.version, "by": what.user}


def file(what: File, viewer: str) -> Json:
    return {
        "id": what.id,
        "name": what.name,
        "title": what.title,
        "alt_text": what.alt_text,
        "mimetype": what.mimetype,
        "is_picture": what.picture is not None,
        "size": what.length,
        "url": f"/my/file?{urlencode({'person': viewer, 'file': what.id})}",
    }


def message_values(workspace: Workspace, what: Message, viewer: str) -> Values:
    """What this person sees filled in in a message: what they chose, else the initial values."""
    chosen = workspace.message_values.get((viewer, what.channel, what.ts), {})
    filled: Values = {}
    for place in placed(what.blocks):
        if place.is_stateful:
            of_block = chosen.get(place.block_id, {})
            value = of_block[place.action_id] if place.action_id in of_block else initial(place.element)
            filled.setdefault(place.block_id, {})[place.action_id] = value
    return filled


def permalink(base_url: str, channel_id: str, what: Message) -> str:
    link = f"{base_url}/archives/{channel_id}/p{what.ts.replace('.', '')}"
    return f"{link}?thread_ts={what.thread_ts}&cid={channel_id}" if what.is_reply else link


def view(what: View | None) -> Json | None:
    if what is None:
        return None
    return {
        **what.body,
        "id": what.id,
        "hash": what.hash,
        "root_view_id": what.root_id,
        "previous_view_id": what.previous_id,
        "values": what.values,
        "errors": what.errors,
        "warning": what.warning,
    }


def forms(workspace: Workspace, viewer: str) -> list[Json | None]:
    return [view(v) for v in workspace.stack(viewer)]
