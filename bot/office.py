"""What a listener or a job may use: database, clock, sentences, and looking things up in Slack."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from bot.memory import Memory
from bot.slack.directory import Directory
from bot.texts import Say, Texts
from storage import outbox, people, workspaces
from storage.database import Database


class Clock(Protocol):
    def now(self) -> datetime:
        """The moment it is (UTC)."""


class AlreadyHeardError(Exception):
    """Slack sent this before, and its effect was kept."""


@dataclass(frozen=True, slots=True)
class Office:
    """Everything shared. `wake` tells delivery that letters may be waiting."""

    database: Database
    clock: Clock
    texts: Texts
    slack: Directory
    wake: Callable[[], None]
    memory: Memory = field(default_factory=Memory)
    public_url: str | None = None
    """Where this bot is reached from outside, with a slash at its end; None when nobody told it."""
    local_feeds: bool = False
    """Whether feeds on this machine are fetched, which only tests and the demo want."""

    def now(self) -> datetime:
        return self.clock.now()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that writes nothing."""
        with self.database.reading() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session whose work is kept when the block ends; letters written in it leave at once."""
        with self.database.transaction() as session:
            yield session
        if outbox.has_new_letters(session):
            self.wake()

    def say(self, language: str) -> Say:
        """A speaker of that language, such as a team's."""
        return self.texts.say(language)

    def say_to(self, person: people.Person, team: people.Team | None = None) -> Say:
        """A speaker for one person: own choice, then the team's language, then Slack's locale."""
        return self.texts.say(language_of(person, team))


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody did something: who, when, and how to speak to them. The clock was read once, for `now`.

    `key` names the request. What is written in `transaction()` is written once, however often Slack sends it.
    """

    office: Office
    person: people.Person
    now: datetime
    say: Say
    key: str

    @property
    def workspace_id(self) -> str:
        return self.person.workspace_id

    @property
    def user_id(self) -> str:
        return self.person.user_id

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with self.office.reading() as session:
            yield session

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """One for each request. Raises AlreadyHeardError when this request was kept before."""
        with self.office.transaction() as session:
            if not workspaces.hear(session, self.workspace_id, self.key, self.now):
                raise AlreadyHeardError
            yield session

    def to_team(self, team: people.Team) -> "Visit":
        """The same visit, speaking the team's language to who chose none."""
        return replace(self, say=self.office.say_to(self.person, team))


def language_of(person: people.Person, team: people.Team | None = None) -> str:
    """The language to speak: "nl" or "en"."""
    if person.own_language:
        return person.own_language
    if team is not None:
        return team.language
    return people.Language.DUTCH if person.locale.startswith("nl") else people.Language.ENGLISH
