"""A case goes up the ladder: who it goes to hears why, its owner keeps it, and every screen says the same."""

import pytest

from tests.escalation.steps import EDITOR, case_with, crisis_team, escalates, numbers, rung, the_crisis
from tests.town import Town
from tests.webcare.care import (
    answers,
    card,
    hands_over,
    mail,
    on_leave,
    ping,
    reports,
    shown,
    told,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

NOTE = "Wil je er iets bij zeggen?"
SPOKESPERSON, CRISIS_TEAM = "3. Woordvoerder of directie", "4. Crisisteam"


def test_who_is_on_the_rung_hears_why_and_whom_to_call_next(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Fenne Duinroos")
    reports(town.person("Bram"))
    noor, milan = town.person("Noor"), town.person("Milan")

    escalates(noor, shown(noor, "1"), EDITOR, note="Ze belt om 12 uur terug")

    letter = mail(milan, "Noor Pennevree schaalt op naar jou (trede 2)")[0]
    assert "Een journalist vraagt ernaar." in letter.text
    assert "Ze belt om 12 uur terug" in letter.text
    assert "Hij blijft van Noor Pennevree, tenzij jij hem oppakt." in letter.text
    assert (
        "Bel trede 3; Slack maakt niemand wakker.\n1. Fenne Duinroos (niet in Slack), +31 10 0000199"
        in numbers(letter.text)
    )
    assert letter.buttons == ["Ik pak hem op", "Opschalen", "Bekijken"]
    assert "Melding 1: vraag via Instagram staat nu op trede 2." in told(noor)
    assert "Milan Haverkruin heeft een bericht." in told(noor)
    assert "Opgeschaald naar trede 2." in card(noor).text
    assert "Opgeschaald naar trede 2." in ping(noor).text
    assert "+31" not in card(noor).text


def test_its_owner_keeps_it_until_the_other_takes_it(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor, milan = town.person("Noor"), town.person("Milan")
    noor.presses("Oppakken", ping(noor))
    escalates(noor, shown(noor, "1"), EDITOR)
    assert case_with(town).owner_id == noor.id

    milan.presses("Ik pak hem op", mail(milan, "schaalt op")[0])

    assert "Opgepakt door Milan Haverkruin." in card(milan).text
    assert "Milan Haverkruin heeft hem opgepakt" in ping(noor).text
    milan.presses("Ik pak hem op", mail(milan, "schaalt op")[0])
    assert "had je al" in mail(milan)[-1].text


def test_the_backup_hears_it_when_the_first_is_away_and_reads_why(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Oliver", "Sanne")
    on_leave(town, "Oliver", "2026-11-20 09:00", "2026-11-30 09:00")
    reports(town.person("Bram"))
    noor, sanne = town.person("Noor"), town.person("Sanne")

    escalates(noor, shown(noor, "1"), SPOKESPERSON)

    assert "Oliver Quillfeather is weg tot ma 30 nov" in mail(sanne, "schaalt op")[0].text
    assert mail(town.person("Oliver")) == []
    assert "Oliver Quillfeather is weg tot" in told(noor)


def test_who_is_outside_slack_is_to_be_called(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Fenne Duinroos")
    reports(town.person("Bram"))
    noor = town.person("Noor")

    escalates(noor, shown(noor, "1"), SPOKESPERSON)

    assert "Bel nu zelf: Fenne Duinroos (niet in Slack), +31 10 0000199." in numbers(told(noor))
    assert "Fenne Duinroos weet ervan." in shown(noor, "1").text


def test_when_everybody_of_the_rung_is_away_the_number_is_given(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Oliver")
    on_leave(town, "Oliver", "2026-11-20 09:00", "2026-11-24 09:00")
    reports(town.person("Bram"))
    noor, oliver = town.person("Noor"), town.person("Oliver")

    escalates(noor, shown(noor, "1"), SPOKESPERSON)

    assert "Haast? Bel: Oliver Quillfeather, +44 20 79460103." in numbers(told(noor))
    assert mail(oliver) == []
    town.comes("2026-11-24 10:00")
    assert "schaalt op naar jou (trede 3)" in mail(oliver)[0].text


def test_an_empty_rung_and_ones_own_are_said_in_the_form(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor, milan = town.person("Noor"), town.person("Milan")

    escalates(noor, shown(noor, "1"), SPOKESPERSON)
    assert "Op trede 3 staat niemand." in noor.form.errors["Naar wie?"]
    noor.fills("Naar wie?", EDITOR)
    noor.fills("Waarom?", "Iets anders")
    noor.submits()
    assert "Typ in een paar woorden waarom." in noor.form.errors[NOTE]
    noor.fills(NOTE, "Bel 06 12345678")
    noor.submits()
    assert "telefoonnummer" in noor.form.errors[NOTE]
    escalates(milan, shown(milan, "1"), EDITOR)
    assert "Op trede 2 sta jij zelf" in milan.form.errors["Naar wie?"]


def test_a_closed_case_does_not_go_up(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor, bram = town.person("Noor"), town.person("Bram")
    old = shown(noor, "1")
    bram.presses("Opschalen", shown(bram, "1"))
    bram.waits_for_form("Opschalen")
    answers(noor, ping(noor))

    noor.presses("Opschalen", old)
    assert "Melding 1: vraag via Instagram is al klaar." in told(noor)
    bram.fills("Naar wie?", EDITOR)
    bram.fills("Waarom?", "Iets anders")
    bram.submits()
    assert "is al klaar" in told(bram)
    assert case_with(town).rung == 0


def test_whoever_escalates_second_sees_who_was_first(town: Town) -> None:
    team = crisis_team(town)
    rung(town, team, 3, "Oliver")
    reports(town.person("Bram"))
    noor, bram = town.person("Noor"), town.person("Bram")
    bram.presses("Opschalen", shown(bram, "1"))
    bram.waits_for_form("Opschalen")
    escalates(noor, shown(noor, "1"), EDITOR)

    bram.fills("Naar wie?", EDITOR)
    bram.fills("Waarom?", "Meer dan tien keer gedeeld")
    bram.submits()
    assert "Noor Pennevree was je net voor" in bram.form.text
    bram.fills("Naar wie?", SPOKESPERSON)
    bram.submits()

    assert case_with(town).rung == 3
    assert len(mail(town.person("Milan"), "schaalt op")) == 1


def test_a_handover_that_crosses_an_escalation_changes_the_owner_and_nothing_else(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor, bram = town.person("Noor"), town.person("Bram")
    bram.presses("Opschalen", shown(bram, "1"))
    bram.waits_for_form("Opschalen")
    hands_over(noor, ping(noor), "Sanne Wolkendam")

    bram.fills("Naar wie?", EDITOR)
    bram.fills("Waarom?", "Iets anders")
    bram.fills(NOTE, "Zie de krant")
    bram.submits()

    case = case_with(town)
    assert (case.owner_id, case.rung) == (town.person("Sanne").id, 2)
    assert "Hij blijft van Sanne Wolkendam" in mail(town.person("Milan"), "schaalt op")[0].text
    assert "Opgeschaald naar trede 2." in ping(town.person("Sanne")).text


def test_the_crisis_team_is_the_crisis_and_nothing_is_above_it(town: Town) -> None:
    crisis_team(town)
    reports(town.person("Bram"))
    noor = town.person("Noor")
    before = shown(noor, "1")

    escalates(noor, before, CRISIS_TEAM)

    assert the_crisis(town).started_by == noor.id
    assert "Crisis. Melding 1: vraag via Instagram" in told(noor)
    assert "Crisis. Melding 1" in mail(town.person("Sanne"))[0].text
    noor.presses("Opschalen", before)
    assert "is al bij het crisisteam" in told(noor)
    assert "Crisis" in shown(noor, "1").buttons
    answers(noor, shown(noor, "1"))
    noor.presses("Heropenen", shown(noor, "1"))
    assert "Crisis" in shown(noor, "1").buttons, "it runs until somebody says that it is over"
