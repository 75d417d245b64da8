"""The numbers of webcare over a stretch of time: how much came in, how fast it was answered, what is open.

Of the team, or of one person for that person alone. Nothing in them names somebody outside.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, exists, func, select
from sqlalchemy.orm import Session

from storage.cases import CASE, Case, Desk, Kind, Status
from storage.cases_due import OPEN
from storage.changes import Change
from storage.database import Moment
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams
from storage.turns import Answer

ANSWERS_AT_MOST = 20_000
"""Of a quarter of the busiest team: more tell nothing new."""

A_CASE = Case.status.not_in((Status.MERGED, Status.NOT_A_CASE))
"""It counts: it is no mistake, and does not go on as another one."""

REPLIES = (Status.ANSWERED, Status.ASKED_BACK, Status.REFERRED)
"""What somebody outside can read; what was hidden or left alone has no response time."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `since` until just before `until`; all of the team, or what is `of` one person."""

    since: datetime
    until: datetime
    of: str | None = None

    def holds(self, moment: SQLColumnExpression[datetime]) -> ColumnElement[bool]:
        return (moment >= self.since) & (moment < self.until)


@dataclass(frozen=True, slots=True)
class Volume:
    """`cases` of one kind came in by one channel; `called` is what the team calls it, None for a network."""

    kind: Kind
    channel: str
    called: str | None
    cases: int


@dataclass(frozen=True, slots=True)
class Reply:
    """The first thing somebody outside heard of us: after so many seconds of open time, in time or not.

    `waited` and `in_time` are None of a kind without a target, and of what nobody measured.
    """

    outcome: Status
    waited: int | None
    in_time: bool | None


def volumes(session: Session, team: Team, during: Stretch) -> Sequence[Volume]:
    """What came in, most first; not what was no case, or goes on as another one."""
    count = func.count()
    its = (Case.kind, Case.channel, Case.channel_name)
    came = select(*its, count).where(Case.team_id == team.id, A_CASE, during.holds(Case.reported_at))
    rows = session.execute(came.group_by(*its).order_by(count.desc(), *its))
    return [Volume(*row) for row in rows]


def replies(session: Session, team: Team, during: Stretch) -> Sequence[Reply]:
    """The first answer to each case, of those answered in that time; mistakes taken back are left out."""
    stands = Answer.undone_at.is_(None)
    first = (
        select(func.min(Answer.id))
        .join(Case, Case.id == Answer.case_id)
        .where(Case.team_id == team.id, stands, Answer.outcome.in_(REPLIES))
        .group_by(Answer.case_id)
    )
    its = select(Answer.outcome, Answer.waited, Answer.in_time).where(
        Answer.id.in_(first), during.holds(Answer.at)
    )
    mine = its if during.of is None else its.where(Answer.by == during.of)
    rows = session.execute(mine.order_by(Answer.id.desc()).limit(ANSWERS_AT_MOST))
    return [Reply(*row) for row in rows]


def judged(replies: Sequence[Reply]) -> tuple[int, int]:
    """How many of them had a target, and how many of those were in time: the only count of that."""
    found = [one.in_time for one in replies if one.in_time is not None]
    return len(found), sum(found)


def open_now(session: Session, team: Team, now: datetime, of: str | None = None) -> tuple[int, int]:
    """How many cases are open, and of how many of them the time is over."""
    late = func.count().filter(Case.due_at <= now)
    its = select(func.count(), late).where(Case.team_id == team.id, OPEN)
    mine = its if of is None else its.where(Case.owner_id == of)
    count, over = session.execute(mine).one()
    return count, over


def happened(session: Session, team: Team, did: Sequence[str], during: Stretch) -> dict[str, int]:
    """How often each of these was done with a case; what never was is left out."""
    its = select(Change.did, func.count().label("count_of")).where(
        Change.team_id == team.id, Change.thing == CASE, Change.did.in_(did), during.holds(Change.at)
    )
    rows = session.execute(its.group_by(Change.did))
    return {row.did: row.count_of for row in rows}


def hold_weeks_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[Row[Desk, Team]]:
    """Desks whose week is to be told, or that were never looked at; each held by nobody else."""
    due = (
        select(Desk, Team)
        .join(Team, Team.id == Desk.team_id)
        .where(_is_due(now), some.among(Desk.team_id))
        .order_by(Desk.team_id)
        .limit(at_most)
        .with_for_update(of=Desk, skip_locked=True)
    )
    return session.execute(due, execution_options={"populate_existing": True}).all()


def teams_with_weeks_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of the teams of such desks."""
    due = select(Desk.team_id).where(_is_due(now), some.among(Desk.team_id))
    return session.scalars(due.order_by(Desk.team_id).limit(at_most)).all()


def any_week_due(now: Moment) -> ColumnElement[bool]:
    """There is such a desk."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return (Desk.week_due_at <= now) | Desk.week_due_at.is_(None)
