"""When somebody works and is away: tables and properties."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.team.days import (
    LEAVE_AT_MOST,
    Amounts,
    Away,
    Days,
    days_of,
    is_odd,
    problems_with_amounts,
    problems_with_days,
    problems_with_leave,
    span,
    week,
    weeks_to_confirm,
)

HOME = "Europe/Amsterdam"
NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 11, 27)


def test_who_never_said_works_the_usual_days() -> None:
    assert days_of(None, None) == Days()
    assert days_of([[]] * 7, None) == Days()


def test_who_works_on_no_day_still_has_hours_to_show() -> None:
    assert days_of([[]] * 7, [[]] * 7) == Days((), (), time(9), time(17))


def test_midnight_as_an_end_is_shown_as_the_minute_before() -> None:
    assert days_of([[["18:00", "24:00"]], *([[]] * 6)], [[]] * 7) == Days((0,), (), time(18), time(23, 59))


@pytest.mark.parametrize(
    ("hours", "cases", "wrong"),
    [
        (None, None, []),
        ("0.25", "1", []),
        ("60", "100", []),
        ("0.24", "0", ["hours", "case_limit"]),
        ("60.01", "101", ["hours", "case_limit"]),
        (None, "1.5", ["case_limit"]),
        ("-1", None, ["hours"]),
    ],
)
def test_amounts_are_within_what_a_week_holds(hours: str | None, cases: str | None, wrong: list[str]) -> None:
    typed = [None if one is None else Decimal(one) for one in (hours, cases)]

    assert list(problems_with_amounts(Amounts(*typed))) == wrong


def test_the_end_comes_after_the_start() -> None:
    assert problems_with_days(Days()) == {}
    assert problems_with_days(Days(starts=time(9), ends=time(9))) == {"ends": "team.problem.hours"}


@pytest.mark.parametrize(
    ("today", "weeks"),
    [
        (date(2026, 11, 23), [48, 49, 50, 51]),
        (date(2026, 12, 27), [52, 53, 1, 2]),
        (date(2027, 12, 31), [52, 1, 2, 3]),
    ],
)
def test_weeks_are_those_of_the_iso_calendar(today: date, weeks: list[int]) -> None:
    assert [monday.isocalendar().week for monday in weeks_to_confirm(today)] == weeks


def test_weeks_53_and_1_are_both_odd() -> None:
    assert [is_odd(monday) for monday in weeks_to_confirm(date(2026, 12, 21))] == [False, True, True, False]


@pytest.mark.parametrize(
    ("away", "problem"),
    [
        (Away(MONDAY, FRIDAY), {}),
        (Away(MONDAY, MONDAY), {}),
        (Away(date(2026, 11, 1), MONDAY), {}),
        (Away(FRIDAY, MONDAY), {"last_day": "team.problem.leave_order"}),
        (Away(date(2026, 11, 16), date(2026, 11, 22)), {"last_day": "team.problem.leave_past"}),
        (Away(MONDAY, MONDAY + LEAVE_AT_MOST), {}),
        (Away(MONDAY, MONDAY + LEAVE_AT_MOST + timedelta(1)), {"last_day": "team.problem.leave_long"}),
        (Away(MONDAY, date.max), {"last_day": "team.problem.leave_long"}),
        (Away(date.min, MONDAY), {"first_day": "team.problem.leave_long"}),
        (Away(MONDAY, MONDAY, time(13), time(12)), {"back_at": "team.problem.leave_order"}),
        (Away(MONDAY, MONDAY, time(8), time(9)), {"back_at": "team.problem.leave_past"}),
        (Away(MONDAY, MONDAY, None, time(9, 46)), {}),
    ],
)
def test_which_leave_can_be(away: Away, problem: dict[str, str]) -> None:
    assert problems_with_leave(away, HOME, NOW) == problem


def test_whole_days_end_when_the_next_day_begins_also_when_the_clock_changes() -> None:
    starts, ends = span(Away(date(2027, 3, 27), date(2027, 3, 28)), HOME)

    assert (ends - starts) == timedelta(hours=47)


dates = st.dates(date(2025, 1, 1), date(2028, 12, 31))
times = st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0))


@given(dates, dates, times, times, st.sampled_from([HOME, "America/Curacao", "Asia/Kathmandu"]))
def test_a_leave_without_a_problem_lasts_and_has_not_ended(
    first: date, last: date, leaves_at: time | None, back_at: time | None, zone: str
) -> None:
    away = Away(first, last, leaves_at, back_at)
    if not problems_with_leave(away, zone, NOW):
        starts, ends = span(away, zone)
        assert starts < ends
        assert ends > NOW


weekdays = st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))
hours = st.times(max_value=time(23, 58)).map(lambda at: at.replace(second=0, microsecond=0))


@given(weekdays, weekdays, hours, hours)
def test_days_that_can_be_are_shown_again_as_they_were_chosen(
    odd: tuple[int, ...], even: tuple[int, ...], starts: time, ends: time
) -> None:
    chosen = Days(odd, even, starts, ends)
    if problems_with_days(chosen):
        return

    shown = days_of(week(odd, starts, ends), week(even, starts, ends))

    assert (shown.odd, shown.even) == (odd, even)
    assert (shown.starts, shown.ends) == (starts, ends) or not (odd or even)
