"""What people, admins and whoever tries things may change: channels, people, the app, the clock, faults
(PROTOCOL.md).
"""

import re
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from playground import commands, conversation, events, shown, statuses, tabs
from playground.asked import Asked, Nonsense
from playground.faults import AT_ONCE, LASTING
from playground.interactions import Actor, refusal
from playground.manifest import Manifest
from playground.seed import COLOURS
from playground.service import Service
from playground.sockets import SocketCourier
from playground.world import Channel, Person, Workspace

Json = dict[str, Any]
_CENTURY = 100 * 365.25 * 86_400
_NAME = re.compile(r"[^\s#@]{1,80}")


async def new_channel(asked: Asked) -> Json:
    actor = asked.actor
    name = asked.text("name").removeprefix("#").lower()
    if not _NAME.fullmatch(name):
        return refusal("invalid_name", "Channel names have no spaces.")
    if any(c.name == name for c in actor.workspace.channels.values()):
        return refusal("name_taken", "That name is already taken by a channel.")
    private = bool(asked.body.get("private"))
    channel = conversation.new_channel(asked.service, actor.workspace, actor.person, name, private=private)
    return {"ok": True, "channel": shown.channel(actor.workspace, channel, actor.id)}


async def channel(asked: Asked) -> Json:
    actor = asked.actor
    where = asked.channel(actor)
    doings: dict[str, Callable[[Asked, Actor, Channel], Json]] = {
        "join": lambda _asked, actor, where: commands.join(actor, where),
        "leave": lambda _asked, actor, where: commands.remove(actor, where, actor.id),
        "invite": lambda asked, actor, where: commands.invite(actor, where, asked.text("who")),
        "remove": lambda asked, actor, where: commands.remove(actor, where, asked.text("who")),
        "rename": lambda asked, actor, where: commands.OWN["/rename"](actor, where, asked.text("name")),
        "topic": lambda asked, actor, where: commands.OWN["/topic"](actor, where, asked.text("name")),
        "archive": lambda _asked, actor, where: commands.OWN["/archive"](actor, where, ""),
        "unarchive": _unarchive,
    }
    doing = asked.text("do")
    if doing not in doings:
        raise Nonsense("no_such_doing", f"A channel cannot {doing}.")
    return doings[doing](asked, actor, where)


def _unarchive(asked: Asked, actor: Actor, where: Channel) -> Json:
    conversation.set_archived(asked.service, actor.workspace, where, actor.id, archived=False)
    return {"ok": True}


async def canvas(asked: Asked) -> Json:
    """What people do in the menu of a channel's tabs: make a canvas, or delete one."""
    actor, service = asked.actor, asked.service
    match asked.text("do"):
        case "make":
            what = tabs.Written(actor.id, asked.text("title"), asked.text("markdown"), of_channel=True)
            tabs.make(service, actor.workspace, asked.channel(actor), what)
        case "delete":
            tabs.delete(service, actor.workspace, asked.canvas(actor))
        case other:
            raise Nonsense("no_such_doing", f"A canvas cannot {other}.")
    return {"ok": True}


async def new_person(asked: Asked) -> Json:
    actor = asked.actor
    workspace, name = actor.workspace, asked.text("name")
    zone = _zone(asked.maybe("zone") or "Europe/Amsterdam")
    who = Person(
        id=asked.service.ids.new("U"),
        team=workspace.id,
        name=name.split()[0].lower(),
        real_name=name,
        display_name=name,
        zone=zone,
        locale=asked.maybe("locale") or "en-US",
        colour=COLOURS[len(workspace.people) % len(COLOURS)],
        is_guest=bool(asked.body.get("guest")),
        is_stranger=bool(asked.body.get("stranger")),
    )
    workspace.people[who.id] = who
    _show_person(asked.service, workspace, who)
    events.user_event(asked.service, workspace, "team_join", who)
    return {"ok": True, "person": shown.person(who, asked.service.clock)}


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise Nonsense("no_such_zone", f"There is no time zone {name}.")
    return ZoneInfo(name).key


def _show_person(service: Service, workspace: Workspace, who: Person) -> None:
    service.tell_all(workspace, "person", lambda: {"person": shown.person(who, service.clock)})


_FIELDS = {
    "real_name": "real_name",
    "display_name": "display_name",
    "locale": "locale",
    "status_text": "status_text",
    "status_emoji": "status_emoji",
    "status_expiration": "status_expiration",
    "guest": "is_guest",
    "stranger": "is_stranger",
    "deactivated": "is_deactivated",
}


async def profile(asked: Asked) -> Json:
    actor = asked.actor
    who = actor.person
    _status_is_one(asked.body)
    if zone := asked.maybe("zone"):
        who.zone = _zone(zone)
    for key, attribute in _FIELDS.items():
        if key in asked.body:
            setattr(who, attribute, asked.body[key])
    if who.is_deactivated:
        _out_of_all_channels(actor)
    statuses.show_changed(asked.service, actor.workspace, who)
    statuses.clear_expired(asked.service)
    return {"ok": True, "person": shown.person(who, asked.service.clock)}


