"""Forms and Home tabs: opening, pushing, changing, closing; shared by the Web API and by acknowledgements."""

from typing import Any

from playground import ids
from playground.elements import elements_of, with_ids
from playground.judging.views import judged_view
from playground.service import Service
from playground.triggers import Refused
from playground.uploads import images
from playground.values import FILES, carried_over, initial_values
from playground.world import View, Workspace

Json = dict[str, Any]
DEEPEST = 3
"""Slack: three views at most in a stack (docs.slack.dev/surfaces/modals)."""


def make_view(service: Service, workspace: Workspace, person: str, body: Json) -> View:
    """A new view of a judged body; not yet shown."""
    _external_id_is_free(workspace, body, None)
    _may_take_files(workspace, body)
    view_id = service.ids.new("V")
    fresh = ids.view_hash(service.clock.real())
    view = View(view_id, workspace.id, person, body["type"], _kept(body), fresh, view_id)
    view.values = initial_values(view.blocks)
    return view


def _may_take_files(workspace: Workspace, body: Json) -> None:
    """The page of `file_input`: "your app must have the files:read scope". How Slack refuses: unverified."""
    takes = any(e["type"] == FILES for block in body["blocks"] for e in elements_of(block))
    if takes and "files:read" not in workspace.installation.scopes:
        raise Refused(
            "missing_scope", needed="files:read", provided=",".join(sorted(workspace.installation.scopes))
        )


def _kept(body: Json) -> Json:
    kept = {key: value for key, value in body.items() if value is not None}
    for key in ("title", "submit", "close"):
        if key in kept:
            kept[key] = {"emoji": True, **kept[key]}
    return kept | {"blocks": with_ids(body["blocks"])}


def _external_id_is_free(workspace: Workspace, body: Json, but: View | None) -> None:
    external = body.get("external_id")
    if external and any(v.body.get("external_id") == external and v is not but for v in workspace.views()):
        raise Refused("duplicate_external_id")


def open_form(service: Service, workspace: Workspace, view: View) -> None:
    """The person's stack is this form alone: a new modal takes the place of what was open."""
    workspace.forms[view.person] = [view]
    service.show_forms(workspace, view.person)


def push_form(service: Service, workspace: Workspace, view: View) -> None:
    stack = workspace.stack(view.person)
    if not stack:
        raise Refused("not_found")
    if len(stack) >= DEEPEST:
        raise Refused("push_limit_reached")
    view.root_id, view.previous_id = stack[0].id, stack[-1].id
    stack.append(view)
    service.show_forms(workspace, view.person)


def change_view(service: Service, workspace: Workspace, view: View, sent: Any) -> None:
    """Puts new content in a view; what was filled in stays where block_id, action_id and kind are the
    same.
    """
    body = judged_view(sent, view.type, images(service, workspace))
    _external_id_is_free(workspace, body, view)
    _may_take_files(workspace, body)
    old_blocks, old_values = view.blocks, view.values
    view.body = _kept(body)
    view.values = carried_over(old_blocks, old_values, view.blocks)
    view.hash = ids.view_hash(service.clock.real())
    view.errors, view.warning = {}, None
    if view.type == "modal":
        service.show_forms(workspace, view.person)
    else:
        service.show_home(workspace, view.person)


def close_form(service: Service, workspace: Workspace, view: View) -> None:
    """The form and whatever was on top of it are gone; the one below is seen again."""
    stack = workspace.stack(view.person)
    if view in stack:
        del stack[stack.index(view) :]
    service.show_forms(workspace, view.person)


def close_all(service: Service, workspace: Workspace, person: str) -> None:
    workspace.forms[person] = []
    service.show_forms(workspace, person)
