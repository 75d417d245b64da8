"""The questions about webcare cases: which are open, whose, and who has how many; due: `cases_due.py`.

Lock order, so that nobody waits for each other in a circle: the desk of a team first, then its cases.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from storage import clocks
from storage.cases import USUAL_MINUTES, Case, Desk
from storage.cases_due import OPEN
from storage.database import UtcDateTime, insert_into
from storage.people import Member, Team
from storage.turns import Answer, Ended, Turn

LONG_AGO = timedelta(days=30)
"""A turn before this says nothing any more about whose turn it is."""


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody has on their plate in a team."""

    open_cases: int = 0
    turns_today: int = 0
    last_turn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A case with its team, and the asking person's membership of it.

    It is kept here as long as the case is, so that `people.member` need not ask for it.
    """

    case: Case
    team: Team
    member: Member | None


def hold_desk(session: Session, team: Team) -> Desk:
    """The team's desk, yours alone until the transaction ends; it is made when it is first asked for."""
    new = insert_into(session, Desk).values(
        team_id=team.id, last_number=0, minutes=dict(USUAL_MINUTES), version=1
    )
    held = new.on_conflict_do_update(
        index_elements=["team_id"], set_={"last_number": Desk.last_number}
    ).returning(Desk)
    desk: Desk = session.scalars(held, execution_options={"populate_existing": True}).one()
    return desk


def new_number(desk: Desk) -> int:
    """The next number of the team; never given twice, as the desk is held."""
    desk.last_number += 1
    return desk.last_number


def find(session: Session, team: Team, number: int) -> Case | None:
    """The team's case with that number."""
    return session.scalar(select(Case).where(Case.team_id == team.id, Case.number == number))


# Every press on a case asks these, so they are made once: making one costs as much as asking it (measured).
WITH_TEAM = (
    select(Case, Team, Member)
    .join(Team, Team.id == Case.team_id)
    .outerjoin(Member, (Member.team_id == Case.team_id) & (Member.user_id == bindparam("person")))
    .where(Team.workspace_id == bindparam("workspace"), Case.id == bindparam("case"))
)
HELD_WITH_TEAM = WITH_TEAM.with_for_update(of=Case).execution_options(populate_existing=True)


def look_up(session: Session, workspace_id: str, case_id: int, user_id: str) -> Found | None:
    """The case with its team, and that person's membership; None when this workspace has no such case."""
    known = {"workspace": workspace_id, "case": case_id, "person": user_id}
    row = session.execute(WITH_TEAM, known).one_or_none()
    return None if row is None else Found(*row)


def hold(session: Session, workspace_id: str, case_id: int, user_id: str) -> Found | None:
    """As `look_up`, and the case is yours alone to change until the transaction ends."""
    known = {"workspace": workspace_id, "case": case_id, "person": user_id}
    row = session.execute(HELD_WITH_TEAM, known).one_or_none()
    return None if row is None else Found(*row)


def hold_open_with_link(session: Session, team: Team, link_key: str) -> Case | None:
    """The open case about that link, held; also when it came with a case that was merged into it.

    Hold the desk first, so that no second one comes meanwhile.
    """
    about_it = select(Case.id).where(Case.team_id == team.id, Case.link_key == link_key)
    same = about_it.where(or_(OPEN, Case.merged_into.is_not(None)))
    ends = (_hold_end(session, case_id) for case_id in session.scalars(same.order_by(OPEN.desc(), Case.id)))
    return next((end for end in ends if end.is_open), None)


def _hold_end(session: Session, case_id: int) -> Case:
    """The case with that id; for one that was merged, the one it goes on as at last."""
    found = session.get_one(Case, case_id, with_for_update=True, populate_existing=True)
    return found if found.merged_into is None else _hold_end(session, found.merged_into)


def turn(session: Session, case: Case) -> Turn | None:
    """The turn of whoever has the case now."""
    return None if case.turn_id is None else session.get(Turn, case.turn_id)


def answers(session: Session, case: Case, at_most: int) -> Sequence[Answer]:
    """What was done with it, newest first; mistakes left out."""
    its = select(Answer).where(Answer.case_id == case.id, Answer.undone_at.is_(None))
    return session.scalars(its.order_by(Answer.id.desc()).limit(at_most)).all()


def last_turn(session: Session, case: Case) -> Turn | None:
    """The newest turn, also when it has ended."""
    its = select(Turn).where(Turn.case_id == case.id)
    return session.scalars(its.order_by(Turn.id.desc()).limit(1)).first()


def gave_back(session: Session, cases: Collection[Case], since: datetime) -> Mapping[int, set[str]]:
    """Case id -> who gave it back since then, or let it lie; a case that nobody gave back is left out."""
    found = select(Turn.case_id, Turn.user_id).where(
        Turn.case_id.in_([case.id for case in cases]),
        Turn.ended_how.in_((Ended.GIVEN_BACK, Ended.SILENT)),
        Turn.ended_at >= since,
    )
    givers: dict[int, set[str]] = {}
    for case_id, user_id in session.execute(found):
        givers.setdefault(case_id, set()).add(user_id)
    return givers


