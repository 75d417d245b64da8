"""Closing an issue with what was learnt, finding it back, and opening it again."""

import pytest

from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town
from tests.why.steps import STRONG, WEAK, adds, kept, log_of, overview

WHY, LESSON = "Waarom sluit je het?", "Wat leerden jullie? Eén regel helpt het volgende vraagstuk"


def opens_closing(person: Resident) -> None:
    person.presses("Vraagstuk sluiten", overview(person))
    person.waits_for_form("Vraagstuk sluiten")


def closes(person: Resident, why: str, lesson: str = "") -> None:
    opens_closing(person)
    person.fills(WHY, why)
    person.fills(LESSON, lesson)
    assert person.submits() == "cleared"


def closed(person: Resident) -> str:
    person.types("/smwhy gesloten", "#social")
    return told_privately(person).text


def test_a_closed_issue_leaves_the_plan_and_is_found_back_with_its_lesson(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG)

    closes(noor, "Doel gehaald", "Een buddy in week 1 werkt.")

    said = told_privately(noor).text
    assert f"Gesloten: “{STRONG}”" in said
    assert "/smwhy gesloten" in said
    assert kept(town, team) == []
    assert closed(noor).splitlines() == [
        "Gesloten vraagstukken",
        STRONG,
        "doel gehaald op maandag 23 november 2026",
        "Les: Een buddy in week 1 werkt.",
    ]


def test_the_form_repeats_the_sentence_and_wants_a_reason(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK)

    opens_closing(noor)

    assert WEAK in noor.form.text
    assert noor.submits() == "invalid_input"
    assert len(kept(town, team)) == 1


def test_an_issue_can_be_opened_again(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    closes(noor, "We stoppen ermee")
    closed(bram)
    listed = told_privately(bram)

    bram.presses("Heropenen", listed)
    assert f"Weer open: “{WEAK}”" in told_privately(bram).text
    bram.presses("Heropenen", listed)
    assert "Dit vraagstuk is al open" in told_privately(bram).text

    [issue] = kept(town, team)
    assert [change.did for change in log_of(town, team, issue)] == ["reopened", "closed", "added"]
    assert closed(bram) == "Er is nog geen vraagstuk gesloten."


def test_there_is_no_room_for_a_fourth_open_issue(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK)
    closes(noor, "Er komt een beter vraagstuk voor in de plaats")
    closed(noor)
    listed = told_privately(noor)
    for number in range(3):
        adds(noor, f"{WEAK} Deel {number}")

    noor.presses("Heropenen", listed)
    assert "Drie open vraagstukken is het maximum" in told_privately(noor).text
    assert "Drie open vraagstukken is het maximum" in closed(noor)
    assert told_privately(noor).buttons == []

    assert len(kept(town, team)) == 3


@pytest.mark.both_databases
def test_two_people_close_the_same_issue_and_it_is_closed_once(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    opens_closing(noor)
    opens_closing(bram)
    shown = overview(bram)
    for person in (noor, bram):
        person.fills(WHY, "Doel gehaald")
    assert noor.submits() == "cleared"

    assert bram.submits() == "errors"

    assert bram.form.errors[WHY] == "Dit vraagstuk was al gesloten."
    bram.closes()
    bram.presses("Vraagstuk sluiten", shown)
    assert told_privately(bram).text == "Dit vraagstuk was al gesloten."
    assert kept(town, team) == []


def test_closing_names_the_day_of_the_teams_zone(town: Town) -> None:
    team_in(town, zone="Pacific/Auckland")
    noor = town.person("Noor")
    town.passes(hours=4)
    adds(noor, WEAK)

    closes(noor, "Doel gehaald")

    assert "doel gehaald op dinsdag 24 november 2026" in closed(noor)
