"""What monitoring brings to the findings of all chapters."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.findings import Finding
from bot.monitoring import health, rules
from bot.noticing import Noticed, noticed
from bot.rituals import team_free_days
from bot.wall_clock import local_day
from storage import mentions, people, sources, watching
from storage.monitoring import Source
from storage.people import Team


def notices(session: Session, team: Team, now: datetime) -> Sequence[Noticed]:
    every = sources.of_team(session, team)
    heard = health.of_sources(every, team.id, now)
    looked = health.of_looks(_unwatched_days(session, team, every, now), team.id)
    return [noticed("monitoring", one) for one in (*_of_terms(session, team), *heard, *looked)]


def _unwatched_days(session: Session, team: Team, every: Sequence[Source], now: datetime) -> int | None:
    """Since the last entry in the log, or since the first source; a team without either did not begin yet."""
    logged = mentions.last_logged(session, team)
    since = logged.at if logged else min((one.created_at for one in every), default=None)
    if since is None:
        return None
    last, today = local_day(since, team.zone), local_day(now, team.zone)
    return rules.unwatched_days(last, today, team_free_days(team, now))


def _of_terms(session: Session, team: Team) -> Sequence[Finding]:
    some = watching.terms_of(session, team)
    if not some:
        return []
    names = [one.name for one in people.people_in(session, team)]
    return health.findings(some, names, team.name)