def open_of(session: Session, team: Team, user_id: str, at_most: int) -> Sequence[Case]:
    """Somebody's open cases in a team, most pressing first."""
    return session.scalars(_pressing(at_most, Case.team_id == team.id, Case.owner_id == user_id)).all()


def open_of_others(session: Session, team: Team, user_id: str, at_most: int) -> Sequence[Case]:
    """The team's open cases that are not this person's, most pressing first."""
    others = or_(Case.owner_id.is_(None), Case.owner_id != user_id)
    return session.scalars(_pressing(at_most, Case.team_id == team.id, others)).all()


def open_in(session: Session, team: Team, at_most: int) -> Sequence[Case]:
    """The team's open cases, most pressing first."""
    return session.scalars(_pressing(at_most, Case.team_id == team.id)).all()


def _pressing(at_most: int, *which: ColumnElement[bool]) -> Select[Case]:
    in_order = (Case.due_at.is_(None), Case.due_at, Case.id)
    return select(Case).where(OPEN, *which).order_by(*in_order).limit(at_most)


def how_many_open(session: Session, team: Team, of: str | None = None, *, but_of: str | None = None) -> int:
    """The team's open cases: all, only those `of` somebody, or all but theirs."""
    count = select(func.count()).select_from(Case).where(Case.team_id == team.id, OPEN)
    if of is not None:
        count = count.where(Case.owner_id == of)
    if but_of is not None:
        count = count.where(or_(Case.owner_id.is_(None), Case.owner_id != but_of))
    return session.scalar(count) or 0


# Whoever deals a case asks these, so they are made once.
OPEN_CASES = (
    select(Case.owner_id, func.count())
    .where(Case.team_id == bindparam("team"), OPEN, Case.owner_id.is_not(None))
    .group_by(Case.owner_id)
)
TURNS = (
    select(
        Turn.user_id,
        func.count().filter(Turn.at >= bindparam("today", type_=UtcDateTime())),
        func.max(Turn.at),
    )
    .where(Turn.team_id == bindparam("team"), Turn.at >= bindparam("since", type_=UtcDateTime()))
    .group_by(Turn.user_id)
)


def loads(session: Session, team: Team, today: datetime) -> Mapping[str, Load]:
    """What each person has on their plate: open cases, turns since `today` began, and when the last one was.

    Turns of more than thirty days ago are not looked at. Who is missing has an empty plate.
    """
    open_cases = session.execute(OPEN_CASES, {"team": team.id})
    counts = {who: count for who, count in open_cases if who is not None}
    turns = session.execute(TURNS, {"team": team.id, "today": today, "since": today - LONG_AGO})
    found = {who: Load(counts.pop(who, 0), count, last) for who, count, last in turns}
    return found | {who: Load(count) for who, count in counts.items()}


def look_again(session: Session, team: Team, now: datetime) -> None:
    """Cases that wait for somebody on duty are dealt anew: the hours changed, or whose turn it is.

    Clocks are counted anew when the hours did.
    Not those that somebody holds: they may be waiting for the team, which whoever calls this may hold.
    """
    later = or_(Case.deal_at.is_(None), Case.deal_at > now)
    waiting = select(Case.id).where(Case.team_id == team.id, OPEN, Case.owner_id.is_(None), later)
    free = session.scalars(waiting.with_for_update(skip_locked=True)).all()
    again = update(Case).where(Case.id.in_(free)).values(deal_at=now)
    session.execute(again.execution_options(synchronize_session=False))
    clocks.check_again(session, team.id, now)


def teams_to_report_to(session: Session, workspace_id: str, at_most: int) -> Sequence[Team]:
    """The workspace's teams, by name."""
    every = select(Team).where(Team.workspace_id == workspace_id)
    return session.scalars(every.order_by(Team.name, Team.id).limit(at_most)).all()


def turns_since(session: Session, team: Team, since: datetime, at_most: int) -> Sequence[tuple[Case, Turn]]:
    """Who was given which case since that moment, newest first."""
    given = select(Case, Turn).join(Turn, Turn.case_id == Case.id)
    newest = given.where(Turn.team_id == team.id, Turn.at >= since).order_by(Turn.id.desc()).limit(at_most)
    return [(case, turn) for case, turn in session.execute(newest)]


def count_reported(session: Session, team: Team, since: datetime) -> int:
    """How many cases came in since that moment."""
    reported = select(func.count()).select_from(Case).where(Case.team_id == team.id)
    return session.scalar(reported.where(Case.reported_at >= since)) or 0
