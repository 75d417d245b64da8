"""What step five writes to people, in private: the question, the reminder, the results, the next round."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.conditions import messages
from bot.conditions.gathering import Facts
from bot.conditions.rules import Voter
from bot.letters import letter_to
from bot.office import Office
from bot.slack.replies import Message
from bot.texts import Say
from bot.working_time import next_opening
from storage import outbox
from storage.people import Team
from storage.ratings import RatingRound


@dataclass(frozen=True, slots=True)
class Held:
    """A round of a team, held, at a moment (UTC)."""

    session: Session
    office: Office
    team: Team
    round: RatingRound
    now: datetime

    def write(self, to: Voter, key: str, message: Message, not_before: datetime | None = None) -> None:
        letter = letter_to(to.user_id, self.team, key, message, not_before=not_before)
        outbox.write(self.session, letter, self.now)


def ask_key(round_id: int, user_id: str) -> str:
    return f"rating round {round_id}, question to {user_id}"


def reminder_key(round_id: int, user_id: str) -> str:
    return f"rating round {round_id}, reminder of {user_id}"


def write_question(held: Held, say: Say, to: Voter) -> None:
    message = messages.question(say, held.team, messages.until(say, held.round, to.hours.zone))
    held.write(to, ask_key(held.round.id, to.user_id), message)


def write_reminder(held: Held, say: Say, to: Voter, given: int) -> None:
    """`given`: how many statements they rated without sending them."""
    until = messages.until(say, held.round, to.hours.zone)
    message = messages.reminder(say, held.team, until, given)
    held.write(to, reminder_key(held.round.id, to.user_id), message)


def write_results(held: Held, say: Say, facts: Facts, to: Voter) -> None:
    """At their next working moment."""
    key = f"rating round {held.round.id}, results for {to.user_id}"
    message = messages.results_letter(say, facts, held.round)
    held.write(to, key, message, next_opening(to.hours, held.now))


def write_proposal(held: Held, say: Say, to: Voter) -> None:
    """Once, to a coordinator, in their own working hours."""
    key = f"rating round {held.round.id}, next proposed to {to.user_id}"
    held.write(to, key, messages.proposal(say, held.team), next_opening(to.hours, held.now))
