"""How many open cases somebody is given: what they chose, else by their hours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.case_limits import CASES_AT_LEAST, By, Limit, case_limit
from storage.people import WorkDays


def weekdays(count: int, *blocks: list[str]) -> WorkDays:
    return [list(blocks) if day < count else [] for day in range(7)]


OFFICE = ["09:00", "17:00"]


@pytest.mark.parametrize(
    ("hours", "cases"), [(0.25, 2), (2, 2), (2.5, 2), (3, 3), (8, 8), (8.75, 8), (36, 36), (60, 60)]
)
def test_one_for_each_whole_hour_a_week_and_two_at_least(hours: float, cases: int) -> None:
    assert case_limit(None, hours) == Limit(cases, By.HOURS)


def test_what_somebody_chose_wins_whatever_their_hours() -> None:
    assert case_limit(1, 36) == Limit(1, By.CHOICE)
    assert case_limit(100, 0.5) == Limit(100, By.CHOICE)
    assert case_limit(4, None, weekdays(5, OFFICE), weekdays(5, OFFICE)) == Limit(4, By.CHOICE)


def test_hours_for_social_media_count_before_working_days() -> None:
    assert case_limit(None, 4, weekdays(5, OFFICE), weekdays(5, OFFICE)) == Limit(4, By.HOURS)


@pytest.mark.parametrize(
    ("odd", "even", "cases"),
    [
        (weekdays(2, OFFICE), weekdays(2, OFFICE), 16),
        (weekdays(2, OFFICE), weekdays(1, OFFICE), 12),
        (weekdays(1, ["09:00", "12:30"], ["13:00", "17:00"]), weekdays(1, ["09:00", "12:30"]), 5),
        (weekdays(1, ["18:00", "24:00"]), weekdays(1, ["18:00", "24:00"]), 6),
        (weekdays(0), weekdays(0), 2),
    ],
    ids=["two days", "every other Tuesday", "lunch is not worked", "until midnight", "no days at all"],
)
def test_without_those_the_hours_of_a_mean_week_count(odd: WorkDays, even: WorkDays, cases: int) -> None:
    assert case_limit(None, None, odd, even) == Limit(cases, By.DAYS)


def test_who_told_nothing_has_no_limit() -> None:
    assert case_limit(None, None) == Limit(None, By.NOTHING)
    assert case_limit(None, None, weekdays(5, OFFICE), None) == Limit(None, By.NOTHING)


@given(less=st.floats(0.25, 60), more=st.floats(0.25, 60))
def test_who_has_more_hours_is_never_given_fewer(less: float, more: float) -> None:
    less, more = sorted((less, more))
    few, many = case_limit(None, less).cases, case_limit(None, more).cases

    assert few is not None
    assert many is not None
    assert CASES_AT_LEAST <= few <= many
