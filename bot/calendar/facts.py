"""What is known of some days of a calendar: the posts, who works when, and which days are free. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from bot.calendar.rules import by_day, lateness
from bot.calendar.weeks import span
from bot.opening_hours import DAY, MONDAY_TO_FRIDAY, Hours
from bot.wall_clock import local_day
from bot.working_time import works_on
from storage.calendar import Glimpse
from storage.people import Team
from storage.posts import OVER


@dataclass(frozen=True)
class Seen:
    """Days of a team's calendar, `count` of them from `first`, as they stand `now`.

    `posts` has those days and, before them, what is still waited for. `reads_in` is the zone of the one
    reader, None in a channel; `names` are short ones.
    """

    team: Team
    now: datetime
    first: date
    count: int
    posts: Sequence[Glimpse]
    reads_in: str | None = None
    hours: Mapping[str, Hours] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    holidays: Mapping[date, str] = field(default_factory=dict)
    """The free days of the team: what each is called, nothing for a day the team chose itself."""
    has_channels: bool = True

    @property
    def today(self) -> date:
        return local_day(self.now, self.team.zone)

    @property
    def days(self) -> list[date]:
        return [self.first + number * DAY for number in range(self.count)]

    @cached_property
    def by_day(self) -> dict[date, list[Glimpse]]:
        return by_day(self.posts, self.team.zone)

    @cached_property
    def shown(self) -> list[Glimpse]:
        """The posts of these days."""
        return [post for day in self.days for post in self.by_day.get(day, [])]

    @cached_property
    def channels(self) -> dict[int, tuple[str, bool]]:
        """Id -> what a channel is called, and whether it left the plan."""
        return {
            post.channel_id: (post.channel, post.left_plan_at is not None)
            for post in self.posts
            if post.channel_id is not None and post.channel is not None
        }

    def waiting_before(self, day: date) -> list[Glimpse]:
        """What is late and belongs to a day before that one."""
        until, _ = span(day, 1, self.team.zone)
        return [
            post
            for post in self.posts
            if post.publish_at is not None and post.publish_at < until and lateness(post, self.now)
        ]

    def off_on(self, day: date, posts: Sequence[Glimpse]) -> list[str]:
        """Which owners of posts that are still to come do not work that day; on a free day nobody does."""
        if day in self.holidays:
            return []
        owners = dict.fromkeys(post.owner_id for post in posts if post.owner_id and post.status not in OVER)
        return [who for who in owners if who in self.hours and not works_on(self.hours[who], day)]

    def is_working_day(self, day: date) -> bool:
        return day.weekday() in MONDAY_TO_FRIDAY and day not in self.holidays
