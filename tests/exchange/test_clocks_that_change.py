"""A zone as calendars understand it: by rule, by days where there is none, and clocks that never change."""

from datetime import UTC, datetime

import pytest
from icalendar import Timezone

from bot.exchange.vtimezone import vtimezone

FIRST, LAST = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def lines(zone: str) -> list[str]:
    made: Timezone = vtimezone(zone, FIRST, LAST)
    written: bytes = made.to_ical()
    return written.decode().split("\r\n")


@pytest.mark.parametrize(
    ("zone", "rules"),
    [
        ("Europe/Amsterdam", ["BYDAY=-1SU;BYMONTH=10", "BYDAY=-1SU;BYMONTH=3"]),
        ("America/New_York", ["BYDAY=1SU;BYMONTH=11", "BYDAY=2SU;BYMONTH=3"]),
    ],
)
def test_a_rule_is_told_as_a_rule(zone: str, rules: list[str]) -> None:
    assert [one for one in lines(zone) if "RRULE" in one] == [f"RRULE:FREQ=YEARLY;{rule}" for rule in rules]


def test_summer_begins_on_the_clock_that_shows_it_until_then() -> None:
    told = lines("Europe/Amsterdam")

    assert "DTSTART:19700329T020000" in told
    assert "DTSTART:19701025T030000" in told


def test_where_there_is_no_rule_the_days_are_told() -> None:
    assert any(one.startswith("RDATE") for one in lines("Africa/Casablanca"))


def test_clocks_that_never_change() -> None:
    told = lines("Asia/Tokyo")

    assert told.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:+0900" in told
    assert "BEGIN:DAYLIGHT" not in told
