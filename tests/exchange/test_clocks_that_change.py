"""A zone as calendars understand it: by rule, by days where there is none, and clocks that never change."""

from datetime import UTC, datetime, timedelta, tzinfo
from io import StringIO
from typing import Any

import pytest
from dateutil.tz import tzical  # type: ignore[import-untyped]
from icalendar import Calendar, Timezone

from bot.exchange.calendar_text import calendar
from bot.exchange.told import Told
from bot.exchange.vtimezone import vtimezone
from bot.texts import every_sentence
from storage.exchange import FeedState, Planned
from storage.posts import Status

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


def planned(number: int, at: datetime) -> Planned:
    return Planned(number, "x", Status.IDEA, None, at, None, None, None, 1, FIRST, {})


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "Europe/London", "America/Curacao"])
def test_each_post_is_at_its_moment_on_the_days_that_clocks_change(zone: str) -> None:
    """As another program reads it, which goes by the clocks that the calendar itself tells."""
    days = (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 10, 24, tzinfo=UTC))
    moments = [day + timedelta(minutes=30 * half) for day in days for half in range(3 * 48)]
    told = Told(every_sentence().say("nl"), "x", zone, "x", {}, {})
    state = FeedState(len(moments), 1, 1, moments[0], moments[-1], None)
    posts = [planned(number, at) for number, at in enumerate(moments)]

    text = b"".join(calendar(told, state, posts)).decode()

    theirs = tzical(StringIO(text.replace("\r\n ", ""))).get(zone)
    events: list[Any] = Calendar.from_ical(text).walk("VEVENT")
    starts = [event.start for event in events]
    assert [_moment(one, theirs) for one in starts] == moments


def _moment(start: datetime, zone: tzinfo | None) -> datetime:
    """A start told in UTC is that; another is on the clock of the zone."""
    return (start if start.tzname() == "UTC" else start.replace(tzinfo=zone)).astimezone(UTC)
