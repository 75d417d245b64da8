"""Where a team speaks: the channels that were there before the plan, and what the plan makes of each."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import JSON, ForeignKey, bindparam, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Row
from storage.people import Team

CHANNEL = "channel"
"""What a channel is called in the log of changes."""


class PostForm(StrEnum):
    """In what form something is told; video is image and sound."""

    TEXT = "text"
    IMAGE = "image"
    SOUND = "sound"
    VIDEO = "video"


class Span(StrEnum):
    """What a cadence is counted in."""

    WEEK = "week"
    MONTH = "month"


class PlanChannel(Row):
    """A channel of the plan: first as it was found (the inventory), then with why, how and how often.

    There until `removed_at`. Who does it, stands in, answers and watches comes from the role matrix by `key`.
    """

    __tablename__ = "channels"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    """What the matrix and the cases call it: the network ("linkedin"), with a number for the second on it."""
    network: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    login_holder: Mapped[str | None] = mapped_column(default=None)
    """Who or what holds the login, in words; never the login itself."""
    last_post_on: Mapped[date | None] = mapped_column(default=None)
    done_by: Mapped[str | None] = mapped_column(default=None)
    """Who does it now (a person's id)."""
    hours: Mapped[float | None] = mapped_column(default=None)
    """Hours a week it takes now."""
    reason: Mapped[str | None] = mapped_column(default=None)
    """Why this channel for these people."""
    audience_ids: Mapped[list[int]] = mapped_column(JSON, default_factory=list)
    issue_ids: Mapped[list[int]] = mapped_column(JSON, default_factory=list)
    forms: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    cadence: Mapped[int | None] = mapped_column(default=None)
    """Posts in each `span`."""
    span: Mapped[Span] = mapped_column(default=Span.WEEK)
    days: Mapped[list[int]] = mapped_column(JSON, default_factory=list)
    """Weekdays, Monday is 0."""
    opens: Mapped[time | None] = mapped_column(default=None)
    closes: Mapped[time | None] = mapped_column(default=None)
    """When questions here are answered, on the team's clock; None: as all webcare."""
    is_monitored: Mapped[bool] = mapped_column(default=False)
    """Whether those who monitor look here too."""
    hypothesis: Mapped[str | None] = mapped_column(default=None)
    """What an experiment should show; None: no experiment."""
    ends_on: Mapped[date | None] = mapped_column(default=None)
    success: Mapped[str | None] = mapped_column(default=None)
    outcome: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)


CHANNELS = (
    select(PlanChannel)
    .where(PlanChannel.team_id == bindparam("team"), PlanChannel.removed_at.is_(None))
    .order_by(PlanChannel.id)
)
"""Made once: every look at the plan asks it."""


def of_team(session: Session, team: Team) -> Sequence[PlanChannel]:
    """The team's channels, in the order in which they were made."""
    return session.scalars(CHANNELS, {"team": team.id}).all()
