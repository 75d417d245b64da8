"""The numbers of webcare of a team, asked of storage in a handful of statements."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from bot.stats import rules
from bot.stats.rules import Numbers
from storage import care_figures, promises, repeats
from storage.care_figures import Stretch
from storage.people import Team


def numbers(session: Session, team: Team, during: Stretch, now: datetime) -> Numbers:
    """Of the team; what came in before it is of as many days."""
    came = care_figures.volumes(session, team, during)
    earlier = care_figures.volumes(session, team, rules.before(during, team.zone))
    told = _answered(session, team, during, now)
    told = told.with_volumes(came, earlier, care_figures.happened(session, team, rules.BESIDE, during))
    return replace(
        told,
        promises=promises.counted(session, team, during.since, min(now, during.until)),
        asked_again=[times for _, times in repeats.found_since(session, team, during.since)],
    )


def own_numbers(session: Session, team: Team, during: Stretch, now: datetime) -> Numbers:
    """Of the person whose stretch it is: what they answered, and what they have."""
    return _answered(session, team, during, now)


def _answered(session: Session, team: Team, during: Stretch, now: datetime) -> Numbers:
    replies = care_figures.replies(session, team, during)
    with_target, in_time, speed = rules.measured(replies)
    open_cases, late = care_figures.open_now(session, team, now, during.of)
    since, until = rules.days_of(during, team.zone)
    return Numbers(
        since=since,
        until=until,
        replied=len(replies),
        with_target=with_target,
        in_time=in_time,
        speed=speed,
        open_cases=open_cases,
        late=late,
    )
