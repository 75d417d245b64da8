"""What a person does with the app's buttons, fields, forms and shortcuts, as payloads to the app and what
comes of its answer.

Shapes: docs.slack.dev/reference/interaction-payloads.
"""

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from playground import shapes
from playground.delivery import Envelope, Outcome, Parcel, Silence, deliver
from playground.elements import TEXT_INPUTS, Placed, find_element
from playground.service import Service
from playground.shown import message_values
from playground.values import FILES, action_entry, fits, state_values
from playground.world import Channel, Message, Person, Values, View, Workspace

Json = dict[str, Any]
TROUBLE = "We had some trouble connecting. Try again?"


@dataclass(frozen=True)
class Actor:
    service: Service
    workspace: Workspace
    person: Person

    @property
    def id(self) -> str:
        return self.person.id


@dataclass(frozen=True)
class Surface:
    """Where an element stands: a view, or a message in a channel."""

    view: View | None = None
    channel: Channel | None = None
    message: Message | None = None

    @property
    def blocks(self) -> list[Json]:
        if self.view:
            return self.view.blocks
        return self.message.blocks if self.message else []


def refusal(error: str, message: str) -> Json:
    return {"ok": False, "error": error, "message": message}


async def send(actor: Actor, envelope: Envelope, what: str, payload: Json) -> Outcome:
    service = actor.service
    parcel = Parcel(str(uuid4()), envelope, what, payload)
    outcome = await deliver(service.courier, parcel, service.log, service.clock)
    if isinstance(outcome, Silence) and outcome.apps_fault:
        service.complain("did not acknowledge", what, {"why": outcome.why, "id": parcel.id})
    return outcome


def base(actor: Actor, kind: str) -> Json:
    return {
        "type": kind,
        "token": "playground",
        "api_app_id": actor.workspace.installation.app_id,
        "team": shapes.team(actor.workspace),
        "user": shapes.person(actor.person),
        "enterprise": None,
        "is_enterprise_install": False,
    }


def fill(actor: Actor, surface: Surface, values: Values) -> Json | None:
    """Remembers what a person filled in; a refusal names the first value that no control of Slack's could
    give.
    """
    for block_id, of_block in values.items():
        for action_id, value in of_block.items():
            found = find_element(surface.blocks, block_id, action_id)
            if found is None or not found.is_stateful:
                return refusal("no_such_element", f"There is no field {block_id}/{action_id} here.")
            if not fits(found.element, value) or not may_attach(actor, found.element, value):
                return refusal("invalid_value", f"{value!r} cannot be chosen in {block_id}/{action_id}.")
            remember(actor, surface, found, value)
    return None


def may_attach(actor: Actor, element: Json, value: Any) -> bool:
    """Slack's client attaches what this person just brought, and only the kinds that the element names."""
    if element["type"] != FILES:
        return True
    kinds = element.get("filetypes")
    mine = [actor.workspace.files.get(file_id) for file_id in value]
    return all(one and one.user == actor.id and (not kinds or one.suffix in kinds) for one in mine)


def remember(actor: Actor, surface: Surface, found: Placed, value: Any) -> None:
    if surface.view:
        surface.view.values.setdefault(found.block_id, {})[found.action_id] = value
    elif surface.message and surface.channel:
        key = (actor.id, surface.channel.id, surface.message.ts)
        chosen = actor.workspace.message_values.setdefault(key, {})
        chosen.setdefault(found.block_id, {})[found.action_id] = value


@dataclass(frozen=True)
class Act:
    block_id: str
    action_id: str
    value: Any = None
    trigger: str | None = None
    """For text inputs that dispatch: `enter` or `character`."""


async def act(actor: Actor, surface: Surface, what: Act) -> Json:
    """Uses one element: remembered, and sent as block_actions where Slack sends it."""
    found = find_element(surface.blocks, what.block_id, what.action_id)
    if found is None:
        return refusal("no_such_element", "That is no longer here.")
    if wrong := _use(actor, surface, found, what):
        return wrong
    if not _dispatches(found, what.trigger):
        return {"ok": True, "sent": False}
    payload = _block_actions(actor, surface, found, what.value)
    outcome = await send(actor, "interactive", "block_actions", payload)
    if isinstance(outcome, Silence):
        return _silent_press(actor, outcome)
    return {"ok": True, "sent": True, "acknowledged": True}


