"""Keeps what the channel sees true: one message for each day, and one reply under it for each answer.

Every letter about a day has its own key (the day's version), and a subject, so that later ones change what
stands there. Answers are written after the message they stand under: a reply without a parent is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from bot.meetup import messages, reply_messages, summary_messages
from bot.meetup.chairs import QUORUM, chair_among
from bot.meetup.circle import Circle, circle_of
from bot.meetup.facts import Facts, facts_of
from bot.meetup.messages import Day
from bot.meetup.reply_messages import Handles
from bot.meetup.rules import turn_on
from bot.meetup.summary_messages import Counted, Decided, Outcome, Stuck
from bot.office import Office
from bot.posting import words
from bot.rituals import next_meeting_day
from bot.slack.replies import Message
from bot.texts import Say
from storage import meetups, outbox, people
from storage.meetups import Answer, Meetup
from storage.outbox import NewLetter, Priority
from storage.people import Team
from storage.posts import Post


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
    facts: Facts

    def show_day(self) -> None:
        """The message in the channel says how the day stands: off, over, or asking."""
        self.write(meetups.subject(self.meetup), self._message(), Priority.PROMPT)

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
        name = self.name_of(answer.user_id)
        message = reply_messages.reply(self.say, name, answer, self._handles(answer))
        self.write(subject, message, Priority.NORMAL, thread_of=meetups.subject(self.meetup))

    def announce_off(self) -> None:
        """Said in the channel by a message of its own, when there is no prompt that can say it."""
        self.write(self._off_subject, self._called_off(), Priority.NORMAL)

    def take_back_off(self) -> None:
        outbox.withdraw(self.session, self.team.workspace_id, self._off_subject, self.now)

    @property
    def _off_subject(self) -> str:
        return f"{meetups.subject(self.meetup)}, day off"

    def _message(self) -> Message:
        if self.meetup.called_off_at is not None:
            return self._called_off()
        if self.meetup.summarised_at is not None:
            return summary_messages.summary(self.say, self.day(), self.outcome())
        return messages.prompt(self.say, self.day())

    def _called_off(self) -> Message:
        return messages.called_off(self.say, self.meetup.day, self.name_of(self.meetup.called_off_by or ""))

    def _handles(self, answer: Answer) -> Handles:
        """What can be pressed under an answer: a vote for its idea, and help for who is stuck."""
        mine = (self.meetup.id, answer.user_id)
        idea = next((one for one in self.facts.ideas if (one.meetup_id, one.by) == mine), None)
        stuck = next((one for one in self.facts.blockers if (one.meetup_id, one.by) == mine), None)
        return Handles(
            idea_id=idea.id if idea and answer.idea else None,
            votes=self.facts.votes.get(idea.id, 0) if idea else 0,
            blocker_id=stuck.id if stuck else None,
            owner=self.name_of(stuck.owner_id) if stuck and stuck.owner_id else None,
            solved_by=self.name_of(stuck.solved_by) if stuck and stuck.solved_by else None,
        )

    def day(self) -> Day:
        """What the messages of this day tell besides what was answered."""
        day, told, present = self.meetup.day, self.facts.signal, self.circle.in_on(self.meetup.day)
        return Day(
            key=f"{self.team.id} {day.isoformat()}",
            day=day,
            question=self.meetup.question,
            slot=self.meetup.slot,
            off=self.circle.off_on(day),
            webcare=self.circle.webcare_on(day),
            has_theme=self.team.meetup_has_theme,
            posts=tuple(map(self._post_line, self.facts.posts)),
            signal=told.signal if told else None,
            words=told.words if told else "",
            chair=self.name_of(self.meetup.chair_id) if self.meetup.chair_id else None,
            is_alone=len(present) == 1 and self.circle.is_several and not self.team.meetup_in_writing,
            has_talk=self.has_talk,
        )

    def _post_line(self, post: Post) -> str:
        return words.line(self.say, post, self.facts.channels, self.team.zone)

    @property
    def has_talk(self) -> bool:
        """Whether the ten minutes can be started: not held yet, more than one is there, and they want to."""
        present = self.circle.in_on(self.meetup.day)
        wanted = not self.team.meetup_in_writing and self.facts.talk is None
        return wanted and len(present) >= QUORUM

    def outcome(self) -> Outcome:
        """What came of the day until now."""
        present = self.circle.in_on(self.meetup.day)
        answered = {answer.user_id for answer in self.answers}
        closings = [turn_on(self.meetup.day, seat.hours).closes_at for seat in present]
        talk = self.facts.talk
        return Outcome(
            answers=tuple((self.name_of(answer.user_id), answer) for answer in self.answers),
            asked=len(answered | {seat.user_id for seat in present}),
            still_open=any(closing > self.now for closing in closings),
            decided=tuple(self.decided()),
            ideas=tuple(self.ideas()),
            stuck=tuple(self.stuck()),
            led_by=self.name_of(talk.chair_id) if talk else None,
            next_chair=self._next_chair(),
        )

    def decided(self) -> list[Decided]:
        return [Decided(one.text, self.name_of(one.owner_id), one.due_on) for one in self.facts.decisions]

    def ideas(self) -> list[Counted]:
        """Of that day, those with most votes first."""
        votes = self.facts.votes
        ranked = sorted(self.facts.ideas, key=lambda one: -votes.get(one.id, 0))
        return [
            Counted(self.name_of(one.by), one.text, votes.get(one.id, 0), is_post=one.post_id is not None)
            for one in ranked
        ]

    def stuck(self) -> list[Stuck]:
        """Every blocker that is open, and those that were solved that day."""
        return [
            Stuck(
                name=self.name_of(one.by),
                text=one.text,
                days=(self.meetup.day - one.since).days,
                owner=self.name_of(one.owner_id) if one.owner_id else None,
                solved_by=self.name_of(one.solved_by) if one.solved_by else None,
            )
            for one in self.facts.blockers
        ]

    def chair_on(self, day: date) -> str | None:
        """Whose turn it is to lead that day; None when there is no chair."""
        if self.team.meetup_in_writing or not self.team.meetup_chair_rotates:
            return None
        before = {who: last for who, last in self.facts.led.items() if last < day}
        return chair_among(self.circle.in_on(day), before)

    def chair_of_today(self) -> str | None:
        """Who was chosen, when they are there; else whose turn it is."""
        chosen = self.circle.seat_of(self.meetup.chair_id or "")
        if chosen is not None and chosen.is_in(self.meetup.day):
            return chosen.user_id
        return self.chair_on(self.meetup.day)

    def _next_chair(self) -> tuple[str, date] | None:
        day = next_meeting_day(self.circle.ritual, self.meetup.day)
        chair = None if day is None else self.chair_on(day)
        return None if day is None or chair is None else (self.name_of(chair), day)

    def name_of(self, user_id: str) -> str:
        """Also of who is not in the team any more."""
        if name := self.circle.name_of(user_id):
            return name
        person = people.person(self.session, self.team.workspace_id, user_id)
        return person.name if person else self.say("common.unknown")

    def write(self, subject: str, message: Message, priority: Priority, thread_of: str | None = None) -> None:
        """A letter about this day to the channel; each has a key of its own, from the day's version."""
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
        facts=facts_of(session, [(meetup, team)])[meetup.id],
    )
