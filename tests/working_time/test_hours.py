"""Hours are kept as they were told, and hours that cannot be are refused at once."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_time import ALL_DAY, CLOSED, Block, Hours, Span, Week

times = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))
blocks = (
    st.tuples(times, times)
    .filter(lambda pair: pair[0] < pair[1] or pair[1] == time(0))
    .map(lambda p: Block(*p))
)
weeks = st.lists(st.lists(blocks, max_size=3).map(tuple), min_size=7, max_size=7).map(
    lambda days: Week(tuple(days))
)


@given(weeks)
def test_a_week_that_was_written_down_is_read_back_the_same(week: Week) -> None:
    assert Week.read(week.written()) == week


def test_a_week_is_written_as_people_say_it() -> None:
    week = Week.on([0, 2], Block.of("09:00", "12:30"), Block.of("20:00", "24:00"))

    day = [["09:00", "12:30"], ["20:00", "24:00"]]
    assert week.written() == [day, [], day, [], [], [], []]


def test_both_names_of_midnight_end_the_day() -> None:
    assert Block.of("00:00", "24:00") == Block.of("00:00", "00:00") == ALL_DAY


@pytest.mark.parametrize(("start", "end"), [("17:00", "09:00"), ("09:00", "09:00")])
def test_a_block_that_ends_before_it_starts_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match="ends after it starts"):
        Block.of(start, end)


@pytest.mark.parametrize(("start", "end"), [("25:00", "26:00"), ("negen", "17:00"), ("09:00", "24:30")])
def test_a_time_that_is_none_is_refused(start: str, end: str) -> None:
    with pytest.raises(ValueError, match=r"time|hour|minute|format"):
        Block.of(start, end)


@pytest.mark.parametrize(("start", "end"), [(time(9, tzinfo=UTC), time(17)), (time(9), time(17, tzinfo=UTC))])
def test_a_block_with_a_zone_of_its_own_is_refused(start: time, end: time) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        Block(start, end)


def test_a_week_of_six_days_is_refused() -> None:
    with pytest.raises(ValueError, match="seven days, not 6"):
        Week(((),) * 6)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end before it starts"):
        Span(datetime(2026, 11, 23, 9, tzinfo=UTC), datetime(2026, 11, 23, 8, tzinfo=UTC))


def test_a_zone_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        Hours.weekly("Europe/Utrecht", CLOSED)
