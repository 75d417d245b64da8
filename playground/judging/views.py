"""What a form or Home tab may carry."""

import json
from typing import Any, Literal

from playground.judging.blocks import faults_of_blocks
from playground.judging.judge import Judge
from playground.judging.limits import limits
from playground.judging.messages import refusal
from playground.triggers import Refused

Json = dict[str, Any]
ViewType = Literal["modal", "home"]


def judged_view(sent: Any, kind: ViewType, images: frozenset[str]) -> Json:
    """The view when Slack would take it (`images`: the pictures it may show); else `invalid_arguments` naming
    every place, or `view_too_large`.
    """
    if not isinstance(sent, dict):
        raise refusal("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if len(json.dumps(sent, ensure_ascii=False).encode()) > limits().most("view_bytes"):
        raise Refused("view_too_large")
    if faults := faults_of_view(sent, kind, images):
        raise refusal("invalid_arguments", faults)
    return sent


def faults_of_view(view: Json, kind: ViewType, images: frozenset[str]) -> list[str]:
    if view.get("type") != kind:
        return [f"unsupported type: {view.get('type')} [json-pointer:/view/type]"]
    judge = Judge(limits(), kind, images)
    judge.keys(limits().views[kind], view, "/view")
    faults = judge.faults + faults_of_blocks(view.get("blocks", []), kind, "/view/blocks", images)
    return faults + (_needs_submit(view) if kind == "modal" and not faults else [])


def _needs_submit(view: Json) -> list[str]:
    if view.get("submit"):
        return []
    for number, block in enumerate(view["blocks"]):
        if block["type"] == "input":
            where = f"[json-pointer:/view/blocks/{number}/input]"
            return [f"must define `submit` to use an `input` block in modals {where}"]
    return []
