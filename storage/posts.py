"""The content calendar: posts from idea to look-back, what recurs, and campaigns.

Questions about them are in `calendar.py`, `recurrence.py` and `campaigns.py`.

A post is linked to the plan by choice (channel, audience, value, issue, people), never by retyped words. What
is next for it is a moment (`due_at`) and a name (`due`), worked out anew at each change.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.channels import PostForm
from storage.database import Row

POST = "post"
"""What a post is called in the log of changes, and in checks of the playing field."""
SERIES = "series"
CAMPAIGN = "campaign"


class Status(StrEnum):
    """The way of a post; docs/trade.md, "Content calendar"."""

    IDEA = "idea"
    DRAFT = "draft"
    REVIEW = "review"
    CHANGES = "changes"
    """The approver asked for changes."""
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    """Put ready on the network itself, by a person."""
    PUBLISHED = "published"
    LOOKED_BACK = "looked_back"
    POSTPONED = "postponed"
    """No date for now."""
    PAUSED = "paused"
    """With its campaign, or because of a crisis; goes on as what it was (`paused_from`)."""
    DROPPED = "dropped"


UNMADE = (Status.IDEA, Status.DRAFT, Status.CHANGES)
"""Its maker has it in hand."""
OVER = (Status.PUBLISHED, Status.LOOKED_BACK, Status.DROPPED)
"""Nothing has to be made any more."""
AWAITED = (*UNMADE, Status.REVIEW, Status.APPROVED, Status.SCHEDULED)
"""When its moment is over, it is asked what became of it."""
UNPLANNED = (Status.IDEA, Status.POSTPONED, Status.DRAFT)
"""What is an idea to everybody, while it has no date."""
GOES_ON = tuple(status for status in Status if status not in OVER)
LIVE = tuple(status for status in Status if status not in {Status.DROPPED, Status.POSTPONED})
"""What takes a place in the calendar, when it has a date."""


class PostKind(StrEnum):
    HUB = "hub"
    """What comes regularly for who follows."""
    HELP = "help"
    """What answers a question."""
    HERO = "hero"
    """The few big ones."""
    HOOK = "hook"
    """On a day that everybody talks about."""
    VACANCY = "vacancy"
    EXPERIMENT = "experiment"


class Consent(StrEnum):
    """Of people who can be recognised in it."""

    NOT_NEEDED = "not_needed"
    ASKED = "asked"
    GIVEN = "given"
    WITHDRAWN = "withdrawn"


class Due(StrEnum):
    """What is next for a post, by itself."""

    ASK = "ask"
    """Who decides is asked again: it waited, and goes on in review."""
    MAKE = "make"
    """Its owner is reminded that making begins."""
    DEADLINE = "deadline"
    """Its owner is asked whether it is ready for review."""
    APPROVAL = "approval"
    """Who decides is reminded."""
    ESCALATION = "escalation"
    """The backup, or who decides next, is asked."""
    GOES_OUT = "goes_out"
    """On the day itself."""
    IS_IT_POSTED = "is_it_posted"
    LOOK_BACK = "look_back"


ASKED = "asked"
"""Among what was said of a post: who was asked to approve it, as long as it is in review."""
OPEN = "open"
"""The same: private questions that wait for an answer, by what they are to the outbox, a line each."""
ESCALATED_TO = f"{Due.ESCALATION}_to"
"""The same: who was asked to approve it after that person stayed silent."""
OF_A_REVIEW = (ASKED, ESCALATED_TO, Due.APPROVAL, Due.ESCALATION)
"""What was said while it was in review: another review begins without it."""


class Campaign(Row):
    """A theme with a beginning and an end; paused, its posts wait."""

    __tablename__ = "campaigns"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    first_day: Mapped[date | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issues.id", ondelete="SET NULL"), default=None)
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class Series(Row):
    """A recurring format: from it posts come three weeks ahead, each with a life of its own."""

    __tablename__ = "series"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    first_day: Mapped[date]
    at: Mapped[time]
    """The wall clock of the team."""
    every_weeks: Mapped[int] = mapped_column(default=1)
    last_day: Mapped[date | None] = mapped_column(default=None)
    channel_id: Mapped[int | None] = mapped_column(
        ForeignKey("channels.id", ondelete="SET NULL"), default=None
    )
    owner_id: Mapped[str | None] = mapped_column(default=None)
    filled: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    """What else each of its posts begins with: form, kind, audience_id, value_id, issue_id."""
    skipped: Mapped[list[str]] = mapped_column(JSON, default_factory=list)
    """Days (ISO) on which it is skipped."""
    made_until: Mapped[date | None] = mapped_column(default=None)
    """Up to and with this day its posts were made."""
    due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When the next ones are made."""
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)


