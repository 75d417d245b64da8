"""What changed between two drafts, as the log of changes keeps it."""

from dataclasses import dataclass, fields
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from bot.editing import changed, differences


@dataclass(frozen=True)
class Draft:
    name: str = ""
    days: tuple[int, ...] = ()
    due_on: date | None = None
    at: time | None = None
    goal: float | None = None


FULL = Draft("Vacatures", (1, 2), date(2027, 7, 1), time(9, 30), 15.0)


def test_before_and_after_are_told_in_plain_values() -> None:
    assert differences(FULL, FULL) == {}
    assert differences(Draft(), FULL) == {
        "name": ["", "Vacatures"],
        "days": [[], [1, 2]],
        "due_on": [None, "2027-07-01"],
        "at": [None, "09:30:00"],
        "goal": [None, 15.0],
    }


def test_what_others_changed_is_named_once_in_their_order() -> None:
    assert changed([{"goal": [1, 2], "name": [1, 2]}, {"goal": [2, 3]}]) == ("goal", "name")


drafts = st.builds(
    Draft,
    name=st.text(max_size=9),
    days=st.lists(st.integers(0, 6), max_size=3).map(tuple),
    due_on=st.none() | st.dates(),
    at=st.none() | st.times(),
    goal=st.none() | st.floats(-10, 10),
)


@given(drafts, drafts)
def test_just_the_fields_that_differ_are_named(one: Draft, other: Draft) -> None:
    differ = {field.name for field in fields(Draft) if getattr(one, field.name) != getattr(other, field.name)}

    assert set(differences(one, other)) == differ
