"""The playing field check: which value somebody saw in a post, and whether it is inside the field.

Beside the verdicts themselves: posts that stand in no calendar, and who was asked for a second opinion.
"""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, ForeignKey, UniqueConstraint, exists, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row, insert_into
from storage.people import Team
from storage.some_teams import ALL_TEAMS, SomeTeams

LOOSE_POST = "loose_post"
"""The thing that a check is about when the post stands in no calendar."""


FIELD_CHECK = "field_check"
"""That somebody checked a post is in the log, without what they said: who remembers the plan looks anew."""


class Verdict(StrEnum):
    """Inside the playing field, on its edge, outside it, or exempt (a crisis, a legal notice)."""

    INSIDE = "inside"
    EDGE = "edge"
    OUTSIDE = "outside"
    EXEMPT = "exempt"


class LoosePost(Row):
    """A post that somebody typed or pasted to hold it against the field; its title is a text or a link."""

    __tablename__ = "loose_posts"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]


class FieldCheck(Row):
    """What one person said of one post (`thing`, `thing_id`). The first is the maker's, others are blind."""

    __tablename__ = "field_checks"
    __table_args__ = (UniqueConstraint("team_id", "thing", "thing_id", "by"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    thing: Mapped[str]
    thing_id: Mapped[int]
    title: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    verdict: Mapped[Verdict]
    value_id: Mapped[int | None] = mapped_column(
        ForeignKey("brand_values.id", ondelete="SET NULL"), default=None
    )
    reason: Mapped[str | None] = mapped_column(default=None)
    is_second: Mapped[bool] = mapped_column(default=False)
    settled_at: Mapped[datetime | None] = mapped_column(default=None)
    """When its doubt became a do or a don't."""


class FieldRound(Row):
    """When a team is next looked at for a second opinion; there from its first check on."""

    __tablename__ = "field_rounds"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)


class SecondOpinion(Row):
    """Who was asked for a second opinion on what, on a day of the team: one a day, whoever tries."""

    __tablename__ = "second_opinions"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    thing: Mapped[str]
    thing_id: Mapped[int]
    asked_id: Mapped[str]
    asked_at: Mapped[datetime]


def title_of_loose_post(session: Session, team: Team, post_id: int) -> str | None:
    return session.scalar(
        select(LoosePost.title).where(LoosePost.team_id == team.id, LoosePost.id == post_id)
    )


def checks_of(session: Session, team: Team, thing: str, thing_id: int) -> Sequence[FieldCheck]:
    """What was said of one post, the maker's first."""
    of = select(FieldCheck).where(
        FieldCheck.team_id == team.id, FieldCheck.thing == thing, FieldCheck.thing_id == thing_id
    )
    return session.scalars(of.order_by(FieldCheck.id)).all()


def checks_since(session: Session, team: Team, since: datetime) -> Sequence[FieldCheck]:
    """All that was said since then, oldest first."""
    said = select(FieldCheck).where(FieldCheck.team_id == team.id, FieldCheck.at >= since)
    return session.scalars(said.order_by(FieldCheck.at, FieldCheck.id)).all()


def team_and_check(session: Session, workspace_id: str, check_id: int) -> tuple[Team, FieldCheck] | None:
    """The check with its team; None when this workspace has no such check."""
    both = select(Team, FieldCheck).join(FieldCheck, FieldCheck.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, FieldCheck.id == check_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def settle(session: Session, team: Team, value_id: int, verdict: Verdict, up_to: int, now: datetime) -> None:
    """Doubts of this kind, up to the check with this id, became a do or a don't."""
    doubts = update(FieldCheck).where(
        FieldCheck.team_id == team.id,
        FieldCheck.value_id == value_id,
        FieldCheck.verdict == verdict,
        FieldCheck.id <= up_to,
        FieldCheck.settled_at.is_(None),
    )
    session.execute(doubts.values(settled_at=now).execution_options(synchronize_session=False))


def asked_since(session: Session, team: Team, since: date) -> Sequence[SecondOpinion]:
    """Who was asked for what from that day on."""
    asked = select(SecondOpinion).where(SecondOpinion.team_id == team.id, SecondOpinion.day >= since)
    return session.scalars(asked.order_by(SecondOpinion.day)).all()


def begin_rounds(session: Session, team: Team, due_at: datetime | None) -> None:
    """The team is looked at from now on; when it already was, nothing changes."""
    session.execute(
        insert_into(session, FieldRound).values(team_id=team.id, due_at=due_at).on_conflict_do_nothing()
    )


def rounds_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams = ALL_TEAMS
) -> Sequence[tuple[FieldRound, Team]]:
    """Teams whose round is past due, longest ago first, each held by nobody else."""
    due = (
        select(FieldRound, Team)
        .join(Team, Team.id == FieldRound.team_id)
        .where(_is_due(now), some.among(FieldRound.team_id))
        .order_by(FieldRound.due_at, FieldRound.team_id)
        .limit(at_most)
    )
    held = session.execute(due.with_for_update(of=FieldRound, skip_locked=True))
    return [(one, team) for one, team in held]


def teams_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of the same teams; nothing else of them is read."""
    due = select(FieldRound.team_id).where(_is_due(now), some.among(FieldRound.team_id))
    return session.scalars(due.order_by(FieldRound.due_at, FieldRound.team_id).limit(at_most)).all()


def any_due(now: Moment) -> ColumnElement[bool]:
    """Whether there is such a team."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    return FieldRound.due_at <= now
