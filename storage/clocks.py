"""By which hours and targets the clocks of cases count; and which team hears what is long overdue.

A change of hours makes new rules, and every clock that counts by older ones is counted anew, once. The rules
before them are kept: what ran under them stays counted as it was, also when several changes came in a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, bindparam, exists, func, select, text
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from storage.cases import Case, Desk, Kind
from storage.database import Moment, Row, insert_into
from storage.people import Team
from storage.some_teams import SomeTeams

RUNS = Case.counts_from.is_not(None) & Case.closed_at.is_(None)

SETTLED_AFTER = timedelta(minutes=2)
"""A transaction that began before the rules changed has ended by then, and its case is found."""


class ClockRules(Row):
    """What decides how fast the clocks of a team run, from `since` on."""

    __tablename__ = "webcare_clock_rules"
    __table_args__ = (
        Index("ix_webcare_clock_rules_team", "team_id", "id"),
        Index(
            "ix_webcare_clock_rules_unsettled",
            "team_id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},  # later rules have a greater id
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    since: Mapped[datetime]
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """As `bot/desk_hours.py` writes them."""
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    """Every clock counts by these rules, or by newer ones."""


class ClockCheck(Row):
    """Something that a team's opening hours depend on changed at that moment: did they?"""

    __tablename__ = "webcare_clock_checks"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime]


class Overdue(Row):
    """In this team something is long overdue: who decides reads so at `due_at`, the opening of a day."""

    __tablename__ = "webcare_overdue"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    due_at: Mapped[datetime] = mapped_column(index=True)


def rules_of(session: Session, team_id: int) -> ClockRules | None:
    """The rules that a team's clocks count by now; None: nothing was ever counted."""
    newest = select(ClockRules).where(ClockRules.team_id == team_id).order_by(ClockRules.id.desc())
    return session.scalars(newest.limit(1)).first()


def rules_since(session: Session, team_id: int, rules_id: int) -> Sequence[ClockRules]:
    """Those rules and all that came after them, in order."""
    later = select(ClockRules).where(ClockRules.team_id == team_id, ClockRules.id >= rules_id)
    return session.scalars(later.order_by(ClockRules.id)).all()


def check_again(session: Session, team_id: int, now: datetime) -> None:
    """Whoever changed hours, holidays or duties says so; the first to do so since the last look counts."""
    new = insert_into(session, ClockCheck).values(team_id=team_id, since=now)
    session.execute(new.on_conflict_do_nothing(index_elements=["team_id"]))


def teams_to_check(session: Session, at_most: int) -> Sequence[int]:
    """The ids of teams in which somebody did."""
    longest_ago = select(ClockCheck.team_id).order_by(ClockCheck.since, ClockCheck.team_id)
    return session.scalars(longest_ago.limit(at_most)).all()


def any_to_follow(_now: Moment) -> ColumnElement[bool]:
    """Somebody changed something, or clocks may count by rules of before."""
    return exists().where(ClockCheck.team_id.is_not(None)) | exists().where(ClockRules.settled_at.is_(None))


def hold_check(session: Session, team_id: int) -> ClockCheck | None:
    """That this team must be looked at; None when somebody did already."""
    its = select(ClockCheck).where(ClockCheck.team_id == team_id).with_for_update()
    return session.scalars(its, execution_options={"populate_existing": True}).first()


def change(session: Session, team_id: int, facts: dict[str, Any], now: datetime) -> ClockRules:
    """From now on these count; or from when somebody said that something changed, if nobody looked since."""
    said = session.get(ClockCheck, team_id)
    rules = ClockRules(team_id=team_id, since=min(said.since, now) if said else now, facts=facts)
    session.add(rules)
    session.flush()
    return rules


