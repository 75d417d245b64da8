"""All that is looked at: the posts of five weeks, the plan they serve, and when people work. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.findings import Urgency
from bot.opening_hours import WEEK, monday_of
from bot.ownership.facts import Matrix
from bot.posting.timing import Desk
from bot.wall_clock import local_day
from bot.working_time import MIDNIGHT, Hours, local
from storage.audiences import Audience
from storage.brands import Value
from storage.channels import PlanChannel
from storage.people import Team
from storage.plans import Issue
from storage.posts import OVER, Post, PostKind, Status
from storage.verdicts import FieldCheck

WEEKS_BACK, WEEKS_AHEAD = 2, 3
"""The last two weeks, this one and the next two: slots are filled three weeks ahead."""
ROLLING = range(-2, 2)
"""The four weeks in which patterns are looked for; this week is 0."""
AROUND = range(-1, 2)
"""The three weeks in which everything planned should have its turn."""
AHEAD = range(3)
WAITING = (Status.DROPPED, Status.POSTPONED, Status.PAUSED)
"""What has no place in the calendar now."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`posts` are those of the window that are published or have to be, the first to go out first."""

    team: Team
    now: datetime
    posts: Sequence[Post]
    channels: Mapping[int, PlanChannel]
    audiences: Mapping[int, Audience]
    issues: Mapping[int, Issue]
    """The open ones."""
    values: Mapping[int, Value]
    matrix: Matrix
    desk: Desk
    webcare: Hours
    """When webcare is open."""
    approvers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Of a post (its id): who may approve it, the first to be asked first."""
    approved: Collection[int] = ()
    """Posts (ids) of which the log has that somebody approved them."""
    waits: Sequence[timedelta] = ()
    """How long posts that were approved in these weeks waited for that."""
    checks: Sequence[FieldCheck] = ()
    """What makers said of their posts in these weeks."""
    has_crisis: bool = False
    by_week: dict[int, list[Post]] = field(init=False, default_factory=dict)
    """`posts` by the week they go out in."""

    def __post_init__(self) -> None:
        for post in self.posts:
            self.by_week.setdefault(self.week_of(moment(post)), []).append(post)

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.zone)

    @property
    def monday(self) -> date:
        return monday_of(self.today)

    def day_of(self, at: datetime) -> date:
        return local_day(at, self.team.zone)

    def week_of(self, at: datetime) -> int:
        """How many weeks from this one."""
        return (monday_of(self.day_of(at)) - self.monday) // WEEK

    def within(self, weeks: range) -> list[Post]:
        """Posts that go out in these weeks."""
        return [post for week in weeks for post in self.by_week.get(week, ())]

    def rolling(self) -> list[Post]:
        """Those of the four weeks that patterns are looked for in; an experiment is none."""
        return [post for post in self.within(ROLLING) if post.kind is not PostKind.EXPERIMENT]

    @property
    def coming(self) -> list[Post]:
        """What is not published yet, and still can be mended."""
        return [post for post in self.posts if post.status not in OVER and moment(post) > self.now]

    def urgency(self, at: datetime) -> Urgency:
        """How soon that moment is."""
        days = (self.day_of(at) - self.today).days
        if days <= 1:
            return Urgency.TODAY if days <= 0 else Urgency.TOMORROW
        return Urgency.THIS_WEEK if days <= WEEK.days else Urgency.PATTERN


def moment(post: Post) -> datetime:
    """When it goes out; everything that is looked at has a moment."""
    assert post.publish_at is not None  # noqa: S101 - `calendar.between` asks for just these
    return post.publish_at


def window(team: Team, now: datetime) -> tuple[datetime, datetime]:
    """From when until when posts are looked at: whole weeks of the team's clock."""
    monday = monday_of(local_day(now, team.zone))
    first, last = monday - WEEKS_BACK * WEEK, monday + WEEKS_AHEAD * WEEK
    return local(first, MIDNIGHT, team.zone), local(last, MIDNIGHT, team.zone)


def taking_place(posts: Iterable[Post]) -> list[Post]:
    return [post for post in posts if post.status not in WAITING]
