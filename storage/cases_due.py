"""What is due of cases by itself: when it is, said once, whether any is, in which teams, and which.

Lock order: as in `storage/caseload.py`.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, SQLColumnExpression, exists, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.cases import Case
from storage.database import Moment
from storage.late_news import any_to_tell
from storage.leaves import Leave
from storage.people import Member, Person, Team
from storage.some_teams import SomeTeams

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


def teams_with_cases_to_deal(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """The ids of teams in which a case waits for somebody on duty; longest waiting first."""
    return session.scalars(teams_due(Case.deal_at, to_deal(now), at_most)).all()


def hold_cases_to_deal(session: Session, team: Team, now: datetime, at_most: int) -> Sequence[Case]:
    """The team's cases that must be dealt now, oldest first. Hold the desk first."""
    due = select(Case).where(Case.team_id == team.id, to_deal(now))
    held = due.order_by(Case.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def hold_alarms(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[Row[Case, Team]]:
    """Cases whose clock must be looked at, longest ago first, each held by nobody else."""
    due = (
        select(Case, Team)
        .join(Team, Team.id == Case.team_id)
        .where(to_watch(now), some.among(Case.team_id))
        .order_by(Case.alarm_at, Case.id)
        .limit(at_most)
        .with_for_update(of=Case, skip_locked=True)
    )
    return session.execute(due, execution_options={"populate_existing": True}).all()


def teams_with_alarms(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such cases, longest ago first."""
    due = to_watch(now) & some.among(Case.team_id)
    return session.scalars(teams_due(Case.alarm_at, due, at_most)).all()


def teams_with_absent_owners(session: Session, at_most: int) -> Sequence[int]:
    """The ids of teams in which an open case is owned by somebody who left Slack or the team."""
    return session.scalars(select(Case.team_id).where(owner_is_gone()).distinct().limit(at_most)).all()


def hold_cases_of_absent_owners(session: Session, team: Team, at_most: int) -> Sequence[Case]:
    """The team's open cases whose owner left Slack or the team. Hold the desk first."""
    theirs = select(Case).where(Case.team_id == team.id, owner_is_gone()).order_by(Case.id).limit(at_most)
    held = theirs.with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def hold_cases_of_owners_on_leave(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[Row[Case, Team, Leave]]:
    """Open cases that fall due while their owner is on leave, as long as nobody was told; each held."""
    held = _owners_on_leave(now, at_most, some).with_for_update(of=Case, skip_locked=True)
    return session.execute(held, execution_options={"populate_existing": True}).all()


def teams_with_owners_on_leave(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[int]:
    """The ids of teams with such cases."""
    theirs = session.scalars(_owners_on_leave(now, at_most, some).with_only_columns(Case.team_id))
    return tuple(dict.fromkeys(theirs))


def any_owner_on_leave(now: Moment) -> ColumnElement[bool]:
    """It begins with who is away, who are few, and looks for open cases of theirs."""
    theirs = (
        select(Case.id)
        .join(Team, Team.id == Case.team_id)
        .where(Team.workspace_id == Leave.workspace_id, Case.owner_id == Leave.user_id, OPEN)
        .where(Leave.ends_at > Case.due_at, Case.away_told < Leave.id)
    )
    return select(Leave.id).where(Leave.starts_at <= now, Leave.ends_at > now, theirs.exists()).exists()


def _owners_on_leave(now: Moment, at_most: int, some: SomeTeams) -> Select[Case, Team, Leave]:
    return (
        select(Case, Team, Leave)
        .join(Team, Team.id == Case.team_id)
        .join(Leave, (Leave.workspace_id == Team.workspace_id) & (Leave.user_id == Case.owner_id))
        .where(OPEN, Leave.starts_at <= now, Leave.ends_at > now, Leave.ends_at > Case.due_at)
        .where(Case.away_told < Leave.id, some.among(Case.team_id))
        .order_by(Case.id, Leave.id)
        .limit(at_most)
    )
