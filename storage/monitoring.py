"""Monitoring: what a team listens to, what was said about it elsewhere, and what who listens noted down.

The questions: `storage/sources.py` (what is fetched), `storage/mentions.py` (what came in),
`storage/watching.py` (who looks when, and how it went by week). Words of outsiders are only in a mention's
title and link, and these are forgotten; never in the log of changes.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.database import Row
from storage.outsiders import LISTED, WORDS

SOURCE = "source"
TERM = "search_term"
MENTION = "mention"
"""What they are called in the log of changes."""


class SourceKind(StrEnum):
    FEED = "feed"
    """RSS or Atom, which we fetch."""
    WEBHOOK = "webhook"
    """Another program brings mentions, signed."""
    CHANNEL = "channel"
    """A channel in Slack in which another app, or people, put links."""


class Became(StrEnum):
    """What was done with a mention."""

    CASE = "case"
    IDEA = "idea"
    KNOWLEDGE = "knowledge"
    """Worth knowing: kept, and found under `/smwatch knowledge`."""
    NOTHING = "nothing"


class Sentiment(StrEnum):
    NEGATIVE = "negative"
    NEUTRAL = "neutral"
    POSITIVE = "positive"


class Reach(StrEnum):
    """How many people saw it, as somebody guesses in a second."""

    FEW = "few"
    """Tens."""
    SOME = "some"
    """Hundreds."""
    MANY = "many"
    """Thousands or more."""


class About(StrEnum):
    """What kind of mention somebody logged."""

    QUESTION = "question"
    COMPLAINT = "complaint"
    COMPLIMENT = "compliment"
    OTHER = "other"


class TermKind(StrEnum):
    NAME = "name"
    MISSPELLING = "misspelling"
    HASHTAG = "hashtag"
    THEME = "theme"
    PERSON = "person"


class Source(Row):
    """Where mentions come from. It is listened to unless it is paused or removed."""

    __tablename__ = "monitoring_sources"
    __table_args__ = (
        Index(
            "ix_monitoring_sources_due",
            "fetch_due_at",
            sqlite_where=text("fetch_due_at IS NOT NULL"),
            postgresql_where=text("fetch_due_at IS NOT NULL"),
        ),
        Index("ix_monitoring_sources_channel", "channel_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    kind: Mapped[SourceKind]
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    address: Mapped[str | None] = mapped_column(default=None)
    """Of a feed."""
    channel_id: Mapped[str | None] = mapped_column(default=None)
    """Of a channel in Slack."""
    door: Mapped[str | None] = mapped_column(default=None, unique=True)
    """What a webhook's address ends with: not secret, and not to be guessed either."""
    secret: Mapped[str | None] = mapped_column(default=None)
    """With which a webhook signs; kept, as a signature cannot be checked with a digest. None: revoked."""
    silent_after: Mapped[int] = mapped_column(default=14)
    """Days without an item after which who monitors is told."""
    asked_since: Mapped[datetime | None] = mapped_column(default=None)
    """When the minute began in which a webhook was asked something last; `asked` is how often since."""
    asked: Mapped[int] = mapped_column(default=0)
    fetch_due_at: Mapped[datetime | None] = mapped_column(default=None)
    """When a feed must be fetched again; None for what is not fetched, or not now."""
    etag: Mapped[str | None] = mapped_column(default=None)
    last_modified: Mapped[str | None] = mapped_column(default=None)
    succeeded_at: Mapped[datetime | None] = mapped_column(default=None)
    item_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the last new mention came in."""
    failures: Mapped[int] = mapped_column(default=0)
    """In a row."""
    problem: Mapped[str | None] = mapped_column(default=None)
    """Why it failed the last time, or what was odd about what came: a name of `bot/sources/problems.py`."""
    silence_told_at: Mapped[datetime | None] = mapped_column(default=None)
    """Since when who monitors knows that it is silent or fails; None when it is not."""
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1)

    @property
    def listens(self) -> bool:
        return self.paused_at is None and self.removed_at is None


class Delivery(Row):
    """Something a webhook brought under a key of its own, so that it counts once; forgotten after a day."""

    __tablename__ = "monitoring_deliveries"
    __table_args__ = (UniqueConstraint("source_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    source_id: Mapped[int] = mapped_column(ForeignKey("monitoring_sources.id", ondelete="CASCADE"))
    key: Mapped[str]
    """A digest of it."""
    at: Mapped[datetime] = mapped_column(index=True)


class Mention(Row):
    """Something that was said about us elsewhere, once, whichever sources brought it."""

    __tablename__ = "mentions"
    __table_args__ = (
        UniqueConstraint("team_id", "link_key"),
        UniqueConstraint("team_id", "title_key"),
        Index("ix_mentions_of_a_team", "team_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("monitoring_sources.id", ondelete="SET NULL"))
    at: Mapped[datetime]
    """When it came in."""
    title: Mapped[str] = mapped_column(info=WORDS)
    """Empty once it is forgotten; its keys stay, so that it does not come again."""
    link: Mapped[str | None] = mapped_column(info=WORDS, default=None)
    link_key: Mapped[str | None] = mapped_column(default=None)
    """The same for two ways to write one link; a digest."""
    title_key: Mapped[str | None] = mapped_column(default=None)
    """The same for one title on one site on one day, under whatever link; a digest."""
    became: Mapped[Became | None] = mapped_column(default=None)
    became_id: Mapped[int | None] = mapped_column(default=None)
    """The number of the case; the id of the idea."""
    became_by: Mapped[str | None] = mapped_column(default=None)
    """`BY_ITSELF` for what was old when its source was added."""
    became_at: Mapped[datetime | None] = mapped_column(default=None)


class Logged(Row):
    """What somebody saw when they looked round: quiet, or so many mentions of a kind."""

    __tablename__ = "monitoring_log"
    __table_args__ = (Index("ix_monitoring_log_of_a_team", "team_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    by: Mapped[str]
    count: Mapped[int] = mapped_column(default=0)
    """Mentions; 0 is quiet, which is worth knowing too."""
    about: Mapped[About | None] = mapped_column(default=None)
    sentiment: Mapped[Sentiment | None] = mapped_column(default=None)
    reach: Mapped[Reach | None] = mapped_column(default=None)
    issue_id: Mapped[int | None] = mapped_column(ForeignKey("issues.id", ondelete="SET NULL"), default=None)
    """The theme."""
    link: Mapped[str | None] = mapped_column(info=WORDS, default=None)


class SearchTerm(Row):
    """What is searched for: all of these, at least one of those, none of the last."""

    __tablename__ = "search_terms"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    kind: Mapped[TermKind]
    any_of: Mapped[list[str]] = mapped_column(JSON, info=LISTED)
    all_of: Mapped[list[str]] = mapped_column(JSON, info=LISTED)
    none_of: Mapped[list[str]] = mapped_column(JSON, info=LISTED)
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    kept_because: Mapped[str | None] = mapped_column(default=None, info=WORDS)
    """Why it may be the name of a person; None: nobody said so."""
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    """From then on its words are gone: they may be somebody's name."""
    version: Mapped[int] = mapped_column(default=1)

    @property
    def is_there(self) -> bool:
        """It was not removed, and nobody who stood in it was forgotten."""
        return self.removed_at is None and bool(self.any_of or self.all_of)

    def remove(self, now: datetime) -> None:
        self.removed_at, self.kept_because = now, None
        self.any_of, self.all_of, self.none_of = [], [], []


