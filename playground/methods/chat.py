"""chat.*: posting, changing, deleting, whispering, linking."""

from dataclasses import replace
from typing import Any

from playground import conversation, shapes, shown
from playground.call import Call
from playground.conversation import Change, Draft
from playground.judging import messages
from playground.methods.method import Method
from playground.triggers import Refused
from playground.uploads import images
from playground.world import Channel, Message

Json = dict[str, Any]
USER_PREFIXES = ("U", "W")


def post_message(call: Call) -> Json:
    channel = _where_to_post(call)
    if call.get("thread_ts") and call.get("thread_ts") not in channel.messages:
        raise Refused("thread_not_found")
    content = messages.read_content(call.arguments, images(call.service, call.workspace))
    draft = Draft(
        user=call.workspace.installation.bot_user,
        text=content.text,
        blocks=content.blocks,
        by_app=True,
        thread_ts=call.get("thread_ts"),
        is_broadcast=call.flag("reply_broadcast"),
        metadata=content.metadata or None,
    )
    message = conversation.post(call.service, call.workspace, channel, draft)
    return _posted(call, channel, message)


def _posted(call: Call, channel: Channel, message: Message) -> Json:
    shape = shapes.message(call.workspace, channel, message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "message": shape}


def _where_to_post(call: Call) -> Channel:
    """A channel the app may post in; a person's id means their direct messages with the app."""
    target = call.need("channel")
    if target.startswith(USER_PREFIXES):
        return _direct(call, target)
    channel = call.channel()
    if channel.is_archived:
        raise Refused("is_archived")
    if not call.in_it(channel) and "chat:write.public" not in call.workspace.installation.scopes:
        raise Refused("not_in_channel")
    if channel.kind == "im":
        _messages_tab_is_open(call)
    return channel


def _direct(call: Call, person_id: str) -> Channel:
    """Slack also takes messages to people who left (python-slack-sdk issue 1156); nobody reads them."""
    person = call.workspace.people.get(person_id)
    if person is None or person.is_bot:
        raise Refused("channel_not_found")
    _messages_tab_is_open(call)
    return conversation.open_im(call.service, call.workspace, call.workspace.installation.bot_user, person_id)


def _messages_tab_is_open(call: Call) -> None:
    if not call.service.manifest.messages_tab:
        raise Refused("messages_tab_disabled")


def update(call: Call) -> Json:
    channel = call.channel()
    message = _own_message(call, channel, "cant_update_message")
    if channel.is_archived:
        raise Refused("is_inactive")
    content = messages.read_content(call.arguments, images(call.service, call.workspace), size="update_text")
    how = Change(content.text, _new_blocks(call, content), content.metadata)
    conversation.change(call.service, call.workspace, channel, message, how)
    shape = shapes.message(call.workspace, channel, message, with_metadata=True)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": shape}


def _new_blocks(call: Call, content: messages.Content) -> list[Json] | None:
    """Blocks that are not sent again stay; an empty list takes them away (docs.slack.dev, chat.update)."""
    return content.blocks if "blocks" in call.arguments else None


def _own_message(call: Call, channel: Channel, refusal: str) -> Message:
    message = channel.messages.get(call.need("ts"))
    if message is None or message.only_for is not None or message.subtype == "tombstone":
        raise Refused("message_not_found")
    if message.bot_id != call.workspace.installation.bot_id:
        raise Refused(refusal)
    return message


def delete(call: Call) -> Json:
    channel = call.channel()
    message = _own_message(call, channel, "cant_delete_message")
    conversation.delete(call.service, call.workspace, channel, message)
    return {"channel": channel.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    channel = call.channel()
    person = call.need("user")
    if channel.is_archived:
        raise Refused("is_archived")
    if not call.in_it(channel) and "chat:write.public" not in call.workspace.installation.scopes:
        raise Refused("not_in_channel")
    if person not in channel.members:
        raise Refused("user_not_in_channel")
    content = messages.read_content(
        call.arguments, images(call.service, call.workspace), size="ephemeral_text"
    )
    draft = Draft(
        call.workspace.installation.bot_user, content.text, content.blocks, by_app=True, only_for=person
    )
    draft = replace(draft, thread_ts=call.get("thread_ts"))
    message = conversation.post(call.service, call.workspace, channel, draft)
    return {"message_ts": message.ts}


def get_permalink(call: Call) -> Json:
    channel = call.channel()
    message = channel.messages.get(call.need("message_ts"))
    if message is None or message.only_for is not None:
        raise Refused("message_not_found")
    return {"channel": channel.id, "permalink": shown.permalink(call.service.base_url, channel.id, message)}


METHODS = {
    "chat.postMessage": Method(post_message, ("chat:write",)),
    "chat.update": Method(update, ("chat:write",)),
    "chat.delete": Method(delete, ("chat:write",)),
    "chat.postEphemeral": Method(post_ephemeral, ("chat:write",)),
    "chat.getPermalink": Method(get_permalink),
}
