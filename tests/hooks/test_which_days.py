"""On which day a hook is, in which country, and when a team should let it go."""

from datetime import date

import pytest

from bot.hook_days import HOOKS, Coming, coming, meant
from bot.hooks.rules import noes, should_let_go
from bot.texts import LANGUAGES, every_sentence

DAYS = {
    "blue_monday": ("2026-01-19", "2027-01-18"),
    "nl_doet": ("2026-03-13", "2027-03-12"),
    "open_day_of_care": ("2026-03-21", "2027-03-20"),
    "easter": ("2026-04-05", "2027-03-28"),
    "king": ("2026-04-27", "2027-04-27"),
    "budget_day": ("2026-09-15", "2027-09-21"),
    "home_care": ("2026-09-22", "2027-09-28"),
    "work_stress": ("2026-11-09", "2027-11-08"),
    "purple_friday": ("2026-12-11", "2027-12-10"),
}


@pytest.mark.parametrize(("key", "days"), DAYS.items())
def test_days_that_move_are_worked_out(key: str, days: tuple[str, str]) -> None:
    hook = next(one for one in HOOKS if one.key == key)

    assert [hook.rule(year).isoformat() for year in (2026, 2027)] == list(days)


def test_the_king_never_celebrates_on_a_sunday() -> None:
    king = next(one for one in HOOKS if one.key == "king")

    assert king.rule(2025) == date(2025, 4, 26)


def keys(some: list[Coming]) -> list[str]:
    return [one.hook.key for one in some]


def test_six_weeks_ahead_also_over_the_turn_of_the_year() -> None:
    assert keys(list(coming("NL", date(2026, 11, 25)))) == [
        "orange_the_world",
        "disability",
        "sinterklaas",
        "volunteers",
        "dutch_volunteers",
        "purple_friday",
    ]
    assert keys(list(coming("NL", date(2026, 12, 12)))) == ["blue_monday"]
    assert keys(list(coming("NL", date(2026, 10, 14)))) == ["work_stress", "carers"]


def test_elsewhere_only_international_days_are_offered() -> None:
    assert keys(list(coming("GB", date(2026, 11, 25)))) == ["orange_the_world", "disability", "volunteers"]


def test_a_button_means_a_hook_on_its_own_day_in_its_own_country() -> None:
    day = date(2026, 12, 5)

    assert meant("NL", "sinterklaas", day) is not None
    assert meant("NL", "sinterklaas", date(2026, 12, 6)) is None
    assert meant("GB", "sinterklaas", day) is None


@pytest.mark.parametrize(
    ("answers", "refused", "lets_go"),
    [
        ((True, True, True), (), False),
        ((True, False, True), ("value",), False),
        ((False, True, False), ("audience", "only_us"), True),
        ((False, False, False), ("audience", "value", "only_us"), True),
    ],
)
def test_two_times_no_is_let_go(
    answers: tuple[bool, ...], refused: tuple[str, ...], *, lets_go: bool
) -> None:
    assert noes(answers) == refused
    assert should_let_go(refused) is lets_go


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_its_name_and_its_note_where_care_is_needed(language: str) -> None:
    say = every_sentence().say(language)

    for hook in HOOKS:
        assert say.knows(f"hooks.name.{hook.key}")
        assert say.knows(f"hooks.care.{hook.key}") is hook.needs_care
