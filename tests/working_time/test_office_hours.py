"""Business time as people with a calendar on the wall would count it."""

from datetime import date, datetime, time, timedelta

import pytest

from bot.holidays import free_days
from bot.working_time import (
    ALL_DAY,
    CLOSED,
    MONDAY_TO_FRIDAY,
    Block,
    Both,
    Hours,
    Opening,
    Span,
    Week,
    add,
    elapsed,
    is_open,
    local,
    next_opening,
    next_working_day,
    open_spans,
    previous_working_day,
    works_on,
)

AMSTERDAM = "Europe/Amsterdam"
NINE_TO_FIVE = Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "17:00"))
CLOSED_ON = free_days(
    "NL",
    [
        "nieuwjaarsdag",
        "tweede_paasdag",
        "koningsdag",
        "hemelvaartsdag",
        "tweede_pinksterdag",
        "eerste_kerstdag",
        "tweede_kerstdag",
    ],
    range(2026, 2029),
)
OFFICE = Hours.weekly(AMSTERDAM, NINE_TO_FIVE, CLOSED_ON)
WITH_LUNCH = Hours.weekly(
    AMSTERDAM, Week.on(MONDAY_TO_FRIDAY, Block.of("09:00", "12:30"), Block.of("13:00", "17:00"))
)
ALWAYS = Hours.weekly(AMSTERDAM, Week.on(range(7), ALL_DAY))
NIGHTS = Hours.weekly(AMSTERDAM, Week.on(range(7), Block.of("22:00", "24:00"), Block.of("00:00", "06:00")))
EVEN_FRIDAYS_OFF = Hours(AMSTERDAM, odd=NINE_TO_FIVE, even=Week.on(range(4), Block.of("09:00", "17:00")))
NEVER = Hours.weekly(AMSTERDAM, CLOSED)


def at(wish: str, zone: str = AMSTERDAM) -> datetime:
    moment = datetime.fromisoformat(wish)
    return local(moment.date(), moment.time(), zone)


def hours(amount: float) -> timedelta:
    return timedelta(hours=amount)


def noor_away(since: str, until: str | None = None) -> Hours:
    return Hours.weekly(AMSTERDAM, NINE_TO_FIVE, leave=[Span(at(since), at(until) if until else None)])


@pytest.mark.parametrize(
    ("opening", "asked", "target", "due"),
    [
        # The examples of two sellers of customer care software.
        (OFFICE, "2026-11-20 16:30", hours(1), "2026-11-23 09:30"),
        (OFFICE, "2026-11-20 16:45", hours(0.5), "2026-11-23 09:15"),
        # What fits before closing is due at closing time, not the next morning.
        (OFFICE, "2026-11-20 16:30", hours(0.5), "2026-11-20 17:00"),
        (OFFICE, "2026-11-23 09:00", hours(8), "2026-11-23 17:00"),
        (OFFICE, "2026-11-23 09:00", hours(8) + timedelta(seconds=1), "2026-11-24 09:00:01"),
        # At night and in the weekend the clock stands still.
        (OFFICE, "2026-11-21 13:00", hours(4), "2026-11-23 13:00"),
        (OFFICE, "2026-11-23 23:59", hours(4), "2026-11-24 13:00"),
        (OFFICE, "2026-11-23 10:00", hours(40), "2026-11-30 10:00"),
        (WITH_LUNCH, "2026-11-23 12:00", hours(1), "2026-11-23 13:30"),
        (WITH_LUNCH, "2026-11-23 12:00", hours(0.5), "2026-11-23 12:30"),
        # Dutch holidays: King's Day on a Monday, Ascension Day, Whit Monday, Christmas.
        (OFFICE, "2026-04-24 16:30", hours(1), "2026-04-28 09:30"),
        (OFFICE, "2026-05-13 16:30", hours(1), "2026-05-15 09:30"),
        (OFFICE, "2026-05-22 16:30", hours(1), "2026-05-26 09:30"),
        (OFFICE, "2026-12-24 16:00", hours(2), "2026-12-28 10:00"),
        # The clock changes in the weekend; office hours do not notice.
        (OFFICE, "2026-03-27 16:30", hours(1), "2026-03-30 09:30"),
        (OFFICE, "2026-10-23 16:30", hours(1), "2026-10-26 09:30"),
        # Nights do: one of seven hours, one of nine.
        (NIGHTS, "2026-03-28 22:00", hours(7), "2026-03-29 06:00"),
        (NIGHTS, "2026-10-24 22:00", hours(9), "2026-10-25 06:00"),
        (ALWAYS, "2026-10-24 12:00", hours(24), "2026-10-25 11:00"),
        # Noor is away from Tuesday noon until Thursday.
        (noor_away("2026-11-24 12:00", "2026-11-26 00:00"), "2026-11-24 11:30", hours(1), "2026-11-26 09:30"),
        (noor_away("2026-11-24 10:00", "2026-11-24 14:00"), "2026-11-24 09:30", hours(1), "2026-11-24 14:30"),
        # Friday 20 November is in week 47, Friday 27 November in week 48.
        (EVEN_FRIDAYS_OFF, "2026-11-19 16:30", hours(1), "2026-11-20 09:30"),
        (EVEN_FRIDAYS_OFF, "2026-11-26 16:30", hours(1), "2026-11-30 09:30"),
        # Week 53 and the week 1 after it are both odd; then comes week 2.
        (EVEN_FRIDAYS_OFF, "2026-12-31 16:30", hours(1), "2027-01-01 09:30"),
        (EVEN_FRIDAYS_OFF, "2027-01-07 16:30", hours(1), "2027-01-08 09:30"),
        (EVEN_FRIDAYS_OFF, "2027-01-14 16:30", hours(1), "2027-01-18 09:30"),
    ],
)
def test_an_answer_is_due_at_this_moment(opening: Opening, asked: str, target: timedelta, due: str) -> None:
    assert add(opening, at(asked), target) == at(due)
    assert elapsed(opening, at(asked), at(due)) == target


