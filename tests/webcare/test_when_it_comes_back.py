"""When a case comes back to its owner, as moments: put off, silence, promises. Noor works nine to five."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.webcare import later, owner_rules
from bot.webcare.later import Look, Moment
from bot.webcare.rules import Colleague, Refusal
from bot.working_time import CLOSED, MONDAY_TO_FRIDAY, Block, Both, Hours, Span, Week, elapsed, is_open
from storage.case_owners import THE_TEAM
from storage.cases import Case, Kind, Status
from storage.promises import Promise

AMSTERDAM = "Europe/Amsterdam"
WINTER = timedelta(hours=1)
WEEK = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
NINE_TO_FIVE = Hours.weekly(AMSTERDAM, WEEK)
NEVER = Hours.weekly(AMSTERDAM, CLOSED)
MONDAY = datetime(2026, 11, 23, tzinfo=UTC) - WINTER


def at(clock: str, day: int = 23) -> datetime:
    """That time in Amsterdam, on that day of November 2026; the 23rd is a Monday."""
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=UTC) - WINTER


def noor(hours: Hours = NINE_TO_FIVE) -> Colleague:
    return Colleague("NOOR", hours)


def a_case(**known: object) -> Case:
    case = Case(
        team_id=1,
        number=1,
        channel="x",
        kind=Kind.QUESTION,
        paraphrase="?",
        reported_at=MONDAY,
        reported_by="MILAN",
        status=Status.TAKEN,
        owner_id="NOOR",
    )
    for name, value in known.items():
        setattr(case, name, value)
    return case


@pytest.mark.parametrize(
    ("until", "now", "expected"),
    [
        (at("14:00"), at("12:00"), at("14:00")),
        (at("14:00"), at("14:00"), Look.WAKE),
        (at("14:00"), at("16:59"), Look.WAKE),
        (at("14:00"), at("20:00"), at("09:00", 24)),
        (at("14:00", 27), at("18:00", 27), at("09:00", 30)),
    ],
)
def test_what_was_put_off_comes_back_while_they_are_in(
    until: datetime, now: datetime, expected: Look | datetime
) -> None:
    case = a_case(snoozed_until=until)

    assert later.look(case, noor(), NINE_TO_FIVE, now) == expected


def test_who_is_away_then_does_not_get_it_back_and_a_late_start_is_waited_for() -> None:
    case, late = a_case(snoozed_until=at("09:30")), Block.of("10:00", "17:00")
    starts_at_ten = Hours.weekly(AMSTERDAM, Week.on(MONDAY_TO_FRIDAY, late))
    tuesdays = Hours.weekly(AMSTERDAM, Week.on((1,), late))

    assert later.look(case, noor(starts_at_ten), NINE_TO_FIVE, at("09:30")) == at("10:00")
    assert later.look(case, noor(tuesdays), NINE_TO_FIVE, at("09:30")) is Look.AWAY
    assert later.look(case, noor(NEVER), NINE_TO_FIVE, at("09:30")) is Look.AWAY


def test_an_owner_who_left_is_another_job_s_business() -> None:
    assert later.look(a_case(), None, NINE_TO_FIVE, at("09:30")) > at("09:30")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("alive", "asked", "now", "expected"),
    [
        (at("10:00"), None, at("11:59"), at("12:00")),
        (at("10:00"), None, at("12:00"), Look.ASK),
        (at("16:00"), None, at("18:00"), at("10:00", 24)),
        (at("14:00"), None, at("19:00"), at("09:00", 24)),
        (at("10:00"), at("12:00"), at("13:59"), at("14:00")),
        (at("10:00"), at("12:00"), at("14:00"), Look.BACK),
        (at("10:00"), at("15:00"), at("20:00"), at("09:00", 24)),
    ],
)
def test_silence_is_counted_in_open_time_and_broken_while_they_are_in(
    alive: datetime, asked: datetime | None, now: datetime, expected: Look | datetime
) -> None:
    case = a_case(alive_at=alive, still_asked_at=asked)

    assert later.look(case, noor(), NINE_TO_FIVE, now) == expected


def test_who_never_works_is_looked_at_once_a_day() -> None:
    case = a_case(alive_at=at("10:00"))

    assert later.look(case, noor(NEVER), NINE_TO_FIVE, at("12:00")) == at("12:00", 24)


def test_hours_that_ended_for_good_are_looked_at_once_a_day() -> None:
    ends = Hours(AMSTERDAM, WEEK, WEEK, leave=(Span(at("12:00")),))
    case = a_case(alive_at=at("10:00"))

    assert later.look(case, noor(ends), NINE_TO_FIVE, at("12:00")) == at("12:00", 24)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (at("09:45"), [(Moment.AFTERNOON, at("13:00")), (Moment.TOMORROW, at("09:00", 24))]),
        (at("12:45"), [(Moment.AFTERNOON, at("15:00")), (Moment.TOMORROW, at("09:00", 24))]),
        (at("15:45"), [(Moment.TOMORROW, at("09:00", 24))]),
        (at("10:00", 27), [(Moment.AFTERNOON, at("13:00", 27)), (Moment.NEXT_DAY, at("09:00", 30))]),
    ],
)
def test_the_moments_that_are_offered(now: datetime, expected: list[tuple[Moment, datetime]]) -> None:
    assert [(one.name, one.at) for one in later.moments(NINE_TO_FIVE, now)] == expected


def test_who_never_works_is_offered_none_and_keeps_the_moment_they_choose() -> None:
    assert later.moments(NEVER, at("10:00")) == []
    assert later.when_in(NEVER, at("20:00")) == at("20:00")
    assert later.when_in(NINE_TO_FIVE, at("20:00")) == at("09:00", 24)


@pytest.mark.parametrize(
    ("now", "due", "expected"),
    [
        (at("10:00"), at("17:00"), at("16:30")),
        (at("10:00"), at("20:00"), at("16:30")),
        (at("10:00"), at("09:00", 24), at("16:30")),
        (at("10:00"), at("09:10", 24), at("16:40")),
        (at("16:45"), at("17:00"), at("17:00")),
        (at("16:50"), at("09:10", 24), at("09:10", 24)),
        (at("16:30"), at("17:00"), at("17:00")),
        (at("20:00"), at("21:00"), at("21:00")),
    ],
)
def test_a_promise_is_told_half_an_open_hour_before(now: datetime, due: datetime, expected: datetime) -> None:
    assert later.next_reminder(NINE_TO_FIVE, due, now) == expected


@given(st.integers(0, 7 * 24 * 60), st.integers(1, 7 * 24 * 60))
def test_a_reminder_before_is_in_open_time_and_leaves_half_an_hour(since: int, span: int) -> None:
    now = MONDAY + timedelta(minutes=since)
    due = now + timedelta(minutes=span)

    told = later.next_reminder(Both(NINE_TO_FIVE, NINE_TO_FIVE), due, now)

    assert now < told <= due
    if told < due:
        assert is_open(NINE_TO_FIVE, told)
        assert elapsed(NINE_TO_FIVE, told, due) == later.REMIND_BEFORE


def test_at_closing_time_they_are_still_there_and_who_presses_just_after_is_not_late() -> None:
    assert later.is_there(NINE_TO_FIVE, at("17:00"))
    assert not later.is_there(NINE_TO_FIVE, at("17:10"))
    assert not later.is_late(at("17:00"), at("17:10"))
    assert later.is_late(at("17:00"), at("17:16"))


CLOSED_CASE = {"closed_at": MONDAY, "status": Status.ANSWERED}


@pytest.mark.parametrize(
    ("known", "user_id", "asked", "expected"),
    [
        (CLOSED_CASE, "BRAM", ["BRAM"], Refusal.CLOSED),
        ({"status": Status.WAITING}, "BRAM", [], None),
        ({}, "NOOR", ["NOOR"], Refusal.YOURS),
        ({}, "BRAM", ["BRAM"], None),
        ({}, "BRAM", [THE_TEAM], None),
        ({}, "BRAM", ["MILAN"], Refusal.TAKEN),
    ],
)
def test_who_may_take_over(
    known: dict[str, object], user_id: str, asked: Collection[str], expected: Refusal | None
) -> None:
    assert owner_rules.may_take_over(a_case(**known), user_id, asked) == expected


def test_who_may_say_what() -> None:
    nobodys, closed = a_case(owner_id=None), a_case(**CLOSED_CASE)

    assert owner_rules.may_speak_for(a_case(), "NOOR") is None
    assert owner_rules.may_speak_for(a_case(), "BRAM") is Refusal.NOT_YOURS
    assert owner_rules.may_speak_for(closed, "NOOR") is Refusal.CLOSED
    assert owner_rules.may_look_along(a_case(), "BRAM") is None
    assert owner_rules.may_look_along(a_case(), "NOOR") is Refusal.YOURS
    assert owner_rules.may_look_along(nobodys, "BRAM") is Refusal.NOBODYS
    assert owner_rules.may_look_along(closed, "BRAM") is Refusal.CLOSED
    assert owner_rules.may_say_they_wrote(a_case()) is Refusal.NOT_ASKED
    assert owner_rules.may_say_they_wrote(a_case(asked_back_at=MONDAY)) is None
    assert owner_rules.may_say_they_wrote(closed) is Refusal.CLOSED


def test_what_is_settled_is_settled() -> None:
    promised = Promise(case_id=1, team_id=1, at=MONDAY, by="NOOR", what="bellen", due_at=at("12:00"))
    assert owner_rules.may_settle(promised) is None
    promised.kept_at = at("11:00")
    assert owner_rules.may_settle(promised) is Refusal.SETTLED
