"""The questions about keeping watch: when who looks round, which weeks were told, what is searched for."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.database import Moment, insert_into
from storage.monitoring import SearchTerm, Watch, WatchedWeek
from storage.people import Team
from storage.some_teams import SomeTeams

Kept = InstrumentedAttribute[datetime | None]
"""One of the moments in a watch."""


def hold_watch(session: Session, team: Team) -> Watch:
    """The team's watch, yours alone until the transaction ends; it is made when it is first asked for."""
    new = insert_into(session, Watch).values(team_id=team.id, told_until=0)
    held = new.on_conflict_do_update(
        index_elements=["team_id"], set_={"told_until": Watch.told_until}
    ).returning(Watch)
    watch: Watch = session.scalars(held, execution_options={"populate_existing": True}).one()
    return watch


def teams_due(session: Session, moment: Kept, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams whose watch has such a moment behind it, longest ago first."""
    due = select(Watch.team_id).where(moment <= now, some.among(Watch.team_id))
    return session.scalars(due.order_by(moment, Watch.team_id).limit(at_most)).all()


def any_look(now: Moment) -> ColumnElement[bool]:
    """Whether somebody must be asked to look round."""
    return exists().where(Watch.look_due_at <= now)


def any_report(now: Moment) -> ColumnElement[bool]:
    return exists().where(Watch.report_due_at <= now)


def any_spike_check(now: Moment) -> ColumnElement[bool]:
    return exists().where(Watch.spike_due_at <= now)


def hold_due(
    session: Session, moment: Kept, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[tuple[Team, Watch]]:
    """The same with their watches, each held by nobody else."""
    due = (
        select(Team, Watch)
        .join(Watch, Watch.team_id == Team.id)
        .where(moment <= now, some.among(Watch.team_id))
        .order_by(moment, Watch.team_id)
        .limit(at_most)
        .with_for_update(of=Watch, skip_locked=True)
    )
    found = session.execute(due, execution_options={"populate_existing": True})
    return [(team, watch) for team, watch in found]


def weeks(session: Session, team: Team, mondays: Sequence[date]) -> dict[date, WatchedWeek]:
    """What was told of these weeks, by their Monday."""
    theirs = select(WatchedWeek).where(WatchedWeek.team_id == team.id, WatchedWeek.monday.in_(mondays))
    return {one.monday: one for one in session.scalars(theirs)}


def terms_of(session: Session, team: Team) -> Sequence[SearchTerm]:
    """What is searched for, in the order in which it was added."""
    theirs = select(SearchTerm).where(SearchTerm.team_id == team.id, SearchTerm.removed_at.is_(None))
    return [one for one in session.scalars(theirs.order_by(SearchTerm.id)) if one.is_there]


def team_and_term(session: Session, workspace_id: str, term_id: int) -> tuple[Team, SearchTerm] | None:
    """The term, removed or not, with its team; None when this workspace has no such term."""
    both = select(Team, SearchTerm).join(SearchTerm, SearchTerm.team_id == Team.id)
    asked = both.where(Team.workspace_id == workspace_id, SearchTerm.id == term_id)
    found = session.execute(asked).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_term(session: Session, term_id: int) -> SearchTerm | None:
    """The term, yours alone to change until the transaction ends."""
    its = select(SearchTerm).where(SearchTerm.id == term_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))
