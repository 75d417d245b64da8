"""What monitoring brings to the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.findings import Finding
from bot.monitoring import health
from bot.noticing import Noticed, noticed
from storage import people, sources, watching
from storage.people import Team


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    heard = health.of_sources(sources.of_team(session, team), team.id, now)
    return [noticed("monitoring", one) for one in (*_of_terms(session, team), *heard)]


def _of_terms(session: Session, team: Team) -> Sequence[Finding]:
    some = watching.terms_of(session, team)
    if not some:
        return []
    names = [one.name for one in people.people_in(session, team)]
    return health.findings(some, names, team.name)
