"""Writes to people about posts of one team, in private. Who is away reads it when they are back."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.office import Office
from bot.posting.gathering import Shown, shown
from bot.posting.writing import Writer
from bot.slack.replies import Message
from bot.texts import Say
from bot.working_time import next_opening
from storage import outbox, people
from storage.people import Person
from storage.posts import Post

SayIt = Callable[[Say, Shown], Message]


@dataclass(frozen=True, slots=True)
class Private:
    """In the transaction of what is told; `desk` says who is there, and when they work."""

    office: Office
    session: Session
    desk: Writer

    def write_about(self, user_id: str, post: Post, subject: str, say_it: SayIt, turn: str = "") -> None:
        """To a colleague, about one post; `turn` makes it another letter about the same subject."""
        seen = shown(self.session, self.desk, post)
        self.write(user_id, f"{subject}{turn}", lambda say: say_it(say, seen), subject)

    def write(
        self, user_id: str, key: str, say_it: Callable[[Say], Message], subject: str | None = None
    ) -> None:
        """To a colleague, in the language they read and the hours they work."""
        message = say_it(self.office.say_to(self.person(user_id), self.desk.team))
        opens = next_opening(self.desk.desk.hours_of(user_id), self.desk.now)
        letter = letter_to(user_id, self.desk.team, key, message, subject=subject, not_before=opens)
        outbox.write(self.session, letter, self.desk.now)

    def person(self, user_id: str) -> Person:
        """A colleague, who therefore is known."""
        return people.named(self.session, self.desk.team.workspace_id, (user_id,))[user_id]
