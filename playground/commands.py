"""Typing: messages, Slack's own commands, and the app's."""

from collections.abc import Callable
from typing import Any

from playground import conversation, mentions
from playground.conversation import Draft
from playground.delivery import Silence
from playground.hook import show_answer
from playground.interactions import Actor, channel_of, refusal, send
from playground.triggers import Hook, Refused
from playground.world import Channel, Person

Json = dict[str, Any]


async def say(actor: Actor, channel: Channel, text: str, thread_ts: str | None) -> Json:
    """A person typed something and pressed enter."""
    if channel.is_archived:
        return refusal("is_archived", "This channel has been archived.")
    if text.startswith("/"):
        return await _command(actor, channel, text, thread_ts)
    if actor.id not in channel.members:
        return refusal("not_in_channel", "You must join this channel to send a message.")
    if not text.strip():
        return refusal("no_text", "There is nothing to send.")
    draft = Draft(actor.id, mentions.typed(actor.workspace, actor.id, text), thread_ts=thread_ts)
    message = conversation.post(actor.service, actor.workspace, channel, draft)
    actor.workspace.last_read[actor.id, channel.id] = message.ts
    return {"ok": True, "ts": message.ts}


async def _command(actor: Actor, channel: Channel, text: str, thread_ts: str | None) -> Json:
    word, _, rest = text.partition(" ")
    declared = actor.service.manifest.command(word)
    if declared is None and word not in OWN:
        return refusal("unknown_command", _UNKNOWN.format(word=word))
    if thread_ts:
        return refusal("command_in_thread", f"{word} is not supported in threads. Sorry!")
    if declared is None:
        return OWN[word](actor, channel, rest.strip())
    if actor.workspace.installation.state != "installed":
        return refusal("unknown_command", _UNKNOWN.format(word=word))
    return await _app_command(actor, channel, declared, rest.strip())


_UNKNOWN = (
    "{word} is not a valid command. In Slack, all messages that start with the “/” character are "
    "interpreted as commands. If you are trying to send a message and not run a command, "
    "try preceding the “/” with an empty space."
)


async def _app_command(actor: Actor, channel: Channel, declared: Json, text: str) -> Json:
    word = declared["command"]
    hook = Hook(actor.workspace.id, actor.id, channel.id, actor.service.clock.monotonic())
    outcome = await send(
        actor, "slash_commands", "slash_commands", _payload(actor, channel, declared, text, hook)
    )
    if isinstance(outcome, Silence):
        sentence = _failed(word, outcome)
        conversation.whisper(actor.service, actor.workspace, channel, actor.id, sentence)
        return refusal("app_did_not_respond", sentence) | {"why": outcome.why}
    try:
        show_answer(actor.service, hook, outcome.payload, typed=f"{word} {text}".strip())
    except Refused as refused:
        actor.service.complain(f"refused: {refused.error}", f"acknowledgement of {word}", refused.more)
        sentence = f'{word} failed with the error "invalid_command_response"'
        conversation.whisper(actor.service, actor.workspace, channel, actor.id, sentence)
        return refusal("bad_acknowledgement", sentence)
    return {"ok": True, "acknowledged": True}


def _failed(word: str, silence: Silence) -> str:
    if silence.why in ("timeout", "http_timeout"):
        return f"{word} did not respond"
    return f'{word} failed with the error "dispatch_failed"'


def _payload(actor: Actor, channel: Channel, declared: Json, text: str, hook: Hook) -> Json:
    """docs.slack.dev/interactivity/implementing-slash-commands: all values are strings."""
    workspace = actor.workspace
    escape = declared.get("should_escape", False)
    return {
        "token": "playground",
        "team_id": workspace.id,
        "team_domain": workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_of(channel)["name"],
        "user_id": actor.id,
        "user_name": actor.person.name,
        "command": declared["command"],
        "text": mentions.typed_for_command(workspace, actor.id, text) if escape else text,
        "api_app_id": workspace.installation.app_id,
        "is_enterprise_install": "false",
        "response_url": actor.service.base_url + actor.service.hooks.new(hook),
        "trigger_id": actor.service.triggers.new(actor.id, workspace.id),
    }


def _named_person(actor: Actor, text: str) -> Person | None:
    name = text.removeprefix("@").lower()
    for who in actor.workspace.people.values():
        if name and name in (
            who.id.lower(),
            who.name.lower(),
            who.real_name.lower(),
            who.display_name.lower(),
        ):
            return who
    return None


def _invite(actor: Actor, channel: Channel, text: str) -> Json:
    who = _named_person(actor, text)
    if who is None:
        return refusal("user_not_found", f"We couldn't find {text} to invite.")
    return invite(actor, channel, who.id)


def invite(actor: Actor, channel: Channel, who: str) -> Json:
    if actor.id not in channel.members:
        return refusal("not_in_channel", "You must be in this channel to invite people.")
    person = actor.workspace.people.get(who)
    if channel.kind == "im" or person is None or person.is_deactivated:
        return refusal("user_not_found", "That person cannot be invited here.")
    conversation.add_member(actor.service, actor.workspace, channel, who, inviter=actor.id)
    return {"ok": True}


def _remove(actor: Actor, channel: Channel, text: str) -> Json:
    who = _named_person(actor, text)
    if who is None or who.id not in channel.members:
        return refusal("user_not_found", f"{text} is not in this channel.")
    return remove(actor, channel, who.id)


def remove(actor: Actor, channel: Channel, who: str) -> Json:
    if channel.kind == "im":
        return refusal("cant_remove", "People cannot be removed from a direct message.")
    conversation.remove_member(actor.service, actor.workspace, channel, who)
    return {"ok": True}


def _leave(actor: Actor, channel: Channel, _text: str) -> Json:
    return remove(actor, channel, actor.id)


def _join(actor: Actor, channel: Channel, text: str) -> Json:
    name = text.removeprefix("#") or channel.name
    wanted = next(
        (c for c in actor.workspace.channels.values() if c.name == name and c.kind == "public"), None
    )
    if wanted is None:
        return refusal("channel_not_found", f"We couldn't find #{name}.")
    return join(actor, wanted)


def join(actor: Actor, channel: Channel) -> Json:
    if channel.kind != "public" or not actor.workspace.can_read(actor.id, channel):
        return refusal("channel_not_found", "That channel cannot be joined.")
    conversation.add_member(actor.service, actor.workspace, channel, actor.id)
    return {"ok": True}


def _topic(actor: Actor, channel: Channel, text: str) -> Json:
    conversation.set_topic(actor.service, actor.workspace, channel, actor.id, text)
    return {"ok": True}


def _rename(actor: Actor, channel: Channel, text: str) -> Json:
    if not text:
        return refusal("no_name", "Say what the channel should be called.")
    conversation.rename(actor.service, actor.workspace, channel, actor.id, text.removeprefix("#"))
    return {"ok": True}


def _archive(actor: Actor, channel: Channel, _text: str) -> Json:
    if channel.is_general:
        return refusal("cant_archive_general", "This channel cannot be archived.")
    conversation.set_archived(actor.service, actor.workspace, channel, actor.id, archived=True)
    return {"ok": True}


OWN: dict[str, Callable[[Actor, Channel, str], Json]] = {
    "/invite": _invite,
    "/remove": _remove,
    "/kick": _remove,
    "/leave": _leave,
    "/join": _join,
    "/topic": _topic,
    "/rename": _rename,
    "/archive": _archive,
}
