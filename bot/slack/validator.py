"""Whether Slack will take a payload, and people will see what was meant: every rule that can be known here.

The SDK's models miss many of them, and send null for what they do not know. `problems` answers without side
effects; `judge` also writes to the log, and says whether to send something simpler instead.
"""

import json
import logging
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.canvas_dialect import canvas
from bot.slack.checks import (
    SHOWN_ANYWAY,
    Check,
    Kind,
    Many,
    Problem,
    Report,
    Trail,
    Whole,
    Words,
    anything,
    flag,
    one_of,
    shape,
    tidy_markup,
)
from bot.slack.limits import LIMITS, Surface
from bot.slack.rare_blocks import BLOCK
from bot.slack.shapes import plain

_log = logging.getLogger(__name__)

_MESSAGE_METHODS = frozenset(
    {"chat.postMessage", "chat.postEphemeral", "chat.update", "chat.scheduleMessage"}
)
_VIEW_METHODS = frozenset({"views.open", "views.push", "views.update", "views.publish"})
_CANVAS_METHODS = frozenset({"canvases.create", "canvases.edit", "conversations.canvases.create"})

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Verdict:
    problems: tuple[Problem, ...]

    @property
    def refused(self) -> bool:
        """Whether Slack would refuse it: then the person is better served with the text alone."""
        return any(problem.kind not in SHOWN_ANYWAY for problem in self.problems)


def judge(payload: Payload, surface: Surface, form: Payload | None = None) -> Verdict:
    """What `problems` found, which is in the log too: where and what kind, never a text."""
    verdict = Verdict(tuple(problems(payload, surface, form)))
    for problem in verdict.problems:
        _log.error(
            "payload breaks a rule of Slack",
            extra={"surface": str(surface), "path": problem.path, "kind": str(problem.kind)},
        )
    return verdict


def judge_call(method: str, arguments: Payload) -> Verdict:
    """`judge` for a call of the Web API: messages, views and canvases are looked at, other methods pass."""
    given = {key: value for key, value in arguments.items() if value is not None}
    if method in _MESSAGE_METHODS:
        return judge(given, Surface.MESSAGE)
    if method in _CANVAS_METHODS:
        return judge(given, Surface.CANVAS)
    if method not in _VIEW_METHODS:
        return Verdict(())
    view = given.get("view", {})
    return judge(view, Surface.HOME if method == "views.publish" else Surface.MODAL)


def problems(payload: Payload, surface: Surface, form: Payload | None = None) -> list[Problem]:
    """Everything that is wrong; empty for a payload that may be sent.

    `form` is the view that was submitted, for a SUBMISSION: only its fields can be told of a problem.
    """
    check, shown_on = _PAYLOADS[surface]
    report = Report(shown_on)
    check(payload, None, report)
    if form is not None and report.is_sound_since(0):
        _errors_belong_to(form, payload, report)
    return report.problems


# Rules that look across the blocks


def _block_ids_differ(value: Payload, trail: Trail, report: Report) -> None:
    seen: set[str] = set()
    for index, block in enumerate(value.get("blocks", ())):
        name = block.get("block_id")
        if name in seen:
            report.add((((trail, "blocks"), index), "block_id"), Kind.DUPLICATE, "another block has it")
        elif name is not None:
            seen.add(name)


def _one_has_the_focus(value: Payload, trail: Trail, report: Report) -> None:
    focused = [path for path, element in _elements(value, trail) if element.get("focus_on_load")]
    for path in focused[LIMITS["view.focus_on_load"].most :]:
        report.add((path, "focus_on_load"), Kind.DUPLICATE, "another element has it")


def _elements(value: Payload, trail: Trail) -> Iterator[tuple[Trail, Payload]]:
    for index, block in enumerate(value["blocks"]):
        where: Trail = ((trail, "blocks"), index)
        for key in ("element", "accessory"):
            if key in block:
                yield (where, key), block[key]
        for number, element in enumerate(block.get("elements", ())):
            yield ((where, "elements"), number), element


def _few_of_a_kind(value: Payload, trail: Trail, report: Report) -> None:
    """How many tables and charts a message may hold."""
    counts = Counter(block["type"] for block in value.get("blocks", ()))
    for kind, place in (("table", "message.tables"), ("data_visualization", "message.charts")):
        if counts[kind] > LIMITS[place].most:
            report.add((trail, "blocks"), Kind.TOO_MANY, f"has {counts[kind]} blocks {kind}")


def _lengths_together(value: Payload, trail: Trail, report: Report) -> None:
    """Markdown blocks and table cells are counted over the whole message."""
    blocks = value.get("blocks", ())
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    cells = sum(_cell_length(block) for block in blocks if block["type"] == "table")
    for length, place in ((markdown, "message.markdown"), (cells, "table.characters")):
        if length > LIMITS[place].most:
            report.add((trail, "blocks"), Kind.TOO_LONG, f"has {length} characters of it ({place})")


def _cell_length(table: Payload) -> int:
    return sum(len(cell.get("text", "")) for row in table["rows"] for cell in row)


def _input_needs_submit(value: Payload, trail: Trail, report: Report) -> None:
    if "submit" not in value and any(block["type"] == "input" for block in value["blocks"]):
        report.add((trail, "submit"), Kind.MISSING, "is required beside an input block")


