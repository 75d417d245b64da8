"""A button or form may outlive what it is about: then it says so, and what to do instead."""

import pytest
from sqlalchemy import delete

from playground.screen import Seen
from storage.people import Team
from storage.plans import Issue
from tests.team.founding import first_page, opens_settings, sets_up_a_team, team_in, told_privately
from tests.town import Resident, Town
from tests.why.steps import WEAK, adds, begins, opens_change, overview

NO_TEAM = "Dit team bestaat niet meer. Typ /smplan om te zien wat er wel is."
NO_ISSUE = "Dit vraagstuk bestaat niet meer. Typ /smwhy voor de lijst van nu."

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def team_is_gone(town: Town) -> None:
    with town.bot.office.transaction() as session:
        session.execute(delete(Team))


def issues_are_gone(town: Town) -> None:
    with town.bot.office.transaction() as session:
        session.execute(delete(Issue))


def glance(person: Resident) -> Seen:
    person.types("/smplan", "#social")
    return told_privately(person)


def test_buttons_of_a_team_that_is_gone(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    plan, issues = glance(sanne), overview(sanne)
    sanne.types("/smplan", "#algemeen")
    elsewhere = told_privately(sanne, "#algemeen")
    team_is_gone(town)

    for label, shown in (
        ("Waarom bekijken", plan),
        ("Instellingen", plan),
        ("Vraagstuk toevoegen", issues),
        ("Plan van social", elsewhere),
    ):
        sanne.presses(label, shown)
        assert sanne.last(f"#{'algemeen' if shown is elsewhere else 'social'}").text == NO_TEAM


def test_settings_of_a_team_that_is_gone(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    opens_settings(sanne)
    sanne.submits()
    team_is_gone(town)
    assert sanne.submits() == "cleared"
    assert told_privately(sanne).text == NO_TEAM

    team_in(town)
    opens_settings(sanne)
    team_is_gone(town)
    assert sanne.submits() == "cleared"
    assert told_privately(sanne).text == NO_TEAM


def test_an_issue_of_a_team_that_is_gone(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    team_is_gone(town)
    assert noor.submits() == "cleared"
    assert told_privately(noor).text == NO_TEAM

    team_in(town)
    noor.types("/smwhy nieuw", "#social")
    noor.waits_for_form("Vraagstuk")
    noor.fills("Welk probleem is over een half jaar kleiner als dit lukt?", WEAK)
    team_is_gone(town)
    assert noor.submits() == "cleared"
    assert told_privately(noor).text == NO_TEAM


def test_an_issue_that_is_gone(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, WEAK)
    shown = overview(bram)
    opens_change(noor)
    bram.presses("Vraagstuk sluiten", shown)
    bram.fills("Waarom sluit je het?", "Doel gehaald")
    issues_are_gone(town)

    for person in (noor, bram):
        assert person.submits() == "cleared"
        assert told_privately(person).text == NO_ISSUE
    for label in ("Wijzigen", "Vraagstuk sluiten"):
        bram.presses(label, shown)
        assert told_privately(bram).text == NO_ISSUE


def test_a_closed_issue_that_is_gone_is_not_opened_again(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, WEAK)
    noor.presses("Vraagstuk sluiten", overview(noor))
    noor.waits_for_form("Vraagstuk sluiten")
    noor.fills("Waarom sluit je het?", "Doel gehaald")
    noor.submits()
    noor.types("/smwhy gesloten", "#social")
    listed = told_privately(noor)
    issues_are_gone(town)

    noor.presses("Heropenen", listed)

    assert told_privately(noor).text == NO_ISSUE


def test_a_mirror_of_an_issue_that_is_gone(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.submits()
    issues_are_gone(town)

    noor.presses("Aanvullen")

    assert noor.form.text == NO_ISSUE


def test_a_new_team_takes_the_place_of_one_that_is_gone(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    team_is_gone(town)

    first_page(sanne)
    sanne.closes()
    sets_up_a_team(sanne)

    assert "Het plan van social" in glance(sanne).text
