"""Words of outsiders are not kept longer than they are needed: docs/trade.md, "Monitoring"."""

from datetime import datetime, timedelta

from bot.office import Office
from storage import mentions, sources

WORDS = timedelta(days=90)
KEYS = timedelta(days=400)
"""The digests by which a mention is known again: a feed may show a year."""
DELIVERIES = timedelta(days=1)


def forget(office: Office, now: datetime) -> None:
    with office.transaction() as session:
        mentions.forget_before(session, now - WORDS)
        mentions.drop_before(session, now - KEYS)
        sources.forget_deliveries(session, now - DELIVERIES)
