"""The questions of the weekly report: what was logged, decided and published in a week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from storage.actions import Action
from storage.database import insert_into
from storage.monitoring import Logged, Sentiment, WatchedWeek
from storage.people import Team
from storage.posts import Post


@dataclass(frozen=True, slots=True)
class Theme:
    """What was logged about one issue (None: about something else), with one feeling, in a span of time."""

    issue_id: int | None
    sentiment: Sentiment | None
    count: int


def themes(session: Session, team: Team, since: datetime, until: datetime) -> Sequence[Theme]:
    """What was logged, by issue and feeling, most first."""
    many = func.sum(Logged.count)
    theirs = (
        select(Logged.issue_id, Logged.sentiment, many)
        .where(Logged.team_id == team.id, Logged.at >= since, Logged.at < until, Logged.count > 0)
        .group_by(Logged.issue_id, Logged.sentiment)
        .order_by(many.desc(), Logged.issue_id)
    )
    return [Theme(*row) for row in session.execute(theirs)]


def decided(session: Session, team: Team, since: datetime, until: datetime, at_most: int) -> Sequence[str]:
    """What was decided in meet-ups then, newest first."""
    theirs = select(Action.text).where(
        Action.team_id == team.id,
        Action.about.startswith("meetup:"),
        Action.created_at >= since,
        Action.created_at < until,
        Action.dropped_at.is_(None),
    )
    return session.scalars(theirs.order_by(Action.id.desc()).limit(at_most)).all()


def published(session: Session, team: Team, since: datetime, until: datetime) -> Sequence[Post]:
    """What went out then."""
    theirs = select(Post).where(Post.team_id == team.id, Post.published_at >= since)
    return session.scalars(theirs.where(Post.published_at < until).order_by(Post.id)).all()


def keep_week(
    session: Session, team: Team, monday: date, numbers: Mapping[str, int], post_id: int | None
) -> None:
    """The week in numbers; told again, it is as it was told last."""
    filled = {"numbers": dict(numbers), "post_id": post_id}
    new = insert_into(session, WatchedWeek).values(team_id=team.id, monday=monday, **filled)
    session.execute(new.on_conflict_do_update(index_elements=["team_id", "monday"], set_=filled))


def report_of(team_id: int, monday: date) -> str:
    """The key and subject of the letter with that week's report: what belongs to it goes in its thread."""
    return f"week of monitoring {team_id}, {monday.isoformat()}"