def test_a_minute_after_it_was_due_more_than_the_target_has_gone_by() -> None:
    asked, flagged = at("2026-11-20 16:45"), at("2026-11-23 09:16")

    assert elapsed(OFFICE, asked, flagged) == timedelta(minutes=31)


def test_no_time_at_all_is_over_at_once_even_when_closed() -> None:
    sunday = at("2026-11-22 12:00")

    assert add(OFFICE, sunday, timedelta()) == sunday


def test_a_reopened_case_has_what_was_left_of_its_time() -> None:
    waited = elapsed(OFFICE, at("2026-11-20 15:30"), at("2026-11-20 16:30"))

    reopened = at("2026-11-21 20:00")

    assert add(OFFICE, reopened, hours(4) - waited) == at("2026-11-23 12:00")


def test_time_that_runs_backward_counts_for_nothing() -> None:
    assert elapsed(OFFICE, at("2026-11-23 12:00"), at("2026-11-23 11:00")) == timedelta()


def test_working_time_cannot_be_taken_off() -> None:
    with pytest.raises(ValueError, match="only runs forward"):
        add(OFFICE, at("2026-11-23 12:00"), -hours(1))


@pytest.mark.parametrize(
    ("moment", "is_in"),
    [
        ("2026-11-23 08:59:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 16:59:59", True),
        ("2026-11-23 17:00", False),
        ("2026-11-22 12:00", False),
        ("2026-04-27 12:00", False),
    ],
)
def test_the_office_is_open(moment: str, *, is_in: bool) -> None:
    assert is_open(OFFICE, at(moment)) == is_in


@pytest.mark.parametrize(
    ("opening", "asked", "opens"),
    [
        (OFFICE, "2026-11-23 07:00", "2026-11-23 09:00"),
        (OFFICE, "2026-11-23 09:00", "2026-11-23 09:00"),
        (OFFICE, "2026-11-23 12:00", "2026-11-23 12:00"),
        (OFFICE, "2026-11-20 17:00", "2026-11-23 09:00"),
        (OFFICE, "2026-04-24 17:00", "2026-04-28 09:00"),
        (WITH_LUNCH, "2026-11-23 12:30", "2026-11-23 13:00"),
        (noor_away("2026-11-23 09:00", "2027-02-01 00:00"), "2026-11-23 12:00", "2027-02-01 09:00"),
    ],
)
def test_it_opens_again_at_this_moment(opening: Opening, asked: str, opens: str) -> None:
    assert next_opening(opening, at(asked)) == at(opens)


@pytest.mark.parametrize(
    "shut",
    [
        NEVER,
        noor_away("2026-11-01 00:00"),
        Hours.weekly(
            AMSTERDAM, Week.on([0], Block.of("09:00", "10:00")), leave=[Span(at("2026-01-01 00:00"))]
        ),
        Both(OFFICE, NEVER),
        Both(OFFICE, NIGHTS),
    ],
)
def test_hours_that_never_open_say_so(shut: Opening) -> None:
    assert next_opening(shut, at("2026-11-23 12:00")) is None
    assert add(shut, at("2026-11-23 12:00"), hours(1)) is None


def test_more_time_than_two_years_have_is_never_over() -> None:
    assert add(OFFICE, at("2026-11-23 09:00"), hours(8 * 5 * 110)) is None


def test_somebody_who_never_works_has_no_next_or_previous_working_day() -> None:
    monday = date(2026, 11, 23)

    assert not works_on(NEVER, monday)
    assert next_working_day(NEVER, monday) is None
    assert previous_working_day(NEVER, monday) is None


