"""conversations.canvases.create, canvases.create and canvases.edit.

Read 2026-11-28: the pages of the three methods under docs.slack.dev/reference/methods, and surfaces/canvases.
What those leave open is marked "unverified" where it is decided.
"""

from typing import Any

from playground import tabs
from playground.call import Call, invalid
from playground.canvases import Canvas
from playground.judging.canvases import fault_of
from playground.judging.limits import limits
from playground.methods.method import Method
from playground.triggers import Refused
from playground.world import Channel

Json = dict[str, Any]
OPERATIONS = frozenset(
    ["insert_after", "insert_before", "insert_at_start", "insert_at_end", "replace", "delete", "rename"]
)
ONE_SCHEMA = "failed to match exactly one allowed schema [json-pointer:{}]"
"""python-slack-sdk issue 1650."""


def create_for_channel(call: Call) -> Json:
    """The channel's own canvas. "The channel must be public, or if it is private the app must be invited".
    Unverified: that another is `channel_not_found`, and an archived one `restricted_action`.
    """
    channel, markdown = _place(call), _new_content(call)
    _free_plan_has_room(call, channel)
    if any(c.of_channel for c in call.workspace.canvases_in(channel.id)):
        raise Refused("channel_canvas_already_exists")
    return _made(call, channel, markdown, of_channel=True)


def create(call: Call) -> Json:
    """A canvas of the app's own, as a tab of `channel_id`: "a required field for free teams"."""
    if not call.get("channel_id"):
        if call.service.settings.free_plan:
            raise Refused("free_teams_cannot_create_standalone_canvases")
        raise Refused("unsupported by the playground: a canvas in no channel")
    channel, markdown = _place(call), _new_content(call)
    _free_plan_has_room(call, channel)
    return _made(call, channel, markdown, of_channel=False)


def _place(call: Call) -> Channel:
    channel = call.channel("channel_id")
    if channel.is_archived:
        raise Refused("restricted_action")
    return channel


def _free_plan_has_room(call: Call, channel: Channel) -> None:
    """Slack: "Free teams are limited to one canvas tab per channel"."""
    if call.service.settings.free_plan and call.workspace.canvases_in(channel.id):
        raise Refused("free_team_canvas_tab_already_exists")


def _made(call: Call, channel: Channel, markdown: str, *, of_channel: bool) -> Json:
    _is_taken(markdown, "canvas_creation_failed")
    title = call.get("title") or "Untitled"
    what = tabs.Written(call.workspace.installation.bot_user, title, markdown, of_channel=of_channel)
    return {"canvas_id": tabs.make(call.service, call.workspace, channel, what).id}


def _new_content(call: Call) -> str:
    """Without it a canvas is made empty."""
    content = call.arguments.get("document_content")
    return "" if content is None else _content(content, "/document_content")


def _content(content: Any, pointer: str) -> str:
    if not isinstance(content, dict) or set(content) != {"type", "markdown"} or content["type"] != "markdown":
        raise invalid(ONE_SCHEMA.format(pointer))
    if not isinstance(content["markdown"], str):
        raise invalid(f"must be a string [json-pointer:{pointer}/markdown]")
    return str(content["markdown"])


def _is_taken(markdown: str, error: str) -> None:
    """Which name too long a text has when a canvas is made is unverified."""
    if len(markdown) > limits().most("canvas_markdown"):
        raise Refused("canvas_too_large" if error == "canvas_editing_failed" else error)
    if fault := fault_of(markdown):
        raise Refused(error, detail=fault)


def edit(call: Call) -> Json:
    """One operation a call; of those only the replacement of everything is played here."""
    canvas = _found(call)
    changes = call.arguments.get("changes")
    if not isinstance(changes, list) or len(changes) != 1 or not isinstance(changes[0], dict):
        raise invalid("must be a list of one change [json-pointer:/changes]")
    change = changes[0]
    if change.get("operation") not in OPERATIONS:
        raise invalid("must be a known operation [json-pointer:/changes/0/operation]")
    if change["operation"] != "replace" or "section_id" in change:
        raise Refused(f"unsupported by the playground: {change['operation']} of a section")
    markdown = _content(change.get("document_content"), "/changes/0/document_content")
    _is_taken(markdown, "canvas_editing_failed")
    tabs.rewrite(call.service, call.workspace, canvas, markdown)
    return {}


def _found(call: Call) -> Canvas:
    """Slack: "The canvas you wish to apply changes to is not available". That this is also said of one in a
    channel that the app cannot see is unverified; "access is tied to channel access".
    """
    canvas = call.workspace.canvases.get(call.need("canvas_id"))
    where = call.workspace.channels[canvas.channel] if canvas else None
    if canvas is None or where is None or (where.kind != "public" and not call.in_it(where)):
        raise Refused("canvas_not_found")
    return canvas


_SCOPE = ("canvases:write",)
METHODS = {
    "conversations.canvases.create": Method(create_for_channel, _SCOPE),
    "canvases.create": Method(create, _SCOPE),
    "canvases.edit": Method(edit, _SCOPE),
}
