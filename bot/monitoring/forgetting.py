"""Words of outsiders are not kept longer than they are needed: docs/trade.md, "Monitoring"."""

from datetime import datetime, timedelta

from bot.feature import Job
from bot.office import Office
from storage import mentions, sources
from storage.looking import When

WORDS = timedelta(days=90)
KEYS = timedelta(days=400)
"""The digests by which a mention is known again: a feed may show a year."""
DELIVERIES = timedelta(days=1)


def forget_words(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        mentions.forget_before(session, now - WORDS)


def forget_mentions(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        mentions.drop_before(session, now - KEYS)


def forget_deliveries(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        sources.forget_deliveries(session, now - DELIVERIES)


SELDOM = timedelta(hours=6)
JOBS = (
    Job("words of mentions forgotten", SELDOM, forget_words, When(mentions.any_with_words, WORDS)),
    Job("mentions forgotten", SELDOM, forget_mentions, When(mentions.any_without_words, KEYS)),
    Job("deliveries forgotten", SELDOM, forget_deliveries, When(sources.any_delivery, DELIVERIES)),
)
