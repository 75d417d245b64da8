"""The calculator agrees with somebody who sits beside a clock and ticks off every minute.

The counter knows nothing of UTC offsets. It looks at the clock on the wall each minute, and holds that a
block has begun once the clock has shown its start that day, and is over once the clock has shown its end.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.working_time import (
    Block,
    Both,
    Hours,
    Opening,
    Span,
    Week,
    add,
    elapsed,
    is_open,
    next_opening,
    open_spans,
    works_on,
)

# A busy machine may take its time; the count is what matters.
patiently = settings(deadline=None)

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MIDNIGHT = time(0)

# A zone, and moments in it around which something is likely to go wrong: changes of the clock, and the Sunday
# night on which week 53 becomes week 1.
ANCHORS = (
    ("Europe/Amsterdam", "2026-03-29T01:00"),
    ("Europe/Amsterdam", "2026-10-25T01:00"),
    ("Europe/Amsterdam", "2027-01-03T23:00"),
    ("Europe/London", "2027-03-28T01:00"),
    ("Europe/London", "2027-10-31T01:00"),
    ("America/Curacao", "2027-01-04T04:00"),
    ("Asia/Kathmandu", "2027-01-03T18:15"),
    ("America/Santiago", "2026-04-05T03:00"),
    ("America/Santiago", "2026-09-06T04:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:30"),
    ("America/Havana", "2026-03-08T05:00"),
    ("America/Havana", "2026-11-01T05:00"),
)


@dataclass(frozen=True)
class Watch:
    """Somebody's hours, and the minutes (UTC) through which the counter sits beside the clock."""

    hours: Hours
    since: datetime
    minutes: int

    @property
    def until(self) -> datetime:
        return self.since + self.minutes * MINUTE

    @cached_property
    def open_minutes(self) -> list[datetime]:
        return [
            minute
            for minute in _open_minutes(self.hours, self.since - DAY, self.until)
            if minute >= self.since
        ]


def _open_minutes(hours: Hours, since: datetime, until: datetime) -> Iterator[datetime]:
    latest_shown: dict[date, time] = {}
    for count in range((until - since) // MINUTE):
        minute = since + count * MINUTE
        wall = minute.astimezone(ZoneInfo(hours.zone))
        shown = max(latest_shown.get(wall.date(), MIDNIGHT), wall.time())
        latest_shown[wall.date()] = shown
        if _in_a_block(hours, wall.date(), shown) and not _on_leave(hours, minute):
            yield minute


def _in_a_block(hours: Hours, day: date, shown: time) -> bool:
    week = hours.odd if day.isocalendar().week % 2 else hours.even
    blocks = () if day in hours.free_days else week.days[day.weekday()]
    return any(block.start <= shown and (block.end == MIDNIGHT or shown < block.end) for block in blocks)


def _on_leave(hours: Hours, minute: datetime) -> bool:
    return any(away.start <= minute and (away.until is None or minute < away.until) for away in hours.leave)


night_and_day = st.integers(0, 24 * 60 - 1)
small_hours = st.integers(0, 4 * 60)
times = st.one_of(small_hours, night_and_day).map(lambda minute: time(minute // 60, minute % 60))


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    start, end = draw(times), draw(times)
    return Block(min(start, end), max(start, end) if start != end else MIDNIGHT)


weeks = st.lists(st.lists(blocks(), max_size=3).map(tuple), min_size=7, max_size=7).map(
    lambda days: Week(tuple(days))
)


@st.composite
def watches(draw: st.DrawFn) -> Watch:
    zone, anchor = draw(st.sampled_from(ANCHORS))
    middle = datetime.fromisoformat(anchor).replace(tzinfo=UTC)
    since = middle - draw(st.integers(0, 20 * 60)) * MINUTE
    around = st.integers(-3, 3).map(lambda count: (middle + count * DAY).date())
    return Watch(draw(hours_in(zone, middle, around)), since, draw(st.integers(1, 30 * 60)))


@st.composite
def hours_in(draw: st.DrawFn, zone: str, middle: datetime, around: st.SearchStrategy[date]) -> Hours:
    starts = draw(st.lists(st.integers(-24 * 60, 24 * 60), max_size=3))
    lengths = st.one_of(st.none(), st.integers(0, 12 * 60))
    leave = [
        Span(start, None if length is None else start + length * MINUTE)
        for start, length in ((middle + start * MINUTE, draw(lengths)) for start in starts)
    ]
    free = draw(st.frozensets(around, max_size=2))
    return Hours(zone, draw(weeks), draw(weeks), free, tuple(leave))


@patiently
@given(watches())
def test_it_is_open_in_just_the_minutes_that_were_ticked_off(watch: Watch) -> None:
    asked = [watch.since + count * MINUTE for count in range(watch.minutes)]

    assert [minute for minute in asked if is_open(watch.hours, minute)] == watch.open_minutes


@patiently
@given(watches(), st.data())
def test_between_two_moments_as_much_time_went_by_as_was_ticked_off(
    watch: Watch, data: st.DataObject
) -> None:
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, watch.minutes)] * 2)))
    since, until = watch.since + first * MINUTE, watch.since + last * MINUTE

    ticked_off = [minute for minute in watch.open_minutes if since <= minute < until]

    assert elapsed(watch.hours, since, until) == len(ticked_off) * MINUTE


