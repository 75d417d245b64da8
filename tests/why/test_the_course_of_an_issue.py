"""How far an issue is, and what may honestly be said of its pace; and how that is drawn."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.opening_hours import DAY
from bot.pictures.line import Dot, Line, Tick, line
from bot.texts import every_sentence
from bot.why.course import Course, Pace, Point, a_month_after, asked_at, can_be_asked, course
from bot.why.course_words import told
from bot.why.line_of import line_of, months, nice_step
from bot.why.rules import Draft

TODAY = date(2026, 11, 23)
BEGAN = date(2026, 10, 1)
UP = Draft("Vacatures vullen", now=3, goal=12, unit="vervulde vacatures", due_on=date(2027, 7, 1))
DOWN = Draft("Verloop verlagen", now=22, goal=15, unit="%", due_on=date(2027, 7, 1))
NL, EN = every_sentence().say("nl"), every_sentence().say("en")


def on(days: int, value: float) -> Point:
    return Point(BEGAN + days * DAY, value)


def said(draft: Draft, *measured: Point, today: date = TODAY) -> str:
    seen = course(draft, measured, today)
    assert seen is not None
    return told(NL, seen, draft)


@pytest.mark.parametrize(
    "draft", [Draft("x"), Draft("x", now=3), Draft("x", goal=3), Draft("x", now=3, goal=3)]
)
def test_without_a_beginning_and_a_goal_nothing_moves(draft: Draft) -> None:
    assert course(draft, [on(0, 3)], TODAY) is None


@pytest.mark.parametrize(
    ("draft", "measured", "sentence"),
    [
        (UP, [], "▱▱▱▱▱▱▱▱▱▱  van 3 naar 12 vervulde vacatures, nog niet gemeten; nog 220 dagen"),
        (
            UP,
            [on(0, 3), on(32, 4)],
            "▰▱▱▱▱▱▱▱▱▱  4 van 12 vervulde vacatures, 1 erbij sinds do 1 okt; nog 220 dagen",
        ),
        (UP, [on(0, 3), on(32, 4)], "nog 220 dagen; bij dit tempo is het 11 op do 1 jul"),
        (UP, [on(0, 5)], "5 van 12 vervulde vacatures, 2 erbij sinds het begin; nog 220 dagen"),
        (UP, [on(0, 3), on(13, 9)], "9 van 12 vervulde vacatures, 6 erbij sinds do 1 okt; nog 220 dagen"),
        (UP, [on(0, 3), on(45, 9)], "bij dit tempo is het er rond dinsdag 8 december 2026"),
        (UP, [on(0, 3), on(45, 3)], "gelijk sinds do 1 okt; nog 220 dagen; in dit tempo komt het er niet"),
        (UP, [on(0, 5), on(45, 4)], "1 eraf sinds do 1 okt; nog 220 dagen; het gaat nu de andere kant op"),
        (UP, [on(0, 3), on(45, 14)], "11 erbij sinds do 1 okt; het doel is gehaald"),
        (DOWN, [on(0, 22), on(40, 20.5)], "20,5, op weg naar 15%, 1,5 eraf sinds do 1 okt; nog 220 dagen"),
        (DOWN, [on(0, 22), on(40, 21.9)], "bij dit tempo is het 21,4 op do 1 jul"),
        (DOWN, [on(0, 22), on(40, 15)], "het doel is gehaald"),
        (DOWN, [on(0, 22), on(40, 23)], "het gaat nu de andere kant op"),
    ],
)
def test_what_is_said_of_it(draft: Draft, measured: list[Point], sentence: str) -> None:
    assert sentence in said(draft, *measured)


def test_of_the_last_days_and_after_it_is_said_too() -> None:
    two = (on(0, 3), on(45, 4))

    assert "nog één dag" in said(UP, *two, today=date(2027, 6, 30))
    assert "de datum is geweest" in said(UP, *two, today=date(2027, 7, 2))
    assert "tempo" not in said(UP, on(0, 3), on(280, 4), today=date(2027, 8, 1))


def test_without_a_date_only_the_day_on_which_it_gets_there() -> None:
    undated = Draft("x", now=3, goal=12)

    assert said(undated, on(0, 3), on(45, 9)).endswith("bij dit tempo is het er rond dinsdag 8 december 2026")
    assert said(undated, on(0, 3), on(30, 3.001)).endswith("0,001 erbij sinds do 1 okt")


def test_less_than_one_whole_is_not_promised() -> None:
    slow = Draft("x", now=3, goal=12, due_on=date(2026, 12, 1))

    assert said(slow, on(0, 3), on(45, 4)).endswith("bij dit tempo is het 4 op di 1 dec")


counts = st.floats(-1e6, 1e6).map(lambda number: round(number, 3))
points = st.lists(
    st.builds(on, st.integers(0, 400), counts), max_size=5, unique_by=lambda point: point.on
).map(lambda found: sorted(found, key=lambda point: point.on))


@given(counts, counts, points, st.none() | st.integers(-50, 900))
def test_whatever_was_measured_it_can_be_said_and_drawn(
    now: float, goal: float, measured: list[Point], due: int | None
) -> None:
    draft = Draft("x", now=now, goal=goal, due_on=None if due is None else TODAY + due * DAY)
    seen = course(draft, measured, TODAY)

    if seen is None:
        assert now == goal
        return
    assert 0 <= seen.share <= 100
    assert told(NL, seen, draft)
    drawn = line_of(EN, draft, BEGAN, measured, TODAY)
    assert len(drawn.across) <= 6
    assert len(drawn.up) <= 7


def test_reached_is_never_said_before_it_is() -> None:
    for value in range(3, 12):
        seen = course(UP, [on(0, 3), on(45, value)], TODAY)
        assert isinstance(seen, Course)
        assert seen.pace is not Pace.REACHED


def test_who_is_asked_and_when() -> None:
    owned = Draft("x", now=3, goal=12, owner_id="U1")

    assert can_be_asked(owned)
    assert not can_be_asked(UP)
    assert a_month_after(date(2027, 1, 31)) == date(2027, 2, 28)
    assert a_month_after(date(2026, 12, 5)) == date(2027, 1, 5)
    assert asked_at(date(2027, 2, 28), "Europe/Amsterdam") == datetime(2027, 3, 28, 7, tzinfo=UTC)


def test_axes_have_round_values_and_few_months() -> None:
    assert [nice_step(span) for span in (0, 0.7, 9, 12, 1236)] == [1, 0.2, 2, 5, 500]
    assert months(date(2026, 10, 1), date(2026, 12, 15)) == [date(2026, n, 1) for n in (10, 11, 12)]
    assert months(date(2026, 10, 2), date(2026, 10, 30)) == []
    assert len(months(date(2026, 10, 1), date(2036, 10, 1))) <= 6


def test_the_picture_says_what_was_measured_in_the_readers_language() -> None:
    drawn = line_of(EN, UP, BEGAN, [on(32, 4)], TODAY)

    assert (drawn.title, drawn.subtitle) == (UP.sentence, "vervulde vacatures, until Thursday 1 July 2027")
    assert [tick.words for tick in drawn.across] == [
        "Oct 2026",
        "Dec 2026",
        "Feb 2027",
        "Apr 2027",
        "Jun 2027",
    ]
    assert [dot.words for dot in (drawn.start, *drawn.measured, drawn.goal)] == ["3", "4", "goal 12"]


@pytest.mark.parametrize("draft", [UP, DOWN, Draft("x", now=0, goal=1)])
def test_a_picture_is_small_enough_for_a_phone(draft: Draft) -> None:
    begin = draft.now or 0
    many = [on(number * 7, begin + number * ((draft.goal or 0) - begin) / 60) for number in range(40)]

    drawn = line(line_of(NL, draft, BEGAN, many, TODAY))

    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) < 150_000


def test_a_point_outside_the_picture_is_a_mistake() -> None:
    inside = Dot(0, 0)

    with pytest.raises(ValueError, match="outside"):
        Line("x", "", "nl", inside, (), Dot(1, 1.2), True, (), (), Tick(0, "nu"), ("a", "b"))
