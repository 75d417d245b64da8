"""A Slack status as a source of absence: after own leave and working days, and as the person chooses.

Nothing of a status is kept but until when it said "away"; what is decided becomes a leave. Whoever calls
these holds the person, so that an event that comes twice, or to two processes, counts once.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.office import Office
from bot.presence import hours_of
from bot.rituals import team_free_days
from bot.slack.directory import Status
from bot.slack.replies import Message
from bot.team import away, rules, status_messages
from bot.texts import Say
from bot.working_time import Hours, elapsed
from storage import leaves, outbox, people
from storage.leaves import Leave
from storage.people import Person, StatusChoice, Team


def hear(session: Session, office: Office, person: Person, status: Status | None, now: datetime) -> None:
    """What the status says is asked, or noted, or ends what came of the one before; as the person chose."""
    say = say_to(session, office, person)
    until = away.stands_until(status.ends_at, person.zone, now) if status else None
    if status is None or until is None:
        _end(session, say, person, now)
        return
    leaves.end_from_status(session, person.workspace_id, person.user_id, until)
    if person.status_choice is StatusChoice.NEVER:
        person.status_until = None
    elif person.status_until != until and _counts(session, person, status, now):
        person.status_until = until
        _ask_or_note(session, say, person, status, until, now)


def say_to(session: Session, office: Office, person: Person) -> Say:
    """The first team's language for who chose none."""
    teams = people.teams_of(session, person.workspace_id, person.user_id)
    return office.say_to(person, teams[0] if teams else None)


def _end(session: Session, say: Say, person: Person, now: datetime) -> None:
    """A status that is gone makes nobody away any more; who was, and takes part, is told."""
    person.status_until = None
    ended = leaves.end_from_status(session, person.workspace_id, person.user_id, now)
    if ended is not None and _teams_of(session, person):
        key = f"status ended {person.user_id} {ended}"
        write(session, person, Message(say("team.status.ended")), key, None, now)


def _counts(session: Session, person: Person, status: Status, now: datetime) -> bool:
    """Whether somebody who takes part would work while the status says "away", for all they told us."""
    teams = _teams_of(session, person)
    return bool(teams and away.stretches(status.ends_at, _told_hours(session, person, teams, now), now))


def _teams_of(session: Session, person: Person) -> list[Team]:
    """The teams in which somebody takes part."""
    teams = people.teams_of(session, person.workspace_id, person.user_id)
    return [team for team in teams if rules.takes_part(person, team.guests_take_part)]


def _told_hours(session: Session, person: Person, teams: Sequence[Team], now: datetime) -> Hours:
    """Their working time less the leave they told of."""
    told = [one for one in _leaves(session, person, now) if not one.from_status]
    return _hours(person, told, teams, now)


def _leaves(session: Session, person: Person, now: datetime) -> Sequence[Leave]:
    return leaves.of(session, person.workspace_id, [person.user_id], now)


def _hours(person: Person, told: Sequence[Leave], teams: Sequence[Team], now: datetime) -> Hours:
    """A holiday counts when all their teams are closed."""
    closed = [team_free_days(team, now) for team in teams]
    return hours_of(person, told, frozenset.intersection(*closed) if closed else ())


def _ask_or_note(
    session: Session, say: Say, person: Person, status: Status, until: datetime, now: datetime
) -> None:
    """One letter for each end; what was answered about that end before holds for it again."""
    if _is_away_until(session, person, until, now):
        return
    subject = subject_of(person, until)
    answers = outbox.written(session, person.workspace_id, answers_to(subject))
    if no_to(subject) in answers:
        return
    letter = status_messages.question(say, until, person.zone, is_endless=status.ends_at is None)
    if person.status_choice is StatusChoice.ALWAYS:
        letter = status_messages.noted(say, until, person.zone)
    if answers or person.status_choice is StatusChoice.ALWAYS:
        leave_in_peace(session, person, until, now)
    write(session, person, letter, subject, subject, now)


def _is_away_until(session: Session, person: Person, until: datetime, now: datetime) -> bool:
    """Whether all of it is covered already: a status that now ends sooner asks nothing anew."""
    every = _hours(person, _leaves(session, person, now), _teams_of(session, person), now)
    return not elapsed(every, now, until)


def leave_in_peace(session: Session, person: Person, until: datetime, now: datetime) -> None:
    """They are away from now, in the place of what came of an earlier status; not where leave covers it."""
    leaves.end_from_status(session, person.workspace_id, person.user_id, now)
    hours = _told_hours(session, person, _teams_of(session, person), now)
    session.add_all(
        Leave(
            workspace_id=person.workspace_id,
            user_id=person.user_id,
            starts_at=span.start,
            ends_at=span.until or until,
            from_status=True,
        )
        for span in away.stretches(until, hours, now)
    )


def subject_of(person: Person, until: datetime) -> str:
    """The letter about a status until then."""
    return f"status {person.user_id} {status_messages.carried(until)}"


def answers_to(subject: str) -> tuple[str, str]:
    """The keys of the letters with which that letter is answered."""
    return yes_to(subject), no_to(subject)


def yes_to(subject: str) -> str:
    return f"{subject} yes"


def no_to(subject: str) -> str:
    return f"{subject} no"


def write(
    session: Session, person: Person, message: Message, key: str, subject: str | None, now: datetime
) -> None:
    """The person gets it privately; a letter about a subject changes what was said about it."""
    letter = outbox.NewLetter(
        workspace_id=person.workspace_id,
        channel=person.user_id,
        key=key,
        text=message.text,
        blocks=message.blocks,
        subject=subject,
    )
    outbox.write(session, letter, now)
