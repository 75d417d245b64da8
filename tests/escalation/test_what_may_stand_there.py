"""What may stand on a rung: one person in each place, and a number that can be dialled."""

import pytest

from bot.escalation.rules import Draft, dialled, filled, kept, kept_number, problems

HERE = ("ada", "bo")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("06 12345678", "+31 6 12345678"),
        ("06-12345678", "+31 6 12345678"),
        ("+31 6 1234 5678", "+31 6 12345678"),
        ("0031612345678", "+31 6 12345678"),
        ("(010) 765 43 21", "+31 10 765 4321"),
        ("+5999 512 3456", "+599 9 512 3456"),
        ("+31 6 00000102", "+31 6 00000102"),
        ("06 1234567", None),
        ("112", None),
        ("bel mij", None),
        ("", None),
    ],
)
def test_a_number(typed: str, number: str | None) -> None:
    assert dialled(typed, "NL") == number


@pytest.mark.parametrize(
    ("draft", "wrong"),
    [
        (Draft(), {}),
        (Draft("ada", "", "06 12345678", "bo", "", "06 12345678"), {}),
        (Draft("", "Fenne", "06 12345678"), {}),
        (Draft("eve"), {"user_id": "not_in_team"}),
        (Draft("ada", "Fenne"), {"name": "both"}),
        (Draft("", "F" * 61), {"name": "too_long"}),
        (Draft("", "", "06 12345678"), {"phone": "whose"}),
        (Draft("ada", "", "12"), {"phone": "phone"}),
        (Draft("", "", "", "", "", "1"), {"backup_phone": "whose"}),
        (Draft("ada", "", "", "ada"), {"backup_id": "same"}),
        (Draft("", "Fenne", "", "", "fenne"), {"backup_name": "same"}),
    ],
)
def test_what_cannot_be(draft: Draft, wrong: dict[str, str]) -> None:
    assert problems(draft, HERE, "NL") == wrong


def test_numbers_are_kept_as_they_are_dialled() -> None:
    assert kept(Draft("ada", "", "06 12345678"), "NL") == Draft("ada", "", "+31 6 12345678")


def test_the_log_says_which_fields_and_never_with_what() -> None:
    before, after = Draft("ada", "", "1"), Draft("bo", "", "", "", "Fenne", "2")
    assert filled(before, after) == {
        "user_id": [True, True],
        "phone": [True, False],
        "backup_name": [False, True],
        "backup_phone": [False, True],
    }


def test_a_number_that_stayed_where_the_person_did_not() -> None:
    assert kept_number(Draft("ada", "", "1"), Draft("bo", "", "1")) == ["phone"]
    assert kept_number(Draft("ada", "", "1"), Draft("bo", "", "2")) == []
    assert kept_number(Draft("ada"), Draft("bo")) == []
    assert kept_number(Draft("", "", "", "bo", "", "2"), Draft("", "", "", "ada", "", "2")) == [
        "backup_phone"
    ]
    assert kept_number(Draft("ada", "", "1"), Draft("ada", "", "1")) == []
