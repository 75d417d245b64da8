"""Questions about series, the formats that recur: those of a team, one to change, its posts, what is due."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from storage.database import Moment
from storage.people import Team
from storage.posts import OVER, Post, Series
from storage.some_teams import ALL_TEAMS, SomeTeams


def series_of(session: Session, team: Team) -> Sequence[Series]:
    """The recurring formats that go on, in the order in which they were made."""
    theirs = select(Series).where(Series.team_id == team.id, Series.removed_at.is_(None))
    return session.scalars(theirs.order_by(Series.id)).all()


def team_and_series(session: Session, workspace_id: str, series_id: int) -> tuple[Team, Series] | None:
    """The recurring format with its team; None when this workspace has no such one."""
    both = select(Team, Series).join(Series, Series.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Series.id == series_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_series(session: Session, team: Team, series_id: int) -> Series | None:
    """The recurring format, yours alone to change until the transaction ends."""
    held = select(Series).where(Series.team_id == team.id, Series.id == series_id).with_for_update()
    return session.scalar(held.execution_options(populate_existing=True))


def hold_posts(session: Session, series: Series, since: datetime) -> Sequence[Post]:
    """Its posts that go out after `since` and are not over, each yours alone to change."""
    theirs = select(Post).where(
        Post.series_id == series.id, Post.publish_at > since, Post.status.not_in(OVER)
    )
    return session.scalars(theirs.order_by(Post.id).with_for_update()).all()


def series_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[Series, Team]]:
    """Recurring formats whose next posts are made now; they and their teams are held by nobody else."""
    due = (
        select(Series, Team)
        .join(Team, Team.id == Series.team_id)
        .where(_is_due(now), some.among(Series.team_id))
        .order_by(Series.due_at, Series.id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=(Series, Team), skip_locked=True))
    return [(series, team) for series, team in held]


def teams_with_series_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such formats, longest due first."""
    due = select(Series.team_id).where(_is_due(now), some.among(Series.team_id))
    return session.scalars(
        due.group_by(Series.team_id).order_by(func.min(Series.due_at)).limit(at_most)
    ).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a format."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return Series.due_at <= now
