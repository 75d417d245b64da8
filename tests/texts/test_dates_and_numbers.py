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
    ("day", "dutch", "english"),
    [
        ("2026-11-21", "zaterdag 21 november", "Saturday 21 November"),
        ("2026-11-22", "gisteren", "yesterday"),
        ("2026-11-23", "vandaag", "today"),
        ("2026-11-24", "morgen", "tomorrow"),
        ("2026-11-25", "over 2 dagen", "in 2 days"),
        ("2026-11-27", "vrijdag 27 november", "Friday 27 November"),
        ("2027-01-01", "vrijdag 1 januari 2027", "Friday 1 January 2027"),
    ],
)
def test_a_day_nearby_is_told_from_today(day: str, dutch: str, english: str) -> None:
    assert NL.relative_day(date.fromisoformat(day), MONDAY) == dutch
    assert EN.relative_day(date.fromisoformat(day), MONDAY) == english


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
    ("span", "dutch", "english"),
    [
        (timedelta(), "0 minuten", "0 minutes"),
        (timedelta(seconds=59), "0 minuten", "0 minutes"),
        (timedelta(minutes=1), "1 minuut", "1 minute"),
        (timedelta(minutes=45, seconds=59), "45 minuten", "45 minutes"),
        (timedelta(hours=1), "1 uur", "1 hour"),
        (timedelta(hours=1, minutes=30), "1 uur en 30 minuten", "1 hour and 30 minutes"),
        (timedelta(hours=23, minutes=59), "23 uur en 59 minuten", "23 hours and 59 minutes"),
        (timedelta(days=1), "1 dag", "1 day"),
        (timedelta(days=1, minutes=59), "1 dag", "1 day"),
        (timedelta(days=2, hours=3, minutes=30), "2 dagen en 3 uur", "2 days and 3 hours"),
        (timedelta(minutes=-90), "1 uur en 30 minuten", "1 hour and 30 minutes"),
    ],
)
def test_a_span_is_told_in_its_two_largest_units(span: timedelta, dutch: str, english: str) -> None:
    assert (NL.duration(span), EN.duration(span)) == (dutch, english)


@pytest.mark.parametrize(
    ("span", "dutch"),
    [
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
