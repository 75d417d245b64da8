"""Things as Slack's Web API and payloads show them to an app."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from playground.clock import Clock
from playground.files import File
from playground.rich import typed_blocks
from playground.values import state_values
from playground.world import SLACKBOT, Channel, Message, Person, View, Workspace

Json = dict[str, Any]


def user(who: Person, clock: Clock, *, with_locale: bool) -> Json:
    """docs.slack.dev/reference/objects/user-object. Deactivated people lose their zone and flags there."""
    shown: Json = {
        "id": who.id,
        "team_id": who.team,
        "name": who.name,
        "deleted": who.is_deactivated,
        "color": who.colour,
        "real_name": who.real_name,
        **({} if who.is_deactivated else _zone(who, clock)),
        "profile": _profile(who),
        "is_bot": who.is_bot,
        "is_app_user": False,
        "updated": who.updated,
    }
    if not who.is_deactivated:
        shown.update(_standing(who))
    if who.is_stranger:
        shown["is_stranger"] = True
    if with_locale:
        shown["locale"] = who.locale
    return shown


def _zone(who: Person, clock: Clock) -> Json:
    local = datetime.fromtimestamp(clock.now(), ZoneInfo(who.zone))
    offset = local.utcoffset()
    return {
        "tz": who.zone,
        "tz_label": local.tzname() or who.zone,
        "tz_offset": int(offset.total_seconds()) if offset else 0,
    }


def _standing(who: Person) -> Json:
    return {
        "is_admin": who.is_admin,
        "is_owner": who.is_admin,
        "is_primary_owner": who.is_admin,
        "is_restricted": who.is_guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": not who.is_bot,
        "who_can_share_contact_card": "EVERYONE",
    }


def _profile(who: Person) -> Json:
    first, _, last = who.real_name.partition(" ")
    return {
        "title": who.title,
        "real_name": who.real_name,
        "real_name_normalized": who.real_name,
        "display_name": who.display_name,
        "display_name_normalized": who.display_name,
        "first_name": first,
        "last_name": last,
        "status_text": who.status_text,
        "status_emoji": who.status_emoji,
        "status_expiration": who.status_expiration,
        "avatar_hash": "",
        "team": who.team,
    }


def person(who: Person) -> Json:
    """The `user` of an interaction."""
    return {"id": who.id, "username": who.name, "name": who.name, "team_id": who.team}


def team(workspace: Workspace) -> Json:
    return {"id": workspace.id, "domain": workspace.domain}


def channel(workspace: Workspace, where: Channel, *, with_members: bool = False) -> Json:
    """docs.slack.dev/reference/objects/conversation-object."""
    bot = workspace.installation.bot_user
    if where.kind == "im":
        return {
            "id": where.id,
            "created": where.created,
            "is_archived": False,
            "is_im": True,
            "is_org_shared": False,
            "context_team_id": workspace.id,
            "user": where.other_than(bot),
            "is_user_deleted": _is_gone(workspace, where.other_than(bot)),
            "priority": 0,
        }
    shown: Json = {
        "id": where.id,
        "name": where.name,
        "name_normalized": where.name,
        "is_channel": where.kind == "public",
        "is_group": where.kind == "private",
        "is_im": False,
        "is_mpim": False,
        "is_private": where.kind == "private",
        "is_archived": where.is_archived,
        "is_general": where.is_general,
        "is_member": bot in where.members,
        "is_shared": False,
        "is_ext_shared": False,
        "is_org_shared": False,
        "created": where.created,
        "creator": where.creator,
        "context_team_id": workspace.id,
        "topic": {"value": where.topic, "creator": "", "last_set": 0},
        "purpose": {"value": where.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }
    if with_members:
        shown["num_members"] = len(where.members)
    return shown


def _is_gone(workspace: Workspace, person_id: str | None) -> bool:
    who = workspace.people.get(person_id or "")
    return who is None or who.is_deactivated


def message(workspace: Workspace, where: Channel, what: Message, *, with_metadata: bool = False) -> Json:
    """docs.slack.dev/reference/events/message, as conversations.history and interactions give it."""
    shown: Json = {
        "type": "message",
        "user": what.user,
        "ts": what.ts,
        "text": what.text,
        "team": workspace.id,
    }
    if what.bot_id:
        shown |= {"bot_id": what.bot_id, "app_id": what.app_id}
    if what.subtype:
        shown["subtype"] = what.subtype
    if blocks := what.blocks or _typed_blocks(what):
        shown["blocks"] = blocks
    if what.edited:
        shown["edited"] = what.edited
    if what.metadata and with_metadata:
        shown["metadata"] = what.metadata
    return shown | _files(workspace, what) | _thread(where, what)


def _files(workspace: Workspace, what: Message) -> Json:
    return {"files": [file(workspace.files[f]) for f in what.files], "upload": True} if what.files else {}


def file(what: File) -> Json:
    """docs.slack.dev/reference/objects/file-object, without previews: Slack makes thumbnails, we do not."""
    return {
        "id": what.id,
        "created": what.created,
        "timestamp": what.created,
        "name": what.name,
        "title": what.title,
        "mimetype": what.mimetype,
        "filetype": what.filetype,
        "pretty_type": what.filetype.upper(),
        "user": what.user,
        "user_team": what.team,
        "editable": bool(what.snippet_type),
        "size": what.length,
        "mode": "snippet" if what.snippet_type else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": bool(what.channels),
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": what.url,
        "url_private_download": what.url,
        "permalink": what.permalink,
        "file_access": "visible",
        **({"alt_txt": what.alt_text} if what.alt_text else {}),
    }


def attached(workspace: Workspace) -> dict[str, Json]:
    """The files that people attached to forms, by id."""
    theirs = (one for one in workspace.files.values() if one.user != workspace.installation.bot_user)
    return {one.id: file(one) for one in theirs}


def _typed_blocks(what: Message) -> list[Json]:
    """What people type has a rich_text block too; what an app posts as text only has none."""
    typed = what.bot_id is None and what.subtype is None and what.user != SLACKBOT
    return typed_blocks(what.text, what.ts[-5:]) if typed else []


def _thread(where: Channel, what: Message) -> Json:
    if what.is_reply:
        parent = where.messages.get(what.thread_ts or "")
        return {"thread_ts": what.thread_ts} | ({"parent_user_id": parent.user} if parent else {})
    replies = where.replies(what.ts)
    if not replies:
        return {}
    return {
        "thread_ts": what.ts,
        "reply_count": len(replies),
        "reply_users_count": len({r.user for r in replies}),
        "latest_reply": replies[-1].ts,
        "reply_users": list(dict.fromkeys(r.user for r in replies)),
        "is_locked": False,
        "subscribed": False,
    }


def view(workspace: Workspace, what: View) -> Json:
    """docs.slack.dev/reference/interaction-payloads/view-interactions-payload."""
    app = workspace.installation
    return {
        "id": what.id,
        "team_id": workspace.id,
        "type": what.type,
        "private_metadata": "",
        "callback_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        "external_id": "",
        "submit_disabled": False,
        **what.body,
        "state": {"values": state_values(what.blocks, what.values, attached(workspace))},
        "hash": what.hash,
        "previous_view_id": what.previous_id,
        "root_view_id": what.root_id,
        "app_id": app.app_id,
        "app_installed_team_id": workspace.id,
        "bot_id": app.bot_id,
    }
