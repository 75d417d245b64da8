"""What the numbers of webcare say: half and nine out of ten, shares of what had a target, whole weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stats.rules import (
    Bar,
    Numbers,
    Span,
    bars,
    before,
    by_channel,
    by_kind,
    days_of,
    measured,
    speed,
    stretch,
)
from storage.care_figures import Reply, Volume
from storage.cases import Kind, Status

AMSTERDAM = "Europe/Amsterdam"
HOUR = 3600


def utc(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_half_of_them_and_nine_out_of_ten() -> None:
    found = speed([HOUR * hours for hours in range(1, 12)])

    assert found is not None
    assert (found.half, found.nine_of_ten) == (timedelta(hours=6), timedelta(hours=10))


def test_of_one_reply_both_are_that_one_and_of_none_there_is_no_speed() -> None:
    found = speed([HOUR])

    assert found is not None
    assert (found.half, found.nine_of_ten) == (timedelta(hours=1), timedelta(hours=1))
    assert speed([]) is None


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=50))
def test_a_speed_lies_between_the_fastest_and_the_slowest(waited: list[int]) -> None:
    found = speed(waited)

    assert found is not None
    assert timedelta(seconds=min(waited)) <= found.half <= found.nine_of_ten <= timedelta(seconds=max(waited))


def test_what_has_no_target_is_neither_in_time_nor_late() -> None:
    replies = [
        Reply(Status.ANSWERED, HOUR, True),
        Reply(Status.REFERRED, 2 * HOUR, False),
        Reply(Status.ANSWERED, None, None),
    ]

    with_target, in_time, found = measured(replies)

    assert (with_target, in_time) == (2, 1)
    assert found is not None
    assert found.half == timedelta(minutes=90)


@pytest.mark.parametrize(
    ("span", "since", "until"),
    [
        (Span.WEEK, date(2026, 10, 19), date(2026, 10, 25)),
        (Span.MONTH, date(2026, 9, 28), date(2026, 10, 25)),
        (Span.QUARTER, date(2026, 7, 27), date(2026, 10, 25)),
    ],
)
def test_a_stretch_is_whole_weeks_of_the_teams_calendar_also_over_the_end_of_summer_time(
    span: Span, since: date, until: date
) -> None:
    during = stretch(span, utc("2026-10-25 22:30"), AMSTERDAM)

    assert days_of(during, AMSTERDAM) == (since, until)
    assert during.until == utc("2026-10-25 23:00")


def test_before_it_lie_as_many_days() -> None:
    during = stretch(Span.WEEK, utc("2026-11-26 12:00"), AMSTERDAM, of="U1")

    assert days_of(before(during, AMSTERDAM), AMSTERDAM) == (date(2026, 11, 16), date(2026, 11, 22))
    assert before(during, AMSTERDAM).of == "U1"


def test_volumes_add_up_by_kind_and_by_channel_most_first() -> None:
    came = [
        Volume(Kind.QUESTION, "instagram", None, 2),
        Volume(Kind.COMPLAINT, "facebook", "Facebook", 3),
        Volume(Kind.QUESTION, "facebook", "Facebook", 2),
    ]

    assert list(by_kind(came).items()) == [(Kind.QUESTION, 4), (Kind.COMPLAINT, 3)]
    assert list(by_channel(came).items()) == [(("facebook", "Facebook"), 5), (("instagram", None), 2)]


def test_a_bar_is_a_share_of_the_longest() -> None:
    assert bars({"klacht": 1, "vraag": 4, "spam": 1}, 2) == [Bar("vraag", 4, 100), Bar("klacht", 1, 25)]
    assert bars({}, 2) == []


def test_a_share_is_of_what_had_a_target() -> None:
    week = (date(2026, 11, 23), date(2026, 11, 29))

    assert Numbers(*week, with_target=3, in_time=2).share_in_time == 67
    assert Numbers(*week, replied=1).share_in_time is None
    assert Numbers(*week).are_silent
    assert not Numbers(*week, open_cases=1).are_silent
