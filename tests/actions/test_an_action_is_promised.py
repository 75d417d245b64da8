"""Somebody promises something: from "I don't know yet", or of their own accord."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from tests.actions.promises import (
    FIND_OUT,
    FOURTEENTH,
    LATER,
    WHAT,
    WHEN,
    WHO,
    adds,
    asks,
    fills_in,
    kept,
    later_button,
    log_of,
    mail,
    opens_new,
)
from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
def test_from_nothing_in_dutch(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    assert "Er staat geen actie open." in asks(noor).text

    noor.presses("Actie toevoegen", told_privately(noor))
    noor.waits_for_form("Actie")
    assert noor.form.filled[WHO] == "Noor Pennevree"
    assert noor.form.filled[WHEN] == FOURTEENTH
    noor.fills(WHAT, "Bij HR navragen wie de inlog heeft")
    assert noor.submits() == "cleared"

    said = told_privately(noor)
    assert (
        "@Noor Pennevree doet dit uiterlijk maandag 7 december 2026: Bij HR navragen wie de inlog heeft"
        in said.text
    )
    [action] = kept(town, team)
    assert action.remind_due_at == datetime(2026, 12, 7, 8, tzinfo=UTC)
    assert [(one.did, one.by) for one in log_of(town, team)] == [("added", noor.id)]
    listed = asks(noor)
    assert "Acties: er staat er één open" in listed.text
    assert "Van jou" in listed.text
    assert mail(noor, "vraagt jou") == []


@on_sqlite
def test_from_nothing_in_english(town: Town) -> None:
    team_in(town, language="en")
    sanne = town.person("Sanne")
    sanne.types("/smplan actions add", "#social")
    sanne.waits_for_form("Action")

    sanne.fills("What is going to happen?", "Ask HR who holds the login")
    sanne.fills("Who does it?", "Bram")
    assert sanne.submits() == "cleared"

    assert "@Bram Zevenklaver does this by Monday 7 December 2026: Ask HR" in told_privately(sanne).text
    sanne.types("/smplan actions", "#social")
    assert "Other people's" in told_privately(sanne).text


@on_sqlite
def test_who_gets_an_action_hears_who_asks_and_why(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")

    adds(noor, "De wifi laten nakijken", who="Bram", when="2026-11-30")

    [letter] = mail(bram, "vraagt jou")
    assert (
        "@Noor Pennevree vraagt jou in social, uiterlijk maandag 30 november 2026: De wifi laten nakijken"
        in letter.text
    )
    assert "Een losse afspraak." in letter.text
    assert letter.buttons == ["Gedaan", "Wijzigen"]


@on_sqlite
def test_what_is_not_known_yet_becomes_an_action(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    shown = later_button(town, team, noor, "channel:3:owner")

    noor.presses(LATER, shown)
    noor.waits_for_form("Actie")
    assert "Nog niet weten is prima." in noor.form.text
    fills_in(noor, {FIND_OUT: "Vragen wie het kanaal beheert", WHO: "Bram"})
    assert noor.submits() == "cleared"

    [action] = kept(town, team)
    assert action.about == "channel:3:owner"
    assert "van een kanaal (stap 4, waar)" in mail(town.person("Bram"), "vraagt jou")[0].text


@on_sqlite
def test_who_comes_second_sees_who_is_on_it(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.presses(LATER, later_button(town, team, noor, "audience:3:offline"))
    noor.waits_for_form("Actie")
    noor.fills(FIND_OUT, "Vragen waar ze praten")
    noor.submits()

    bram.presses(LATER, later_button(town, team, bram, "audience:3:offline"))

    assert "@Noor Pennevree is hier al mee bezig, voor maandag 7 december 2026." in bram.last(SMPLAN).text
    assert len(kept(town, team)) == 1


@pytest.mark.both_databases
def test_two_people_promise_the_same_at_once_and_it_is_there_once(town: Town) -> None:
    team = team_in(town)
    people = [town.person("Noor"), town.person("Bram")]
    for person in people:
        person.presses(LATER, later_button(town, team, person, "value:3:donts"))
        person.waits_for_form("Actie")
        person.fills(FIND_OUT, "Vragen wat we niet doen")

    with ThreadPoolExecutor(2) as hands:
        results = sorted(hands.map(lambda person: person.submits(), people))

    assert results == ["cleared", "errors"]
    assert len(kept(town, team)) == 1
    [second] = [person for person in people if person.forms]
    assert "is hier al mee bezig, voor maandag 7 december 2026." in second.form.errors[FIND_OUT]
    assert second.form.filled[FIND_OUT] == "Vragen wat we niet doen"


@on_sqlite
def test_an_action_on_a_precondition_is_done_within_six_weeks(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.presses(LATER, later_button(town, team, noor, "condition:sceptics"))
    noor.waits_for_form("Actie")
    question = "Wat is één klein ding dat dit over vier weken beter maakt?"
    fills_in(noor, {question: "Met twee sceptici koffie drinken", WHEN: "2027-01-05"})

    assert noor.submits() == "errors"

    assert noor.form.errors == {WHEN: "Zes weken is hier het maximum. Wat kan er eerder al beter?"}
    noor.fills(WHEN, "2027-01-04")
    assert noor.submits() == "cleared"
    assert kept(town, team)[0].due_on == date(2027, 1, 4)


@on_sqlite
def test_the_day_that_is_proposed_is_a_working_day_of_the_team(town: Town) -> None:
    team_in(town, closed_days=["2026-12-07", "2026-12-08"])
    noor = town.person("Noor")

    opens_new(noor)

    assert noor.form.filled[WHEN] == "2026-12-09"


@on_sqlite
@pytest.mark.parametrize(
    ("label", "choice", "sentence"),
    [
        (WHEN, "2026-11-22", "Deze dag is al geweest. Kies vandaag of later."),
        (WHEN, "2027-11-24", "Dit is meer dan een jaar weg. Kies een dag dichterbij."),
        (WHO, "Jasper", "Deze persoon zit niet in het team. Kies een teamlid."),
    ],
)
def test_what_cannot_be_kept_says_what_to_do(town: Town, label: str, choice: str, sentence: str) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    opens_new(noor)
    fills_in(noor, {WHAT: "Iets doen", label: choice})

    assert noor.submits() == "errors"

    assert noor.form.errors == {label: sentence}
    assert noor.form.filled[WHAT] == "Iets doen"
    assert kept(town, team) == []


@on_sqlite
def test_sent_twice_it_is_there_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    opens_new(noor)
    fills_in(noor, {WHAT: "De inlog opvragen", WHO: "Bram"})
    body = {"person": noor.id, **noor.form.where}

    with ThreadPoolExecutor(2) as hands:
        list(hands.map(lambda _: noor.slack.post("/my/submit", body), range(2)))
    town.settles()

    assert len(kept(town, team)) == 1
    assert len(mail(town.person("Bram"), "vraagt jou")) == 1


@on_sqlite
def test_who_is_not_in_the_team_promises_nothing(town: Town) -> None:
    team = team_in(town)
    jasper = town.person("Jasper")

    jasper.presses(LATER, later_button(town, team, jasper, "channel:3:owner"))

    assert jasper.last(SMPLAN).text.startswith("Je zit niet in het team social.")
    assert kept(town, team) == []


@on_sqlite
def test_an_unknown_word_says_what_there_is(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    assert "“rommel” ken ik hier niet." in asks(noor, "rommel").text
