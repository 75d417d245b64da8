"""Reminds owners of answers whose day has come: once, while they are at work, one letter for all of them.

Whose owner left, goes to who has the library by the matrix, and is told why.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.answers import messages
from bot.answers.whose import Taker, taker_of
from bot.batches import until_done
from bot.letters import letter_to
from bot.office import Office
from bot.ownership.gathering import matrix_from
from bot.presence import hours_of, takes_part, when_to_ask
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from storage import library, outbox
from storage.crews import Crew, crews
from storage.library import LibraryAnswer
from storage.people import Team
from storage.some_teams import SomeTeams

BATCH = 25


def remind(office: Office, now: datetime) -> None:
    until_done(
        office,
        BATCH,
        lambda session, some: library.teams_with_reviews(session, now, BATCH, some),
        lambda session, some: _remind_some(office, session, now, some),
    )


def _remind_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    """Each owner in a batch hears of all of theirs that are due, also of those beyond it."""
    held = library.hold_reviews(session, now, BATCH, some)
    owners = {(team.id, answer.owner_id): team for team, answer in held}
    around = crews(session, {team.id for team, _ in held}, now) if held else {}
    for (_, owner_id), team in owners.items():
        theirs = library.hold_reviews_of(session, team, owner_id, now)
        _remind_owner(office, session, team, theirs, around[team.id], now)
    return len(held)


def _remind_owner(
    office: Office, session: Session, team: Team, theirs: Sequence[LibraryAnswer], crew: Crew, now: datetime
) -> None:
    """Now for who is at work; else it is looked at again when they are."""
    found = _owner(office, team, theirs[0].owner_id, crew, now)
    told = found.ask_at <= now and _tell(office, session, team, theirs, found, now)
    later = found.ask_at if found.ask_at > now else now + timedelta(days=1)
    for answer in theirs:
        answer.review_at = None if told else later


def _owner(office: Office, team: Team, owner_id: str, crew: Crew, now: datetime) -> Taker:
    """The owner; who has the library by the matrix when the owner is not there any more."""
    person = next((one for _, one in crew.members if one.user_id == owner_id), None)
    if person is None or not takes_part(person, team):
        return taker_of(office, team, crew, matrix_from(team, crew, now), now)
    hours = hours_of(person, crew.leaves, team_free_days(team, now))
    return Taker(person, when_to_ask(hours, now), "")


def _tell(
    office: Office,
    session: Session,
    team: Team,
    theirs: Sequence[LibraryAnswer],
    found: Taker,
    now: datetime,
) -> bool:
    """Whether the letter was written: one for a person on a day."""
    if found.person is None:
        return False
    today = local_day(now, team.zone)
    say = office.say_to(found.person, team)
    gone = say("answers.remind.owner_left", reason=found.why) if found.why else ""
    message = messages.to_review(say, theirs, gone)
    owner_id, to = theirs[0].owner_id, found.person.user_id
    key = f"answers to review, team {team.id}, of {owner_id}, to {to} {today}"
    return outbox.write(session, letter_to(to, team, key, message), now)
