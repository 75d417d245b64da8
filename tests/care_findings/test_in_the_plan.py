"""What is weak in webcare is seen in the plan by whom it concerns, and gone once it is mended."""

import pytest

from bot.app import FEATURES
from bot.care_findings import health_of_patterns, health_of_readiness, making
from bot.office import Visit
from bot.slack.answers import Answer, Answers
from bot.slack.requests import ButtonPress
from bot.slack.requests import Person as Actor
from playground.screen import Seen
from storage import people
from storage.database import Database
from tests.filled import demo_team
from tests.team.founding import told_privately
from tests.town import Resident, Town, open_town
from tests.webcare.care import WORKSPACE, reports, team_in

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


def test_each_button_of_a_finding_opens_what_mends_it(database: Database) -> None:
    """Of every rule, also those that find nothing in the demo."""
    demo_team(database, "nl")
    buttons = {name: does for feature in FEATURES for name, does in feature.buttons.items()}
    with open_town(database) as town:
        for action, value, words in MENDS:
            reply = buttons[action](*pressing(town, "Sanne", action, value))
            assert words in str(reply), action


MENDS = (
    (making.SHOW, "10", "Melding 10"),
    (making.TEAM, "1", "Melding 10"),
    (health_of_patterns.TARGETS, "1", "30 minuten"),
    (health_of_patterns.LIBRARY, "1", "Werken in deeltijd"),
    (health_of_patterns.TASK, "7", "Webcare"),
    (health_of_patterns.MATRIX, "1", "Webcare"),
    (health_of_readiness.RUNG, "1/3", "Fenne Duinroos"),
    (health_of_readiness.LADDER, "1", "Fenne Duinroos"),
    (health_of_readiness.KEPT, "1", "180 dagen"),
)


def pressing(town: Town, name: str, action: str, value: str) -> tuple[Visit, ButtonPress]:
    user_id = town.person(name).id
    with town.bot.office.reading() as session:
        known = people.person(session, WORKSPACE, user_id)
    assert known is not None
    visit = Visit(town.bot.office, known, town.now, town.bot.office.say_to(known), f"press {action}")
    return visit, ButtonPress(Actor(user_id, WORKSPACE), action, value, Answer(), Answers(), "trigger")
