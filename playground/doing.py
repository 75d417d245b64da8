"""What the page may do as a person (PROTOCOL.md, "Doing")."""

from typing import Any

from playground import conversation, interactions, mentions, shapes, shown, submitting
from playground.asked import Asked
from playground.commands import say as say_in
from playground.conversation import Change
from playground.events import happened
from playground.interactions import Act, Actor, Surface, refusal
from playground.world import Channel, Message, Values

Json = dict[str, Any]


async def say(asked: Asked) -> Json:
    actor = asked.actor
    return await say_in(actor, asked.channel(actor), asked.text("text"), asked.maybe("thread_ts"))


async def act(asked: Asked) -> Json:
    actor = asked.actor
    if not _installed(actor):
        return refusal("app_not_installed", "This app is no longer installed here.")
    what = Act(
        asked.text("block_id"), asked.text("action_id"), asked.body.get("value"), asked.maybe("trigger")
    )
    return await interactions.act(actor, asked.surface(actor), what)


def _installed(actor: Actor) -> bool:
    return actor.workspace.installation.state == "installed"


async def fill(asked: Asked) -> Json:
    actor = asked.actor
    return interactions.fill(actor, asked.surface(actor), _values(asked)) or {"ok": True}


def _values(asked: Asked) -> Values:
    return dict(asked.body.get("values") or {})


async def submit(asked: Asked) -> Json:
    actor = asked.actor
    return await submitting.submit(actor, asked.form_on_top(actor), _values(asked))


async def close(asked: Asked) -> Json:
    actor = asked.actor
    return await submitting.close(actor, asked.form_on_top(actor), everything=bool(asked.body.get("all")))


async def shortcut(asked: Asked) -> Json:
    actor = asked.actor
    if not _installed(actor):
        return refusal("app_not_installed", "This app is no longer installed here.")
    surface = asked.surface(actor) if asked.maybe("ts") else Surface()
    return await interactions.shortcut(actor, asked.text("callback_id"), surface)


async def home(asked: Asked) -> Json:
    """Opens the app's page, which the app hears as app_home_opened."""
    actor = asked.actor
    service, workspace = asked.service, actor.workspace
    channel = conversation.open_im(service, workspace, actor.id, workspace.installation.bot_user)
    tab = asked.maybe("tab") or "home"
    view = workspace.homes.get(actor.id)
    event: Json = {
        "type": "app_home_opened",
        "user": actor.id,
        "channel": channel.id,
        "tab": tab,
        "event_ts": service.clock.next_ts(),
    }
    if view and tab == "home":
        event["view"] = shapes.view(workspace, view)
    happened(service, workspace, "app_home_opened", event)
    return {"ok": True, "view": shown.view(view), "channel": channel.id}


async def read(asked: Asked) -> Json:
    actor = asked.actor
    channel = asked.channel(actor)
    actor.workspace.last_read[actor.id, channel.id] = next(reversed(channel.messages), "")
    asked.service.show_channel_to(actor.workspace, channel, actor.id)
    return {"ok": True}


def _own(asked: Asked, actor: Actor) -> tuple[Channel, Message] | None:
    channel = asked.channel(actor)
    message = asked.message(actor, channel)
    return (channel, message) if message.user == actor.id and message.subtype is None else None


async def delete(asked: Asked) -> Json:
    actor = asked.actor
    own = _own(asked, actor)
    if own is None:
        return refusal("cant_delete_message", "You can only delete your own messages.")
    conversation.delete(asked.service, actor.workspace, *own)
    return {"ok": True}


async def edit(asked: Asked) -> Json:
    actor = asked.actor
    own = _own(asked, actor)
    if own is None:
        return refusal("cant_update_message", "You can only edit your own messages.")
    text = mentions.typed(actor.workspace, actor.id, asked.text("text"))
    conversation.change(asked.service, actor.workspace, *own, Change(text))
    return {"ok": True}


async def dismiss(asked: Asked) -> Json:
    actor = asked.actor
    channel = asked.channel(actor)
    message = asked.message(actor, channel)
    if message.only_for != actor.id:
        return refusal("not_ephemeral", "Only messages that only you see can be dismissed.")
    channel.forget(message)
    asked.service.hide_message(actor.workspace, channel, message)
    return {"ok": True}


async def open_im(asked: Asked) -> Json:
    actor = asked.actor
    other = asked.text("with")
    if other not in actor.workspace.people:
        return refusal("user_not_found", "There is no such person here.")
    channel = conversation.open_im(asked.service, actor.workspace, actor.id, other)
    return {"ok": True, "channel": channel.id}
