"""The buttons under what was said of a status: leave me in peace, I am here, always do that.

They carry the end of the status alone. Whose it was is known from the letter that was written, so that a
button of somebody else, or one that was made up, does nothing.
"""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import Message, Nothing, Reply
from bot.slack.requests import ButtonPress
from bot.team import status, status_messages
from bot.team.status_messages import ALWAYS, NO
from storage import leaves, outbox, people
from storage.people import Person, StatusChoice


def press(visit: Visit, press: ButtonPress) -> Reply:
    """What was decided stands where the buttons were; or a sentence why they do nothing any more."""
    until = _moment(press.value)
    with visit.transaction() as session:
        person = people.hold_person(session, visit.workspace_id, visit.user_id) or visit.person
        say = status.say_to(session, visit.office, person)
        if refusal := _refusal(session, person, press.action, until, visit.now):
            return Message(say(refusal))
        _decide(session, person, press.action, until, visit.now)
        subject = status.subject_of(person, until)
        key = status.no_to(subject) if press.action == NO else status.yes_to(subject)
        decided = status_messages.decided(say, press.action, until, person.zone)
        status.write(session, person, decided, key, subject, visit.now)
    return Nothing()


def _moment(value: str | None) -> datetime:
    """The end that a button carries; long ago for what no button of ours carries."""
    try:
        return datetime.fromtimestamp(int(value or ""), UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _refusal(session: Session, person: Person, action: str, until: datetime, now: datetime) -> str | None:
    """The key of why this press decides nothing; None when it does."""
    subject = status.subject_of(person, until)
    written = outbox.written(session, person.workspace_id, (subject, *status.answers_to(subject)))
    if subject not in written:
        return "team.status.not_yours"
    if len(written) > 1:
        return "team.status.answered"
    if until <= now:
        return "team.status.over"
    return None if action == NO or person.status_until == until else "team.status.changed"


def _decide(session: Session, person: Person, action: str, until: datetime, now: datetime) -> None:
    if action == ALWAYS:
        person.status_choice = StatusChoice.ALWAYS
    if action != NO:
        status.leave_in_peace(session, person, until, now)
    elif person.status_until == until:
        leaves.end_from_status(session, person.workspace_id, person.user_id, now)
