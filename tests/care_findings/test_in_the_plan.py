"""What is weak in webcare is seen in the plan by whom it concerns, and gone once it is mended."""

import pytest

from playground.screen import Seen
from storage.database import Database
from tests.filled import demo_team
from tests.team.founding import told_privately
from tests.town import Resident, Town, open_town
from tests.webcare.care import reports, team_in

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

UNDECIDED = "Niemand koos nog hoe lang jullie meldingen bewaren"
ALL_WITH_NOOR = "8 van de 9 meldingen van de laatste vier weken kwamen bij"


def plan(person: Resident, words: str = "") -> Seen:
    person.types(f"/smplan {words}".strip(), "#social")
    return told_privately(person)


def test_a_public_body_chooses_once_how_long_it_keeps(town: Town) -> None:
    """The usual days are a choice too: saved as they stand, the plan speaks of it no more."""
    team_in(town, is_public_body=True)
    sanne = town.person("Sanne")
    assert UNDECIDED not in str(plan(sanne))
    reports(sanne)
    assert UNDECIDED in str(plan(sanne))

    sanne.presses("Aanpakken", told_privately(sanne))
    sanne.presses("Aanpassen", told_privately(sanne))
    sanne.submits()

    assert UNDECIDED not in str(plan(sanne))


def test_a_crisis_that_nobody_has_is_taken_from_the_plan(town: Town) -> None:
    team_in(town, ["Sanne", "Bram"], duty={})
    sanne, bram = town.person("Sanne"), town.person("Bram")
    reports(bram, kind="Crisis: gevaar, of een gerucht dat rondgaat")
    assert "Melding 1 is een crisis, en nog van niemand." in str(plan(sanne))

    sanne.presses("Aanpakken", told_privately(sanne))
    sanne.presses("Oppakken", told_privately(sanne))

    assert "nog van niemand" not in str(plan(sanne))


def test_that_much_is_with_one_person_only_they_and_coordinators_read(database: Database) -> None:
    demo_team(database, "nl")
    with open_town(database) as town:
        told = {name: ALL_WITH_NOOR in str(plan(town.person(name), "valkuilen")) for name in NAMES}

    assert told == {"Sanne": True, "Noor": True, "Milan": False}


NAMES = ("Sanne", "Noor", "Milan")