def _status_is_one(given: Json) -> None:
    if len(str(given.get("status_text", ""))) > statuses.LONGEST_TEXT:
        raise Nonsense("too_long", f"A status has at most {statuses.LONGEST_TEXT} characters.")
    if not isinstance(given.get("status_expiration", 0), int):
        raise Nonsense("no_such_moment", "status_expiration is in whole Unix seconds.")


def _out_of_all_channels(actor: Actor) -> None:
    """A deactivated member is in no channel any more."""
    for where in actor.workspace.channels.values():
        if where.kind != "im" and actor.id in where.members:
            where.members.remove(actor.id)
            actor.service.show_channel(actor.workspace, where)


async def app(asked: Asked) -> Json:
    workspace = asked.workspace()
    installation = workspace.installation
    scopes = set(asked.body.get("scopes") or [])
    match asked.text("do"):
        case "uninstall":
            uninstall(asked.service, workspace)
        case "revoke":
            revoke(asked.service, workspace)
        case "reinstall":
            installation.state = "installed"
        case "grant":
            installation.scopes |= scopes
        case "deny":
            installation.scopes -= scopes
        case other:
            raise Nonsense("no_such_doing", f"An app cannot {other}.")
    asked.service.show_app()
    return {"ok": True, "app": asked.service.app(workspace)}


def uninstall(service: Service, workspace: Workspace) -> None:
    """Both events come, in no promised order; the bot leaves every channel."""
    bot = workspace.installation.bot_user
    workspace.installation.state = "uninstalled"
    for where in workspace.channels.values():
        if where.kind != "im" and bot in where.members:
            where.members.remove(bot)
            service.show_channel(workspace, where)
    _tokens_revoked(service, workspace)
    event = {"type": "app_uninstalled", "event_ts": service.clock.next_ts()}
    events.happened(service, workspace, "app_uninstalled", event)


def revoke(service: Service, workspace: Workspace) -> None:
    workspace.installation.state = "revoked"
    _tokens_revoked(service, workspace)


def _tokens_revoked(service: Service, workspace: Workspace) -> None:
    tokens = {"oauth": [], "bot": [workspace.installation.bot_user]}
    event = {"type": "tokens_revoked", "tokens": tokens, "event_ts": service.clock.next_ts()}
    events.happened(service, workspace, "tokens_revoked", event)


async def clock(asked: Asked) -> Json:
    moved = asked.service.clock
    if "seconds" in asked.body:
        moved.move_by(_seconds(asked.body["seconds"]))
    elif not moved.move(asked.text("move")):
        raise Nonsense("no_such_move", f"The clock cannot move to {asked.text('move')}.")
    for workspace in asked.service.world.workspaces.values():
        asked.service.tell_all(workspace, "clock", lambda: {"clock": moved.shown()})
    statuses.clear_expired(asked.service)
    return {"ok": True, "clock": moved.shown()}


def _seconds(given: Any) -> float:
    """A clock that stands at no moment, or outside the calendar, could never be moved back."""
    if isinstance(given, int | float) and abs(given) <= _CENTURY:
        return float(given)
    raise Nonsense("no_such_move", f"The clock cannot move by {given} seconds.")


async def manifest(asked: Asked) -> Json:
    raw = asked.body.get("manifest")
    if not isinstance(raw, dict):
        raise Nonsense("invalid_manifest", "The manifest is an object.")
    asked.service.manifest = Manifest(raw)
    asked.service.show_app()
    return {"ok": True}


async def add_fault(asked: Asked) -> Json:
    service = asked.service
    how = {key: value for key, value in asked.body.items() if key in _HOW and value is not None}
    kind = asked.text("kind")
    if kind in AT_ONCE:
        await _strike_at_once(asked, kind)
        return {"ok": True, "fault": None}
    if kind not in LASTING:
        raise Nonsense("no_such_fault", f"There is no fault {kind}.")
    fault = service.faults.add(kind, **how)
    _show_faults(service)
    return {"ok": True, "fault": next(f for f in service.faults.shown() if f["id"] == fault.id)}


_HOW = ("method", "channel", "error", "seconds", "times", "skip")


async def _strike_at_once(asked: Asked, kind: str) -> None:
    courier = asked.service.courier
    if kind == "token_revoked":
        revoke(asked.service, asked.workspace())
        asked.service.show_app()
    elif isinstance(courier, SocketCourier):
        await _strike_socket(courier, kind)
    else:
        raise Nonsense("no_socket", "The app is reached over HTTP here; there is no socket.")


async def _strike_socket(courier: SocketCourier, kind: str) -> None:
    match kind:
        case "socket_goodbye":
            await courier.say_goodbye()
        case "socket_broken":
            courier.break_off()
        case _:
            courier.go_silent()


async def clear_faults(asked: Asked) -> Json:
    fault_id = asked.body.get("id")
    asked.service.faults.clear(int(fault_id) if fault_id is not None else None)
    _show_faults(asked.service)
    return {"ok": True}


def _show_faults(service: Service) -> None:
    for workspace in service.world.workspaces.values():
        service.tell_all(workspace, "faults", lambda: {"faults": service.faults.shown()})
