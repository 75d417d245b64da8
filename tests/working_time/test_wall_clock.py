"""A wish in wall-clock time comes true exactly once a day, also on the days on which the clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.working_time import local, local_day, local_time

MIDNIGHT = time(0)
ZONES = (
    "Europe/Amsterdam",
    "Europe/London",
    "America/Curacao",
    "Asia/Kathmandu",
    "America/Santiago",  # the southern half: changes at midnight, so a day can begin at 01:00
    "Australia/Lord_Howe",  # changes by half an hour
    "America/Havana",  # shows midnight twice
    "Pacific/Apia",  # skipped a whole day in 2011
)


@pytest.mark.parametrize(
    ("zone", "wish", "moment"),
    [
        ("Europe/Amsterdam", "2026-11-23 09:20", "2026-11-23 08:20"),
        ("Europe/Amsterdam", "2026-07-23 09:20", "2026-07-23 07:20"),
        ("America/Curacao", "2026-11-23 09:20", "2026-11-23 13:20"),
        ("Asia/Kathmandu", "2026-11-23 09:20", "2026-11-23 03:35"),
        # The clock goes from 02:00 to 03:00, so 02:30 does not exist.
        ("Europe/Amsterdam", "2026-03-29 01:59", "2026-03-29 00:59"),
        ("Europe/Amsterdam", "2026-03-29 02:00", "2026-03-29 01:00"),
        ("Europe/Amsterdam", "2026-03-29 02:30", "2026-03-29 01:00"),
        ("Europe/Amsterdam", "2026-03-29 03:00", "2026-03-29 01:00"),
        ("Europe/Amsterdam", "2026-03-29 03:01", "2026-03-29 01:01"),
        ("Europe/London", "2026-03-29 01:30", "2026-03-29 01:00"),
        # The clock goes from 03:00 back to 02:00, so 02:30 exists twice.
        ("Europe/Amsterdam", "2026-10-25 02:30", "2026-10-25 00:30"),
        ("Europe/Amsterdam", "2026-10-25 03:00", "2026-10-25 02:00"),
        ("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30"),
        # Midnight does not exist; the day begins at 01:00.
        ("America/Santiago", "2026-09-06 00:00", "2026-09-06 04:00"),
        ("America/Santiago", "2026-09-06 00:30", "2026-09-06 04:00"),
        # The last hour of Saturday comes twice.
        ("America/Santiago", "2026-04-04 23:30", "2026-04-05 02:30"),
        ("America/Santiago", "2026-04-05 00:00", "2026-04-05 04:00"),
        ("America/Havana", "2026-11-01 00:30", "2026-11-01 04:30"),
        # Half an hour is skipped.
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03 15:30"),
        # A day is skipped: 30 December 2011 was never on a calendar in Samoa.
        ("Pacific/Apia", "2011-12-30 09:20", "2011-12-30 10:00"),
    ],
)
def test_a_wish_comes_true_at_this_moment(zone: str, wish: str, moment: str) -> None:
    wished = datetime.fromisoformat(wish)

    assert local(wished.date(), wished.time(), zone) == datetime.fromisoformat(f"{moment}+00:00")


@given(st.sampled_from(ZONES), st.dates(date(2010, 1, 1), date(2037, 12, 30)), st.times(), st.times())
def test_a_later_wish_never_comes_true_earlier(zone: str, day: date, one: time, other: time) -> None:
    earlier, later = sorted((one, other))

    assert (
        local(day, earlier, zone) <= local(day, later, zone) <= local(day + timedelta(days=1), MIDNIGHT, zone)
    )


@given(st.sampled_from(ZONES), st.datetimes(datetime(2010, 1, 1), datetime(2037, 12, 30)))  # noqa: DTZ001 - the wish has no zone yet
def test_a_clock_shows_what_was_wished_unless_it_skips_it(zone: str, wish: datetime) -> None:
    moment = local(wish.date(), wish.time(), zone)
    shown = datetime.combine(local_day(moment, zone), local_time(moment, zone))
    just_before = (moment - timedelta(seconds=1)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    assert shown == wish or just_before < wish < shown


@pytest.mark.parametrize(
    ("zone", "day", "time_of_day"),
    [
        ("Europe/Amsterdam", date(2026, 11, 24), time(0, 30)),
        ("America/Curacao", date(2026, 11, 23), time(19, 30)),
        ("Asia/Kathmandu", date(2026, 11, 24), time(5, 15)),
    ],
)
def test_one_moment_is_another_day_elsewhere(zone: str, day: date, time_of_day: time) -> None:
    late_evening = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)

    assert (local_day(late_evening, zone), local_time(late_evening, zone)) == (day, time_of_day)


def test_no_clock_on_earth_changes_and_changes_back_within_a_week() -> None:
    """What lets a week that begins and ends at the same offset be added up without looking at its days."""
    mondays = [date(2024, 1, 1) + timedelta(weeks=week) for week in range(7 * 52)]
    for name in sorted(available_timezones()):
        zone = ZoneInfo(name)
        offsets = {
            monday: [
                datetime.combine(monday + timedelta(days=day), time(12), zone).utcoffset() for day in range(7)
            ]
            for monday in mondays[:: 1 if _changes(zone) else 52]
        }
        assert all(len(set(week)) == 1 or week[0] != week[-1] for week in offsets.values()), name


def _changes(zone: ZoneInfo) -> bool:
    noons = (datetime(2024, month, 15, 12, tzinfo=zone) for month in range(1, 13))
    return len({noon.utcoffset() for noon in noons}) > 1
