"""When the mean of what employees answered may be shown."""

import pytest

from bot.story import anchoring_rules


@pytest.mark.parametrize(
    ("count", "shown", "expected"),
    [(0, 0, False), (2, 0, False), (3, 0, True), (4, 3, False), (5, 3, False), (6, 3, True), (9, 3, True)],
)
def test_a_mean_is_made_anew_when_nobody_can_tell_who_said_what(
    count: int,
    shown: int,
    expected: bool,  # noqa: FBT001 - a table
) -> None:
    assert anchoring_rules.may_show(count, shown) is expected


@pytest.mark.parametrize(("answers", "expected"), [([5, 1, 2], 2.7), ([4, 4, 4], 4.0), ([1, 2, 2], 1.7)])
def test_the_mean_has_one_decimal(answers: list[int], expected: float) -> None:
    assert anchoring_rules.mean(answers) == expected


@pytest.mark.parametrize(("told", "expected"), [("1", 1), ("5", 5), ("0", None), ("6", None), ("x", None)])
def test_a_button_says_a_number_of_the_scale(told: str, expected: int | None) -> None:
    assert anchoring_rules.read_answer(told) == expected
