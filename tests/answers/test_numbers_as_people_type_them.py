"""Numbers in the words of two languages; what can be read in two ways is asked, never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.typed_numbers import Ambiguous, as_typed, read_number

BOTH = """
12 12|1,5 1.5|1.5 1.5|1.50 1.5|0,25 0.25|0.125 0.125|0,125 0.125|1 500 1500|1'500 1500|12% 12|12,5 % 12.5
-3 -3|−3 -3|1.234,5 1234.5|1,234.5 1234.5|1.500.000 1500000|1,500,000 1500000|€ 12 12
1,5 uur 1.5|2u 2|3 hours 3
1.2345 1.2345|1500 1500|007 7|,5 0.5|1 500,5 1500.5
"""
NO_NUMBERS = "veel|ongeveer 20|20-30|2 à 3|12 5|1.5.2|1,5,2|NaN|Infinity|1e5|²|\u0661\u0662|10:30|--3|.|,|9x"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("pair", [pair for line in BOTH.strip().splitlines() for pair in line.split("|")])
def test_these_are_read_alike_by_everybody(pair: str, language: str) -> None:
    written, _, meant = pair.rpartition(" ")
    assert read_number(written, language) == Decimal(meant)


@pytest.mark.parametrize("written", NO_NUMBERS.split("|"))
def test_these_are_no_numbers(written: str) -> None:
    assert read_number(written, "nl") is None


@pytest.mark.parametrize(
    ("language", "thousands", "either"), [("nl", "1.500", "1,500"), ("en", "-1,500", "-1.500")]
)
def test_groups_are_those_of_the_language_and_its_fractions_of_three_are_asked_about(
    language: str, thousands: str, either: str
) -> None:
    sign = -1 if thousands.startswith("-") else 1
    assert read_number(thousands, language) == sign * 1500
    assert read_number(either, language) == Ambiguous(sign * Decimal(1500), sign * Decimal("1.500"))


@given(some.decimals(-(10**9), 10**9, places=3), some.sampled_from(["nl", "en"]))
def test_what_a_form_shows_is_read_as_it_was(number: Decimal, language: str) -> None:
    assert read_number(as_typed(number, language) or "", language) == number