@patiently
@given(watches())
def test_the_next_opening_is_the_first_minute_ticked_off(watch: Watch) -> None:
    opens = next_opening(watch.hours, watch.since)

    if watch.open_minutes:
        assert opens == watch.open_minutes[0]
    else:
        assert opens is None or opens >= watch.until


@patiently
@given(watches(), st.data())
def test_an_amount_of_time_is_over_at_the_end_of_its_last_minute(watch: Watch, data: st.DataObject) -> None:
    amount = data.draw(st.integers(1, watch.minutes))

    over = add(watch.hours, watch.since, amount * MINUTE)

    if amount <= len(watch.open_minutes):
        assert over == watch.open_minutes[amount - 1] + MINUTE
    else:
        assert over is None or over > watch.until


@patiently
@given(watches())
def test_a_day_is_worked_when_any_of_its_minutes_was_ticked_off(watch: Watch) -> None:
    zone = ZoneInfo(watch.hours.zone)
    whole_days = Watch(watch.hours, watch.since - 2 * DAY, 5 * 24 * 60)
    today = watch.since.astimezone(zone).date()

    worked = any(minute.astimezone(zone).date() == today for minute in whole_days.open_minutes)

    assert works_on(watch.hours, today) == worked


@patiently
@given(watches())
def test_the_open_stretches_hold_just_the_minutes_ticked_off_and_never_touch(watch: Watch) -> None:
    spans = open_spans(watch.hours, watch.since, watch.until)

    assert [minute for span in spans for minute in _minutes(span)] == watch.open_minutes
    assert all(one.until and one.until < other.start for one, other in pairwise(spans))


def _minutes(span: Span) -> Iterator[datetime]:
    assert span.until
    return (span.start + count * MINUTE for count in range((span.until - span.start) // MINUTE))


@patiently
@given(watches(), st.data())
def test_two_are_in_together_when_the_clocks_of_both_say_so(watch: Watch, data: st.DataObject) -> None:
    zone = data.draw(st.sampled_from(ANCHORS))[0]
    other = Watch(
        data.draw(hours_in(zone, watch.since, st.just(watch.since.date()))), watch.since, watch.minutes
    )
    together = Both(watch.hours, other.hours)

    ticked_off_by_both = set(watch.open_minutes) & set(other.open_minutes)

    assert elapsed(together, watch.since, watch.until) == len(ticked_off_by_both) * MINUTE
    opens = next_opening(together, watch.since)
    assert opens == min(ticked_off_by_both) if ticked_off_by_both else opens is None or opens >= watch.until


openings = st.one_of(
    watches().map(lambda watch: watch.hours),
    st.tuples(watches(), watches()).map(lambda pair: Both(pair[0].hours, pair[1].hours)),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds UTC
amounts = st.timedeltas(timedelta(), timedelta(hours=60))


@patiently
@given(openings, moments, amounts)
def test_just_the_amount_that_was_added_has_gone_by(
    opening: Opening, at: datetime, amount: timedelta
) -> None:
    over = add(opening, at, amount)

    assert over is None or (over >= at and elapsed(opening, at, over) == amount)


@patiently
@given(openings, moments, amounts)
def test_a_moment_earlier_less_has_gone_by(opening: Opening, at: datetime, amount: timedelta) -> None:
    over = add(opening, at, amount)

    if over is not None and over > at:
        assert elapsed(opening, at, over - timedelta.resolution) < amount


@patiently
@given(openings, moments, moments, amounts, amounts)
def test_who_asks_later_or_for_more_never_waits_less(
    opening: Opening, one: datetime, other: datetime, less: timedelta, more: timedelta
) -> None:
    (one, other), (less, more) = sorted((one, other)), sorted((less, more))
    early, late, longer = add(opening, one, less), add(opening, other, less), add(opening, one, more)

    assert early is None or late is None or early <= late
    assert longer is None or (early is not None and early <= longer)


@patiently
@given(openings, moments, moments, moments)
def test_a_stretch_of_time_is_the_sum_of_its_parts(
    opening: Opening, one: datetime, two: datetime, three: datetime
) -> None:
    first, middle, last = sorted((one, two, three))

    whole = elapsed(opening, first, last)

    assert whole == elapsed(opening, first, middle) + elapsed(opening, middle, last)
    assert timedelta() <= whole <= last - first


@patiently
@given(openings, moments)
def test_the_next_opening_is_open_and_nothing_before_it_is(opening: Opening, at: datetime) -> None:
    opens = next_opening(opening, at)

    if opens is None:
        assert elapsed(opening, at, at + 730 * DAY) == timedelta()
    else:
        assert is_open(opening, opens)
        assert elapsed(opening, at, opens) == timedelta()
