"""What happens in channels: posting, changing, deleting, joining and leaving. Shown to people and told to
the app.
"""

from dataclasses import dataclass, field
from typing import Any

from playground import events, shapes
from playground.service import Service
from playground.world import SLACKBOT, Channel, Message, Person, Workspace

Json = dict[str, Any]


@dataclass(frozen=True)
class Draft:
    """A message about to be posted."""

    user: str
    text: str
    blocks: list[Json] = field(default_factory=list)
    by_app: bool = False
    subtype: str | None = None
    thread_ts: str | None = None
    is_broadcast: bool = False
    metadata: Json | None = None
    only_for: str | None = None
    files: list[str] = field(default_factory=list)


def post(service: Service, workspace: Workspace, channel: Channel, draft: Draft) -> Message:
    app = workspace.installation
    message = Message(
        ts=service.clock.next_ts(),
        channel=channel.id,
        user=draft.user,
        text=draft.text,
        blocks=draft.blocks,
        bot_id=app.bot_id if draft.by_app else None,
        app_id=app.app_id if draft.by_app else None,
        subtype=draft.subtype,
        thread_ts=_root_of(channel, draft.thread_ts),
        is_broadcast=draft.is_broadcast,
        metadata=draft.metadata,
        only_for=draft.only_for,
        files=list(draft.files),
    )
    channel.keep(message)
    service.show_message(workspace, channel, message)
    if message.only_for is None:
        events.message_event(service, workspace, channel, message)
    return message


def _root_of(channel: Channel, thread_ts: str | None) -> str | None:
    """A reply to a reply belongs to the first message."""
    parent = channel.messages.get(thread_ts or "")
    return parent.thread_ts if parent and parent.is_reply else thread_ts


def whisper(service: Service, workspace: Workspace, channel: Channel, person: str, text: str) -> Message:
    """Slackbot says something only one person sees."""
    return post(service, workspace, channel, Draft(SLACKBOT, text, only_for=person))


@dataclass(frozen=True)
class Change:
    """None: stays as it is. An empty `metadata` takes it away."""

    text: str | None = None
    blocks: list[Json] | None = None
    metadata: Json | None = None
    mark_edited: bool = True


def change(service: Service, workspace: Workspace, channel: Channel, message: Message, how: Change) -> None:
    old = shapes.message(workspace, channel, message)
    if how.text is not None:
        message.text = how.text
    if how.blocks is not None:
        message.blocks = how.blocks
    if how.metadata is not None:
        message.metadata = how.metadata or None
    if how.mark_edited:
        message.edited = {"user": message.user, "ts": f"{service.clock.now():.6f}"}
    service.show_message(workspace, channel, message)
    if message.only_for is None:
        events.changed_event(service, workspace, channel, message, old)


def delete(service: Service, workspace: Workspace, channel: Channel, message: Message) -> None:
    """A parent with replies stays as a tombstone, as in Slack."""
    if channel.replies(message.ts):
        message.text, message.blocks, message.subtype = "This message was deleted.", [], "tombstone"
        service.show_message(workspace, channel, message)
    else:
        channel.forget(message)
        service.hide_message(workspace, channel, message)
        _show_parent(service, workspace, channel, message)
    if message.only_for is None:
        events.deleted_event(service, workspace, channel, message)


def _show_parent(service: Service, workspace: Workspace, channel: Channel, message: Message) -> None:
    parent = channel.messages.get(message.thread_ts or "") if message.is_reply else None
    if parent:
        service.show_message(workspace, channel, parent)


def add_member(
    service: Service, workspace: Workspace, channel: Channel, person: str, inviter: str | None = None
) -> None:
    if person in channel.members:
        return
    channel.members.append(person)
    workspace.last_read[person, channel.id] = next(reversed(channel.messages), "")
    service.show_channel(workspace, channel)
    post(
        service,
        workspace,
        channel,
        Draft(person, f"<@{person}> has joined the channel", subtype="channel_join"),
    )
    events.membership_event(service, workspace, channel, person, inviter)


def remove_member(service: Service, workspace: Workspace, channel: Channel, person: str) -> None:
    if person not in channel.members:
        return
    text = f"<@{person}> has left the channel"
    if channel.kind == "public":
        post(service, workspace, channel, Draft(person, text, subtype="channel_leave"))
    channel.members.remove(person)
    service.show_channel(workspace, channel)
    events.left_event(service, workspace, channel, person)


def set_archived(
    service: Service, workspace: Workspace, channel: Channel, person: str, *, archived: bool
) -> None:
    if channel.is_archived == archived:
        return
    word = "archived" if archived else "un-archived"
    subtype = "channel_archive" if archived else "channel_unarchive"
    post(service, workspace, channel, Draft(person, f"{word} the channel", subtype=subtype))
    channel.is_archived = archived
    service.show_channel(workspace, channel)
    events.channel_event(service, workspace, subtype, channel, person)


def rename(service: Service, workspace: Workspace, channel: Channel, person: str, name: str) -> None:
    text = f'has renamed the channel from "{channel.name}" to "{name}"'
    channel.name = name
    post(service, workspace, channel, Draft(person, text, subtype="channel_name"))
    service.show_channel(workspace, channel)
    events.channel_event(service, workspace, "channel_rename", channel, person)


def set_topic(service: Service, workspace: Workspace, channel: Channel, person: str, topic: str) -> None:
    channel.topic = topic
    post(
        service, workspace, channel, Draft(person, f"set the channel topic: {topic}", subtype="channel_topic")
    )
    service.show_channel(workspace, channel)


def open_im(service: Service, workspace: Workspace, one: str, other: str) -> Channel:
    """The direct messages between these two, made when they are the first."""
    if found := workspace.find_im(one, other):
        return found
    channel = Channel(
        service.ids.new("D"), workspace.id, "", "im", one, int(service.clock.now()), members=[one, other]
    )
    workspace.channels[channel.id] = channel
    for person in (one, other):
        service.show_channel_to(workspace, channel, person)
    return channel


def new_channel(
    service: Service, workspace: Workspace, person: Person, name: str, *, private: bool
) -> Channel:
    kind: Any = "private" if private else "public"
    now = int(service.clock.now())
    channel = Channel(service.ids.new("C"), workspace.id, name, kind, person.id, now, members=[person.id])
    workspace.channels[channel.id] = channel
    service.show_channel(workspace, channel)
    return channel
