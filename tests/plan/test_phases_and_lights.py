"""In which phase a team is, and what its success factors show."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.findings import Level
from bot.plan.lights import Colour, Light, Meetups, Planned, lights
from bot.plan.phases import EIGHT_WEEKS, Facts, Phase, phase
from tests.plan.noticing import found

NOW = datetime(2026, 11, 23, 8, 45, tzinfo=UTC)
LONG_AGO, RECENTLY = NOW - EIGHT_WEEKS, NOW - EIGHT_WEEKS + timedelta(seconds=1)
ALONE, ERROR = found("roles.single_no_backup"), found("roles.nobody_does", Level.ERROR)
HINT, ELSEWHERE = found("roles.only_hears", Level.HINT), found("channels.no_backup", Level.ERROR)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts((), (), None), Phase.STARTING),
        (Facts((100, 49), (), None), Phase.STARTING),
        (Facts((100, 50), (), None), Phase.STRUCTURING),
        (Facts((0, 0), (), RECENTLY), Phase.STRUCTURING),
        (Facts((100, 100), (HINT, ELSEWHERE), LONG_AGO), Phase.SECURING),
        (Facts((100, 100), (HINT, ALONE), LONG_AGO), Phase.STRUCTURING),
        (Facts((100, 100), (ERROR,), LONG_AGO), Phase.STRUCTURING),
    ],
)
def test_the_phase_of_a_team(facts: Facts, expected: Phase) -> None:
    assert phase(facts, NOW) is expected


@pytest.mark.parametrize(
    ("noticed", "expected"),
    [
        ([], Light("role_matrix", Colour.GREEN, "well")),
        ([HINT, ELSEWHERE], Light("role_matrix", Colour.GREEN, "well")),
        ([ALONE, ALONE, HINT], Light("role_matrix", Colour.AMBER, "alone", {"count": 2})),
        ([ALONE, ERROR], Light("role_matrix", Colour.RED, "errors", {"count": 1})),
    ],
)
def test_the_light_of_the_role_matrix(noticed: list[object], expected: Light) -> None:
    assert next(lights(noticed, Meetups(0, 0), has_matrix=True)) == expected  # type: ignore[arg-type]


def test_an_empty_matrix_has_no_colour() -> None:
    assert next(lights([], Meetups(0, 0), has_matrix=False)).colour is Colour.GREY


@pytest.mark.parametrize(
    ("asked", "answered", "colour"),
    [
        (0, 0, Colour.GREY),
        (4, 4, Colour.GREY),
        (5, 5, Colour.GREEN),
        (10, 7, Colour.GREEN),
        (10, 6, Colour.AMBER),
        (10, 5, Colour.AMBER),
        (10, 4, Colour.RED),
    ],
)
def test_the_light_of_the_meetups(asked: int, answered: int, colour: Colour) -> None:
    assert list(lights([], Meetups(asked, answered), has_matrix=False))[1].colour is colour


@pytest.mark.parametrize(
    ("planned", "colour", "reason"),
    [
        (Planned(), Colour.GREY, "early"),
        (Planned(4, 4, 9), Colour.GREY, "early"),
        (Planned(5, 5, 0), Colour.RED, "empty"),
        (Planned(10, 7, 1), Colour.GREEN, "kept"),
        (Planned(10, 6, 1), Colour.AMBER, "kept"),
        (Planned(10, 4, 1), Colour.RED, "kept"),
    ],
)
def test_the_light_of_the_calendar(planned: Planned, colour: Colour, reason: str) -> None:
    light = list(lights([], Meetups(0, 0), planned, has_matrix=False))[2]
    assert (light.factor, light.colour, light.reason) == ("calendar", colour, reason)
