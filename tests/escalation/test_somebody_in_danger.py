"""Somebody is in danger: they are called first, and nothing is said or kept back in the open for it."""

import pytest

from storage.posts import Status
from tests.escalation.steps import (
    all_crises,
    case_with,
    crisis,
    crisis_team,
    escalates,
    is_in_crisis,
    posts,
    shown_board,
    statuses,
)
from tests.town import Town
from tests.webcare.care import card, mail, ping, reports, shown, told

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

CALL_FIRST = "Bel nu 112 bij direct gevaar."
DANGER = "Ze schrijft dat ze niet meer wil leven"


def danger(town: Town) -> None:
    """Somebody reports it as a question; it sounds like danger, they are told, and so it is."""
    reports(town.person("Bram"), says=DANGER)
    town.person("Bram").submits()


def test_they_are_called_first(town: Town) -> None:
    crisis_team(town)
    danger(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    for seen in (ping(sanne), card(sanne), shown(sanne, "1"), mail(milan, "Gevaar. Melding 1")[0]):
        assert seen.text.replace("*", "").startswith(CALL_FIRST), seen.text
    assert "één woordvoerder" not in ping(sanne).text
    (its,) = mail(milan, "Gevaar. Melding 1")
    assert "Gebeld: nog niemand." in its.text
    assert "1. Sanne Wolkendam" in its.text
    for _twice in range(2):
        milan.presses("Ik heb gebeld", mail(milan, "Gevaar. Melding 1")[0])
        milan.fills("Met wie?", "Sanne Wolkendam")
        milan.submits()
    assert mail(milan, "Gevaar. Melding 1")[0].text.count("Milan Haverkruin belde Sanne Wolkendam") == 1


@pytest.mark.traced
def test_nothing_is_said_or_kept_back_in_the_open_until_somebody_makes_it_public(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    danger(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    (its,) = mail(milan, "Gevaar. Melding 1")
    assert not {"Pauzeer 2 berichten", "Verklaring is uit"} & set(its.buttons)
    assert not is_in_crisis(town, team)
    town.passes(minutes=70)
    assert mail(sanne, "verklaring") == []
    town.comes("2026-11-23 17:01")
    assert statuses(town, some)["klaar"] == Status.SCHEDULED

    milan.presses("Ook een publieke crisis", mail(milan, "Gevaar. Melding 1")[0])
    assert "Pauzeer 2 berichten" in mail(milan, "Crisis. Melding 1")[0].buttons
    assert CALL_FIRST in mail(milan, "Crisis. Melding 1")[0].text.replace("*", "")
    assert is_in_crisis(town, team)
    town.ticks()
    assert statuses(town, some)["klaar"] == Status.PAUSED, "nobody is there to be asked any more"


def test_a_crisis_may_be_about_danger_after_all(town: Town) -> None:
    team = crisis_team(town)
    crisis(town)
    milan = town.person("Milan")
    before = shown_board(milan)
    milan.presses("Er is iemand in gevaar", mail(milan, "Crisis. Melding 1")[0])
    milan.presses("Er is iemand in gevaar", before)
    assert "Gevaar. Melding 1: gevaar via Instagram" in told(milan)
    assert CALL_FIRST in card(milan).text.replace("*", "")
    assert "Milan Haverkruin zei dat er iemand in gevaar is." in shown(milan, "1").text
    assert not is_in_crisis(town, team)
    milan.presses("Gevaar voorbij", mail(milan, "Gevaar. Melding 1")[0])
    milan.submits()
    assert "Het gevaar is voorbij, zegt Milan Haverkruin." in mail(milan, "Het gevaar")[0].text


def test_a_second_report_or_a_step_up_may_say_so_too(town: Town) -> None:
    crisis_team(town)
    bram, sanne = town.person("Bram"), town.person("Sanne")
    reports(bram, kind="Klacht", says="Hij is boos", link="https://example.org/1")
    escalates(sanne, shown(sanne, "1"), "2. Hoofdredacteur", "Er is gevaar, of iemand wordt bedreigd")
    assert case_with(town).in_danger
    assert CALL_FIRST in card(sanne).text.replace("*", "")
    assert all_crises(town) == []
    reports(bram, kind="Vraag", says="Wat is de opbrengst?", link="https://example.org/2")
    reports(bram, says=DANGER, link="https://example.org/2")
    bram.submits()
    assert case_with(town, 2).in_danger
    assert [one.is_private for one in all_crises(town)] == [True]
