"""Something is asked of who is outside: the case stays open with us, and the clock stands still."""

import pytest

from tests.town import Town
from tests.webcare.acting import heard, own_ping, takes_one, the_team
from tests.webcare.care import (
    MONDAY,
    SMPLAN,
    answers,
    asks_back,
    card,
    hands_over,
    mail,
    on_duty,
    on_leave,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    told,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_the_clock_stands_still_and_nobody_is_warned_or_asked(town: Town) -> None:
    noor = takes_one(town)

    assert asks_back(noor, own_ping(noor), "") == "errors"
    noor.fills("Wat antwoordde je, of waarom niet?", "In welke plaats woon je?")
    assert noor.submits() == "cleared"

    assert told(noor, SMPLAN).count("de klok staat stil") == 1
    assert "de klok staat stil" in card(noor).text
    assert card(noor).buttons == ["Er kwam antwoord", "Beantwoord", "Overdragen", "Bekijken"]
    town.lives_until("2026-11-24 12:00", every=3600)
    assert mail(noor, "De tijd is") == []
    assert mail(noor, "Lukt het nog?") == []
    assert the_case(town).is_open
    assert "vroeg terug: “In welke plaats woon je?”" in shown(noor, "1").text


def test_when_they_write_again_a_new_clock_starts_and_the_owner_hears_it(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_back(noor, own_ping(noor))
    town.comes("2026-11-23 12:00")

    bram.presses("Er kwam antwoord", card(bram))

    assert "Uiterlijk vandaag 16:00." in card(bram).text
    assert len(mail(noor, "Bram Zevenklaver zag dat er antwoord kwam.")) == 1
    assert "heeft een nieuwe termijn" in told(bram)
    assert card(bram).buttons == ["Beantwoord", "Overdragen", "Bekijken"]


def test_pressed_on_a_message_of_before_it_says_how_it_stands(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_back(noor, own_ping(noor))
    old = shown(bram, "1")
    bram.presses("Er kwam antwoord", card(bram))

    bram.presses("Er kwam antwoord", old)
    assert "We wachten hier op niemand." in told(bram)
    answers(bram, card(bram))
    bram.presses("Er kwam antwoord", old)
    assert "is al klaar" in told(bram)


def test_who_asks_back_about_what_nobody_took_has_it(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))

    asks_back(bram, card(bram))

    assert the_case(town).owner_id == bram.id
    assert "Bram Zevenklaver heeft hem opgepakt." in heard(noor)
    assert "de klok staat stil" in ping(bram).text


def test_handed_over_or_closed_by_mistake_it_still_waits_for_them(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_back(noor, own_ping(noor))

    hands_over(noor, own_ping(noor), "Bram Zevenklaver")

    assert own_ping(bram).buttons == ["Oppakken", "Er kwam antwoord", "Beantwoord", "Overdragen", "Bekijken"]
    assert the_case(town).alarm_at is None
    answers(bram, own_ping(bram))
    bram.presses("Vergissing, nog niet klaar", own_ping(bram))
    assert "de klok staat stil" in card(bram).text
    assert own_ping(bram).buttons == ["Er kwam antwoord", "Beantwoord", "Overdragen", "Bekijken"]


def test_the_same_link_reported_again_starts_the_clock_too(town: Town) -> None:
    link = "https://example.org/bericht/1"
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"), link=link, kind="Klacht")
    asks_back(noor, own_ping(noor))

    reports(town.person("Milan"), link=link, kind="Compliment")

    assert "Melding 1: klacht" in card(noor).text, "it presses no less"
    assert "Uiterlijk vandaag 11:45." in card(noor).text
    assert the_case(town).asked_back_at is None


def test_an_owner_who_is_away_does_not_get_it_back(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_back(noor, own_ping(noor))
    on_leave(town, "Noor", "2026-11-23 10:00", "2026-11-25 00:00")
    on_duty(town, the_team(town), {"Noor": (MONDAY,), "Bram": (MONDAY,)})
    town.comes("2026-11-23 11:00")

    town.person("Milan").presses("Er kwam antwoord", card(noor))

    assert "Hij is voor jou." in ping(bram).text
    assert "Je was er niet toen dat nodig was" in heard(noor)


def test_nor_what_was_answered_and_is_open_again(town: Town) -> None:
    noor, bram, milan = takes_one(town), town.person("Bram"), town.person("Milan")
    answers(noor, own_ping(noor))
    on_leave(town, "Noor", "2026-11-23 10:00", "2026-11-25 00:00")
    on_duty(town, the_team(town), {"Noor": (MONDAY,), "Bram": (MONDAY,)})
    town.comes("2026-11-23 11:00")

    milan.presses("Heropenen", card(milan))
    assert the_case(town).owner_id == bram.id
    answers(bram, own_ping(bram))
    on_leave(town, "Bram", "2026-11-23 11:00", "2026-11-25 00:00")
    town.comes("2026-11-23 11:30")
    milan.presses("Vergissing, nog niet klaar", shown(milan, "1"))
    assert the_case(town).owner_id == milan.id
