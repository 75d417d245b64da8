"""Keeps what the channel sees true: one message for each day, and one reply under it for each answer.

Every letter about a day has its own key (the day's version), and a subject, so that later ones change what
stands there. Answers are written after the message they stand under: a reply without a parent is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.meetup import messages
from bot.meetup.circle import Circle, circle_of
from bot.meetup.messages import Day, Outcome
from bot.meetup.rules import turn_on
from bot.office import Office
from bot.slack.replies import Message
from bot.texts import Say
from storage import meetups, outbox, people
from storage.meetups import Answer, Meetup
from storage.outbox import NewLetter, Priority
from storage.people import Team


@dataclass(frozen=True, slots=True)
class Thread:
    """A held meet-up in one transaction; `say` speaks the team's language, `answers` are all of the day's."""

    session: Session
    say: Say
    team: Team
    meetup: Meetup
    circle: Circle
    answers: Sequence[Answer]
    now: datetime

    def show_day(self) -> None:
        """The message in the channel says how the day stands: off, over, or asking."""
        self._write(meetups.subject(self.meetup), self._message(), Priority.PROMPT)

    def show_everything(self) -> None:
        """The message, and the answers under it anew: for when nothing stands in the channel yet."""
        self.show_day()
        for answer in self.answers:
            self.show_answer(answer)

    def show_answer(self, answer: Answer) -> None:
        """The reply says what was answered; there is none for "nothing today"."""
        subject = f"{meetups.subject(self.meetup)}, answer of {answer.user_id}"
        if answer.says_nothing:
            outbox.withdraw(self.session, self.team.workspace_id, subject, self.now)
            return
        message = messages.reply(self.say, self.name_of(answer.user_id), answer)
        self._write(subject, message, Priority.NORMAL, thread_of=meetups.subject(self.meetup))

    def announce_off(self) -> None:
        """Said in the channel by a message of its own, when there is no prompt that can say it."""
        self._write(self._off_subject, self._called_off(), Priority.NORMAL)

    def take_back_off(self) -> None:
        outbox.withdraw(self.session, self.team.workspace_id, self._off_subject, self.now)

    @property
    def _off_subject(self) -> str:
        return f"{meetups.subject(self.meetup)}, day off"

    def _message(self) -> Message:
        if self.meetup.called_off_at is not None:
            return self._called_off()
        if self.meetup.summarised_at is not None:
            return messages.summary(self.say, self._day(), self._outcome())
        return messages.prompt(self.say, self._day())

    def _called_off(self) -> Message:
        return messages.called_off(self.say, self.meetup.day, self.name_of(self.meetup.called_off_by or ""))

    def _day(self) -> Day:
        day = self.meetup.day
        return Day(
            key=f"{self.team.id} {day.isoformat()}",
            day=day,
            question=self.meetup.question,
            slot=self.meetup.slot,
            off=self.circle.off_on(day),
            webcare=self.circle.webcare_on(day),
        )

    def _outcome(self) -> Outcome:
        present = self.circle.in_on(self.meetup.day)
        answered = {answer.user_id for answer in self.answers}
        closings = [turn_on(self.meetup.day, seat.hours).closes_at for seat in present]
        return Outcome(
            answers=tuple((self.name_of(answer.user_id), answer) for answer in self.answers),
            asked=len(answered | {seat.user_id for seat in present}),
            still_open=any(closing > self.now for closing in closings),
        )

    def name_of(self, user_id: str) -> str:
        """Also of who is not in the team any more."""
        if name := self.circle.name_of(user_id):
            return name
        person = people.person(self.session, self.team.workspace_id, user_id)
        return person.name if person else self.say("common.unknown")

    def _write(
        self, subject: str, message: Message, priority: Priority, thread_of: str | None = None
    ) -> None:
        self.meetup.version += 1
        letter = NewLetter(
            workspace_id=self.team.workspace_id,
            channel=self.team.channel_id,
            key=f"{meetups.subject(self.meetup)}, letter {self.meetup.version}",
            subject=subject,
            thread_of=thread_of,
            text=message.text,
            blocks=message.blocks,
            team_id=self.team.id,
            priority=priority,
        )
        outbox.write(self.session, letter, self.now)


def thread_of(
    session: Session, office: Office, team: Team, meetup: Meetup, now: datetime, circle: Circle | None = None
) -> Thread:
    """The thread of a held meet-up, with its answers and its circle, which is read when not given."""
    return Thread(
        session=session,
        say=office.say(team.language),
        team=team,
        meetup=meetup,
        circle=circle or circle_of(session, team, now),
        answers=meetups.answers(session, [meetup.id]),
        now=now,
    )
