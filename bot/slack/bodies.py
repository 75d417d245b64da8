"""Reads what a person did from Slack's bodies.

Slack's own escaping (&amp; &lt; &gt;) is undone here. Functions expect a body that Slack signed; optional
keys may be missing.
"""

import json
from collections.abc import Mapping
from typing import Any

from bot.slack.answers import Answer, answers_from, storable
from bot.slack.elements import MORE, TO
from bot.slack.mrkdwn import unescape
from bot.slack.replies import Fact
from bot.slack.requests import (
    ButtonPress,
    Command,
    FormClosed,
    FormSent,
    HomeOpened,
    MessageShortcut,
    OpenView,
    Person,
    Said,
    Shortcut,
)

Body = Mapping[str, Any]


def said_from(body: Body) -> Said:
    event = body["event"]
    return Said(
        person=person_from(body),
        text=_typed(event.get("text")),
        channel_id=event.get("channel") or "",
        event_id=body.get("event_id") or "",
    )


def person_from(body: Body) -> Person:
    """Reads the workspace in the order Bolt does, so that it is the one whose token will be used."""
    return Person(user_id=_user_id(body), workspace_id=_workspace_id(body))


def command_from(body: Body) -> Command:
    return Command(
        person=person_from(body),
        name=body["command"],
        text=_typed(body.get("text")),
        channel_id=body.get("channel_id") or "",
        channel_name=body.get("channel_name") or "",
        trigger_id=body.get("trigger_id") or "",
        response_url=body.get("response_url") or "",
    )


def press_from(body: Body) -> ButtonPress:
    action, place, view = _pressed(body["actions"][0]), _place(body), body.get("view")
    chosen = Answer(action)
    return ButtonPress(
        person=person_from(body),
        action=action["action_id"].partition(":")[0],
        value=chosen.text or chosen.choice,
        chosen=chosen,
        answers=answers_from((view or body).get("state")),
        trigger_id=body.get("trigger_id") or "",
        block_id=action.get("block_id") or "",
        view=view_from(view) if view else None,
        response_url=body.get("response_url") or None,
        **place,
    )


def _pressed(action: Body) -> Body:
    """What was chosen behind three dots is the press of the button that the option stands for."""
    if action["action_id"].partition(":")[0] != MORE:
        return action
    name, _, value = (Answer(action).choice or "").partition(TO)
    return {"type": "button", "block_id": action.get("block_id"), "action_id": name, "value": value}


def view_from(view: Body) -> OpenView:
    return OpenView(
        name=view.get("callback_id") or "",
        facts=_facts(view.get("private_metadata")),
        answers=answers_from(view.get("state")),
        view_id=view.get("id") or "",
        hash=view.get("hash") or "",
        root_view_id=view.get("root_view_id") or view.get("id") or "",
        is_home=view.get("type") == "home",
        previous_view_id=view.get("previous_view_id"),
    )


def form_sent_from(body: Body) -> FormSent:
    view = view_from(body["view"])
    return FormSent(
        person=person_from(body),
        name=view.name,
        facts=view.facts,
        answers=view.answers,
        trigger_id=body.get("trigger_id") or "",
        view_id=view.view_id,
        hash=view.hash,
        root_view_id=view.root_view_id,
    )


def form_closed_from(body: Body) -> FormClosed:
    view = view_from(body["view"])
    return FormClosed(
        person=person_from(body),
        name=view.name,
        facts=view.facts,
        whole_stack=bool(body.get("is_cleared")),
        view_id=view.view_id,
        root_view_id=view.root_view_id,
    )


def shortcut_from(body: Body) -> Shortcut:
    return Shortcut(person_from(body), body["callback_id"], body.get("trigger_id") or "")


def message_shortcut_from(body: Body) -> MessageShortcut:
    message, channel = body["message"], body.get("channel") or {}
    return MessageShortcut(
        person=person_from(body),
        name=body["callback_id"],
        text=_typed(message.get("text")),
        message_ts=body.get("message_ts") or message.get("ts") or "",
        thread_ts=message.get("thread_ts") or None,
        author_id=message.get("user") or None,
        channel_id=channel.get("id") or "",
        channel_name=channel.get("name") or "",
        workspace_domain=(body.get("team") or {}).get("domain") or "",
        trigger_id=body.get("trigger_id") or "",
        response_url=body.get("response_url") or "",
    )


def home_opened_from(body: Body) -> HomeOpened:
    event = body["event"]
    return HomeOpened(
        person=person_from(body),
        tab=event.get("tab") or "home",
        channel_id=event.get("channel") or "",
        event_id=body.get("event_id") or "",
        shown_before=bool(event.get("view")),
    )


def _typed(text: Any) -> str:
    return storable(unescape(text or "")).strip()


def _facts(private_metadata: str | None) -> Mapping[str, Fact]:
    """What `as_view` put there; nothing for a view that carries none."""
    facts: Mapping[str, Fact] = json.loads(private_metadata or "{}")
    return facts


def _place(body: Body) -> dict[str, Any]:
    """Where the message is that holds the button; its thread when it is in one."""
    container, message = body.get("container") or {}, body.get("message") or {}
    channel = body.get("channel") or {}
    return {
        "channel_id": channel.get("id") or container.get("channel_id") or None,
        "message_ts": container.get("message_ts") or message.get("ts") or None,
        "thread_ts": container.get("thread_ts") or message.get("thread_ts") or None,
        "is_ephemeral": bool(container.get("is_ephemeral")),
    }


def _user_id(body: Body) -> str:
    """Interactions say `user.id`, commands `user_id`, events `event.user`."""
    user = body.get("user") or {}
    return user.get("id") or body.get("user_id") or (body.get("event") or {}).get("user") or ""


def _workspace_id(body: Body) -> str:
    view, user = body.get("view") or {}, body.get("user") or {}
    authorizations = body.get("authorizations") or [{}]
    candidates = (
        view.get("app_installed_team_id"),
        (body.get("team") or {}).get("id"),
        authorizations[0].get("team_id"),
        body.get("team_id"),
        user.get("team_id"),
        view.get("team_id"),
    )
    return next((found for found in candidates if found), "")
