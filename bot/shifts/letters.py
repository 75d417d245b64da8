"""Who reads what of a handover, each message in the language of its reader and written once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.letters import letter_to
from bot.ownership.resolving import Candidate, Resolution
from bot.shifts import messages
from bot.shifts.messages import Told
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare.letters import Letters
from storage import outbox
from storage.cases import Case
from storage.handovers import Handover
from storage.people import Person


@dataclass(frozen=True, slots=True)
class HandoverLetters:
    """Of one handover, in the transaction of what causes them."""

    letters: Letters
    handover: Handover
    cases: Sequence[Case]

    def ask_giver(self) -> None:
        """A quarter before the end of their day."""
        person = self.letters.person(self.handover.giver_id)
        self._write(person, self.subject(person), messages.ask_giver(self._say(person), self.told(person)))

    def ask(self, candidate: Candidate, found: Resolution) -> None:
        """Whose it would be now."""
        person = self.letters.person(candidate.user_id)
        self.letters.know(one.user_id for one in found.chain)
        why = self._reason(person, candidate, found)
        message = messages.ask_to_take_over(self._say(person), self.told(person), why)
        self._write(person, self.subject(person), message)

    def nobody_takes(self, user_id: str, at: datetime) -> None:
        """To who can arrange it, when they are at work."""
        person = self.letters.person(user_id)
        message = messages.nobody_takes(self._say(person), self.told(person))
        self._write(person, f"{self.subject(person)}, nobody", message, not_before=at)

    def taken(self) -> None:
        """What asked for it says who has it; the giver hears so too."""
        for user_id in {*self.handover.told, self.handover.giver_id}:
            person = self.letters.person(user_id)
            message = messages.taken(self._say(person), self.told(person))
            if not person.has_left:
                self._write(person, self.subject(person), message, "taken")

    def told(self, reader: Person) -> Told:
        self.letters.know({self.handover.giver_id})
        facts = [self.letters.facts(case, reader=reader) for case in self.cases]
        zone = self.letters.team.zone
        return Told(self.handover, facts, self.letters.now, dict(self._names()), zone, reader.zone)

    def _names(self) -> dict[str, str]:
        return {user_id: person.name for user_id, person in self.letters.people.items()}

    def _reason(self, reader: Person, candidate: Candidate, found: Resolution) -> str:
        """Nothing for whom the giver chose: that is said already."""
        if candidate.user_id == self.handover.chosen_id or candidate not in found.chain or not self.cases:
            return ""
        facts = self.letters.facts(self.cases[0], reader=reader)
        return messages.reason(self._say(reader), facts, found, candidate)

    def subject(self, person: Person) -> str:
        return f"handover {self.handover.id}, {person.user_id}"

    def _say(self, person: Person) -> Say:
        return self.letters.office.say_to(person, self.letters.team)

    def _write(
        self,
        to: Person,
        subject: str,
        message: Message,
        state: str = "asked",
        *,
        not_before: datetime | None = None,
    ) -> None:
        team, key = self.letters.team, f"{subject}, {state}"
        letter = letter_to(to.user_id, team, key, message, subject=subject, not_before=not_before)
        outbox.write(self.letters.session, letter, self.letters.now)
