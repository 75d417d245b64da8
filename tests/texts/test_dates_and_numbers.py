"""Dates, times and numbers are written as the reader writes them."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

import bot
from bot.texts import Say, Texts

MONDAY = date(2026, 11, 23)
QUARTER_PAST_NINE = datetime(2026, 11, 23, 8, 15, tzinfo=UTC)
TEXTS = Texts.load([Path(bot.__file__).parent / "common" / "texts"])
NL, EN = TEXTS.say("nl"), TEXTS.say("en")


def told(say: Say) -> dict[str, str]:
    return {
        "date": say.date(MONDAY),
        "day": say.day(MONDAY),
        "short date": say.short_date(MONDAY),
        "weekday": say.weekday(0),
        "short weekday": say.short_weekday(6),
        "time": say.time(time(9, 5)),
        "clock": say.clock(time(9, 5)),
        "moment": say.moment(QUARTER_PAST_NINE, "Europe/Amsterdam"),
        "short moment": say.short_moment(QUARTER_PAST_NINE, "America/Curacao"),
        "number": say.number(1250),
        "fraction": say.number(0.5),
        "percent": say.percent(0.125),
        "round percent": say.percent(1),
    }


def test_dutch_is_written_as_the_dutch_do() -> None:
    assert told(NL) == {
        "date": "maandag 23 november 2026",
        "day": "maandag 23 november",
        "short date": "ma 23 nov",
        "weekday": "maandag",
        "short weekday": "zo",
        "time": "9.05 uur",
        "clock": "09:05",
        "moment": "maandag 23 november 2026, 9.15 uur",
        "short moment": "ma 23 nov 04:15",
        "number": "1.250",
        "fraction": "0,5",
        "percent": "12,5%",
        "round percent": "100%",
    }


def test_english_is_written_as_the_british_do() -> None:
    assert told(EN) == {
        "date": "Monday 23 November 2026",
        "day": "Monday 23 November",
        "short date": "Mon 23 Nov",
        "weekday": "Monday",
        "short weekday": "Sun",
        "time": "09:05",
        "clock": "09:05",
        "moment": "Monday 23 November 2026, 09:15",
        "short moment": "Mon 23 Nov 04:15",
        "number": "1,250",
        "fraction": "0.5",
        "percent": "12.5%",
        "round percent": "100%",
    }


@pytest.mark.parametrize(
    ("items", "dutch", "english"),
    [
        ([], "", ""),
        (["Noor"], "Noor", "Noor"),
        (["Noor", "Bram"], "Noor en Bram", "Noor and Bram"),
        (["Noor", "Bram", "Yara"], "Noor, Bram en Yara", "Noor, Bram and Yara"),
    ],
)
def test_the_last_of_a_list_comes_after_and(items: list[str], dutch: str, english: str) -> None:
    assert (NL.list(items), EN.list(items)) == (dutch, english)


@pytest.mark.parametrize(
    ("span", "dutch"),
    [
        (timedelta(), "0 minuten"),
        (timedelta(minutes=1, seconds=59), "1 minuut"),
        (timedelta(hours=40), "40 uur"),
        (timedelta(hours=26, minutes=5), "26 uur en 5 minuten"),
        (timedelta(hours=-4), "4 uur"),
    ],
)
def test_working_time_is_never_told_in_days(span: timedelta, dutch: str) -> None:
    assert NL.hours(span) == dutch


@pytest.mark.parametrize("number", range(7))
def test_days_of_the_week_count_from_monday(number: int) -> None:
    day = MONDAY + timedelta(days=number)

    assert NL.date(day).startswith(NL.weekday(number))
    assert NL.short_date(day).startswith(NL.short_weekday(number))


@pytest.mark.parametrize(
    ("day", "dutch"),
    [
        (date(2027, 8, 24), "dinsdag 24 augustus"),
        (date(2027, 8, 25), "woensdag 25 augustus 2027"),
        (date(2026, 2, 22), "zondag 22 februari"),
        (date(2026, 2, 21), "zaterdag 21 februari 2026"),
    ],
)
def test_a_day_more_than_nine_months_away_has_its_year(day: date, dutch: str) -> None:
    assert NL.day_seen_from(MONDAY, day) == dutch


def test_a_short_moment_that_far_away_has_its_year_too() -> None:
    a_year_on = QUARTER_PAST_NINE + timedelta(days=365)

    assert (
        NL.short_moment_seen_from(QUARTER_PAST_NINE, QUARTER_PAST_NINE, "Europe/Amsterdam")
        == "ma 23 nov 09:15"
    )
    assert (
        NL.short_moment_seen_from(QUARTER_PAST_NINE, a_year_on, "Europe/Amsterdam") == "di 23 nov 2027 09:15"
    )
