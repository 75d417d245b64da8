"""How a canvas gets into a channel: the one made before is written anew, or a new one is made.

docs.slack.dev, read 2026-11-28: reference/methods/conversations.canvases.create, canvases.create and
canvases.edit, and surfaces/canvases. Two ways to make one work on every plan:
- conversations.canvases.create makes the canvas of the channel. "Access is tied to channel access": whoever
  can write in the channel can write in it. A channel has one.
- canvases.create with a channel_id ("a required field for free teams") makes a tab more, which the bot owns.
The first is tried first. Where people have a canvas of their own already, theirs is left alone and ours is a
tab beside it; a free plan has no such place (free_team_canvas_tab_already_exists).

Unverified, as the pages do not say: what editing answers for a canvas that was deleted. All of `GONE` counts.
"""

from typing import Any

from bot.slack.calls import Calls
from bot.slack.errors import PerhapsDoneError, SlackError
from bot.slack.replies import Canvas, Page

SECONDS = 10.0
"""How long Slack may take to read a whole canvas."""

GONE = frozenset({
    "canvas_not_found", "canvas_deleted", "file_not_found", "access_denied", "no_permission",
    "restricted_action", "free_teams_cannot_edit_standalone_canvases",
})  # fmt: skip
"""The canvas made before is not there, or is no longer ours to write in: a new one is made."""

TAKEN = "channel_canvas_already_exists"


def keep(calls: Calls, workspace_id: str, canvas: Canvas, page: Page) -> str:
    """The id of the canvas in which the text now stands. Raises a SlackError.

    Nothing is made unless the one made before is certainly gone: two canvases that differ are worse than a
    sentence.
    """
    if page.canvas_id is not None and _is_rewritten(calls, workspace_id, page):
        return page.canvas_id
    try:
        return _made(calls, workspace_id, "conversations.canvases.create", canvas, page)
    except SlackError as error:
        if error.name != TAKEN:
            raise
    return _made(calls, workspace_id, "canvases.create", canvas, page)


def address_of(calls: Calls, workspace_id: str) -> str:
    """What stands before a canvas's id in its address, as in the examples of surfaces/canvases.

    Asked before anything is made: then nobody is left with a canvas that cannot be found.
    """
    who = calls.call(workspace_id, "auth.test")
    return f"{str(who['url']).rstrip('/')}/docs/{who['team_id']}/"


def _is_rewritten(calls: Calls, workspace_id: str, page: Page) -> bool:
    """`replace` without a section_id replaces all below the title. One operation a call."""
    change = {"operation": "replace", "document_content": _content(page)}
    try:
        calls.call(workspace_id, "canvases.edit", SECONDS, canvas_id=page.canvas_id, changes=[change])
    except PerhapsDoneError:
        raise
    except SlackError as error:
        if error.name not in GONE:
            raise
        return False
    return True


def _made(calls: Calls, workspace_id: str, method: str, canvas: Canvas, page: Page) -> str:
    made = calls.call(
        workspace_id,
        method,
        SECONDS,
        channel_id=canvas.channel,
        title=canvas.title,
        document_content=_content(page),
    )
    return str(made["canvas_id"])


def _content(page: Page) -> dict[str, Any]:
    return {"type": "markdown", "markdown": page.markdown}
