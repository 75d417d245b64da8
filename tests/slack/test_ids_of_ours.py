"""Numbers of rows come back from Slack in buttons and forms, and only numbers of rows are believed."""

import pytest

from bot.slack.ids import row_id


@pytest.mark.parametrize(("value", "number"), [("7", 7), (7, 7), ("9" * 18, 10**18 - 1)])
def test_a_number_is_what_it_was(value: object, number: int) -> None:
    assert row_id(value) == number


@pytest.mark.parametrize(
    "value", [None, "", "abc", "-1", "1e3", "1.0", "٣", "9" * 19, "9" * 5000, True, ["7"]], ids=repr
)
def test_anything_else_is_a_row_that_is_not_there(value: object) -> None:
    assert row_id(value) == 0
