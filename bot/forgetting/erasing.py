"""Cases are erased on request, a few at a time; who asked for it reads how far it is, and when it is done."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.forgetting import asking_messages
from bot.letters import letter_to
from bot.office import Office
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import erasing
from bot.webcare.letters import Letters
from storage import caseload, changes, erasures, mending, outbox, people
from storage.changes import Change
from storage.erasures import ERASURE, Erasure
from storage.people import Person, Team

AT_ONCE = 20
"""Cases in one transaction, with the messages that are mended."""
TELL_EVERY = 100
"""Cases between two words about how far it is: a message is edited once a second at most."""


def go_on(session: Session, office: Office, team: Team, erasure: Erasure, now: datetime) -> None:
    """The next cases; the erasure is held, so nobody else does the same ones."""
    letters = Letters(office, session, team, now)
    caseload.hold_desk(session, team)  # who merges two of them holds it, and holds them in another order
    for case in erasures.hold_cases(session, team, erasure.rest[:AT_ONCE]):
        erasing.erase(letters, case, erasure.by)
    erasure.rest = erasure.rest[AT_ONCE:]
    if not erasure.rest:
        _end(session, team, erasure, now)
    done = erasure.cases - len(erasure.rest)
    if erasure.cases > AT_ONCE and (erasure.ended_at or done == AT_ONCE or done % TELL_EVERY == 0):
        _tell(session, office, team, erasure, now)


def _end(session: Session, team: Team, erasure: Erasure, now: datetime) -> None:
    """The log knows when and how many, and not whom."""
    erasure.ended_at, erasure.look_at = now, None
    changes.note(session, Change(
        team_id=team.id, thing=ERASURE, thing_id=erasure.id, by=erasure.by, at=now, did="forgot",
        fields={"cases": [None, erasure.cases], "others": [None, erasure.others]},
    ))  # fmt: skip


def _tell(session: Session, office: Office, team: Team, erasure: Erasure, now: datetime) -> None:
    """In one message that is edited."""
    person, say = _reader(session, office, team, erasure)
    message = asking_messages.progress(say, erasure, person.zone if person else team.zone)
    subject = f"erasure {erasure.id}, progress"
    key = f"{subject} {len(erasure.rest)}"
    outbox.write(session, letter_to(erasure.by, team, key, message, subject=subject), now)


def ask_no_more(session: Session, office: Office, team: Team, erasure: Erasure, now: datetime) -> None:
    """Where the question stands as a message, it named the account: it does so no more."""
    person, say = _reader(session, office, team, erasure)
    zone = person.zone if person else team.zone
    message = (
        asking_messages.answer(say, erasure, zone) if erasure.confirmed_at else asking_messages.expired(say)
    )
    about = [asking_messages.about(erasure)]
    for one in mending.shown(session, team.workspace_id, about):
        _mend(session, one, message, now)
    mending.done(session, team.workspace_id, about)


def _mend(session: Session, one: mending.Shown, message: Message, now: datetime) -> None:
    if one.stands:
        mending.rewrite(session, one, message.text, message.blocks, now)
    else:
        mending.drop(session, one, now)


def _reader(session: Session, office: Office, team: Team, erasure: Erasure) -> tuple[Person | None, Say]:
    person = people.person(session, team.workspace_id, erasure.by)
    return person, office.say_to(person, team) if person else office.say(team.language)
