"""Where a team speaks: the channels that were there before the plan, and what the plan makes of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, UniqueConstraint, bindparam, exists, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from storage.database import Moment, Row
from storage.duties import Duty, Part
from storage.people import Team

CHANNEL = "channel"
"""What a channel is called in the log of changes."""


class Network(StrEnum):
    """The site or place of a channel, whatever a team calls its own channel there."""

    LINKEDIN = "linkedin"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    TIKTOK = "tiktok"
    YOUTUBE = "youtube"
    WHATSAPP = "whatsapp"
    X = "x"
    INTERNAL = "internal"
    """The organisation's own network."""
    NEWSLETTER = "newsletter"
    WEBSITE = "website"
    PODCAST = "podcast"
    OFFLINE = "offline"
    """A moment without a screen: a stand, a poster, a coffee room."""
    MESSAGE = "message"
    """E-mail or a direct message."""
    PHONE = "phone"
    """On the phone, or at the desk."""
    OTHER = "other"


ONLY_WEBCARE = (Network.MESSAGE, Network.PHONE)
"""Where people reach a team and the team publishes nothing."""
PUBLISHING = tuple(network for network in Network if network not in ONLY_WEBCARE)
USUAL = (
    Network.LINKEDIN,
    Network.INSTAGRAM,
    Network.FACEBOOK,
    Network.X,
    Network.TIKTOK,
    *ONLY_WEBCARE,
    Network.OTHER,
)
"""What a team without channels of its own is taken to have."""


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


class Decision(StrEnum):
    """What a team made of an experiment that ended."""

    KEEP = "keep"
    LONGER = "longer"
    STOP = "stop"


class PlanChannel(Row):
    """A channel of the plan: first as it was found (the inventory), then with why, how and how often.

    There until `removed_at`. Who does it, stands in, answers and watches comes from the role matrix by `key`.
    """

    __tablename__ = "channels"
    __table_args__ = (UniqueConstraint("team_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    team_id: Mapped[int] = mapped_column(ForeignKey("teams.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    """What the matrix and the cases call it: the network ("linkedin"), with a number for the second on it."""
    network: Mapped[str]
    name: Mapped[str]
    created_at: Mapped[datetime]
    created_by: Mapped[str]
    found: Mapped[dict[str, Any]] = mapped_column(JSON, default_factory=dict)
    """How it stood at the start, as the inventory told it; empty: the plan made this channel."""
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
    ask_due_at: Mapped[datetime | None] = mapped_column(default=None, index=True)
    """When who does the channel is asked what came of the experiment; None: asked, or none runs."""
    outcome: Mapped[str | None] = mapped_column(default=None)
    decided: Mapped[Decision | None] = mapped_column(default=None)
    """What the team made of the outcome."""
    version: Mapped[int] = mapped_column(default=1)
    removed_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def is_experiment(self) -> bool:
        """Whether it is still tried out: from then on it counts as any other channel."""
        return self.hypothesis is not None and self.decided is not Decision.KEEP

    @property
    def is_planned(self) -> bool:
        """Whether the plan says anything of it beyond what was found."""
        return bool(self.reason or self.audience_ids or self.issue_ids or self.forms or self.cadence)


CHANNELS = (
    select(PlanChannel)
    .where(PlanChannel.team_id == bindparam("team"), PlanChannel.removed_at.is_(None))
    .order_by(PlanChannel.id)
)
"""Made once: every look at the plan asks it."""


def of_team(session: Session, team: Team) -> Sequence[PlanChannel]:
    """The team's channels, in the order in which they were made."""
    return session.scalars(CHANNELS, {"team": team.id}).all()


@dataclass(frozen=True, slots=True)
class ChannelNames:
    """What a team calls its channels, by key: all there ever were, and which of them are there now."""

    ever: Mapping[str, str] = field(default_factory=dict)
    now: tuple[str, ...] = ()


NO_NAMES = ChannelNames()
NAMES = (
    select(PlanChannel.key, PlanChannel.name, PlanChannel.removed_at)
    .where(PlanChannel.team_id == bindparam("team"))
    .order_by(PlanChannel.id)
)


def names_of(session: Session, team: Team) -> ChannelNames:
    """For who names channels by the keys that cases and the matrix hold."""
    found = session.execute(NAMES, {"team": team.id}).all()
    return ChannelNames(
        ever={key: name for key, name, _ in found},
        now=tuple(key for key, _, removed_at in found if removed_at is None),
    )


PUBLISHED = select(Duty.channel).where(
    Duty.team_id == bindparam("team"), Duty.task == "publishing", Duty.part == Part.DOES
)


def published(session: Session, team: Team) -> set[str]:
    """For which channels, by key, the matrix says who publishes; "" stands for all of them."""
    return set(session.scalars(PUBLISHED, {"team": team.id}))


def ever_of_team(session: Session, team: Team) -> Sequence[PlanChannel]:
    """The same, with those that were removed: cases and lines of the matrix may still mention them."""
    theirs = select(PlanChannel).where(PlanChannel.team_id == team.id)
    return session.scalars(theirs.order_by(PlanChannel.id)).all()


def new_key(network: str, taken: Sequence[str]) -> str:
    """The network's name, or with the first number that no channel of the team ever had."""
    numbered = (f"{network}-{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (network, *numbered) if key not in taken)


def team_and_channel(session: Session, workspace_id: str, channel_id: int) -> tuple[Team, PlanChannel] | None:
    """The channel with its team, removed or not; None when this workspace has no such channel."""
    both = select(Team, PlanChannel).join(PlanChannel, PlanChannel.team_id == Team.id)
    its = both.where(Team.workspace_id == workspace_id, PlanChannel.id == channel_id)
    found = session.execute(its).one_or_none()
    return None if found is None else (found[0], found[1])


def hold_channel(session: Session, team: Team, channel_id: int) -> PlanChannel | None:
    """The channel, yours alone to change until the transaction ends."""
    held = select(PlanChannel).where(PlanChannel.team_id == team.id, PlanChannel.id == channel_id)
    return session.scalar(held.with_for_update().execution_options(populate_existing=True))


def teams_to_ask(session: Session, now: datetime) -> Sequence[int]:
    """The ids of teams with an experiment whose outcome is to be asked."""
    due = select(PlanChannel.team_id).where(_to_ask(now))
    return session.scalars(due.distinct().order_by(PlanChannel.team_id)).all()


def hold_experiments_to_ask(session: Session, team: Team, now: datetime) -> Sequence[PlanChannel]:
    """The team's channels whose outcome is to be asked, held."""
    due = select(PlanChannel).where(PlanChannel.team_id == team.id, _to_ask(now))
    return session.scalars(due.order_by(PlanChannel.id).with_for_update()).all()


def any_to_ask(now: Moment) -> ColumnElement[bool]:
    """Whether there is such an experiment."""
    return exists().where(_to_ask(now))


def _to_ask(now: Moment) -> ColumnElement[bool]:
    return (PlanChannel.ask_due_at <= now) & PlanChannel.removed_at.is_(None)
