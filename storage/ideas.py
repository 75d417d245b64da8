"""What comes out of a meet-up: ideas with votes, blockers followed until solved, the ten minutes itself."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ForeignKey, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

IDEA = "idea"
BLOCKER = "blocker"


class Idea(Row):
    """Something to post about, told in an answer or typed. Open until it is a post, on hold or removed."""

    __tablename__ = "meetup_ideas"
    __table_args__ = (UniqueConstraint("meetup_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    meetup_id: Mapped[int | None] = mapped_column(ForeignKey("meetups.id", ondelete="SET NULL"), default=None)
    """The answer of that day it stands in; an edited answer changes it."""
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"), default=None)
    on_hold_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class Vote(Row):
    """One for a person and an idea."""

    __tablename__ = "meetup_votes"

    idea_id: Mapped[int] = mapped_column(ForeignKey("meetup_ideas.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class Blocker(Row):
    """Where somebody is stuck and somebody else must act. Open until `solved_at`."""

    __tablename__ = "meetup_blockers"
    __table_args__ = (UniqueConstraint("meetup_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    by: Mapped[str]
    since: Mapped[date]
    """The team's day on which it was told."""
    meetup_id: Mapped[int | None] = mapped_column(ForeignKey("meetups.id", ondelete="SET NULL"), default=None)
    owner_id: Mapped[str | None] = mapped_column(default=None)
    """Who can solve it."""
    asked_at: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When it is asked about again."""
    solved_at: Mapped[datetime | None] = mapped_column(default=None)
    solved_by: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class TenMinutes(Row):
    """The talk of one day: who leads, when it began, and what the clock said already."""

    __tablename__ = "ten_minutes"

    meetup_id: Mapped[int] = mapped_column(ForeignKey("meetups.id", ondelete="CASCADE"), primary_key=True)
    chair_id: Mapped[str]
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When its clock is next shown anew."""
    warned_at: Mapped[datetime | None] = mapped_column(default=None)
    """"Two minutes left" was said."""
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


def open_ideas(session: Session, team: Team, at_most: int) -> Sequence[tuple[Idea, int]]:
    """Ideas that are no post yet with their votes, most votes first, then newest."""
    votes = func.count(Vote.user_id)
    theirs = (
        select(Idea, votes)
        .outerjoin(Vote, Vote.idea_id == Idea.id)
        .where(
            Idea.team_id == team.id,
            Idea.post_id.is_(None),
            Idea.on_hold_at.is_(None),
            Idea.removed_at.is_(None),
        )
        .group_by(Idea.id)
        .order_by(votes.desc(), Idea.id.desc())
        .limit(at_most)
    )
    return [(idea, count) for idea, count in session.execute(theirs)]


def team_and_idea(session: Session, workspace_id: str, idea_id: int) -> tuple[Team, Idea] | None:
    """The idea with its team; None when this workspace has no such idea."""
    both = select(Team, Idea).join(Idea, Idea.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Idea.id == idea_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_idea(session: Session, team: Team, idea_id: int) -> Idea | None:
    """The idea, yours alone to change until the transaction ends."""
    its = select(Idea).where(Idea.team_id == team.id, Idea.id == idea_id)
    return session.scalar(its.with_for_update())


def open_blockers(session: Session, team: Team) -> Sequence[Blocker]:
    """Blockers that are not solved, longest open first."""
    theirs = select(Blocker).where(Blocker.team_id == team.id, Blocker.solved_at.is_(None))
    return session.scalars(theirs.order_by(Blocker.since, Blocker.id)).all()