class Post(Row):
    """Something that is, or was to be, published on one channel at one moment."""

    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("series_id", "series_day"),
        UniqueConstraint("team_id", "came_from"),
        Index("ix_posts_of_days", "team_id", "publish_at"),
        Index("ix_posts_in_hand", "team_id", "status", "owner_id"),
        Index(
            "ix_posts_due",
            "due_at",
            sqlite_where=text("due_at IS NOT NULL"),
            postgresql_where=text("due_at IS NOT NULL"),
        ),
        {"sqlite_autoincrement": True},  # an id is never given twice: letters about a post are named after it
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    title: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    status: Mapped[Status] = mapped_column(default=Status.IDEA)
    channel_id: Mapped[int | None] = mapped_column(
        ForeignKey("channels.id", ondelete="SET NULL"), default=None
    )
    """Of the plan; one that was removed from it stays, and is said to be gone."""
    publish_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it goes out; None: no date yet."""
    deadline_at: Mapped[datetime | None] = mapped_column(default=None)
    """When it must be ready for review."""
    deadline_is_own: Mapped[bool] = mapped_column(default=False)
    """Whether somebody chose the deadline; else it moves with the publish moment."""
    owner_id: Mapped[str | None] = mapped_column(default=None)
    backup_id: Mapped[str | None] = mapped_column(default=None)
    approver_id: Mapped[str | None] = mapped_column(default=None)
    """Who approves, if it was chosen; else the role matrix says it."""
    form: Mapped[PostForm | None] = mapped_column(default=None)
    kind: Mapped[PostKind | None] = mapped_column(default=None)
    audience_id: Mapped[int | None] = mapped_column(
        ForeignKey("audiences.id", ondelete="SET NULL"), default=None
    )
    value_id: Mapped[int | None] = mapped_column(
        ForeignKey("brand_values.id", ondelete="SET NULL"), default=None
    )
    exempt: Mapped[str | None] = mapped_column(default=None)
    """Why it needs no value (a crisis, a legal notice)."""
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issues.id", ondelete="SET NULL"), default=None)
    campaign_id: Mapped[int | None] = mapped_column(
        ForeignKey("campaigns.id", ondelete="SET NULL"), default=None
    )
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"), default=None)
    series_day: Mapped[date | None] = mapped_column(default=None)
    """Of a series: the day it was made for, wherever it was moved since."""
    hook: Mapped[str | None] = mapped_column(default=None)
    """The day that everybody talks about, in words."""
    language: Mapped[str | None] = mapped_column(default=None)
    draft: Mapped[str | None] = mapped_column(default=None)
    """The text, or where it stands."""
    link: Mapped[str | None] = mapped_column(default=None)
    """Where it can be seen, once it is published."""
    described: Mapped[bool | None] = mapped_column(default=None)
    """Whether who cannot see or hear it is told: alt text, subtitles."""
    consent: Mapped[Consent | None] = mapped_column(default=None)
    told_by_employee: Mapped[bool | None] = mapped_column(default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    """What the approver wants changed."""
    came_from: Mapped[str | None] = mapped_column(default=None)
    """"meetup_idea:3", "import:12", "case:8": so that it is made once."""
    review_since: Mapped[datetime | None] = mapped_column(default=None)
    paused_from: Mapped[Status | None] = mapped_column(default=None)
    paused_for: Mapped[str | None] = mapped_column(default=None)
    """What it waits for: "campaign:3", "case:8"."""
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    result: Mapped[dict[str, float]] = mapped_column(JSON, default_factory=dict)
    """Two numbers after seven days: reach and reactions."""
    lesson: Mapped[str | None] = mapped_column(default=None)
    due: Mapped[Due | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    told: Mapped[dict[str, str]] = mapped_column(JSON, default_factory=dict)
    """What was said by itself already: what (a Due) -> the moment (ISO) it was about."""
    undo: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    """What the last change changed: by, version, and the fields before it."""
    version: Mapped[int] = mapped_column(default=1)


Filled = Mapping[str, Any]
"""Columns of a post with what is in them, named as they are here."""
