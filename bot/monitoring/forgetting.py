"""Words of outsiders are not kept longer than they are needed: docs/trade.md, "Monitoring"."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from bot.batches import until_done
from bot.feature import Job
from bot.office import Office
from bot.webcare import mending
from bot.webcare.letters import Letters
from storage import mentions, sources
from storage.looking import When
from storage.some_teams import SomeTeams

WORDS = timedelta(days=90)
KEYS = timedelta(days=400)
"""The digests by which a mention is known again: a feed may show a year."""
DELIVERIES = timedelta(days=1)
AT_ONCE = 50
"""Mentions in one transaction, with the messages that quote them."""
TEAMS_AT_ONCE = 50


def forget_words(office: Office, now: datetime) -> None:
    """Of mentions, of ideas made of them, and in the messages that quote either; a team at a time."""
    until_done(
        office,
        1,
        lambda session, some: mentions.teams_with_words(session, now - WORDS, TEAMS_AT_ONCE, some),
        lambda session, some: _forget_some(office, session, now, some),
    )


def _forget_some(office: Office, session: Session, now: datetime, some: SomeTeams) -> int:
    found = mentions.hold_with_words(session, now - WORDS, AT_ONCE, some)
    if found is None:
        return 0
    team, old = found
    mending.words_are_gone(Letters(office, session, team, now), mentions.forget(session, old))
    return min(len(old), 1)


def forget_links(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        mentions.forget_links(session, now - WORDS)


def forget_mentions(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        mentions.drop_before(session, now - KEYS)


def forget_deliveries(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        sources.forget_deliveries(session, now - DELIVERIES)


SELDOM = timedelta(hours=6)
JOBS = (
    Job("words of mentions forgotten", SELDOM, forget_words, When(mentions.any_with_words, WORDS)),
    Job("links noted down forgotten", SELDOM, forget_links, When(mentions.any_link_noted, WORDS)),
    Job("mentions forgotten", SELDOM, forget_mentions, When(mentions.any_without_words, KEYS)),
    Job("deliveries forgotten", SELDOM, forget_deliveries, When(sources.any_delivery, DELIVERIES)),
)
