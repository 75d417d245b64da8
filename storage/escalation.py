"""Who is called when a case is too big for its owner, and a crisis from its beginning to its lesson.

A rung of the ladder is kept from the first time somebody fills it in; until then it stands as the role matrix
says. Phone numbers are here and in letters to people of the team, never in the log of changes.

Lock order: the team (who pauses posts) or the case, then the crisis, then posts.
"""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    UniqueConstraint,
    exists,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.cases import Case, Kind
from storage.cases_due import is_here
from storage.database import Moment, Row
from storage.outsiders import WORDS
from storage.people import Team
from storage.posts import AWAITED, Post, Status
from storage.some_teams import SomeTeams

RUNG = "rung"
"""What a rung is called in the log of changes."""


class Reason(StrEnum):
    """Why a case is more than its owner should decide alone: docs/trade.md, "Escalation"."""

    JOURNALIST = "journalist"
    POLITICIAN = "politician"
    SHARED = "shared"
    """Shared more than ten times."""
    LEGAL = "legal"
    DANGER = "danger"
    OTHER = "other"


class Rung(Row):
    """One step of a team's ladder: who is called, and who when that person is away.

    Each of the two is somebody in Slack (`user_id`), or somebody outside it by `name`, or not filled in.
    """

    __tablename__ = "escalation_rungs"
    __table_args__ = (UniqueConstraint("team_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    number: Mapped[int]
    """1 to 4."""
    user_id: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(default="")
    """As people of any country dial it: "+31 6 12345678"."""
    backup_id: Mapped[str] = mapped_column(default="")
    backup_name: Mapped[str] = mapped_column(default="")
    backup_phone: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)


class Escalation(Row):
    """A case went up the ladder; its owner stayed its owner."""

    __tablename__ = "case_escalations"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    by: Mapped[str]
    rung: Mapped[int]
    reason: Mapped[Reason]
    to_id: Mapped[str] = mapped_column(default="")
    """Who was written to; empty: nobody in Slack, `to_name` is to be called."""
    to_name: Mapped[str] = mapped_column(default="")
    note: Mapped[str | None] = mapped_column(info=WORDS, default=None)
    """What was said with it."""


class Crisis(Row):
    """From the first alarm until somebody says that it is over; then it waits for its review."""

    __tablename__ = "crises"
    __table_args__ = (
        Index(
            "uq_crises_running",
            "case_id",
            unique=True,
            sqlite_where=text("over_at IS NULL"),
            postgresql_where=text("over_at IS NULL"),
        ),
        Index(
            "ix_crises_running",
            "team_id",
            sqlite_where=text("over_at IS NULL"),
            postgresql_where=text("over_at IS NULL"),
        ),
        Index(
            "ix_crises_look",
            "look_at",
            sqlite_where=text("look_at IS NOT NULL"),
            postgresql_where=text("look_at IS NOT NULL"),
        ),
        Index(
            "ix_crises_pause",
            "pause_at",
            sqlite_where=text("pause_at IS NOT NULL"),
            postgresql_where=text("pause_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id", ondelete="CASCADE"), index=True)
    started_at: Mapped[datetime]
    started_by: Mapped[str]
    told: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Whose message shows how it stands, in the order in which they are called."""
    first: Mapped[int] = mapped_column(default=0)
    """How many of them are called first; the others when nobody comes."""
    pinged: Mapped[int] = mapped_column(default=0)
    """How often they were called again because nobody led."""
    reminded: Mapped[int] = mapped_column(default=0)
    """Which reminder of the first statement was said: the minutes after the beginning; 0 is none."""
    look_at: Mapped[datetime | None] = mapped_column(default=None)
    """When there is something to say next; None when nothing is due."""
    led_by: Mapped[str | None] = mapped_column(default=None)
    led_at: Mapped[datetime | None] = mapped_column(default=None)
    pause_at: Mapped[datetime | None] = mapped_column(default=None)
    """When posts are to be paused by themselves, as nobody is there to be asked; None: they are not."""
    is_private: Mapped[bool] = mapped_column(default=False)
    """Somebody is in danger, and that is between them and who calls: nothing is said in the open for it, and
    no post waits. A press makes it one in the open."""
    public_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a private one became one in the open."""
    calls: Mapped[list[dict[str, str]]] = mapped_column(JSON, default_factory=list)
    """Who called whom, the first first: "by", "whom" (an id, a name on the list, or a number) and "at"."""
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    paused_by: Mapped[str | None] = mapped_column(default=None)
    statement_at: Mapped[datetime | None] = mapped_column(default=None)
    statement_by: Mapped[str | None] = mapped_column(default=None)
    over_at: Mapped[datetime | None] = mapped_column(default=None)
    over_by: Mapped[str | None] = mapped_column(default=None)
    reviewer_id: Mapped[str | None] = mapped_column(default=None)
    """Who is asked to look back."""
    reviewed_at: Mapped[datetime | None] = mapped_column(default=None)
    reviewed_by: Mapped[str | None] = mapped_column(default=None)
    review: Mapped[dict[str, str]] = mapped_column(JSON, info=WORDS, default_factory=dict)
    """What happened, what helped, what took time, and one lesson; by the names of the form's fields."""
    version: Mapped[int] = mapped_column(default=1)
    """One more for every change that people see: it names the letters."""

    @property
    def is_running(self) -> bool:
        return self.over_at is None

    @property
    def counts_from(self) -> datetime:
        """From when the hour of the first statement counts."""
        return self.public_at or self.started_at


def rungs_of(session: Session, team: Team) -> dict[int, Rung]:
    """What was filled in of the ladder, by number."""
    found = session.scalars(select(Rung).where(Rung.team_id == team.id))
    return {rung.number: rung for rung in found}


def hold_rung(session: Session, team: Team, number: int) -> Rung | None:
    """The rung as it is now, yours alone to change until the transaction ends. Hold the team first."""
    held = select(Rung).where(Rung.team_id == team.id, Rung.number == number).with_for_update()
    return session.scalar(held.execution_options(populate_existing=True))


def last_escalation(session: Session, case: Case) -> Escalation | None:
    """How the case came where it is on the ladder."""
    its = select(Escalation).where(_of(case))
    return session.scalars(its.order_by(Escalation.id.desc()).limit(1)).first()


def was_danger(session: Session, case: Case) -> bool:
    """Whether the case ever went up the ladder because somebody was in danger."""
    its = select(Escalation.id).where(_of(case), Escalation.reason == Reason.DANGER)
    return session.scalar(its.limit(1)) is not None


def _of(case: Case) -> ColumnElement[bool]:
    """Of the case, or of one that goes on as it."""
    merged = select(Case.id).where(Case.merged_into == case.id)
    return (Escalation.case_id == case.id) | Escalation.case_id.in_(merged)


def crisis_of(session: Session, case: Case) -> Crisis | None:
    """The newest crisis of the case, also one that is over."""
    its = select(Crisis).where(Crisis.case_id == case.id)
    return session.scalars(its.order_by(Crisis.id.desc()).limit(1)).first()


def hold_crisis(session: Session, crisis_id: int) -> Crisis:
    """The crisis as it is now, yours alone to change until the transaction ends."""
    held = select(Crisis).where(Crisis.id == crisis_id).with_for_update()
    return session.scalars(held, execution_options={"populate_existing": True}).one()


def find_crisis(session: Session, workspace_id: str, crisis_id: int) -> tuple[Team, Crisis] | None:
    """The crisis with its team; None when this workspace has no such one."""
    both = select(Team, Crisis).join(Crisis, Crisis.team_id == Team.id)
    found = session.execute(
        both.where(Team.workspace_id == workspace_id, Crisis.id == crisis_id)
    ).one_or_none()
    return None if found is None else (found[0], found[1])


def has_open_crisis(session: Session, team: Team) -> bool:
    """Whether a crisis of the team is not over yet: then nothing is approved that goes out by itself.

    A case of that kind is one as soon as it is reported, and until somebody says that it is over. Where one
    person is in danger, posts go on.
    """
    ended = select(Crisis.id).where(Crisis.case_id == Case.id).exists()
    unended = (Case.team_id == team.id) & (Case.closed_at.is_(None)) & (Case.kind == Kind.CRISIS) & ~ended
    open_ones = Crisis.over_at.is_(None) & Crisis.is_private.is_(False)
    running = exists().where(Crisis.team_id == team.id, open_ones)
    return bool(session.scalar(select(running | exists().where(unended, Case.in_danger.is_(False)))))


def _due(now: datetime, some: SomeTeams) -> Select[Crisis, Case, Team]:
    both = (
        select(Crisis, Case, Team)
        .join(Case, Case.id == Crisis.case_id)
        .join(Team, Team.id == Crisis.team_id)
        .where(_is_due(now), some.among(Crisis.team_id))
    )
    return both.order_by(Crisis.look_at, Crisis.id)


def hold_due(
    session: Session, now: datetime, at_most: int, some: SomeTeams
) -> Sequence[tuple[Crisis, Case, Team]]:
    """Crises about which something must be said, longest ago first, each held by nobody else."""
    held = _due(now, some).limit(at_most).with_for_update(of=Crisis, skip_locked=True)
    found = session.execute(held, execution_options={"populate_existing": True})
    return [(crisis, case, team) for crisis, case, team in found]


def any_due(now: Moment) -> ColumnElement[bool]:
    """In some crisis something must be said."""
    return exists().where(_is_due(now))


def _is_due(now: Moment) -> ColumnElement[bool]:
    """Its moment has come; or who led it is not there any more, so that nobody does."""
    is_left = Crisis.over_at.is_(None) & Crisis.led_by.is_not(None) & ~is_here(Crisis.team_id, Crisis.led_by)
    return (Crisis.look_at <= now) | is_left


def any_to_pause(now: Moment) -> ColumnElement[bool]:
    """Somewhere posts must be paused by themselves."""
    return exists().where(Crisis.pause_at <= now)


def teams_due(session: Session, now: datetime, at_most: int, some: SomeTeams) -> Sequence[int]:
    """The ids of teams with such crises, longest ago first."""
    due = select(Crisis.team_id).where(_is_due(now), some.among(Crisis.team_id))
    its = due.group_by(Crisis.team_id).order_by(func.min(Crisis.look_at)).limit(at_most)
    return session.scalars(its).all()


def teams_to_pause(session: Session, now: datetime, at_most: int) -> Sequence[int]:
    """The ids of teams whose posts must be paused by themselves, longest ago first."""
    due = select(Crisis.team_id).where(Crisis.pause_at <= now).group_by(Crisis.team_id)
    return session.scalars(due.order_by(func.min(Crisis.pause_at)).limit(at_most)).all()


def hold_to_pause(session: Session, team: Team, now: datetime) -> Sequence[Crisis]:
    """The team's crises for which posts must be paused now. Hold the team first."""
    due = select(Crisis).where(Crisis.team_id == team.id, Crisis.pause_at <= now).order_by(Crisis.id)
    held = due.with_for_update()
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def other_running(session: Session, crisis: Crisis) -> Crisis | None:
    """Another crisis of the same team that is not over."""
    others = select(Crisis).where(
        Crisis.team_id == crisis.team_id, Crisis.over_at.is_(None), Crisis.id != crisis.id
    )
    return session.scalars(others.order_by(Crisis.id).limit(1)).first()


def count_awaited(session: Session, team: Team, now: datetime) -> int:
    """How many posts of the team a crisis would make wait: those that are yet to go out."""
    return session.scalar(select(func.count()).select_from(_awaited(team, now).subquery())) or 0


def hold_awaited(session: Session, team: Team, now: datetime) -> Sequence[Post]:
    """Those posts, the first to go out first, each yours alone to change. Hold the team first."""
    held = _awaited(team, now).order_by(Post.publish_at, Post.id).with_for_update()
    return session.scalars(held, execution_options={"populate_existing": True}).all()


def _awaited(team: Team, now: datetime) -> Select[Post]:
    return select(Post).where(Post.team_id == team.id, Post.status.in_(AWAITED), Post.publish_at > now)


def paused_for(session: Session, team: Team, reason: str) -> Sequence[Post]:
    """The posts that wait for this ("case:8"), the first to go out first; nobody holds them."""
    its = select(Post).where(Post.team_id == team.id, Post.status == Status.PAUSED, Post.paused_for == reason)
    return session.scalars(its.order_by(Post.publish_at, Post.id)).all()
