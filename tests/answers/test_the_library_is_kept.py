"""The answer library: what a team answers with is added, found, looked at, archived and put back."""

import pytest

from playground.screen import Seen
from storage.people import Language
from tests.answers.library import answer_in, presses_nth
from tests.town import Resident, Town
from tests.webcare.care import reads, shown, team_in, told

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

PART_TIME = {
    "Hoe heet het?": "Werken in deeltijd",
    "In het Nederlands": "Ja, dat kan vanaf 16 uur. Meer: {link}",
    "In het Engels": "Yes, from 16 hours. More: {link}",
    "Labels": "Deeltijd, uren, deeltijd",
    "Link naar de bron": "https://example.org/deeltijd",
}


def adds(town: Town, name: str = "Sanne", **filled: str) -> str:
    person = town.person(name)
    person.presses("Antwoord toevoegen", shown(person, "antwoorden"))
    person.waits_for_form("Antwoord")
    for label, text in {**PART_TIME, **filled}.items():
        person.fills(label, text)
    return person.submits()


def test_an_answer_is_kept_in_both_languages_and_found_without_accents_or_capitals(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    assert "Nog leeg." in shown(sanne, "antwoorden").text

    assert adds(town) == "cleared"

    assert "“Werken in deeltijd” staat in de bibliotheek. Nakijken uiterlijk zondag 23 mei 2027." in told(
        sanne
    )
    assert "Ja, dat kan" in shown(sanne, "antwoorden DÉELTIJD").text
    assert "Ja, dat kan" in shown(sanne, "answers hours").text
    assert "Ja, dat kan" not in shown(sanne, "antwoorden parkeren").text
    reads(town, "Oliver", Language.ENGLISH)
    assert "Yes, from 16 hours" in shown(town.person("Oliver"), "answers").text


def test_what_cannot_be_kept_says_what_to_do_and_loses_nothing(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")

    assert (
        adds(town, **{"In het Nederlands": "Zijn BSN is 111222333", "Labels": "a,b,c,d,e,f,g,h,i"})
        == "errors"
    )

    assert "Hier staat iets van één persoon in" in sanne.form.errors["In het Nederlands"]
    assert "hooguit acht" in sanne.form.errors["Labels"]
    sanne.fills("In het Nederlands", "Bel 088 123 45 67.")
    sanne.fills("Labels", "")
    assert sanne.submits() == "updated"
    assert "Ik zie een telefoonnummer" in sanne.form.text
    assert sanne.submits() == "errors"
    sanne.fills("Weet je het zeker?", "Ja, dit is van ons en van niemand anders")
    assert sanne.submits() == "cleared"


def whole(person: Resident) -> Seen:
    """The one answer there is."""
    person.presses("Bekijken", shown(person, "antwoorden"))
    return person.last("#social")


def test_who_presses_on_what_was_changed_meanwhile_is_told_what_happened(town: Town) -> None:
    team_in(town)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    adds(town)
    old = whole(sanne)
    bram.presses("Wijzigen", whole(bram))
    bram.fills("In het Engels", "")
    assert bram.submits() == "cleared"

    sanne.presses("Klopt nog", old)

    assert "is intussen veranderd" in told(sanne)
    assert "wijzigde: In het Engels" in told(sanne)
    sanne.presses("Klopt nog", whole(sanne))
    assert "klopt nog" in told(sanne)


def test_it_is_archived_once_and_put_back_once_and_its_history_tells(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    adds(town)
    seen = whole(sanne)
    sanne.presses("Wijzigen", seen)
    sanne.presses("Archiveren", seen, confirms=True)
    sanne.presses("Archiveren", seen, confirms=True)
    assert "archiveerde het" in told(sanne)
    assert sanne.submits() == "cleared"
    assert "archiveerde het" in told(sanne)
    assert "Ja, dat kan" not in shown(sanne, "antwoorden").text

    sanne.presses("Wijzigen", seen)
    assert "archiveerde het" in told(sanne)
    sanne.presses("Bekijken", sanne.last("#social"))
    back = sanne.last("#social")
    sanne.presses("Terugzetten", back)
    assert "staat er weer" in told(sanne)
    sanne.presses("Terugzetten", back)
    assert "zette het terug" in told(sanne)


def test_two_who_change_it_at_once_see_each_other(town: Town) -> None:
    team_in(town)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    adds(town)
    for person in (sanne, bram):
        person.presses("Wijzigen", whole(person))
        person.fills("In het Engels", f"{person.id} was here.")
    assert bram.submits() == "cleared"

    assert sanne.submits() == "updated"
    assert "gewijzigd door @Bram" in sanne.form.text
    assert sanne.submits() == "cleared"
    assert f"{sanne.id} was here." in whole(sanne).text


def test_a_frame_is_taken_over_once_and_a_rumour_is_two_answers(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    sanne.presses("8 kaders", shown(sanne, "antwoorden"))
    frames = sanne.last("#social")
    assert len([one for one in frames.buttons if one == "Overnemen"]) == 8

    sanne.presses("8 kaders", shown(sanne, "antwoorden"))
    again = sanne.last("#social")

    presses_nth(sanne, "Overnemen", frames, 5)
    presses_nth(sanne, "Overnemen", again, 5)

    assert "Al overgenomen: Gerucht: dit klopt niet." in sanne.last("#social").text
    library = shown(sanne, "antwoorden")
    assert [one for one in library.buttons if one == "Bekijken"] == ["Bekijken"] * 2
    assert "7 kaders" in library.buttons
    presses_nth(sanne, "Bekijken", library, 0)
    sanne.presses("Archiveren", sanne.last("#social"), confirms=True)
    sanne.presses("8 kaders", shown(sanne, "antwoorden"))
    presses_nth(sanne, "Overnemen", sanne.last("#social"), 5)
    assert [one for one in shown(sanne, "antwoorden").buttons if one == "Bekijken"] == ["Bekijken"] * 2


@pytest.mark.traced
def test_hundreds_are_turned_in_pages_of_ten(town: Town) -> None:
    team, sanne = team_in(town), town.person("Sanne")
    for number in range(11):
        answer_in(town, team, f"Antwoord {number:02}", en="From 16 hours.")

    first = shown(sanne, "antwoorden")
    assert "Bladzijde 1 van 2" in first.text
    sanne.presses("Volgende", first)
    assert "Antwoord 10" in sanne.last("#social").text
    sanne.presses("Vorige", sanne.last("#social"))
    assert "Antwoord 09" in sanne.last("#social").text

    sanne.presses("Zoeken", sanne.last("#social"))
    sanne.fills("Waar gaat het over?", "…")
    assert sanne.submits() == "errors"
    sanne.fills("Waar gaat het over?", "hours")
    sanne.submits()
    assert "11 antwoorden met “hours”." in told(sanne)
    sanne.presses("Volgende", sanne.last("#social"))
    assert "Antwoord 10" in sanne.last("#social").text
