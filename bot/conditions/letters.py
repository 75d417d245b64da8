"""What step five writes to people, in private: the question, the reminder, the results, the next round."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.conditions import messages
from bot.conditions.gathering import Facts
from bot.conditions.rules import Voter
from bot.letters import letter_to
from bot.texts import Say
from bot.working_time import next_opening
from storage import outbox
from storage.people import Team
from storage.ratings import RatingRound


def ask_key(round_id: int, user_id: str) -> str:
    return f"rating round {round_id}, question to {user_id}"


def reminder_key(round_id: int, user_id: str) -> str:
    return f"rating round {round_id}, reminder of {user_id}"


def write_question(
    session: Session, say: Say, team: Team, running: RatingRound, to: Voter, now: datetime
) -> None:
    message = messages.question(say, team, messages.until(say, running, to.hours.zone))
    outbox.write(session, letter_to(to.user_id, team, ask_key(running.id, to.user_id), message), now)


def write_reminder(  # noqa: PLR0913, PLR0917 - who, of what, and how far they are
    session: Session, say: Say, team: Team, running: RatingRound, to: Voter, given: int, now: datetime
) -> None:
    """`given`: how many statements they rated without sending them."""
    message = messages.reminder(say, team, messages.until(say, running, to.hours.zone), given)
    key = reminder_key(running.id, to.user_id)
    outbox.write(session, letter_to(to.user_id, team, key, message), now)


def write_results(
    session: Session, say: Say, facts: Facts, closed: RatingRound, to: Voter, now: datetime
) -> None:
    message = messages.results_letter(say, facts, closed)
    key = f"rating round {closed.id}, results for {to.user_id}"
    at = next_opening(to.hours, now)
    outbox.write(session, letter_to(to.user_id, facts.team, key, message, not_before=at), now)


def write_proposal(
    session: Session, say: Say, team: Team, last: RatingRound, to: Voter, now: datetime
) -> None:
    """Once, to a coordinator, in their own working hours."""
    message = messages.proposal(say, team)
    key = f"rating round {last.id}, next proposed to {to.user_id}"
    at = next_opening(to.hours, now)
    outbox.write(session, letter_to(to.user_id, team, key, message, not_before=at), now)
