"""What happens by itself: people who were only named are looked up, and everybody again after a while."""

import logging
from datetime import datetime, timedelta

from bot.feature import Job
from bot.office import Office
from bot.slack.errors import RefusedError, SlackError, TokenRefusedError
from bot.team.parting import learn
from storage import people
from storage.looking import When

log = logging.getLogger(__name__)

FRESH_FOR = timedelta(days=7)
"""How long a name and zone count as known, for workspaces that tell us of no changes."""
AT_ONCE = 20
"""People looked up in one tick: users.info allows over a hundred a minute (docs.slack.dev, tier 4)."""


def get_acquainted(office: Office, now: datetime) -> None:
    """People who were named but never looked up, or long ago, are known by their newest name and zone.

    A workspace that refuses our token says nothing of anybody: its people stay unknown and stop no others.
    """
    closed: frozenset[str] = frozenset()
    while more := _look_some_up(office, now, closed):
        closed |= more


def _look_some_up(office: Office, now: datetime, closed: frozenset[str]) -> frozenset[str]:
    """The workspaces that turn out to refuse our token."""
    with office.reading() as session:
        unseen = people.people_unseen_since(session, now - FRESH_FOR, AT_ONCE, closed)
    found: set[str] = set()
    for person in unseen:
        if person.workspace_id in found:
            continue
        try:
            _look_up(office, person, now)
        except TokenRefusedError as error:
            log.warning("nobody in workspace %s can be looked up: %s", person.workspace_id, error)
            found.add(person.workspace_id)
    return frozenset(found)


def _look_up(office: Office, person: people.Person, now: datetime) -> None:
    try:
        profile = office.slack.profile(person.workspace_id, person.user_id)
    except TokenRefusedError:
        raise
    except RefusedError as error:
        log.warning("somebody could not be looked up: %s", error)
        with office.transaction() as session:
            people.seen(session, person.workspace_id, person.user_id, now)
        return
    except SlackError as error:
        log.info("somebody is looked up later: %s", error)
        return
    with office.transaction() as session:
        held = people.hold_person(session, person.workspace_id, person.user_id)
        if held and held.seen_at == person.seen_at:  # else an event told more, while we asked
            learn(session, office, person.workspace_id, profile, now)


JOBS = (
    Job("get acquainted", timedelta(seconds=5), get_acquainted, When(people.any_unseen_since, FRESH_FOR)),
)
