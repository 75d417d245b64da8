"""Does what a team wants to make fit in its hours? Pure. All amounts are of one week."""

from collections.abc import Iterable
from dataclasses import dataclass

from storage.channels import PlanChannel, PostForm, Span

MINUTES = {PostForm.TEXT: 30, PostForm.IMAGE: 45, PostForm.VIDEO: 180, PostForm.SOUND: 240}
"""What one post takes: docs/trade.md, "Channels"."""
WEEKS_A_MONTH = 4.33
CASE_MINUTES = 10
MEETUP_MINUTES = 10
"""Of each person, each time."""
FULL_FROM = 1.10
"""So much of the hours told is too much."""
HOUR = 60


@dataclass(frozen=True, slots=True)
class Load:
    """Minutes a week, and the hours a week that people told; `untold` people told none."""

    posts: float = 0
    meetups: float = 0
    cases: float = 0
    hours: float = 0
    untold: int = 0

    @property
    def needed(self) -> float:
        """Hours a week, to the half hour: it is an estimate."""
        return half_hours(self.posts + self.meetups + self.cases)

    @property
    def is_too_much(self) -> bool:
        """Never while nobody told their hours."""
        return self.hours > 0 and self.posts + self.meetups + self.cases > FULL_FROM * self.hours * HOUR


def half_hours(minutes: float) -> float:
    return round(minutes / HOUR * 2) / 2


def minutes_for(channel: PlanChannel) -> float:
    """What the plan asks of a channel; where the cadence is not known, what it takes now."""
    if channel.cadence is None:
        return (channel.hours or 0) * HOUR
    weeks = WEEKS_A_MONTH if channel.span == Span.MONTH else 1
    return channel.cadence * minutes_a_post(channel.forms) / weeks


def minutes_a_post(forms: Iterable[str]) -> float:
    """The mean of its forms, as each of them comes by in turn; text while no form was chosen."""
    each = [MINUTES[PostForm(form)] for form in forms] or [MINUTES[PostForm.TEXT]]
    return sum(each) / len(each)


def minutes_of(channels: Iterable[PlanChannel]) -> float:
    return sum(minutes_for(channel) for channel in channels)
