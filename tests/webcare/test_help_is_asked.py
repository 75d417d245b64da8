"""An owner asks for help: the case stays theirs, they hear who helps, and who was asked may take it over."""

import pytest

from playground.people import Person as Screen
from tests.town import Town
from tests.webcare.acting import asks_help, heard, own_ping, takes_one
from tests.webcare.care import answers, card, cards, mail, on_leave, shown, the_case, told, works

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
TEAM = "Het hele team, onder de melding in het kanaal"
ASKS = "vraagt of je even meekijkt"


@pytest.mark.traced
def test_a_colleague_looks_along_and_the_owner_hears_it_once(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")

    assert asks_help(noor, own_ping(noor), "Bram Zevenklaver", "Geldt dit ook voor stagiairs?") == "cleared"

    asked = mail(bram, ASKS)[-1]
    assert "Noor Pennevree vraagt of je even meekijkt. Melding 1" in asked.text
    assert "Geldt dit ook voor stagiairs?" in asked.text
    assert asked.buttons == ["Ik kijk mee", "Overnemen", "Bekijken"]
    bram.presses("Ik kijk mee", asked)
    bram.presses("Ik kijk mee", asked)
    assert "Noor Pennevree wist al dat je meekijkt." in heard(bram)
    assert len(mail(noor, "Bram Zevenklaver kijkt mee.")) == 1
    assert the_case(town).owner_id == noor.id
    assert "Kijkt mee: Bram Zevenklaver." in shown(noor, "1").text
    assert "vroeg om hulp" in shown(noor, "1").text


def test_who_was_asked_may_have_all_of_it(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_help(noor, own_ping(noor), "Bram Zevenklaver")

    bram.presses("Overnemen", mail(bram, ASKS)[-1])

    assert the_case(town).owner_id == bram.id
    assert "Bram Zevenklaver heeft hem opgepakt." in heard(noor)
    bram.presses("Overnemen", mail(bram, ASKS)[-1])
    assert "had je al" in heard(bram)


@pytest.mark.traced
def test_the_team_is_asked_below_the_card_and_whoever_reads_it_may_help(town: Town) -> None:
    noor, milan = takes_one(town), town.person("Milan")

    for _ in range(2):
        asks_help(noor, own_ping(noor), TEAM, "Wie weet dit?")

    asked = milan.sees("#social", card(milan))[-1]
    assert "Noor Pennevree zoekt iemand die even meekijkt." in asked.text
    milan.presses("Ik kijk mee", asked)
    assert mail(noor, "Milan Haverkruin kijkt mee.")
    milan.presses("Overnemen", asked)
    assert "Opgepakt door Milan Haverkruin." in card(milan).text
    town.person("Bram").presses("Overnemen", asked)
    assert "Iemand was je net voor." in told_in_thread(town.person("Bram"))


def told_in_thread(person: Screen) -> str:
    seen = (*person.sees("#social"), *person.sees("#social", card(person)))
    return heard(person) + "".join(one.text for one in seen if one.only_you)


def test_who_was_not_asked_takes_nothing_over(town: Town) -> None:
    noor, bram, sanne = takes_one(town), town.person("Bram"), town.person("Sanne")
    asks_help(noor, own_ping(noor), "Bram Zevenklaver")
    asked = mail(bram, ASKS)[-1]

    answers(sanne, card(sanne))
    bram.presses("Ik kijk mee", asked)
    bram.presses("Overnemen", asked)

    assert heard(bram).count("is al klaar") == 2
    assert mail(noor, "kijkt mee") == []


def test_who_is_not_in_hears_it_on_coming_in_and_who_is_off_is_not_offered(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    works(town, "Bram", "11:00", "17:00")
    on_leave(town, "Milan", "2026-11-23 00:00", "2026-11-24 00:00")

    noor.presses("Hulp vragen", own_ping(noor))
    form = noor.waits_for_form("Hulp vragen")
    assert "is er vanaf ma 23 nov 11:00" in str(form.blocks)
    assert "Milan" not in str(form.blocks)
    noor.fills("Aan wie?", "Bram Zevenklaver")
    noor.submits()

    assert "krijgt je vraag over Melding 1: vraag via Instagram bij binnenkomst: vandaag 11:00" in heard(noor)
    assert mail(bram) == []
    town.comes("2026-11-23 11:00")
    assert mail(bram, ASKS)


def test_a_note_with_something_personal_comes_back_and_nothing_is_lost(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")

    assert asks_help(noor, own_ping(noor), "Bram Zevenklaver", "Bel 06-12345678") == "errors"

    assert "een telefoonnummer" in str(noor.form.errors)
    assert noor.form.filled["Wat wil je weten?"] == "Bel 06-12345678"
    assert mail(bram) == []
    noor.closes()
    bram.presses("Hulp vragen", cards(bram)[0])
    assert "Dit kan alleen wie de melding heeft." in told(bram)