def _use(actor: Actor, surface: Surface, found: Placed, what: Act) -> Json | None:
    if found.is_stateful:
        return fill(actor, surface, {what.block_id: {what.action_id: what.value}})
    if found.kind == "overflow" and not any(o["value"] == what.value for o in found.element["options"]):
        return refusal("invalid_value", f"{what.value!r} is not in this menu.")
    return None


def _dispatches(found: Placed, trigger: str | None) -> bool:
    """Elements outside input blocks always; inside only with dispatch_action, and texts at what their
    config says.
    """
    if not found.in_input:
        return True
    if not found.block.get("dispatch_action"):
        return False
    if found.kind not in TEXT_INPUTS:
        return True
    config = found.element.get("dispatch_action_config", {})
    wanted = config.get("trigger_actions_on", ["on_enter_pressed"])
    return {"enter": "on_enter_pressed", "character": "on_character_entered"}.get(trigger or "") in wanted


def _silent_press(actor: Actor, silence: Silence) -> Json:
    name = actor.service.manifest.name
    text = f"{name} did not respond."
    actor.service.hub.tell(actor.id, "notice", lambda: {"text": text})
    return refusal("app_did_not_respond", text) | {"why": silence.why}


def _block_actions(actor: Actor, surface: Surface, found: Placed, value: Any) -> Json:
    ts = actor.service.clock.next_ts()
    payload = base(actor, "block_actions") | {
        "actions": [action_entry(found, value, ts, shapes.attached(actor.workspace))]
    }
    if surface.view:
        return payload | _on_view(actor, surface.view)
    if surface.message and surface.channel:
        return payload | _on_message(actor, surface.channel, surface.message)
    return payload


def _on_view(actor: Actor, view: View) -> Json:
    root = view.root_id if view.type == "modal" else None
    return {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": actor.service.triggers.new(actor.id, actor.workspace.id, root),
        "view": shapes.view(actor.workspace, view),
    }


def _on_message(actor: Actor, channel: Channel, message: Message) -> Json:
    service, workspace = actor.service, actor.workspace
    ephemeral = message.only_for is not None
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": ephemeral,
    }
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    hook = service.hooks.make(workspace.id, actor.id, channel.id, message.ts, message.thread_ts)
    payload: Json = {
        "container": container,
        "trigger_id": service.triggers.new(actor.id, workspace.id),
        "channel": channel_of(channel),
        "state": {"values": state_values(message.blocks, message_values(workspace, message, actor.id))},
        "response_url": service.base_url + hook,
    }
    return payload if ephemeral else payload | {"message": shapes.message(workspace, channel, message)}


def channel_of(channel: Channel) -> Json:
    """Slack names direct messages and private channels by their kind only."""
    names = {"im": "directmessage", "private": "privategroup"}
    return {"id": channel.id, "name": names.get(channel.kind, channel.name)}


async def shortcut(actor: Actor, callback_id: str, surface: Surface) -> Json:
    """A global shortcut, or a message shortcut on the surface's message."""
    declared = actor.service.manifest.shortcut(callback_id)
    if declared is None:
        return refusal("no_such_shortcut", "The app has no such shortcut.")
    on_message = declared["type"] == "message"
    if on_message and (surface.message is None or surface.message.only_for is not None):
        return refusal("needs_a_message", "This shortcut works on a message.")
    payload = base(actor, "message_action" if on_message else "shortcut") | _shortcut(actor, callback_id)
    if on_message and surface.message and surface.channel:
        payload |= _about_message(actor, surface.channel, surface.message)
    outcome = await send(actor, "interactive", payload["type"], payload)
    return (
        _silent_press(actor, outcome) if isinstance(outcome, Silence) else {"ok": True, "acknowledged": True}
    )


def _shortcut(actor: Actor, callback_id: str) -> Json:
    return {
        "callback_id": callback_id,
        "action_ts": actor.service.clock.next_ts(),
        "trigger_id": actor.service.triggers.new(actor.id, actor.workspace.id),
    }


def _about_message(actor: Actor, channel: Channel, message: Message) -> Json:
    hook = actor.service.hooks.make(actor.workspace.id, actor.id, channel.id, message.ts, message.thread_ts)
    return {
        "channel": channel_of(channel),
        "message_ts": message.ts,
        "message": shapes.message(actor.workspace, channel, message),
        "response_url": actor.service.base_url + hook,
    }
