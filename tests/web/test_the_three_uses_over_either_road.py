"""What people use smplan for goes as well when Slack brings signed requests as over a socket."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest

from storage.database import Database
from tests.meetup import daily
from tests.team import founding
from tests.town import Town, open_town, open_town_over_http
from tests.webcare import care
from tests.why import steps

Road = Callable[[Database], AbstractContextManager[Town]]


@pytest.fixture(params=[open_town, open_town_over_http], ids=["socket", "signed http"])
def town(request: pytest.FixtureRequest, database: Database, no_broken_payloads: None) -> Iterator[Town]:  # noqa: ARG001 - it watches
    road: Road = request.param
    with road(database) as town:
        yield town
        assert town.slack.complaints == []


def test_a_team_is_set_up_and_begins_its_plan(town: Town) -> None:
    sanne = town.person("Sanne")

    founding.sets_up_a_team(sanne)
    steps.adds(sanne, steps.STRONG, steps.EVERYTHING)

    assert any("smplan" in seen.text and not seen.only_you for seen in sanne.sees("#social"))
    assert "verloop in het eerste jaar" in str(steps.overview(sanne).raw)
    assert sanne.forms == []


def test_the_daily_prompt_is_answered_and_becomes_the_summary(town: Town) -> None:
    daily.team_in(town)
    town.comes("2026-11-24 09:20")
    noor, milan = town.person("Noor"), town.person("Milan")

    assert daily.answers(noor, idea="Kan ik 24 uur werken?") in {"closed", "cleared"}
    milan.presses("Niets vandaag", daily.prompt(milan))
    assert len(daily.replies(noor)) == 1
    town.comes("2026-11-24 17:00")

    assert "• Noor Pennevree: Kan ik 24 uur werken?" in daily.prompt(noor).text
    assert daily.prompt(noor).buttons == []


def test_a_case_pings_who_is_on_duty_who_takes_and_answers_it(town: Town) -> None:
    care.team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")

    care.reports(bram, says="Kan ik ook 24 uur werken?")
    noor.presses("Oppakken", care.ping(noor))
    assert care.answers(noor, care.ping(noor)) in {"closed", "cleared"}

    assert "Beantwoord door Noor Pennevree" in care.card(bram).text
    assert care.the_case(town).closed_at is not None
