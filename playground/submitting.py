"""Submitting and closing a form: what Slack's client checks itself, the payload, and what the app's
acknowledgement does.
"""

from collections.abc import Callable
from typing import Any

from playground import forms, shapes
from playground.checks import problems
from playground.delivery import Silence
from playground.elements import placed
from playground.interactions import TROUBLE, Actor, Surface, base, fill, refusal, send
from playground.judging.views import judged_view
from playground.triggers import Refused
from playground.uploads import images
from playground.world import Values, View

Json = dict[str, Any]


async def submit(actor: Actor, view: View, values: Values) -> Json:
    """A form that only shows something is never sent, also when it just took the place of one that was."""
    if "submit" not in view.body:
        return refusal("nothing_to_submit", "There is nothing to submit.")
    if wrong := fill(actor, Surface(view=view), values):
        return wrong
    if found := problems(view.blocks, view.values):
        _show(actor, view, errors=found)
        return refusal("invalid_input", "Please look at the marked fields.") | {"errors": found}
    outcome = await send(actor, "interactive", "view_submission", _submission(actor, view))
    if isinstance(outcome, Silence):
        _show(actor, view, warning=TROUBLE)
        return refusal("app_did_not_respond", TROUBLE) | {"why": outcome.why}
    return _take(actor, view, outcome.payload)


def _show(actor: Actor, view: View, errors: dict[str, str] | None = None, warning: str | None = None) -> None:
    view.errors, view.warning = errors or {}, warning
    actor.service.show_forms(actor.workspace, actor.id)


def _submission(actor: Actor, view: View) -> Json:
    trigger = actor.service.triggers.new(actor.id, actor.workspace.id, view.root_id)
    urls = _response_urls(actor, view)
    shape = shapes.view(actor.workspace, view)
    return base(actor, "view_submission") | {"trigger_id": trigger, "view": shape, "response_urls": urls}


def _response_urls(actor: Actor, view: View) -> list[Json]:
    """One for each select with `response_url_enabled` (docs.slack.dev/surfaces/modals#modal_response_url)."""
    urls = []
    for place in placed(view.blocks):
        chosen = view.values.get(place.block_id, {}).get(place.action_id)
        if place.element.get("response_url_enabled") and chosen:
            hook = actor.service.hooks.make(actor.workspace.id, actor.id, chosen)
            url = actor.service.base_url + hook
            urls.append(
                {
                    "block_id": place.block_id,
                    "action_id": place.action_id,
                    "channel_id": chosen,
                    "response_url": url,
                }
            )
    return urls


def _take(actor: Actor, view: View, answer: Any) -> Json:
    """What an acknowledged submission does (docs.slack.dev/surfaces/modals)."""
    if not answer:
        forms.close_form(actor.service, actor.workspace, view)
        return {"ok": True, "result": "closed"}
    doing = answer.get("response_action") if isinstance(answer, dict) else None
    actions: dict[str, Callable[[Actor, View, Json], Json]] = {
        "clear": _clear,
        "errors": _errors,
        "update": _update,
        "push": _push,
    }
    if doing not in actions:
        return _nonsense(actor, view, "no such response_action", answer)
    try:
        return actions[doing](actor, view, answer)
    except Refused as refused:
        return _nonsense(actor, view, f"refused: {refused.error}", refused.more)


def _nonsense(actor: Actor, view: View, what: str, detail: Any) -> Json:
    actor.service.complain(what, "acknowledgement of view_submission", detail)
    _show(actor, view, warning=TROUBLE)
    return refusal("bad_acknowledgement", TROUBLE)


def _clear(actor: Actor, _view: View, _answer: Json) -> Json:
    forms.close_all(actor.service, actor.workspace, actor.id)
    return {"ok": True, "result": "cleared"}


def _errors(actor: Actor, view: View, answer: Json) -> Json:
    inputs = {b["block_id"] for b in view.blocks if b["type"] == "input"}
    errors = answer.get("errors")
    if not isinstance(errors, dict) or not errors or not set(errors) <= inputs:
        return _nonsense(actor, view, "errors must name blocks of the form's input blocks", answer)
    _show(actor, view, errors={key: str(text) for key, text in errors.items()})
    return {"ok": True, "result": "errors", "errors": errors}


def _update(actor: Actor, view: View, answer: Json) -> Json:
    forms.change_view(actor.service, actor.workspace, view, answer.get("view"))
    return {"ok": True, "result": "updated"}


def _push(actor: Actor, view: View, answer: Json) -> Json:
    body = judged_view(answer.get("view"), "modal", images(actor.service, actor.workspace))
    view.errors, view.warning = {}, None
    pushed = forms.make_view(actor.service, actor.workspace, actor.id, body)
    forms.push_form(actor.service, actor.workspace, pushed)
    return {"ok": True, "result": "pushed"}


async def close(actor: Actor, view: View, *, everything: bool) -> Json:
    """The close button closes this form; the × of a stack closes all (`is_cleared`). The app hears it where
    it asked to.
    """
    stack = list(actor.workspace.stack(actor.id))
    everything = everything or bool(view.body.get("clear_on_close"))
    if everything:
        forms.close_all(actor.service, actor.workspace, actor.id)
    else:
        forms.close_form(actor.service, actor.workspace, view)
    told = stack[0] if everything else view
    asked = (
        any(v.body.get("notify_on_close") for v in stack) if everything else view.body.get("notify_on_close")
    )
    if asked:
        payload = base(actor, "view_closed")
        payload |= {"view": shapes.view(actor.workspace, told), "is_cleared": everything}
        await send(actor, "interactive", "view_closed", payload)
    return {"ok": True}