@pytest.mark.parametrize(
    ("opening", "day", "before", "after"),
    [
        (OFFICE, "2026-11-23", "2026-11-20", "2026-11-24"),
        (OFFICE, "2026-11-21", "2026-11-20", "2026-11-23"),
        # From Maundy Thursday to the Tuesday after Easter only Good Friday is worked, as this team ticked.
        (OFFICE, "2026-04-03", "2026-04-02", "2026-04-07"),
        (OFFICE, "2026-04-27", "2026-04-24", "2026-04-28"),
        (EVEN_FRIDAYS_OFF, "2026-11-30", "2026-11-26", "2026-12-01"),
        # A morning before leave is a working day, a day of leave is not.
        (noor_away("2026-11-24 12:00", "2026-11-26 00:00"), "2026-11-25", "2026-11-24", "2026-11-26"),
    ],
)
def test_these_are_the_working_days_around(opening: Hours, day: str, before: str, after: str) -> None:
    assert previous_working_day(opening, date.fromisoformat(day)) == date.fromisoformat(before)
    assert next_working_day(opening, date.fromisoformat(day)) == date.fromisoformat(after)


def test_a_morning_before_leave_is_worked() -> None:
    away_at_noon = noor_away("2026-11-24 12:00", "2026-11-26 00:00")

    assert works_on(away_at_noon, date(2026, 11, 24))
    assert not works_on(away_at_noon, date(2026, 11, 25))


def test_somebody_overseas_and_the_team_are_both_in_for_three_hours_in_winter_and_two_in_summer() -> None:
    yara = Hours.weekly("America/Curacao", NINE_TO_FIVE)
    together = Both(OFFICE, yara)

    assert open_spans(together, at("2026-11-23 00:00"), at("2026-11-24 00:00")) == [
        Span(at("2026-11-23 14:00"), at("2026-11-23 17:00"))
    ]
    assert elapsed(together, at("2026-07-20 00:00"), at("2026-07-21 00:00")) == hours(2)
    assert is_open(together, at("2026-11-23 14:00"))
    assert not is_open(together, at("2026-11-23 13:59"))
    assert add(together, at("2026-11-23 09:00"), hours(4)) == at("2026-11-24 15:00")


def test_a_working_day_overseas_is_told_by_the_calendar_there() -> None:
    kathmandu = Hours.weekly("Asia/Kathmandu", NINE_TO_FIVE)
    early = datetime.fromisoformat("2026-11-23T03:15:00+00:00")

    assert next_opening(kathmandu, early - hours(1)) == early == at("2026-11-23 09:00", "Asia/Kathmandu")
    assert works_on(kathmandu, date(2026, 11, 23))


def test_stretches_that_touch_are_one() -> None:
    spans = open_spans(NIGHTS, at("2026-11-22 12:00"), at("2026-11-24 12:00"))

    assert spans == [
        Span(at("2026-11-22 22:00"), at("2026-11-23 06:00")),
        Span(at("2026-11-23 22:00"), at("2026-11-24 06:00")),
    ]


def test_open_day_and_night_is_one_stretch_over_both_changes_of_the_clock() -> None:
    year = Span(at("2026-01-01 00:00"), at("2027-01-01 00:00"))

    assert open_spans(ALWAYS, year.start, at("2027-01-01 00:00")) == [year]


def test_leave_until_the_end_of_time_and_days_beyond_the_calendar_are_no_trouble() -> None:
    last = date(9999, 12, 31)
    gone = Hours.weekly(
        AMSTERDAM, NINE_TO_FIVE, [last], [Span(at("2026-11-23 12:00"), at("9999-12-31 00:00"))]
    )

    assert next_opening(gone, at("2026-11-23 12:00")) is None
    assert next_opening(OFFICE, at("9999-12-30 12:00")) is None
    assert elapsed(OFFICE, at("9999-12-27 00:00"), at("9999-12-31 12:00")) == timedelta()
    assert next_working_day(OFFICE, last) is None
    assert previous_working_day(OFFICE, date(1, 1, 3)) is None


def test_a_block_that_falls_in_the_skipped_hour_does_not_open() -> None:
    small_hours = Hours.weekly(AMSTERDAM, Week.on([6], Block.of("02:15", "02:45")))

    assert not works_on(small_hours, date(2026, 3, 29))
    assert works_on(small_hours, date(2026, 3, 22))


def test_a_block_in_the_hour_that_comes_twice_opens_once() -> None:
    small_hours = Hours.weekly(AMSTERDAM, Week.on([6], Block.of("02:15", "02:45")))

    opened = open_spans(small_hours, at("2026-10-25 00:00"), at("2026-10-26 00:00"))

    assert opened == [Span(at("2026-10-25 02:15"), at("2026-10-25 02:45"))]


def test_the_same_blocks_in_any_order_and_overlapping_count_once() -> None:
    messy = Week.on([0], Block.of("13:00", "17:00"), Block.of("09:00", "12:00"), Block.of("11:00", "14:00"))

    assert messy.since_monday == ((hours(9), hours(17)),)
    assert (
        Week.on([0], Block(time(9), time(12)), Block(time(12), time(17))).since_monday == messy.since_monday
    )