def teams_to_recount(session: Session, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams in which clocks may count by rules of before."""
    unsettled = select(ClockRules.team_id).where(
        ClockRules.settled_at.is_(None), some.among(ClockRules.team_id)
    )
    return session.scalars(unsettled.distinct().order_by(ClockRules.team_id).limit(at_most)).all()


def hold_to_recount(session: Session, rules: ClockRules, at_most: int) -> Sequence[Case]:
    """Open cases of the team that count by rules before these, each held by nobody else."""
    older = select(Case).where(Case.team_id == rules.team_id, RUNS, Case.rules_id < rules.id)
    held = older.order_by(Case.rules_id, Case.id).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def settle(session: Session, rules: ClockRules, now: datetime) -> None:
    """The team's clocks are counted by these, unless one is held, or a change is under way still."""
    older = exists().where(Case.team_id == rules.team_id, RUNS, Case.rules_id < rules.id)
    if now - rules.since < SETTLED_AFTER or session.scalar(select(older)):
        return
    its = select(ClockRules).where(
        ClockRules.team_id == rules.team_id, ClockRules.id <= rules.id, ClockRules.settled_at.is_(None)
    )
    for one in session.scalars(its):
        one.settled_at = now


@dataclass(frozen=True, slots=True)
class Counted:
    """A team's desk, with the rules by which its clocks count."""

    team: Team
    desk: Desk
    rules: ClockRules


_NEWER = aliased(ClockRules)
# Every ten minutes for every team, so it is made once.
_COUNTED = (
    select(Team, Desk, ClockRules)
    .join(Desk, Desk.team_id == Team.id)
    .join(ClockRules, ClockRules.team_id == Team.id)
    .where(Team.id > bindparam("after"))
    .where(~exists().where(_NEWER.team_id == ClockRules.team_id, _NEWER.id > ClockRules.id))
    .order_by(Team.id)
    .limit(bindparam("at_most"))
)


def counted(session: Session, after: int, at_most: int) -> Sequence[Counted]:
    """Teams that ever had a clock, by id, from the one after `after`."""
    return [Counted(*row) for row in session.execute(_COUNTED, {"after": after, "at_most": at_most})]


def any_counted(_now: Moment) -> ColumnElement[bool]:
    """Some team ever had a clock."""
    return exists().where(ClockRules.team_id.is_not(None))


def note_overdue(session: Session, team_id: int, due_at: datetime) -> None:
    """Something became long overdue; a letter that is planned already stays so."""
    new = insert_into(session, Overdue).values(team_id=team_id, due_at=due_at)
    session.execute(new.on_conflict_do_nothing(index_elements=["team_id"]))


def any_overdue(now: Moment) -> ColumnElement[bool]:
    """In some team the letter about what is long overdue is due."""
    return exists().where(Overdue.due_at <= now)


def hold_overdue(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[Overdue]:
    """Teams whose letter of today is due, longest ago first, each held by nobody else."""
    due = select(Overdue).where(Overdue.due_at <= now, some.among(Overdue.team_id))
    held = due.order_by(Overdue.due_at).limit(at_most).with_for_update(skip_locked=True)
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def teams_with_overdue(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of those teams."""
    due = select(Overdue.team_id).where(Overdue.due_at <= now, some.among(Overdue.team_id))
    return session.scalars(due.order_by(Overdue.due_at).limit(at_most)).all()


def _long_overdue(team: Team, now: datetime) -> ColumnElement[bool]:
    return (Case.team_id == team.id) & Case.closed_at.is_(None) & (Case.long_at <= now)


def where_overdue(session: Session, team: Team, now: datetime) -> Sequence[tuple[str, bool, int]]:
    """Channel, whether it is a crisis, and how many of the team's cases are long overdue there."""
    is_crisis = (Case.kind == Kind.CRISIS).label("is_crisis")
    there = select(Case.channel, is_crisis, func.count()).where(_long_overdue(team, now))
    found = session.execute(there.group_by(Case.channel, is_crisis).order_by(Case.channel, is_crisis))
    return [(channel, bool(crisis), count) for channel, crisis, count in found]


def overdue_in(
    session: Session, team: Team, now: datetime, place: tuple[str, bool], at_most: int
) -> Sequence[Case]:
    """The team's long overdue cases in a place (channel, whether crises), longest ago first."""
    channel, is_crisis = place
    here = (Case.channel == channel) & ((Case.kind == Kind.CRISIS) == is_crisis)
    its = select(Case).where(_long_overdue(team, now), here)
    return session.scalars(its.order_by(Case.long_at, Case.id).limit(at_most)).all()
