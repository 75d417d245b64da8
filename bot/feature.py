"""What a feature is: its table of contents, a frozen value without behaviour.

From these tables come registration, help, the check of the manifest, and the ticks of the schedule.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.noticing import Noticed
from bot.office import Office, Visit
from bot.slack.blocks import Block
from bot.slack.replies import Fact, Form, Home, Message, Reply
from bot.slack.requests import ButtonPress, Command, FormSent, MessageShortcut, Shortcut
from bot.slack.web_pages import Answer, Asked, Streamed
from storage.looking import When
from storage.people import Person, Team

CommandListener = Callable[[Visit, Command], Reply]
PressListener = Callable[[Visit, ButtonPress], Reply]
FormListener = Callable[[Visit, FormSent], Reply]
ShortcutListener = Callable[[Visit, Shortcut], Reply]
MessageShortcutListener = Callable[[Visit, MessageShortcut], Reply]
EventListener = Callable[[Office, Mapping[str, Any], datetime], None]
"""Gets Slack's whole body of the event. Slack repeats events, so it must be harmless twice."""
HomeListener = Callable[[Visit], Home]

WhyToday = Callable[[Session, Office, Person, Team, datetime], Sequence[str]]
"""What a person did or did not get of this feature today in a team, and the true reasons, as sentences."""

Notices = Callable[[Session, Team, datetime], Sequence[Noticed]]
"""What a chapter finds wrong, weak or odd in a team's data."""

MyDay = Callable[[Session, Visit, Team], Block | None]
"""What of this chapter belongs on somebody's day in a team: one block, or None when there is nothing."""

Mirror = Callable[[Session, Visit, Team, int, Mapping[str, Fact]], Form | None]
"""What I understood of a thing (its id) as it stands now; None when it is gone. The facts are its form's."""

Page = Callable[[Session, Visit, Team, int], Message]
"""An overview as it stands now (the number is that of its page), for who may see it."""

Folder = Callable[[Office, Asked], Answer | Streamed]
"""What is read over HTTP below a path of this feature's, or brought there."""

ANYTHING = "*"
"""As a word: whatever else is typed."""


@dataclass(frozen=True, slots=True)
class Word:
    """What can be typed: `/smplan` (no words), or `/smplan why`, in both languages; ANYTHING takes the rest.

    `help` is the key of its line in help; empty for a word that help need not name. With `alone` it is the
    word only when nothing follows it: "week 50 di Open dag" is a line, and no question for the week.
    `means` says of all that was typed, in lower case, whether it is this word too: "week 50".
    """

    command: str
    words: tuple[str, ...]
    help: str
    does: CommandListener
    alone: bool = False
    means: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What happens by itself: a question asked about every `every` of real time; it may be asked twice.

    `when` says whether there is anything to do at all. That is asked for many jobs in one statement, and who
    has nothing to do is let be; without it the job is always done.
    """

    name: str
    every: timedelta
    does: Callable[[Office, datetime], None]
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is: 0 to 100, and the sentence that says it (a key and its values)."""

    share: int
    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """One of the five steps of the plan. `button` is the action that opens it; its value is the team's id."""

    number: int
    name: str
    button: str
    progress: Callable[[Session, Team, datetime], Progress]


@dataclass(frozen=True, slots=True)
class Feature:
    """A chapter of the trade. Buttons, forms and shortcuts are keyed by their name in Slack."""

    name: str
    words: tuple[Word, ...] = ()
    buttons: Mapping[str, PressListener] = field(default_factory=dict)
    forms: Mapping[str, FormListener] = field(default_factory=dict)
    shortcuts: Mapping[str, ShortcutListener] = field(default_factory=dict)
    message_shortcuts: Mapping[str, MessageShortcutListener] = field(default_factory=dict)
    events: Mapping[str, EventListener] = field(default_factory=dict)
    home: HomeListener | None = None
    jobs: tuple[Job, ...] = ()
    step: Step | None = None
    why_today: WhyToday | None = None
    my_day: MyDay | None = None
    notices: Notices | None = None
    pages: Mapping[str, Page] = field(default_factory=dict)
    """By name: what is made anew when a form that was opened from it is saved."""
    folders: Mapping[str, Folder] = field(default_factory=dict)
    """By where they begin, such as "/feeds/"."""
    inlets: Mapping[str, Folder] = field(default_factory=dict)
    """The same, for what is brought there."""
    mirrors: Mapping[str, Mirror] = field(default_factory=dict)
    """By the name of the form: what is made anew when something is promised on top of it."""
