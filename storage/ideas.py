"""What comes out of a meet-up: ideas with votes, from an answer or typed, until they are posts."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, Select, UniqueConstraint, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage import outsiders
from storage.database import Row
from storage.outsiders import WORDS
from storage.people import Team
from storage.posts import Post


class Idea(Row):
    """Something to post about, told in an answer or typed. Open until it is a post, on hold or removed."""

    __tablename__ = "meetup_ideas"
    __table_args__ = (UniqueConstraint("meetup_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(info=WORDS)
    """Empty once it was made of what somebody outside said, and that is forgotten: then nobody sees it."""
    by: Mapped[str]
    at: Mapped[datetime]
    meetup_id: Mapped[int | None] = mapped_column(ForeignKey("meetups.id", ondelete="SET NULL"), default=None)
    """The answer of that day it stands in; an edited answer changes it."""
    day: Mapped[date | None] = mapped_column(default=None)
    """The team's day on which it was told, in an answer or in the ten minutes."""
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"), default=None)
    on_hold_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


SHOWN = Idea.removed_at.is_(None) & (Idea.text != "")


def about(idea_id: int) -> str:
    """What a message with the words of that idea is about."""
    return outsiders.about(Idea.__tablename__, idea_id)


class Vote(Row):
    """One for a person and an idea."""

    __tablename__ = "meetup_votes"

    idea_id: Mapped[int] = mapped_column(ForeignKey("meetup_ideas.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


def votes_of(session: Session, idea_ids: Collection[int]) -> dict[int, int]:
    """How many votes these ideas have, by id; one without any is not there."""
    if not idea_ids:
        return {}
    counted = select(Vote.idea_id, func.count()).where(Vote.idea_id.in_(idea_ids)).group_by(Vote.idea_id)
    return dict(session.execute(counted).all())


def open_ideas(session: Session, team: Team, at_most: int) -> Sequence[tuple[Idea, int]]:
    """Ideas that are no post yet with their votes, most votes first, then newest."""
    votes = func.count(Vote.user_id)
    theirs = _open_of([team.id]).outerjoin(Vote, Vote.idea_id == Idea.id).add_columns(votes)
    ranked = theirs.group_by(Idea.id).order_by(votes.desc(), Idea.id.desc()).limit(at_most)
    return [(idea, count) for idea, count in session.execute(ranked)]


def count_open_ideas(session: Session, team: Team) -> int:
    """How many ideas are no post yet."""
    return session.scalar(select(func.count()).select_from(_open_of([team.id]).subquery())) or 0


def of_days(session: Session, team_ids: Collection[int], days: Collection[date]) -> Sequence[Idea]:
    """What was told of these teams on these days, also what is a post by now."""
    told = select(Idea).where(Idea.team_id.in_(team_ids), Idea.day.in_(days), SHOWN)
    return session.scalars(told.order_by(Idea.id)).all()


def chosen_between(session: Session, team: Team, since: datetime, until: datetime) -> Sequence[Idea]:
    """What became a post in that time, whenever it was told."""
    theirs = select(Idea).join(Post, Post.id == Idea.post_id).where(Idea.team_id == team.id)
    made = theirs.where(Post.created_at >= since, Post.created_at <= until, SHOWN)
    return session.scalars(made.order_by(Post.id)).all()


def told_since(session: Session, team_ids: Collection[int], first: date) -> Sequence[Idea]:
    """What was told of these teams since that day."""
    told = select(Idea).where(Idea.team_id.in_(team_ids), Idea.day >= first, Idea.removed_at.is_(None))
    return session.scalars(told.order_by(Idea.id)).all()


def of_answer(session: Session, meetup_id: int, user_id: str) -> Idea | None:
    """The idea in somebody's answer, also one that was removed; held."""
    its = select(Idea).where(Idea.meetup_id == meetup_id, Idea.by == user_id)
    return session.scalar(its.with_for_update())


def team_and_idea(session: Session, workspace_id: str, idea_id: int) -> tuple[Team, Idea] | None:
    """The idea with its team; None when this workspace has no such idea."""
    both = select(Team, Idea).join(Idea, Idea.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Idea.id == idea_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_idea(session: Session, team: Team, idea_id: int) -> Idea | None:
    """The idea, yours alone to change until the transaction ends."""
    its = select(Idea).where(Idea.team_id == team.id, Idea.id == idea_id)
    return session.scalar(its.with_for_update().execution_options(populate_existing=True))


def vote(session: Session, idea: Idea, user_id: str, now: datetime) -> bool:
    """Somebody's vote for a held idea is there, or was there and is taken back: then the answer is False."""
    mine = delete(Vote).where(Vote.idea_id == idea.id, Vote.user_id == user_id)
    if session.execute(mine.returning(Vote.user_id)).first() is not None:
        return False
    session.add(Vote(idea_id=idea.id, user_id=user_id, at=now))
    session.flush()
    return True


def put_on_hold(
    session: Session, team_ids: Collection[int], before: datetime, now: datetime
) -> dict[int, int]:
    """Ideas from before that moment that nobody voted for wait from now on; how many, by team."""
    old = _open_of(team_ids).where(Idea.at < before, ~select(Vote).where(Vote.idea_id == Idea.id).exists())
    waiting = session.execute(old.with_only_columns(Idea.id, Idea.team_id)).all()
    if waiting:
        put = update(Idea).where(Idea.id.in_([idea_id for idea_id, _ in waiting]))
        session.execute(put.values(on_hold_at=now).execution_options(synchronize_session=False))
    counted: dict[int, int] = {}
    for _, team_id in waiting:
        counted[team_id] = counted.get(team_id, 0) + 1
    return counted


def _open_of(team_ids: Collection[int]) -> Select[Idea]:
    return select(Idea).where(
        Idea.team_id.in_(team_ids),
        Idea.post_id.is_(None),
        Idea.on_hold_at.is_(None),
        SHOWN,
    )
