"""Until when a Slack status makes somebody away: tables and properties."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.slack.directory import Status, profile_from
from bot.team.away import stands_until, stretches
from bot.working_time import MONDAY_TO_FRIDAY, Block, Hours, Span, Week, elapsed

HOME = "Europe/Amsterdam"
WEEK = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
AWAY = frozenset({"palm_tree", "mask"})


def at(moment: str) -> datetime:
    """A moment in November 2026 on a clock in UTC, an hour behind Amsterdam: "23 08:45" is 9.45 there."""
    return datetime.strptime(f"2026-11-{moment}", "%Y-%m-%d %H:%M").replace(tzinfo=UTC)


def works(*leave: tuple[str, str], free: tuple[date, ...] = ()) -> Hours:
    return Hours.weekly(HOME, WEEK, free, [Span(at(start), at(end)) for start, end in leave])


def told(found: list[Span]) -> list[tuple[str, str]]:
    return [(f"{one.start:%d %H:%M}", f"{one.until:%d %H:%M}") for one in found]


@pytest.mark.parametrize(
    ("now", "ends_at", "expected"),
    [
        ("23 08:45", "25 16:00", [("23 08:45", "25 16:00")]),
        ("23 11:00", "23 12:00", [("23 11:00", "23 12:00")]),
        ("23 08:45", "23 08:45", []),
        ("23 08:45", "22 16:00", []),
        ("23 18:00", "24 07:00", []),
        ("27 17:00", "30 07:59", []),
        ("27 17:00", "30 08:01", [("27 17:00", "30 08:01")]),
    ],
)
def test_a_status_with_an_end_counts_where_somebody_would_work(
    now: str, ends_at: str, expected: list[tuple[str, str]]
) -> None:
    assert told(stretches(at(ends_at), works(), at(now))) == expected


@pytest.mark.parametrize(
    ("leave", "expected"),
    [
        (("23 00:00", "26 00:00"), []),
        (("20 00:00", "24 23:00"), [("24 23:00", "25 16:00")]),
        (("24 23:00", "30 00:00"), [("23 08:45", "24 23:00")]),
        (("24 08:00", "24 16:00"), [("23 08:45", "24 08:00"), ("24 16:00", "25 16:00")]),
        (("24 20:00", "25 08:00"), [("23 08:45", "24 20:00"), ("25 08:00", "25 16:00")]),
    ],
)
def test_it_adds_nothing_where_leave_covers_it(
    leave: tuple[str, str], expected: list[tuple[str, str]]
) -> None:
    assert told(stretches(at("25 16:00"), works(leave), at("23 08:45"))) == expected


@pytest.mark.parametrize(
    ("now", "counts"),
    [("23 05:00", True), ("23 08:45", True), ("23 14:00", True), ("23 14:01", False), ("23 17:00", False)],
)
def test_without_an_end_a_quarter_of_todays_work_must_be_to_come(now: str, *, counts: bool) -> None:
    found = told(stretches(None, works(), at(now)))

    assert found == ([(now, "23 23:00")] if counts else [])


def test_of_a_day_half_on_leave_a_quarter_of_the_other_half_is_enough() -> None:
    afternoon = works(("23 11:00", "23 23:00"))

    assert told(stretches(None, afternoon, at("23 10:15"))) == [("23 10:15", "23 11:00")]
    assert stretches(None, afternoon, at("23 10:16")) == []


def test_on_a_day_off_a_status_without_an_end_says_nothing() -> None:
    assert stretches(None, works(), at("28 08:00")) == []
    assert stretches(None, works(free=(date(2026, 11, 23),)), at("23 08:00")) == []


def test_more_than_two_years_ahead_is_nothing() -> None:
    now = at("23 08:45")

    assert stands_until(now + timedelta(days=732), HOME, now) == now + timedelta(days=732)
    assert stands_until(now + timedelta(days=732, seconds=1), HOME, now) is None


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),
        (datetime(2027, 3, 27, 23, 0, tzinfo=UTC), datetime(2027, 3, 28, 22, 0, tzinfo=UTC)),
    ],
)
def test_today_ends_at_midnight_also_when_the_clock_changes(now: datetime, midnight: datetime) -> None:
    assert stands_until(None, HOME, now) == midnight


@given(
    start=st.integers(0, 20_000),
    minutes=st.integers(1, 20_000),
    leave=st.tuples(st.integers(0, 20_000), st.integers(1, 9000)),
)
def test_all_work_until_its_end_is_covered_and_no_leave_twice(
    start: int, minutes: int, leave: tuple[int, int]
) -> None:
    begin = datetime(2026, 10, 19, tzinfo=UTC)
    now, begins = begin + timedelta(minutes=start), begin + timedelta(minutes=leave[0])
    own = Span(begins, begins + timedelta(minutes=leave[1]))
    hours = Hours.weekly(HOME, WEEK, leave=[own])
    until = now + timedelta(minutes=minutes)

    found = stretches(until, hours, now)

    after = Hours.weekly(HOME, WEEK, leave=[own, *found])
    assert not elapsed(after, now, until)
    assert all(one.until and (one.until <= own.start or one.start >= (own.until or now)) for one in found)


@pytest.mark.parametrize(
    ("emoji", "expiration", "expected"),
    [
        (":palm_tree:", 0, Status(None)),
        (":palm_tree:", None, Status(None)),
        (":mask::skin-tone-3:", 0, Status(None)),
        ("palm_tree", 1795420800, Status(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))),
        (":palm_tree:", 10**18, Status(datetime(9999, 12, 31, tzinfo=UTC))),
        (":palm_tree:", -5, Status(datetime(1970, 1, 1, tzinfo=UTC))),
        (":palm_tree:", "soon", Status(None)),
        (":spiral_calendar_pad:", 1795420800, None),
        ("", 0, None),
        (None, None, None),
    ],
)
def test_of_a_status_only_its_end_is_read(emoji: object, expiration: object, expected: Status | None) -> None:
    profile = {"status_emoji": emoji, "status_expiration": expiration, "status_text": "Griep"}

    known = profile_from({"id": "U1", "profile": profile}, AWAY)

    assert known.away == expected
    assert not {"Griep", "palm_tree", "mask"} & set(repr(known).replace("'", " ").split())


def test_who_has_no_profile_has_no_status() -> None:
    assert profile_from({"id": "U1"}, AWAY).away is None
