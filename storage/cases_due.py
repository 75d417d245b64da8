"""When something is due of a case, said once: `caseload` asks which, a job first whether any."""

from sqlalchemy import ColumnElement, exists, select

from storage.cases import Case
from storage.database import Moment
from storage.late_news import any_to_tell
from storage.people import Member, Person

OPEN = Case.closed_at.is_(None)


def to_deal(now: Moment) -> ColumnElement[bool]:
    """It waits for somebody on duty, and it is time to look who is."""
    return Case.deal_at <= now


def to_watch(now: Moment) -> ColumnElement[bool]:
    """Its clock must be looked at."""
    return Case.alarm_at <= now


def owner_is_gone() -> ColumnElement[bool]:
    """It is open, and its owner left Slack or the team."""
    here = (
        select(Member.user_id)
        .join(Person, (Person.workspace_id == Member.workspace_id) & (Person.user_id == Member.user_id))
        .where(Member.team_id == Case.team_id, Member.user_id == Case.owner_id, ~Person.has_left)
        .exists()
    )
    return OPEN & Case.owner_id.is_not(None) & ~here


def any_to_deal_or_watch(now: Moment) -> ColumnElement[bool]:
    """Or to tell, of what rang late."""
    return exists().where(to_deal(now)) | exists().where(to_watch(now)) | any_to_tell(now)


def any_with_absent_owner(_now: Moment) -> ColumnElement[bool]:
    return exists().where(owner_is_gone())
