"""views.*: forms and Home tabs."""

from typing import Any

from playground import forms, shapes
from playground.call import Call, invalid
from playground.judging.views import judged_view
from playground.methods.method import Method
from playground.triggers import Refused
from playground.uploads import images
from playground.world import View

Json = dict[str, Any]


def open_view(call: Call) -> Json:
    body = judged_view(_sent(call), "modal", images(call.service, call.workspace))
    trigger = call.service.triggers.exchange(call.need("trigger_id"), call.workspace.id)
    view = forms.make_view(call.service, call.workspace, trigger.person, body)
    forms.open_form(call.service, call.workspace, view)
    return {"view": shapes.view(call.workspace, view)}


def push_view(call: Call) -> Json:
    body = judged_view(_sent(call), "modal", images(call.service, call.workspace))
    trigger = call.service.triggers.exchange(call.need("trigger_id"), call.workspace.id)
    if trigger.root_view is None:
        raise invalid(
            "must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]"
        )
    view = forms.make_view(call.service, call.workspace, trigger.person, body)
    forms.push_form(call.service, call.workspace, view)
    return {"view": shapes.view(call.workspace, view)}


def update_view(call: Call) -> Json:
    view = _found(call)
    _hash_is_fresh(call, view)
    forms.change_view(call.service, call.workspace, view, _sent(call))
    return {"view": shapes.view(call.workspace, view)}


def _found(call: Call) -> View:
    view_id, external_id = call.get("view_id"), call.get("external_id")
    if not view_id and not external_id:
        raise invalid("missing required field: view_id")
    for view in call.workspace.views():
        if view.id == view_id or (external_id and view.body.get("external_id") == external_id):
            return view
    raise Refused("not_found")


def _hash_is_fresh(call: Call, view: View) -> None:
    given = call.get("hash")
    if given is not None and given != view.hash:
        raise Refused("hash_conflict")


def publish_view(call: Call) -> Json:
    person = call.person("user_id")
    if person.is_bot or person.is_deactivated:
        raise Refused("user_not_found")
    if not call.service.manifest.home_tab:
        raise Refused("not_enabled")
    view = call.workspace.homes.get(person.id)
    if view is None:
        body = judged_view(_sent(call), "home", images(call.service, call.workspace))
        view = forms.make_view(call.service, call.workspace, person.id, body)
        call.workspace.homes[person.id] = view
        call.service.show_home(call.workspace, person.id)
    else:
        _hash_is_fresh(call, view)
        forms.change_view(call.service, call.workspace, view, _sent(call))
    return {"view": shapes.view(call.workspace, view)}


def _sent(call: Call) -> Any:
    view = call.arguments.get("view")
    if view is None:
        raise invalid("missing required field: view")
    return view


METHODS = {
    "views.open": Method(open_view),
    "views.push": Method(push_view),
    "views.update": Method(update_view),
    "views.publish": Method(publish_view),
}
