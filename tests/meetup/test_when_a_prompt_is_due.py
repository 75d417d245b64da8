"""When a team's prompt is due: wall-clock wishes, a moment for each day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rituals import LATEST, Ritual, day_to_prompt, next_meeting_day, next_prompt

WEEK = frozenset(range(5))
AMSTERDAM = Ritual("Europe/Amsterdam", time(9, 20), WEEK)


def at(text: str, zone: str = "Europe/Amsterdam") -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


@pytest.mark.parametrize(
    ("after", "comes"),
    [
        ("2026-11-23 09:19", "2026-11-23 09:20"),
        ("2026-11-23 09:20", "2026-11-24 09:20"),
        ("2026-11-27 12:00", "2026-11-30 09:20"),
        ("2026-03-27 12:00", "2026-03-30 09:20"),
        ("2026-10-23 12:00", "2026-10-26 09:20"),
        ("2026-12-31 12:00", "2027-01-01 09:20"),
    ],
    ids=["this morning", "just had", "after the weekend", "summer time", "winter time", "new year"],
)
def test_the_next_prompt(after: str, comes: str) -> None:
    assert next_prompt(AMSTERDAM, at(after)) == at(comes)


def test_holidays_are_passed_over() -> None:
    closed = Ritual("Europe/Amsterdam", time(9, 20), WEEK, frozenset({date(2026, 12, 25)}))

    assert next_prompt(closed, at("2026-12-24 10:00")) == at("2026-12-28 09:20")
    assert day_to_prompt(closed, at("2026-12-25 10:00")) is None


def test_a_team_without_days_never_meets() -> None:
    never = Ritual("Europe/Amsterdam", time(9, 20), frozenset())

    assert next_prompt(never, at("2026-11-23 09:00")) is None
    assert next_meeting_day(never, date(2026, 11, 23)) is None


def test_a_time_that_the_clock_skips_comes_when_it_has_jumped_and_one_it_shows_twice_comes_once() -> None:
    night = Ritual("Europe/Amsterdam", time(2, 30), frozenset({6}))

    assert next_prompt(night, at("2026-03-28 12:00")) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)
    first = next_prompt(night, at("2026-10-24 12:00"))
    assert first == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert next_prompt(night, first) == at("2026-11-01 02:30")


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-11-24 09:19", None),
        ("2026-11-24 09:20", date(2026, 11, 24)),
        ("2026-11-24 16:59", date(2026, 11, 24)),
        ("2026-11-24 17:00", None),
        ("2026-11-28 12:00", None),
    ],
)
def test_a_prompt_goes_out_only_while_its_own_day_is_open(now: str, day: date | None) -> None:
    assert day_to_prompt(AMSTERDAM, at(now)) == day


ZONES = st.sampled_from(("Europe/Amsterdam", "America/Curacao", "Asia/Kathmandu", "Pacific/Apia", "UTC"))
TIMES = st.builds(time, st.integers(0, LATEST.hour - 1), st.integers(0, 59))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - bounds are naive by hypothesis' own rule


@given(ZONES, TIMES, st.sets(st.integers(0, 6), min_size=1), MOMENTS)
def test_the_next_prompt_is_later_on_a_day_of_the_team_at_its_time_and_none_is_missed(
    zone: str, wish: time, days: set[int], now: datetime
) -> None:
    ritual = Ritual(zone, wish, frozenset(days))

    comes = next_prompt(ritual, now)

    assert comes is not None
    assert now < comes <= now + timedelta(days=9)
    assert day_to_prompt(ritual, comes) == comes.astimezone(ZoneInfo(zone)).date()
    assert next_prompt(ritual, comes - timedelta.resolution) == comes
