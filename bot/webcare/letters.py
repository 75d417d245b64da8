"""What is seen of a case in Slack: one card in the channel, one ping for each turn, and notices.

A card and a ping are subjects of the outbox, so Slack always shows the last state of each, once.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.ownership.record import read
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import messages
from bot.webcare.messages import Facts
from storage import caseload, merges, outbox, people
from storage.cases import Case
from storage.outbox import NewLetter, Priority
from storage.people import Person, Team
from storage.turns import Answer, Turn


@dataclass(slots=True)
class Letters:
    """Writes letters about cases of one team, in the transaction of what causes them."""

    office: Office
    session: Session
    team: Team
    now: datetime
    people: dict[str, Person] = field(default_factory=dict)
    """Who is known already, so that they need not be looked up."""

    def card(self, case: Case, answer: Answer | None = None) -> None:
        """The card says how the case stands, in the language of the team."""
        facts = self.facts(case, answer)
        message = messages.card(self.office.say(self.team.language), facts)
        subject = card_of(case)
        key = f"{subject} v{case.version}"
        self._write(self.team.channel_id, _of(case, message), key, subject)

    def ping(self, case: Case, turn: Turn) -> None:
        """The owner's ping says how the case stands; the first one of a turn makes their phone ring."""
        self._write_ping(case, turn, self._ping(case, turn))

    def end_ping(self, case: Case, turn: Turn, answer: Answer | None = None) -> None:
        """What was somebody's ping says what became of the case; not for who never heard of it, or left."""
        if turn.ping_at > self.now:
            outbox.withdraw(self.session, self.team.workspace_id, ping_of(turn), self.now)
            return
        if self.person(turn.user_id).has_left:
            return
        self._write_ping(case, turn, self._ended_ping(case, turn, answer))

    def ping_now(self, case: Case, turn: Turn) -> Message:
        """What the ping of a turn says as the case stands, whether the turn has ended or not."""
        if case.turn_id == turn.id:
            return self._ping(case, turn)
        answers = () if case.is_open else caseload.answers(self.session, case, 1)
        return self._ended_ping(case, turn, answers[0] if answers else None)

    def _ping(self, case: Case, turn: Turn) -> Message:
        person = self.person(turn.user_id)
        found = () if turn.found is None else read(turn.found).chain
        facts = self.facts(case, None, turn.by, *(one.user_id for one in found), reader=person)
        return messages.ping(self._say_to(person), facts, turn)

    def _ended_ping(self, case: Case, turn: Turn, answer: Answer | None) -> Message:
        person = self.person(turn.user_id)
        facts = self.facts(case, answer, turn.ended_by or "", reader=person)
        return messages.ended_ping(self._say_to(person), facts, turn)

    def ring_again(self, case: Case, turn: Turn) -> None:
        """The ping is a new message in place of the one there was, so that its owner hears it."""
        outbox.withdraw(self.session, self.team.workspace_id, ping_of(turn), self.now)
        turn.rang_again += 1
        self.ping(case, turn)

    def tell(
        self,
        user_id: str,
        key: str,
        case: Case,
        say_it: Callable[[Say, Facts], Message],
        not_before: datetime | None = None,
    ) -> None:
        """A direct message of its own; the key makes sure that it is written once."""
        self.write_to(user_id, f"{key}, to {user_id}", say_it, case, not_before=not_before)

    def write_to(
        self,
        user_id: str,
        key: str,
        say_it: Callable[[Say, Facts], Message],
        case: Case,
        subject: str | None = None,
        *,
        not_before: datetime | None = None,
    ) -> None:
        """The same with a key of one's own; with a `subject`, one message that always says how it stands."""
        person = self.person(user_id)
        message = say_it(self._say_to(person), self.facts(case, reader=person))
        self._write(user_id, _of(case, message), key, subject, not_before=not_before)

    def reply_to_card(self, case: Case, key: str, say_it: Callable[[Say, Facts], Message]) -> None:
        """In the thread of the card."""
        message = say_it(self.office.say(self.team.language), self.facts(case))
        self._write(self.team.channel_id, _of(case, message), key, thread_of=card_of(case))

    def facts(
        self, case: Case, answer: Answer | None = None, *others: str, reader: Person | None = None
    ) -> Facts:
        self.know({case.owner_id or "", answer.by if answer else "", *others} - {""})
        return Facts(
            case=case,
            now=self.now,
            zone=self.team.zone,
            names={user_id: person.name for user_id, person in self.people.items()},
            answer=answer,
            reads_in=None if reader is None else reader.zone,
            kept=merges.number_of(self.session, case.merged_into) if case.is_merged else None,
            is_in_care=self.team.is_in_care,
        )

    def known(self, user_id: str) -> Person | None:
        """Somebody who may not be known any more."""
        self.know({user_id})
        return self.people.get(user_id)

    def person(self, user_id: str) -> Person:
        """Somebody who acted or was chosen here, so they are known."""
        self.know({user_id})
        return self.people[user_id]

    def know(self, user_ids: Iterable[str]) -> None:
        """These people can be named."""
        if missing := set(user_ids) - self.people.keys():
            self.people |= people.named(self.session, self.team.workspace_id, missing)

    def _say_to(self, person: Person) -> Say:
        return self.office.say_to(person, self.team)

    def _write_ping(self, case: Case, turn: Turn, message: Message) -> None:
        subject = ping_of(turn)
        key = f"{subject} v{case.version}"
        not_before = max(turn.ping_at, self.now)
        self._write(turn.user_id, _of(case, message), key, subject, not_before=not_before)

    def _write(
        self,
        channel: str,
        message: Message,
        key: str,
        subject: str | None = None,
        *,
        thread_of: str | None = None,
        not_before: datetime | None = None,
    ) -> None:
        letter = NewLetter(
            workspace_id=self.team.workspace_id,
            channel=channel,
            key=key,
            text=message.text,
            blocks=message.blocks,
            subject=subject,
            thread_of=thread_of,
            team_id=self.team.id,
            priority=Priority.PING,
            not_before=not_before,
            about=message.about,
        )
        outbox.write(self.session, letter, self.now)


def _of(case: Case, message: Message) -> Message:
    """It holds words of the case: with those, its own go."""
    return replace(message, about=tuple(dict.fromkeys((messages.about(case), *message.about))))


def card_of(case: Case) -> str:
    """The subject of the case's card."""
    return f"case {case.id}, card"


def ping_of(turn: Turn) -> str:
    """The subject of a turn's ping: a later turn of the same person is a new message, which they hear."""
    again = f" again {turn.rang_again}" if turn.rang_again else ""
    return f"case {turn.case_id}, ping {turn.id}{again}"
