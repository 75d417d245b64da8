"""On which days a recurring format comes, when its posts are made, and what its form must say."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Any

from bot.recurring.rules import Draft, ahead, days, draft_of, due_at, moment, moved, next_weekday, problems
from storage.posts import Series

ZONE = "Europe/Amsterdam"
MONDAY = date(2026, 11, 23)


def a_series(**fields: Any) -> Series:
    whole = {
        "team_id": 1,
        "title": "Eerlijk antwoord",
        "created_at": datetime(2026, 11, 23, tzinfo=UTC),
        "created_by": "U1",
        "first_day": date(2026, 11, 26),
        "at": time(12),
        **fields,
    }
    return Series(**whole)


def test_every_so_many_weeks_from_its_first_day_on() -> None:
    series = a_series(every_weeks=2)

    assert list(islice(days(series, MONDAY), 2)) == [date(2026, 11, 26), date(2026, 12, 10)]
    assert list(islice(days(series, date(2026, 12, 10)), 1)) == [date(2026, 12, 24)]
    assert list(days(a_series(last_day=date(2026, 12, 4)), MONDAY)) == [
        date(2026, 11, 26),
        date(2026, 12, 3),
    ]


def test_holidays_and_skipped_days_make_nothing() -> None:
    series = a_series(skipped=["2026-12-03"])

    found = ahead(series, MONDAY, date(2026, 12, 10), {date(2026, 12, 10)})

    assert found.made == (date(2026, 11, 26),)
    assert (found.free, found.skipped) == ((date(2026, 12, 10),), (date(2026, 12, 3),))
    assert ahead(a_series(last_day=date(2026, 11, 27)), MONDAY, date(2026, 12, 10), ()).days == (
        date(2026, 11, 26),
    )


def test_its_next_post_is_made_three_weeks_ahead() -> None:
    made = a_series(made_until=date(2026, 12, 14))

    assert due_at(made, ZONE) == datetime(2026, 11, 26, 5, tzinfo=UTC)
    assert due_at(a_series(), ZONE) == datetime(2026, 11, 5, 5, tzinfo=UTC)
    assert due_at(a_series(last_day=date(2026, 11, 20)), ZONE) is None


def test_noon_stays_noon_when_the_clocks_change() -> None:
    series = a_series()

    assert moment(series, date(2027, 3, 25), ZONE) == datetime(2027, 3, 25, 11, tzinfo=UTC)
    assert moment(series, date(2027, 4, 1), ZONE) == datetime(2027, 4, 1, 10, tzinfo=UTC)
    saturday = datetime(2027, 3, 27, 11, tzinfo=UTC)
    assert moved(saturday, ZONE, timedelta(days=1), time(12)) == datetime(2027, 3, 28, 10, tzinfo=UTC)


def test_a_form_must_say_a_name_and_no_day_gone_by() -> None:
    assert problems(Draft("x", last_day=MONDAY), MONDAY) == {}
    assert problems(Draft("", last_day=date(2026, 11, 22)), MONDAY) == {"title": "name", "last_day": "over"}
    assert next_weekday(MONDAY, 0) == date(2026, 11, 30)
    assert next_weekday(MONDAY, 1) == date(2026, 11, 24)
    assert draft_of(a_series(filled={"form": "text"})).filled["form"] == "text"
