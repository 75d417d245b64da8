"""What happens by itself: half a year after publishing, the coordinators are asked to go through the plan."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.orm import Session

from bot.batches import each_alone
from bot.feature import Job, Notices
from bot.letters import letter_to
from bot.office import Office
from bot.plan import publish_messages
from bot.plan.content import content_of
from bot.plan.differences import differences
from bot.plan.publishing import REVIEW_AFTER
from bot.presence import hours_of
from bot.ranking import Reader, ranked
from bot.rituals import team_free_days
from bot.working_time import next_opening
from storage import leaves, outbox, people, versions
from storage.looking import When
from storage.people import Person, Team

AT_ONCE = 100


def job(notices: Sequence[Notices]) -> Job:
    return Job(
        "ask to go through the plan",
        timedelta(minutes=10),
        partial(ask_to_review, notices),
        When(versions.any_to_review),
    )


def ask_to_review(notices: Sequence[Notices], office: Office, now: datetime) -> None:
    """Each team in a transaction of its own, in which its version is held: two processes ask once."""
    with office.reading() as session:
        team_ids = versions.teams_to_review(session, now, AT_ONCE)
    each_alone(office, team_ids, lambda session, team_id: _ask(notices, office, session, team_id, now))


def _ask(notices: Sequence[Notices], office: Office, session: Session, team_id: int, now: datetime) -> None:
    found = versions.hold_to_review(session, team_id, now)
    if found is None:
        return
    team, version = found
    asked_at = version.review_due_at
    version.review_due_at = now + REVIEW_AFTER
    noticed = [one for chapter in notices for one in chapter(session, team, now)]
    changes = differences(version.content, content_of(session, team, noticed, now))
    for person in people.coordinators(session, team):
        hurts = ranked(noticed, Reader(person.user_id, coordinates=True))
        message = publish_messages.review(office.say_to(person, team), team, version, hurts, changes)
        key = f"plan of team {team.id}, review due {asked_at}, to {person.user_id}"
        opens = _when(session, team, person, now)
        outbox.write(session, letter_to(person.user_id, team, key, message, not_before=opens), now)


def _when(session: Session, team: Team, person: Person, now: datetime) -> datetime | None:
    """In the person's own working time."""
    theirs = leaves.of(session, team.workspace_id, [person.user_id], now)
    return next_opening(hours_of(person, theirs, team_free_days(team, now)), now)