class Watch(Row):
    """How a team keeps watch. Who holds it writes what is told of its mentions, one at a time in a team."""

    __tablename__ = "watches"
    __table_args__ = (
        Index("ix_watches_look", "look_due_at"),
        Index("ix_watches_report", "report_due_at"),
        Index("ix_watches_spike", "spike_due_at"),
    )

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    look_due_at: Mapped[datetime | None] = mapped_column(default=None)
    """The next moment at which somebody looks round: start of day and 15:30."""
    report_due_at: Mapped[datetime | None] = mapped_column(default=None)
    """The next weekly report: Friday 15:00."""
    spike_due_at: Mapped[datetime | None] = mapped_column(default=None)
    """Something came in since it was looked at whether there is a spike."""
    spike_told_on: Mapped[date | None] = mapped_column(default=None)
    told_until: Mapped[int] = mapped_column(default=0)
    """The id of the last mention that a letter told of."""


class WatchedWeek(Row):
    """A week in numbers, as the weekly report told it: they stay when mentions are forgotten."""

    __tablename__ = "watched_weeks"

    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), primary_key=True)
    monday: Mapped[date] = mapped_column(primary_key=True)
    numbers: Mapped[dict[str, Any]] = mapped_column(JSON)
    """"mentions", "questions", "complaints", "compliments", "replied"."""
    post_id: Mapped[int | None] = mapped_column(ForeignKey("posts.id", ondelete="SET NULL"), default=None)
    """What was talked about most."""
