"""What the numbers of webcare say: medians and shares, never an average, never of one colleague. Pure.

An average of three hours hides one case of a week; half of them and nine out of ten do not
(docs/trade.md, "Numbers of webcare").
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median, quantiles

from bot.opening_hours import MIDNIGHT, WEEK, monday_of
from bot.wall_clock import local_time
from bot.working_time import local, local_day
from storage.care_figures import Reply, Stretch, Volume, judged
from storage.promises import Kept

NINE_OF_TEN = 8
"""Which of the nine cuts of `quantiles(n=10)` has nine tenths below it."""


BESIDE = ("reopened", "escalated")
"""What is told beside the answers, when it happened to a case: as the log of changes calls it."""


class Span(StrEnum):
    """What can be looked at."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


WEEKS: Mapping[Span, int] = {Span.WEEK: 1, Span.MONTH: 4, Span.QUARTER: 13}


@dataclass(frozen=True, slots=True)
class Speed:
    """Of the first replies: half came within `half`, nine of ten within `nine_of_ten`, in open time."""

    half: timedelta
    nine_of_ten: timedelta


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a chart: a name, its count, and its share of the longest in percent."""

    name: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Webcare over a stretch of time. `before` is how many cases came in in the stretch before it."""

    since: date
    until: date
    """The last day of it."""
    came_in: int = 0
    before: int = 0
    replied: int = 0
    with_target: int = 0
    in_time: int = 0
    speed: Speed | None = None
    open_cases: int = 0
    late: int = 0
    by_kind: Mapping[str, int] = field(default_factory=dict)
    by_channel: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    happened: Mapping[str, int] = field(default_factory=dict)
    promises: Kept = field(default_factory=Kept)
    """Those of which the moment came in that time."""
    asked_again: Sequence[int] = ()
    """How often each question was asked of which it was seen in that time that it comes back."""

    def with_volumes(
        self, came: Sequence[Volume], earlier: Sequence[Volume], happened: Mapping[str, int]
    ) -> "Numbers":
        return replace(
            self,
            came_in=sum(one.cases for one in came),
            before=sum(one.cases for one in earlier),
            by_kind=by_kind(came),
            by_channel=by_channel(came),
            happened=happened,
        )

    @property
    def share_in_time(self) -> int | None:
        """Percent; None when no reply had a target."""
        return round(100 * self.in_time / self.with_target) if self.with_target else None

    @property
    def are_silent(self) -> bool:
        """Nothing came in, went out or is open."""
        return not (self.came_in or self.replied or self.open_cases)


def stretch(span: Span, now: datetime, zone: str, of: str | None = None) -> Stretch:
    """The calendar weeks of that span, this one included: whole weeks compare with each other."""
    monday = monday_of(local_day(now, zone))
    first = monday - (WEEKS[span] - 1) * WEEK
    return Stretch(local(first, MIDNIGHT, zone), local(monday + WEEK, MIDNIGHT, zone), of)


def before(during: Stretch, zone: str) -> Stretch:
    """As many days just before it, from the same hour on; of this week the same days of the last one would be
    fewer.
    """
    since, until = local_day(during.since, zone), local_day(during.until, zone)
    began = local(since - (until - since), local_time(during.since, zone), zone)
    return Stretch(began, during.since, during.of)


def days_of(during: Stretch, zone: str) -> tuple[date, date]:
    """Its first and last day on the team's calendar."""
    return local_day(during.since, zone), local_day(during.until - timedelta.resolution, zone)


def speed(waited: Sequence[int]) -> Speed | None:
    """Of seconds of open time; None when nobody waited."""
    if not waited:
        return None
    tenths = quantiles(waited, n=10, method="inclusive") if len(waited) > 1 else [waited[0]] * 9
    return Speed(timedelta(seconds=median(waited)), timedelta(seconds=tenths[NINE_OF_TEN]))


def measured(replies: Sequence[Reply]) -> tuple[int, int, Speed | None]:
    """How many replies had a target, how many of those were in time, and how fast all of them were."""
    with_target, in_time = judged(replies)
    return with_target, in_time, speed([one.waited for one in replies if one.waited is not None])


def by_kind(volumes: Iterable[Volume]) -> Mapping[str, int]:
    counts: Counter[str] = Counter()
    for one in volumes:
        counts[one.kind] += one.cases
    return dict(counts.most_common())


def by_channel(volumes: Iterable[Volume]) -> Mapping[tuple[str, str | None], int]:
    counts: Counter[tuple[str, str | None]] = Counter()
    for one in volumes:
        counts[one.channel, one.called] += one.cases
    return dict(counts.most_common())


def bars(counts: Mapping[str, int], at_most: int) -> list[Bar]:
    """The longest ones first."""
    in_order = Counter(counts).most_common(at_most)
    return [Bar(name, count, round(100 * count / in_order[0][1])) for name, count in in_order]
