"""The message from which a form was opened shows the new state once that is saved, while Slack allows it."""

import pytest

from tests.channels.steps import LOGIN, channel, inventory, is_there
from tests.conditions.steps import overview as conditions_overview
from tests.story.steps import BELIEF
from tests.story.steps import overview as house_overview
from tests.team.founding import an_hour_passes, team_in
from tests.town import Town
from tests.who.steps import NAME, adds
from tests.who.steps import overview as audiences_overview
from tests.why.steps import GOAL, WEAK, begins, overview

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_saved_from_the_overview_of_issues_and_promised_there(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins(noor, WEAK)
    noor.submits()
    noor.closes()
    shown = overview(noor)

    noor.presses("Wijzigen", shown)
    noor.waits_for_form("Vraagstuk")
    noor.fills(GOAL, "veel")
    noor.submits()
    assert noor.again(shown).text == shown.text
    noor.fills(GOAL, "12")
    noor.submits()
    noor.closes()
    assert "naar 12" in noor.again(shown).text

    noor.presses("Weet ik nog niet", noor.again(shown))
    noor.waits_for_form("Actie")
    noor.submits()

    assert "@Noor Pennevree, voor ma 7 dec" in noor.again(shown).text
    assert noor.again(shown).only_you


def test_saved_from_the_overview_of_audiences_and_from_the_inventory(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, "Jongeren")
    noor.closes()
    is_there(town, channel(town, team))
    who, found = audiences_overview(noor), inventory(noor)

    noor.presses("Wijzigen", who)
    noor.waits_for_form("Doelgroep")
    noor.fills(NAME, "Planners in Almelo")
    noor.submits()
    noor.closes()
    noor.presses("Aanvullen", found)
    noor.waits_for_form("Wat doen jullie al?")
    noor.fills(LOGIN, "de kluis van het secretariaat")
    noor.submits()

    assert "Planners in Almelo" in noor.again(who).text
    assert "de kluis van het secretariaat" in noor.again(found).text


def test_saved_from_the_overview_of_the_house_after_two_questions(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    shown = house_overview(noor)

    noor.presses("Begin bij de overtuiging", shown)
    noor.waits_for_form("Merkhuis")
    noor.fills(BELIEF, "Tegenspraak maakt veilig")
    noor.submits()
    assert "Tegenspraak" not in noor.again(shown).text
    noor.submits()

    assert "Tegenspraak maakt veilig" in noor.again(shown).text


def test_when_slack_allows_it_no_more_the_message_stays_and_what_was_saved_is_kept(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, "Jongeren")
    noor.closes()
    shown = audiences_overview(noor)
    noor.presses("Wijzigen", shown)
    noor.waits_for_form("Doelgroep")
    an_hour_passes(town)
    noor.fills(NAME, "Planners in Almelo")

    assert noor.submits() == "updated"

    assert "Jongeren" in noor.again(shown).text
    assert "Planners in Almelo" in audiences_overview(noor).text


def test_a_round_that_is_started_is_in_the_overview_at_once(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    shown = conditions_overview(sanne)
    sanne.presses(shown.buttons[0], shown)
    sanne.waits_for_form()
    sanne.submits()

    assert sanne.again(shown).text != shown.text
