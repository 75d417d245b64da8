"""Files and canvases on their way to Slack: they are where they should be, or the person knows what to do."""

import logging
from collections.abc import Callable
from dataclasses import replace

from bot.logs import number
from bot.office import Visit
from bot.slack.calls import Calls
from bot.slack.canvases import address_of, keep
from bot.slack.errors import SlackError
from bot.slack.replies import Canvas, Document, Message, Page, Picture, Sent
from bot.slack.trouble import canvas_trouble, comes_as_file, file_trouble, not_made
from bot.slack.uploading import share

log = logging.getLogger(__name__)

Tell = Callable[[Message, str], None]
"""Tells the person something privately; the name sets two letters that answer one request apart."""


def bring(calls: Calls, visit: Visit, reply: Sent, tell: Tell) -> None:
    """After the acknowledgement, as drawing and Slack take their time."""
    if isinstance(reply, Canvas):
        _bring_canvas(calls, visit, reply, tell)
    else:
        _bring_file(calls, visit, reply, tell)


def _bring_file(calls: Calls, visit: Visit, file: Picture | Document, tell: Tell) -> None:
    if file.meanwhile:
        tell(file.meanwhile, "told")
    try:
        share(calls, visit.person, file, file.draw() if isinstance(file, Picture) else file.make())
    except SlackError as error:
        log.warning("a file was not shown: %s", error)
        tell(file_trouble(visit.say, file, error), "no file")
    except Exception:
        log.exception("a file could not be made")
        tell(not_made(visit.say, file, number()), "no file")


def _bring_canvas(calls: Calls, visit: Visit, canvas: Canvas, tell: Tell) -> None:
    page = canvas.begins()
    if page is None:
        tell(canvas.busy, "told")
        return
    try:
        address = address_of(calls, visit.workspace_id)
        canvas_id = _write(calls, visit, canvas, page, tell)
    except SlackError as error:
        log.warning("a canvas was not kept: %s", error)
        canvas.gives_up()
        _bring_instead(calls, visit, canvas, error, tell)
        return
    tell(canvas.said(address + canvas_id), "told")


def _write(calls: Calls, visit: Visit, canvas: Canvas, first: Page, tell: Tell) -> str:
    """The id of the canvas, which says what it should say by now. Raises a SlackError."""
    page: Page | None = first
    while page is not None:
        canvas_id = keep(calls, visit.workspace_id, canvas, page)
        page = _next(visit, canvas, canvas_id, tell)
    return canvas_id


def _next(visit: Visit, canvas: Canvas, canvas_id: str, tell: Tell) -> Page | None:
    try:
        return canvas.wrote(canvas_id)
    except Exception:
        log.exception("a canvas was not remembered")
        tell(Message(visit.say("slack.canvas.not_remembered", reference=number())), "not remembered")
        return None


def _bring_instead(calls: Calls, visit: Visit, canvas: Canvas, error: SlackError, tell: Tell) -> None:
    """A file, when asking once more would not help: never when the canvas may be there after all."""
    why = canvas_trouble(visit.say, error)
    if comes_as_file(error):
        _bring_file(calls, visit, replace(canvas.instead, meanwhile=why), tell)
    else:
        tell(why, "no canvas")
