"""Dates and times as people and programs write them: day before month, and no century guessed."""

from datetime import date, datetime, time

import pytest

from bot.csv_files import Cell
from bot.exchange.days import Moment, UnreadableError, moment_in, time_in

TODAY = date(2026, 11, 23)
ZONE = "Europe/Amsterdam"
FRIDAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("cell", "day", "at"),
    [
        ("27-11-2026", FRIDAY, None),
        ("27/11/2026 12:30", FRIDAY, time(12, 30)),
        ("27.11.2026", FRIDAY, None),
        ("2026-11-27", FRIDAY, None),
        ("2026-11-27T12:30:15", FRIDAY, time(12, 30)),
        ("2026-11-27T11:30:00+00:00", FRIDAY, time(12, 30)),
        ("27-11", FRIDAY, None),
        ("22-11", date(2027, 11, 22), None),
        ("vr 27 nov 12u", FRIDAY, time(12)),
        ("Vrijdag 27 november 2026, 9.30 uur", FRIDAY, time(9, 30)),
        ("Fri 27 Nov 2026 at 2 pm", FRIDAY, time(14)),
        ("November 27, 2026", FRIDAY, None),
        ("27 mrt", date(2027, 3, 27), None),
        ("morgen", date(2026, 11, 24), None),
        ("vrijdag", FRIDAY, None),
        ("01-02-2027", date(2027, 2, 1), None),
        (datetime(2026, 11, 27, 12, 30), FRIDAY, time(12, 30)),  # noqa: DTZ001 - Excel knows no zones
        (datetime(2026, 11, 27), FRIDAY, None),  # noqa: DTZ001
        (FRIDAY, FRIDAY, None),
        (46353, FRIDAY, None),
        (46353.5, FRIDAY, time(12)),
    ],
)
def test_a_moment_is_read(cell: Cell, day: date, at: time | None) -> None:
    assert moment_in(cell, TODAY, ZONE) == Moment(day, at)


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("27-11-26", "century"),
        ("27 nov '26", "century"),
        ("29-02-2027", "no_such_day"),
        ("31-11-2026", "no_such_day"),
        ("01-13-2026", "no_such_day"),
        ("27-11-1900", "year"),
        ("27-11-2126", "year"),
        (date(1900, 1, 1), "year"),
        ("9999-12-31T23:59:59Z", "year"),
        ("0001-01-01T00:00:00+14:00", "year"),
        ("do 27 nov 2026", "weekday"),
        ("27-11-2026 25:10", "time"),
        ("27-11-2026 om 12", "day"),
        ("binnenkort", "day"),
        ("27 11.2026 x", "day"),
        (True, "day"),
        (0, "day"),
    ],
)
def test_what_cannot_be_read_is_told(cell: Cell, problem: str) -> None:
    with pytest.raises(UnreadableError, match=f"^{problem}$"):
        moment_in(cell, TODAY, ZONE)


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("12u", time(12)),
        ("9:30", time(9, 30)),
        ("9.30 uur", time(9, 30)),
        ("12u15", time(12, 15)),
        ("12 am", time(0)),
        ("12", time(12)),
        (0.5, time(12)),
        (time(9, 30, 5), time(9, 30)),
        (datetime(1899, 12, 30, 9, 30), time(9, 30)),  # noqa: DTZ001
    ],
)
def test_a_time_is_read(cell: Cell, at: time) -> None:
    assert time_in(cell) == at


@pytest.mark.parametrize("cell", ["noon", "24:00", "12:60", "", 1.5])
def test_what_is_no_time_is_told(cell: Cell) -> None:
    with pytest.raises(UnreadableError, match="time"):
        time_in(cell)
