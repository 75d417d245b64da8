"""The figures and the date that a sentence already says, for the fields beside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.why.reading import read

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("sentence", "now", "goal", "unit"),
    [
        ("Het verloop daalt van 22% naar 14,5%", 22, 14.5, "%"),
        ("from 120 to 75 days", 120, 75, None),
        ("van ongeveer 3 vacatures naar ruim 12", 3, 12, None),
        ("12 van de 18 vacatures (nu 3)", 3, None, None),
        ("nu gemiddeld 9 dagen", 9, None, None),
        ("now about 2.5", 2.5, None, None),
        ("van 1.250 naar 900", None, None, None),
        ("van 12 naar 1.250", None, None, None),
        ("nu 3 van de 18", None, None, None),
        ("nu willen we 12 vacatures vullen", None, None, None),
        ("van Utrecht naar Zwolle", None, None, None),
        ("", None, None, None),
    ],
)
def test_numbers_that_can_be_read_in_one_way(
    sentence: str, now: float | None, goal: float | None, unit: str | None
) -> None:
    found = read(sentence, TODAY)

    assert (found.now, found.goal, found.unit) == (now, goal, unit)
    assert found.sentence == sentence


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Voor 1 juli 2027 vullen we", date(2027, 7, 1)),
        ("By 1 May 2027", date(2027, 5, 1)),
        ("op 2027-03-31", date(2027, 3, 31)),
        ("voor 1 juli", date(2027, 7, 1)),
        ("voor 1 december", date(2026, 12, 1)),
        ("op 23 november", date(2027, 11, 23)),
        ("van 1 januari 2027 tot 1 maart 2027", date(2027, 3, 1)),
        ("sinds 1 januari 2026", None),
        ("op 31 februari 2027", None),
        ("op 31 juni", None),
        ("op 29 februari", None),
        ("op 2027-13-45", None),
        ("op 1-7-2027", None),
        ("ooit", None),
    ],
)
def test_a_date_that_is_still_to_come(sentence: str, day: date | None) -> None:
    assert read(sentence, TODAY).due_on == day


@given(st.text(max_size=200), st.dates(date(2000, 1, 1), date(2999, 12, 31)))
def test_whatever_is_typed_no_date_is_past_and_no_goal_is_alone(sentence: str, today: date) -> None:
    found = read(sentence, today)

    assert found.due_on is None or found.due_on > today
    assert found.goal is None or found.now is not None


@given(st.dates(date(2026, 11, 24), date(2099, 12, 31)))
def test_an_iso_date_is_read_back(day: date) -> None:
    assert read(f"voor {day.isoformat()}", TODAY).due_on == day
