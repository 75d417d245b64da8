"""What a person did, built from Slack's bodies: a command, a press, a form, a shortcut, a home opened.

Texts are as the person typed them: Slack's own escaping (&amp; &lt; &gt;) is undone here, so whatever is
shown later goes through `escape`. Functions expect a body that Slack signed; optional keys may be missing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.answers import Answer, Answers, answers_from, storable
from bot.slack.mrkdwn import unescape
from bot.slack.replies import Fact

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts, and in which workspace the bot was asked (as Bolt authorises it, also in shared channels)."""

    user_id: str
    workspace_id: str


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is "/smplan", `text` what follows it, with people as <@U123> and channels as <#C123>.

    A listener gets in `text` only what follows its own `word`.
    """

    person: Person
    name: str
    text: str
    channel_id: str
    channel_name: str
    trigger_id: str
    response_url: str
    word: str = ""

    @property
    def typed(self) -> str:
        """All that followed the name."""
        return f"{self.word} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class OpenView:
    """A form or home as it was on the screen when the person acted.

    `hash` says which version that was: given back with an update, Slack refuses it if another came between.
    """

    name: str
    facts: Mapping[str, Fact]
    answers: Answers
    view_id: str
    hash: str
    root_view_id: str
    is_home: bool = False


@dataclass(frozen=True, slots=True)
class ButtonPress:
    """A button pressed, or something chosen in a menu, picker or field that reports at once.

    `action` is "webcare.take"; what follows a colon in Slack's action id only makes that unique. `value` is
    what a button carries, or the value of the one option chosen; `chosen` reads anything else that was
    chosen. `answers` are the other fields on the same screen.
    `view` is None on a message; `channel_id`, `message_ts`, `response_url` are None in a form or home.
    """

    person: Person
    action: str
    value: str | None
    chosen: Answer
    answers: Answers
    trigger_id: str
    block_id: str = ""
    channel_id: str | None = None
    message_ts: str | None = None
    thread_ts: str | None = None
    response_url: str | None = None
    is_ephemeral: bool = False
    view: OpenView | None = None


@dataclass(frozen=True, slots=True)
class FormSent:
    person: Person
    name: str
    facts: Mapping[str, Fact]
    answers: Answers
    trigger_id: str
    view_id: str
    hash: str
    root_view_id: str


@dataclass(frozen=True, slots=True)
class FormClosed:
    """Closed without sending; `whole_stack` when the cross closed the forms below it too.

    Slack tells only of forms that ask for it (`notify_on_close`).
    """

    person: Person
    name: str
    facts: Mapping[str, Fact]
    whole_stack: bool
    view_id: str
    root_view_id: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A global shortcut: from anywhere, so there is no channel to answer in."""

    person: Person
    name: str
    trigger_id: str


@dataclass(frozen=True, slots=True)
class MessageShortcut:
    """A shortcut on a message. `author_id` is None when a bot or workflow wrote it.

    A permalink is asked of Slack with `channel_id` and `message_ts` (chat.getPermalink); `workspace_domain`
    ("zorg" of zorg.slack.com) serves where asking is too slow.
    """

    person: Person
    name: str
    text: str
    message_ts: str
    thread_ts: str | None
    author_id: str | None
    channel_id: str
    channel_name: str
    workspace_domain: str
    trigger_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """`tab` is "home" or "messages"."""

    person: Person
    tab: str
    channel_id: str
    event_id: str
    shown_before: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Typed to the bot in its direct messages, where no command and no trigger comes with it."""

    person: Person
    text: str
    channel_id: str
    event_id: str


Request = Command | ButtonPress | FormSent | FormClosed | Shortcut | MessageShortcut | HomeOpened | Said


def key_of(request: Request) -> str:
    """What stays the same when Slack sends the request again, and differs for every other act.

    The version of a form counts, not the press: sent twice by an impatient hand, it is one answer.
    """
    match request:
        case FormSent():
            return f"form {request.view_id} {request.hash}"
        case FormClosed():
            return f"closed {request.view_id}"
        case HomeOpened() | Said():
            return f"event {request.event_id}"
        case _:
            return f"trigger {request.trigger_id}"


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
    action, place, view = body["actions"][0], _place(body), body.get("view")
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


def view_from(view: Body) -> OpenView:
    return OpenView(
        name=view.get("callback_id") or "",
        facts=_facts(view.get("private_metadata")),
        answers=answers_from(view.get("state")),
        view_id=view.get("id") or "",
        hash=view.get("hash") or "",
        root_view_id=view.get("root_view_id") or view.get("id") or "",
        is_home=view.get("type") == "home",
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
