"""Events to the app: who gets which, and repeating those that were not acknowledged
(docs.slack.dev/apis/events-api).
"""

import asyncio
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from playground import shapes
from playground.delivery import Answer, Parcel, Silence, deliver
from playground.service import Service
from playground.world import Channel, Message, Person, Workspace

Json = dict[str, Any]

_NEEDS = {
    # event -> the scope it needs: each event's page under docs.slack.dev/reference/events; not listed: none
    "message.im": "im:history",
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "member_joined_channel.public": "channels:read",
    "member_joined_channel.private": "groups:read",
    "member_left_channel.public": "channels:read",
    "member_left_channel.private": "groups:read",
    "channel_archive": "channels:read",
    "channel_unarchive": "channels:read",
    "channel_rename": "channels:read",
    "user_change": "users:read",
    "team_join": "users:read",
    "file_shared": "files:read",
}
_MESSAGES = {"im": "message.im", "public": "message.channels", "private": "message.groups"}
_CHANNEL_TYPES = {"im": "im", "public": "channel", "private": "group"}
_FAREWELLS = ("app_uninstalled", "tokens_revoked")


@dataclass(frozen=True)
class _Happening:
    workspace: Workspace
    subscription: str
    event: Json
    event_id: str


def happened(
    service: Service, workspace: Workspace, subscription: str, event: Json, needs: str | None = None
) -> None:
    """Tells the app, when it subscribed to this event and has the scope."""
    app = workspace.installation
    scope = _NEEDS.get(needs or subscription)
    if subscription not in service.manifest.events or (scope and scope not in app.scopes):
        return
    if app.state != "installed" and subscription not in _FAREWELLS:
        return
    service.start(_bring(service, _Happening(workspace, subscription, event, service.ids.new("Ev"))))


async def _bring(service: Service, happening: _Happening) -> None:
    """At once, and when nobody acknowledges again after each of the settings' waits."""
    reason: str | None = None
    for attempt, wait in enumerate((0.0, *service.settings.retry_after)):
        await asyncio.sleep(wait)
        parcel = _parcel(service, happening, attempt, reason)
        outcome = await deliver(service.courier, parcel, service.log, service.clock)
        if isinstance(outcome, Answer) or _gave_up(service, happening, outcome):
            return
        reason = outcome.why if outcome.why != "not_connected" else "connection_failed"


def _gave_up(service: Service, happening: _Happening, silence: Silence) -> bool:
    if silence.apps_fault:
        service.complain("did not acknowledge", f"event {happening.subscription}", silence.why)
    return silence.no_retry


def _parcel(service: Service, happening: _Happening, attempt: int, reason: str | None) -> Parcel:
    app = happening.workspace.installation
    now = service.clock.now()
    payload = {
        "token": "playground",
        "team_id": happening.workspace.id,
        "api_app_id": app.app_id,
        "event": happening.event,
        "type": "event_callback",
        "event_id": happening.event_id,
        "event_time": int(now),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": happening.workspace.id,
                "user_id": app.bot_user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": False,
        "event_context": f"4-{happening.event_id}",
    }
    return Parcel(str(uuid4()), "events_api", happening.event["type"], payload, attempt, reason)


def message_event(service: Service, workspace: Workspace, channel: Channel, message: Message) -> None:
    event = shapes.message(workspace, channel, message)
    if message.files:
        event["subtype"] = (
            "file_share"  # in the event only: docs.slack.dev/reference/events/message/file_share
        )
    _about_message(service, workspace, channel, event | {"event_ts": message.ts})


def changed_event(
    service: Service, workspace: Workspace, channel: Channel, message: Message, old: Json
) -> None:
    event = {
        "type": "message",
        "subtype": "message_changed",
        "message": shapes.message(workspace, channel, message),
        "previous_message": old,
        "hidden": True,
    }
    _about_message(service, workspace, channel, event | _now(service))


def deleted_event(service: Service, workspace: Workspace, channel: Channel, message: Message) -> None:
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "deleted_ts": message.ts,
        "previous_message": shapes.message(workspace, channel, message),
        "hidden": True,
    }
    _about_message(service, workspace, channel, event | _now(service))


def _now(service: Service) -> Json:
    ts = service.clock.next_ts()
    return {"ts": ts, "event_ts": ts}


def _about_message(service: Service, workspace: Workspace, channel: Channel, event: Json) -> None:
    if workspace.installation.bot_user not in channel.members:
        return
    event |= {"channel": channel.id, "channel_type": _CHANNEL_TYPES[channel.kind]}
    happened(service, workspace, _MESSAGES[channel.kind], event)


def file_event(service: Service, workspace: Workspace, channel: Channel, file_id: str) -> None:
    """docs.slack.dev/reference/events/file_shared."""
    event = {
        "type": "file_shared",
        "channel_id": channel.id,
        "file_id": file_id,
        "user_id": workspace.files[file_id].user,
        "file": {"id": file_id},
        "event_ts": service.clock.next_ts(),
    }
    happened(service, workspace, "file_shared", event)


def membership_event(
    service: Service, workspace: Workspace, channel: Channel, person: str, inviter: str | None
) -> None:
    event: Json = {
        "type": "member_joined_channel",
        "user": person,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "public" else "G",
        "team": workspace.id,
        "event_ts": service.clock.next_ts(),
    }
    if inviter:
        event["inviter"] = inviter
    _about_membership(service, workspace, channel, event)


def left_event(service: Service, workspace: Workspace, channel: Channel, person: str) -> None:
    event: Json = {
        "type": "member_left_channel",
        "user": person,
        "channel": channel.id,
        "channel_type": "C" if channel.kind == "public" else "G",
        "team": workspace.id,
        "event_ts": service.clock.next_ts(),
    }
    _about_membership(service, workspace, channel, event)


def _about_membership(service: Service, workspace: Workspace, channel: Channel, event: Json) -> None:
    """Slack tells an app about channels it is in, and about itself coming and going."""
    bot = workspace.installation.bot_user
    if bot in channel.members or event["user"] == bot:
        name = event["type"]
        happened(service, workspace, name, event, needs=f"{name}.{channel.kind}")


def channel_event(service: Service, workspace: Workspace, kind: str, channel: Channel, user: str) -> None:
    """`channel_archive`, `channel_unarchive` or `channel_rename`."""
    about: Any = {"id": channel.id, "name": channel.name, "created": channel.created}
    event = {"type": kind, "channel": about if kind == "channel_rename" else channel.id, "user": user}
    happened(service, workspace, kind, event | {"event_ts": service.clock.next_ts()})


def user_event(service: Service, workspace: Workspace, kind: str, person: Person) -> None:
    """`user_change` or `team_join`."""
    user = shapes.user(person, service.clock, with_locale=True)
    event = {
        "type": kind,
        "user": user,
        "cache_ts": int(service.clock.now()),
        "event_ts": service.clock.next_ts(),
    }
    happened(service, workspace, kind, event)
