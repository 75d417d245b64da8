"""A team ticks the holidays on which it is closed, from a list that knows its country."""

import subprocess
import sys
from datetime import date

import pytest

from bot.holidays import Holiday, free_days, offered

EVERY_YEAR = (2026, 2027, 2028)

# Reckoned from Easter and from fixed dates; 2026 was compared with naswerkt.nl and fedia.nl.
DUTCH = {
    "nieuwjaarsdag": ("2026-01-01", "2027-01-01", "2028-01-01"),
    "goede_vrijdag": ("2026-04-03", "2027-03-26", "2028-04-14"),
    "eerste_paasdag": ("2026-04-05", "2027-03-28", "2028-04-16"),
    "tweede_paasdag": ("2026-04-06", "2027-03-29", "2028-04-17"),
    "koningsdag": ("2026-04-27", "2027-04-27", "2028-04-27"),
    "bevrijdingsdag": ("2026-05-05", "2027-05-05", "2028-05-05"),
    "bevrijdingsdag:lustrum": (),
    "hemelvaartsdag": ("2026-05-14", "2027-05-06", "2028-05-25"),
    "eerste_pinksterdag": ("2026-05-24", "2027-05-16", "2028-06-04"),
    "tweede_pinksterdag": ("2026-05-25", "2027-05-17", "2028-06-05"),
    "eerste_kerstdag": ("2026-12-25", "2027-12-25", "2028-12-25"),
    "tweede_kerstdag": ("2026-12-26", "2027-12-26", "2028-12-26"),
}


def by_key(country: str, language: str = "nl", years: tuple[int, ...] = EVERY_YEAR) -> dict[str, Holiday]:
    return {line.key: line for line in offered(country, years, language)}


def test_the_dutch_list_has_every_holiday_on_its_date_in_the_order_of_the_year() -> None:
    dates = {key: tuple(map(str, line.dates)) for key, line in by_key("NL").items()}

    assert list(dates.items()) == list(DUTCH.items())


def test_ticked_beforehand_is_what_most_dutch_offices_close_on() -> None:
    ticked = [key for key, line in by_key("NL").items() if line.ticked]

    assert ticked == [
        "nieuwjaarsdag",
        "tweede_paasdag",
        "koningsdag",
        "hemelvaartsdag",
        "tweede_pinksterdag",
        "eerste_kerstdag",
        "tweede_kerstdag",
    ]


@pytest.mark.parametrize("year", range(2026, 2037))
def test_the_same_is_ticked_whatever_year_it_is(year: int) -> None:
    assert [key for key, line in by_key("NL", years=(year,)).items() if line.ticked] == [
        key for key, line in by_key("NL").items() if line.ticked
    ]


def test_names_are_in_the_language_of_the_reader_and_keys_are_not() -> None:
    dutch, english = by_key("NL", "nl"), by_key("NL", "en")

    assert dutch.keys() == english.keys()
    assert (dutch["koningsdag"].name, english["koningsdag"].name) == ("Koningsdag", "King's Day")
    assert (dutch["tweede_kerstdag"].name, english["tweede_kerstdag"].name) == (
        "Tweede kerstdag",
        "Second Day of Christmas",
    )


def test_a_country_that_has_no_dutch_names_is_told_in_english() -> None:
    assert by_key("DE", "nl")["ostermontag"].name == "Easter Monday"
    assert by_key("CW", "nl")["dia_di_rey"].name == "Koningsdag"


def test_a_country_that_has_one_language_is_told_in_that() -> None:
    names = [line.name for line in offered("BB", EVERY_YEAR, "nl")]

    assert "Errol Barrow Day" in names


def test_a_country_nobody_knows_offers_nothing_and_closes_on_nothing() -> None:
    assert offered("XX", EVERY_YEAR, "nl") == ()
    assert free_days("XX", ["koningsdag"], EVERY_YEAR) == frozenset()


def test_a_holiday_that_moves_off_the_weekend_is_one_line_with_both_dates() -> None:
    boxing_day = by_key("GB", "en", (2026,))["boxing_day"]

    assert boxing_day.dates == (date(2026, 12, 26), date(2026, 12, 28))


def test_an_english_office_may_close_on_every_english_bank_holiday() -> None:
    bank_holidays = by_key("GB", "en", (2027,))

    assert bank_holidays["easter_monday"].dates == (date(2027, 3, 29),)
    assert bank_holidays["late_summer_bank_holiday"].dates == (date(2027, 8, 30),)
    assert all(line.ticked for line in bank_holidays.values())
    assert date(2027, 8, 30) in free_days("GB", ["late_summer_bank_holiday"], (2027,))


def test_the_machines_own_language_changes_no_key() -> None:
    """The package follows LANG unless told otherwise; ticks made on one server would be lost on another."""
    program = "from bot.holidays import offered; print(*[line.key for line in offered('NL', [2026], 'nl')])"

    keys = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", program], env={"LANG": lang}, capture_output=True, text=True, check=True
        ).stdout
        for lang in ("en_US.UTF-8", "nl_NL.UTF-8", "C")
    }

    assert [key.split() for key in keys] == [list(DUTCH)]


def test_asking_about_holidays_is_what_loads_the_package() -> None:
    program = "import sys, bot.holidays; sys.exit('holidays' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - our own words


def test_a_team_is_closed_on_what_it_ticked_and_on_nothing_else() -> None:
    assert free_days("NL", ["koningsdag", "goede_vrijdag", "gisteren"], [2026, 2028]) == {
        date(2026, 4, 27),
        date(2026, 4, 3),
        date(2028, 4, 27),
        date(2028, 4, 14),
    }


def test_kings_day_is_a_day_early_when_it_falls_on_a_sunday() -> None:
    assert free_days("NL", ["koningsdag"], [2031]) == {date(2031, 4, 26)}


@pytest.mark.parametrize(
    ("ticked", "free_in"),
    [
        (["bevrijdingsdag"], [2026, 2027, 2028, 2029, 2030]),
        (["bevrijdingsdag:lustrum"], [2030]),
        (["bevrijdingsdag", "bevrijdingsdag:lustrum"], [2026, 2027, 2028, 2029, 2030]),
        ([], []),
    ],
)
def test_liberation_day_is_off_each_year_or_in_lustrum_years(ticked: list[str], free_in: list[int]) -> None:
    assert free_days("NL", ticked, range(2026, 2031)) == {date(year, 5, 5) for year in free_in}


def test_the_lustrum_line_shows_the_lustrum_years_only() -> None:
    line = by_key("NL", years=(2029, 2030))["bevrijdingsdag:lustrum"]

    assert (line.name, line.lustrum, line.dates) == ("Bevrijdingsdag", True, (date(2030, 5, 5),))
