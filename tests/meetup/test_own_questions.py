"""Questions of the team's own: typed by a coordinator, filled from the plan, and not again for six weeks."""

import pytest

from storage.audiences import Audience
from storage.people import Team
from tests.meetup.daily import prompts, shown, team_in, told
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ASKED = "Welke vraag wil je stellen?"


@pytest.fixture
def team(town: Town) -> Team:
    return team_in(town)


@pytest.fixture
def sanne(town: Town, team: Team) -> Resident:
    assert team
    return town.person("Sanne")


def adds(sanne: Resident, text: str, day: str | None = None) -> str:
    sanne.presses("Vraag toevoegen", shown(sanne, "vragen"))
    sanne.fills(ASKED, text)
    if day:
        sanne.chooses("Op welke dag?", day)
    return sanne.submits()


def test_an_own_question_comes_first_on_its_day_and_then_not_for_six_weeks(
    town: Town, sanne: Resident
) -> None:
    assert "nog geen eigen vragen" in shown(sanne, "questions").text
    assert adds(sanne, "Wie zag je gisteren stralen?", "dinsdag: doelgroep") == "cleared"
    assert "Wie zag je gisteren stralen?" in told(sanne).text

    town.comes("2026-11-24 09:20")
    assert "Vraag van de dag: Wie zag je gisteren stralen?" in prompts(sanne)[-1].text
    sanne.presses("Antwoorden", prompts(sanne)[-1])
    assert sanne.form.labels[0] == "Wie zag je gisteren stralen?"
    sanne.closes()
    town.comes("2026-12-01 09:20")
    assert "stralen" not in prompts(sanne)[-1].text


def test_its_gap_is_filled_from_the_plan(town: Town, team: Team, sanne: Resident) -> None:
    with town.bot.office.transaction() as session:
        session.add(
            Audience(team_id=team.id, name="<b>zij-instromers</b>", created_at=town.now, created_by="U1")
        )
    adds(sanne, "Wat vroeg {doelgroep} gisteren?")

    town.comes("2026-11-24 09:20")

    assert "Wat vroeg <b>zij-instromers</b> gisteren?" in prompts(sanne)[-1].text


def test_a_gap_that_nothing_fills_lets_another_question_come(town: Town, sanne: Resident) -> None:
    adds(sanne, "Waar zag je {waarde}?")

    town.comes("2026-11-24 09:20")

    assert "Welke vraag kreeg je al drie keer?" in prompts(sanne)[-1].text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Wat doet {dinges}?", "Een gat dat “dinges” heet"),
        ("Wat doet {waarde} met {naam}?", "Eén gat per vraag"),
        ("   ", "Schrijf een vraag"),
    ],
)
def test_what_cannot_be_asked_is_said_at_its_field(sanne: Resident, typed: str, said: str) -> None:
    assert adds(sanne, typed) in {"errors", "invalid_input"}
    assert said in str(sanne.form.errors) or typed.isspace()


@pytest.mark.traced
def test_it_is_taken_away_again(sanne: Resident) -> None:
    adds(sanne, "Wie zag je gisteren stralen?")
    page = told(sanne)
    sanne.presses("Weghalen", page)
    assert "nog geen eigen vragen" in told(sanne).text


def test_from_the_settings_the_list_lies_on_top(sanne: Resident) -> None:
    adds(sanne, "Wie zag je gisteren stralen?")
    sanne.types("/smmeetup settings", "#social")

    sanne.presses("Eigen vragen")
    assert sanne.form.title == "Eigen vragen"
    sanne.presses("Weghalen")
    assert "stralen" not in str(sanne.form)
    sanne.presses("Vraag toevoegen")
    sanne.fills(ASKED, "Wat stoppen we?")
    assert sanne.submits() == "cleared"


def test_who_is_no_coordinator_is_told_whom_to_ask(town: Town, sanne: Resident) -> None:
    adds(sanne, "Wie zag je gisteren stralen?")
    bram = town.person("Bram")

    assert "@Sanne Wolkendam" in shown(bram, "vragen").text


def test_the_ways_of_a_meet_up_are_chosen(town: Town, sanne: Resident) -> None:
    sanne.types("/smmeetup settings", "#social")
    sanne.chooses("Hoe houden jullie hem?", [])
    assert sanne.submits() == "cleared"

    town.comes("2026-11-24 09:20")

    said = prompts(sanne)[-1]
    assert said.text.startswith("Meet-up van dinsdag 24 november\n")
    assert said.buttons == ["Antwoorden", "Niets vandaag"]