def _fits_in_bytes(value: Payload, trail: Trail, report: Report) -> None:
    size = len(json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"))
    if size > LIMITS["view.bytes"].most:
        report.add(trail, Kind.TOO_BIG, f"has {size} bytes, Slack allows {LIMITS['view.bytes'].most}")


def _says_something(value: Payload, trail: Trail, report: Report) -> None:
    if not value.get("delete_original") and "text" not in value:
        report.add((trail, "text"), Kind.MISSING, "is required, for screen readers and notifications")


def _thread_is_new_and_public(value: Payload, trail: Trail, report: Report) -> None:
    """docs.slack.dev/interactivity: only a new message for all can go to a thread by a response_url."""
    is_new = value.get("replace_original") is False and value.get("response_type") == "in_channel"
    if "thread_ts" in value and not is_new:
        report.add((trail, "thread_ts"), Kind.CONFLICT, "needs in_channel and replace_original false")


def _errors_belong_to(form: Payload, payload: Payload, report: Report) -> None:
    fields = {block.get("block_id") for block in form.get("blocks", ()) if block.get("type") == "input"}
    for name in payload.get("errors", {}):
        if name not in fields:
            report.add(((None, "errors"), name), Kind.WRONG_PLACE, "is no field of the form")


# Whole payloads

_METADATA = shape({"event_type": Words("metadata.event_type"), "event_payload": anything}, {})
_CONTENT: Mapping[str, Check] = {
    "text": Words("message.text", tidy_markup),
    "blocks": Many(BLOCK, "message.blocks"),
    "metadata": _METADATA,
    "thread_ts": Words("block_id"),
    "unfurl_links": flag,
    "unfurl_media": flag,
    "mrkdwn": flag,
}
_ADDRESS: Mapping[str, Check] = {
    **dict.fromkeys(("channel", "user", "ts", "icon_emoji", "username"), Words("block_id")),
    "post_at": Whole(1_000_000_000, 9_999_999_999),
    "reply_broadcast": flag,
    "link_names": flag,
    "parse": one_of("none", "full"),
}
_MESSAGE_RULES: tuple[Check, ...] = (_block_ids_differ, _few_of_a_kind, _lengths_together)
_VIEW_RULES: tuple[Check, ...] = (_block_ids_differ, _one_has_the_focus, _fits_in_bytes)

_MESSAGE = shape({"text": _CONTENT["text"]}, {**_CONTENT, **_ADDRESS}, *_MESSAGE_RULES)
_RESPONSE = shape(
    {},
    {
        **_CONTENT,
        "response_type": one_of("ephemeral", "in_channel"),
        "replace_original": flag,
        "delete_original": flag,
    },
    _says_something,
    _thread_is_new_and_public,
    *_MESSAGE_RULES,
)
_VIEW: Mapping[str, Check] = {
    "private_metadata": Words("view.private_metadata"),
    "callback_id": Words("view.callback_id"),
    "external_id": Words("view.external_id"),
}
_MODAL = shape(
    {"type": one_of("modal"), "title": plain("view.title"), "blocks": Many(BLOCK, "view.blocks")},
    {
        **_VIEW,
        "submit": plain("view.submit"),
        "close": plain("view.close"),
        **dict.fromkeys(("clear_on_close", "notify_on_close", "submit_disabled"), flag),
    },
    _input_needs_submit,
    *_VIEW_RULES,
)
_HOME = shape({"type": one_of("home"), "blocks": Many(BLOCK, "home.blocks")}, _VIEW, *_VIEW_RULES)


def _errors(value: Any, trail: Trail, report: Report) -> None:
    if not isinstance(value, dict):
        report.add(trail, Kind.WRONG_TYPE, "must be an object")
    elif not value:
        report.add(trail, Kind.EMPTY, "must name a field")
    else:
        for name, sentence in value.items():
            Words("submission.error")(sentence, (trail, name), report)


_ANSWERS: Mapping[str, Check] = {
    "errors": shape({"response_action": anything, "errors": _errors}, {}),
    "update": shape({"response_action": anything, "view": _MODAL}, {}),
    "push": shape({"response_action": anything, "view": _MODAL}, {}),
    "clear": shape({"response_action": anything}, {}),
}


def _submission(value: Payload, trail: Trail, report: Report) -> None:
    """An empty answer closes the form on top."""
    if not value:
        return
    action = value.get("response_action")
    check = _ANSWERS.get(action) if isinstance(action, str) else None
    if check is None:
        known = ", ".join(sorted(_ANSWERS))
        report.add((trail, "response_action"), Kind.WRONG_VALUE, f"must be one of {known}")
    else:
        check(value, trail, report)


_PAYLOADS: Mapping[Surface, tuple[Check, Surface]] = {
    Surface.MESSAGE: (_MESSAGE, Surface.MESSAGE),
    Surface.RESPONSE: (_RESPONSE, Surface.MESSAGE),
    Surface.MODAL: (_MODAL, Surface.MODAL),
    Surface.HOME: (_HOME, Surface.HOME),
    Surface.SUBMISSION: (_submission, Surface.MODAL),
    Surface.CANVAS: (canvas, Surface.CANVAS),
}
