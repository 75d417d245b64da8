"""What a person did: a command, a press, a form, a shortcut, a home opened. `bodies.py` reads them.

Texts are as the person typed them, so whatever is shown later goes through `escape`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.slack.answers import Answer, Answers
from bot.slack.replies import Fact


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
    previous_view_id: str | None = None

    @property
    def is_third(self) -> bool:
        """Slack piles three forms: nothing can be pushed on this one (docs.slack.dev, modals)."""
        return self.previous_view_id not in {None, self.root_view_id}


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

    @property
    def form(self) -> OpenView | None:
        """The form in which the button stands; None on a message or in a home."""
        return None if self.view is None or self.view.is_home else self.view


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
