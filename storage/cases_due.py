"""When something is due of a case, said once: `caseload` asks which, a job first whether any."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, SQLColumnExpression, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute

from storage.cases import Case
from storage.database import Moment
from storage.late_news import any_to_tell
from storage.people import Member, Person

OPEN = Case.closed_at.is_(None)
LOOKED_AT = 1_000
"""Cases among which the teams are found that have something due."""


def to_deal(now: Moment) -> ColumnElement[bool]:
    """It waits for somebody on duty, and it is time to look who is."""
    return Case.deal_at <= now


def to_watch(now: Moment) -> ColumnElement[bool]:
    """Its clock must be looked at."""
    return Case.alarm_at <= now


OWNED = OPEN & Case.owner_id.is_not(None)


def owner_is_gone() -> ColumnElement[bool]:
    """It is open, and its owner left Slack or the team."""
    return OWNED & ~is_here(Case.team_id, Case.owner_id)


def is_here(
    team_id: SQLColumnExpression[int], user_id: SQLColumnExpression[str | None]
) -> ColumnElement[bool]:
    """Whether somebody is of the team, and in Slack."""
    return (
        select(Member.user_id)
        .join(Person, (Person.workspace_id == Member.workspace_id) & (Person.user_id == Member.user_id))
        .where(Member.team_id == team_id, Member.user_id == user_id, ~Person.has_left)
        .exists()
    )


def any_to_deal_or_watch(now: Moment) -> ColumnElement[bool]:
    """Or to tell, of what rang late."""
    return exists().where(to_deal(now)) | exists().where(to_watch(now)) | any_to_tell(now)


def any_with_absent_owner(_now: Moment) -> ColumnElement[bool]:
    """Each owner is looked up once, however many cases they have: they stand in order in an index."""
    owners = select(Case.team_id, Case.owner_id).where(OWNED).distinct().subquery()
    return select(owners.c.team_id).where(~is_here(owners.c.team_id, owners.c.owner_id)).exists()


def teams_due(
    moment: InstrumentedAttribute[datetime | None], is_due: ColumnElement[bool], at_most: int
) -> Select[int]:
    """The ids of teams in which something is due of a case, longest ago first.

    Of the cases that are due longest: an inner limit keeps SQLite from reading all cases team by team.
    """
    longest = select(Case.team_id, moment.label("at")).where(is_due).order_by(moment).limit(LOOKED_AT)
    found = longest.subquery()
    by_team = select(found.c.team_id).group_by(found.c.team_id)
    return by_team.order_by(func.min(found.c.at)).limit(at_most)
