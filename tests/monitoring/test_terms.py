"""Search terms of a team: built from three lists, and a person only with a reason."""

import pytest

from tests.forgetting.steps import where_it_stands
from tests.monitoring.steps import SOCIAL, a_team, adds_feed, shown
from tests.team.founding import told_privately
from tests.town import Resident, Town

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def adds(person: Resident, words: str) -> str:
    person.presses("Zoekterm toevoegen", shown(person, "termen"))
    person.waits_for_form("Zoekterm")
    person.fills("Minstens één van deze", words)
    return person.submits()


def test_a_term_is_built_and_shown_as_it_is_pasted(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    assert "Begin met je naam" in shown(noor, "termen").text
    noor.presses("Zoekterm toevoegen", told_privately(noor))
    noor.waits_for_form("Zoekterm")
    noor.submits()
    assert "minstens één woord" in noor.form.errors["Minstens één van deze"]
    noor.fills("Minstens één van deze", "nergenshuizn\nnergenshuysen")
    noor.fills("Geen van deze", "voetbal\n" + "a" * 81)
    noor.submits()
    assert "Hooguit 30 regels" in noor.form.errors["Geen van deze"]
    noor.fills("Geen van deze", "voetbal club")
    noor.submits()

    assert '(nergenshuizn OR nergenshuysen) -"voetbal club"' in noor.last(SOCIAL).text


def test_no_form_that_was_open_already_makes_more_than_fit(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.monitoring.terms.MOST_TERMS", 1)
    monkeypatch.setattr("bot.monitoring.source_presses.MOST_SOURCES", 1)
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.presses("Zoekterm toevoegen", shown(noor, "termen"))
    noor.waits_for_form("Zoekterm")
    noor.fills("Minstens één van deze", "nergens")
    assert adds(bram, "nergenshuizen") == "cleared"
    noor.submits()
    assert "1" in noor.form.errors["Minstens één van deze"]

    bram.presses("Feed toevoegen", shown(bram, "bronnen"))
    bram.waits_for_form("Feed")
    bram.fills("Adres van de feed", "https://krant.example/twee")
    assert adds_feed(town.person("Sanne"), "https://krant.example/een") == "cleared"
    assert bram.submits() == "errors"


@pytest.mark.traced
def test_a_person_may_be_followed_with_a_reason_only(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    adds(noor, "Bram Zevenklaver")
    assert "lijkt een persoon" in noor.form.text
    noor.submits()
    assert "Schrijf op waarom" in noor.form.errors["Waarom mag deze persoon gevolgd worden?"]
    noor.fills("Waarom mag deze persoon gevolgd worden?", "woordvoerder, alleen in functie")
    noor.submits()

    assert "Volgt een persoon, omdat: woordvoerder" in noor.last(SOCIAL).text
    assert len(where_it_stands(town, "woordvoerder")) == 1
    noor.presses("Verwijderen", shown(noor, "termen"), confirms=True)
    assert where_it_stands(town, "woordvoerder") == [], "nor who it was"


@pytest.mark.traced
def test_two_people_change_and_remove_one_term(town: Town) -> None:
    a_team(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, "rooster")
    his = shown(bram, "termen")
    bram.presses("Wijzigen", his)
    bram.waits_for_form("Zoekterm")
    noor.presses("Wijzigen", shown(noor, "termen"))
    noor.waits_for_form("Zoekterm")
    noor.fills("Minstens één van deze", "nachtrooster")
    noor.submits()
    bram.fills("Al deze", "OK")
    bram.submits()
    assert "Minstens één van deze" in bram.form.text
    bram.submits()
    assert "rooster OK" in told_privately(bram).text

    hers = shown(noor, "termen")
    bram.presses("Verwijderen", shown(bram, "termen"), confirms=True)
    assert "is verwijderd" in told_privately(bram).text
    noor.presses("Verwijderen", hers, confirms=True)
    assert "Bram Zevenklaver verwijderde deze zoekterm al" in told_privately(noor).text
