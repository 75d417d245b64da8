"""In which order other cases are offered to merge with: pure."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.webcare.likeness import likeliest_first, shared
from storage.cases import Case, Kind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
HOURS = "Kan ik ook 24 uur per week komen werken?"


def case(number: int, says: str = "Iets anders", kind: Kind = Kind.QUESTION, **fields: Any) -> Case:
    its = {"channel": "instagram", **fields}
    made = Case(
        team_id=1, number=number, kind=kind, paraphrase=says, reported_at=NOW, reported_by="bo", **its
    )
    made.id = number
    return made


def in_order(one: Case, *others: Case) -> list[int]:
    return [found.number for found in likeliest_first(one, others)]


def test_link_then_account_then_words_then_kind_then_channel_then_the_newest() -> None:
    one = case(1, HOURS, handle="@jo", link_key="x/1")
    others = (
        case(2, kind=Kind.COMPLAINT, channel="facebook"),
        case(3, channel="facebook"),
        case(4),
        case(5),
        case(6, "komen werken per week 24 uur?", Kind.COMPLIMENT, channel="facebook"),
        case(7, handle="@Jo", kind=Kind.COMPLAINT),
        case(8, kind=Kind.CRISIS, link_key="x/1"),
    )
    assert in_order(one, *others) == [8, 7, 6, 5, 4, 3, 2]


def test_another_kind_on_the_same_channel_comes_after_the_same_question_elsewhere() -> None:
    here, elsewhere = case(3, kind=Kind.COMPLAINT), case(2, HOURS, channel="facebook")
    assert in_order(case(1, HOURS), here, elsewhere) == [2, 3]


def test_a_crisis_never_comes_first_for_something_else_and_the_other_way_around() -> None:
    crisis, question = case(2, HOURS, Kind.CRISIS, handle="@jo"), case(3, kind=Kind.SPAM)
    assert in_order(case(1, HOURS, handle="@jo"), crisis, question) == [3, 2]
    assert in_order(case(1, "Brand", Kind.CRISIS), question, case(4, kind=Kind.CRISIS)) == [4, 3]


def test_cases_without_an_account_are_not_of_the_same_one() -> None:
    assert in_order(case(1, handle=None), case(2, handle=None, kind=Kind.SPAM), case(3, handle="@jo")) == [
        3,
        2,
    ]


@pytest.mark.parametrize(
    ("one", "other", "much"),
    [
        (HOURS, HOURS, 1.0),
        ("Wanneer begint de meeloopdag?", "Meeloopdag afgelast", 0.5),
        ("Parkeren kost geld", "Zwanger en werken, wanneer parkeren?", 1.0),
        ("Parkeren duurt lange uren", "Parkeren", 1.0),
        ("Wanneer begint de open dag", "Wanneer komt iemand anders langs", 0.5),
        ("Hoe", "Wat", 0.0),
        ("Lange woorden zonder overlap", "Helemaal niets daarvan", 0.0),
    ],
)
def test_how_much_of_the_words_is_shared(one: str, other: str, much: float) -> None:
    assert shared(one, other) == pytest.approx(much)
