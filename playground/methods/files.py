"""files.getUploadURLExternal and files.completeUploadExternal; between them the bytes go to `uploads.py`.

Read 2026-11-24: the pages of both methods under docs.slack.dev/reference/methods. What those leave open is
marked "unverified" where it is decided.
"""

from dataclasses import dataclass
from typing import Any

from playground import conversation, events, ids
from playground.call import Call, invalid
from playground.conversation import Draft
from playground.files import File
from playground.judging import messages
from playground.methods.method import Method
from playground.triggers import Refused
from playground.uploads import LARGEST, images
from playground.world import Channel

Json = dict[str, Any]
MOST_ALT_TEXT = 1000
"""Characters; `alt_txt_too_large` above it."""
MOST_CHANNELS = 100
"""`channels_limit_exceeded` above it."""
LARGEST_SNIPPET = 1024 * 1024
"""Bytes; `snippet_too_large` above it."""
SNIPPETS = frozenset(
    ["css", "csv", "diff", "html", "javascript", "json", "markdown", "python", "shell", "sql", "text", "xml"]
)
"""Slack has more and gives no list of them: any other is `unknown_snippet_type` here (unverified)."""
NOT_HERE = ("username", "icon_url", "icon_emoji")


def get_upload_url(call: Call) -> Json:
    name, length = call.need("filename"), _length(call)
    alt_text, snippet_type = call.get("alt_txt") or "", call.get("snippet_type") or ""
    if len(alt_text) > MOST_ALT_TEXT:
        raise Refused("alt_txt_too_large")
    if snippet_type:
        _fits_a_snippet(snippet_type, length)
    service, workspace = call.service, call.workspace
    file = File(
        id=service.ids.new("F"),
        team=workspace.id,
        user=workspace.installation.bot_user,
        name=name.replace("/", "_"),
        length=length,
        created=int(service.clock.now()),
        key=ids.secret(),
        base_url=service.base_url,
        alt_text=alt_text,
        snippet_type=snippet_type,
    )
    workspace.files[file.id] = file
    return {"upload_url": f"{service.base_url}/upload/v1/{file.key}", "file_id": file.id}


def _length(call: Call) -> int:
    """The page: `missing_argument` "typically only occurs when the `length` provided is 0"."""
    length = call.number("length", 0)
    if length == 0:
        raise Refused("missing_argument")
    if length > LARGEST:
        raise Refused(f"unsupported by the playground: files above {LARGEST} bytes")
    return length


def _fits_a_snippet(kind: str, length: int) -> None:
    if kind not in SNIPPETS:
        raise Refused("unknown_snippet_type")
    if length > LARGEST_SNIPPET:
        raise Refused("snippet_too_large")


@dataclass(frozen=True)
class _Named:
    file: File
    title: str


def complete_upload(call: Call) -> Json:
    """All is judged before anything is done. Without a channel the file is only the app's own."""
    for name in NOT_HERE:
        if call.get(name):
            raise Refused(f"unsupported by the playground: {name}")
    named = _named_files(call)
    channels = _channels(call)
    thread = _thread(call, channels)
    draft = _draft(call, named, thread)
    for one in named:
        one.file.title = one.title
        one.file.ready_at = call.service.clock.monotonic() + call.service.settings.file_seconds
    for channel in channels:
        _share(call, channel, draft)
    return {"files": [{"id": one.file.id, "title": one.title} for one in named]}


def _named_files(call: Call) -> list[_Named]:
    rows = call.arguments.get("files")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise invalid("must provide an array of files [json-pointer:/files]")
    named = [_named_file(call, row) for row in rows]
    if len({one.file.id for one in named}) < len(named):
        raise invalid("each file once [json-pointer:/files]")
    return named


def _named_file(call: Call, row: Json) -> _Named:
    """Completed before, or before its bytes came: `file_not_found` too (unverified; the page says "can only
    be called once" and names no error for either).
    """
    if not isinstance(row.get("id"), str) or not isinstance(row.get("title", ""), str):
        raise invalid("missing required field: id [json-pointer:/files]")
    file = call.workspace.files.get(row["id"])
    if file is None or file.data is None or file.ready_at is not None:
        raise Refused("file_not_found")
    return _Named(file, row.get("title") or file.name)


def _channels(call: Call) -> list[Channel]:
    """`channel_id` is one conversation's id, `channels` ids of conversations or people. Both: unverified."""
    one, several = call.get("channel_id"), call.get("channels")
    if one and several:
        raise Refused("unsupported by the playground: channel_id beside channels")
    if one:
        return [_may_share_in(call, call.channel("channel_id"))]
    named = list(dict.fromkeys(c.strip() for c in (several or "").split(",") if c.strip()))
    if len(named) > MOST_CHANNELS:
        raise Refused("channels_limit_exceeded")
    return [_may_share_in(call, _found(call, name)) for name in named]


def _found(call: Call, name: str) -> Channel:
    person = call.workspace.people.get(name)
    if person and not person.is_bot:
        bot = call.workspace.installation.bot_user
        return conversation.open_im(call.service, call.workspace, bot, person.id)
    channel = call.workspace.channels.get(name)
    if channel is None or (channel.kind != "public" and not call.in_it(channel)):
        raise Refused("invalid_channel")
    return channel


def _may_share_in(call: Call, channel: Channel) -> Channel:
    """chat:write.public does not help here: "membership is required". The page has no `is_archived`; that an
    archived channel is `posting_to_channel_denied` is unverified.
    """
    if not call.in_it(channel):
        raise Refused("not_in_channel")
    if channel.is_archived or (channel.kind == "im" and not call.service.manifest.messages_tab):
        raise Refused("posting_to_channel_denied")
    return channel


def _thread(call: Call, channels: list[Channel]) -> str | None:
    """The page asks for exactly one channel; the name of the refusal is unverified."""
    thread = call.get("thread_ts")
    if thread and (len(channels) != 1 or thread not in channels[0].messages):
        raise invalid("thread_ts needs one channel with that message [json-pointer:/thread_ts]")
    return thread


def _draft(call: Call, named: list[_Named], thread: str | None) -> Draft:
    """`blocks` are ignored beside an `initial_comment`."""
    comment = (call.get("initial_comment") or "")[: messages.most_text()]
    blocks = (
        []
        if comment
        else messages.judged_blocks(call.arguments.get("blocks"), images(call.service, call.workspace))
    )
    bot = call.workspace.installation.bot_user
    return Draft(bot, comment, blocks, by_app=True, thread_ts=thread, files=[one.file.id for one in named])


def _share(call: Call, channel: Channel, draft: Draft) -> None:
    for file_id in draft.files:
        call.workspace.files[file_id].channels.append(channel.id)
    conversation.post(call.service, call.workspace, channel, draft)
    for file_id in draft.files:
        events.file_event(call.service, call.workspace, channel, file_id)


METHODS = {
    "files.getUploadURLExternal": Method(get_upload_url, ("files:write",)),
    "files.completeUploadExternal": Method(complete_upload, ("files:write",)),
}
