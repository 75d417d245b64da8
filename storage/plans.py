"""The plan: the issues a team wants social media to help solve."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, ColumnElement, ForeignKey, bindparam, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Member, Team

ISSUE = "issue"
"""What an issue is called in the log of changes."""


TOPICS = (
    "employer_branding",
    "vacancies",
    "sharing_knowledge",
    "internal_communication",
    "learning",
    "alumni",
    "working_together",
    "onboarding",
    "internal_mobility",
    "engagement",
    "sustainable_employability",
    "change_programmes",
    "other",
)
"""The twelve topics of Diana Russo's article of 2014, and the "etc." behind them (docs/trade.md)."""


class Focus(StrEnum):
    INTERNAL = "internal"
    EXTERNAL = "external"


class Ending(StrEnum):
    """Why an issue was closed."""

    REACHED = "reached"
    STOPPED = "stopped"
    REPLACED = "replaced"


class Issue(Row):
    """A problem of the organisation that social media should help to make smaller. Open until `closed_at`."""

    __tablename__ = "issues"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    sentence: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    topics: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    focus: Mapped[Focus | None] = mapped_column(default=None)
    now_value: Mapped[float | None] = mapped_column(default=None)
    goal_value: Mapped[float | None] = mapped_column(default=None)
    """Below a billion with three decimals: twelve digits, which a float gives back as they were typed."""
    unit: Mapped[str | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    audience: Mapped[str | None] = mapped_column(default=None)
    source: Mapped[str | None] = mapped_column(default=None)
    owner_id: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[str | None] = mapped_column(default=None)
    ending: Mapped[Ending | None] = mapped_column(default=None)
    lesson: Mapped[str | None] = mapped_column(default=None)
    measure_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the owner is asked again where it stands."""


OPEN_ISSUES = (
    select(Issue).where(Issue.team_id == bindparam("team"), Issue.closed_at.is_(None)).order_by(Issue.id)
)
"""Made once: every look at the plan asks it."""


def open_issues(session: Session, team: Team) -> Sequence[Issue]:
    """The team's open issues, oldest first."""
    return session.scalars(OPEN_ISSUES, {"team": team.id}).all()


def closed_issues(session: Session, team: Team, at_most: int) -> Sequence[Issue]:
    """The team's closed issues, last closed first."""
    done = select(Issue).where(Issue.team_id == team.id, Issue.closed_at.is_not(None))
    return session.scalars(done.order_by(Issue.closed_at.desc(), Issue.id).limit(at_most)).all()


def count_open(session: Session, team: Team) -> int:
    return _count(session, team)


def count_open_of(session: Session, team: Team, user_id: str) -> int:
    """How many open issues this person owns."""
    return _count(session, team, Issue.owner_id == user_id)


def count_ownerless(session: Session, team: Team) -> int:
    """How many open issues are owned by somebody who is not in the team."""
    members = select(Member.user_id).where(Member.team_id == team.id)
    return _count(session, team, Issue.owner_id.is_not(None), Issue.owner_id.not_in(members))


def _count(session: Session, team: Team, *conditions: ColumnElement[bool]) -> int:
    still = (Issue.team_id == team.id, Issue.closed_at.is_(None), *conditions)
    return session.scalar(select(func.count()).select_from(Issue).where(*still)) or 0


def team_and_issue(session: Session, workspace_id: str, issue_id: int) -> tuple[Team, Issue] | None:
    """The issue with its team; None when this workspace has no such issue."""
    both = select(Team, Issue).join(Issue, Issue.team_id == Team.id)
    found = session.execute(both.where(Team.workspace_id == workspace_id, Issue.id == issue_id)).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_issue(session: Session, team: Team, issue_id: int) -> Issue | None:
    """The issue, yours alone to change until the transaction ends."""
    return session.scalar(
        select(Issue).where(Issue.team_id == team.id, Issue.id == issue_id).with_for_update()
    )


def sentences_of(session: Session, team: Team, issue_ids: Collection[int]) -> dict[int, str]:
    """What these issues say, by id; also of those that were closed."""
    theirs = select(Issue.id, Issue.sentence).where(Issue.team_id == team.id, Issue.id.in_(issue_ids))
    return {row.id: row.sentence for row in session.execute(theirs)}
