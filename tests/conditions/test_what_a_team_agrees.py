"""Which two factors a team picks, and what it agrees about them."""

from datetime import date

import pytest

from storage import changes, ratings
from storage.actions import ACTION, Action
from tests.conditions.steps import (
    DIVIDED,
    FOUR,
    OWNER,
    TEXT,
    agreed,
    closed_round,
    overview,
    rounds,
)
from tests.team.founding import is_harmless, team_in, told_privately
from tests.town import Resident, Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def opens_action(person: Resident) -> None:
    presses_first_in(person, "Actie afspreken")
    person.waits_for_form("Actie afspreken")


def presses_first_in(person: Resident, text: str) -> None:
    shown = overview(person)
    place = next(one for one in shown.controls if one.label == text).place
    person.acts({**shown.where, "block_id": place.block_id, "action_id": place.action_id})


def test_two_are_proposed_with_why_and_two_people_who_choose_see_each_other(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED)
    noor, bram = town.person("Noor"), town.person("Bram")
    for person in (noor, bram):
        person.presses("Kies er twee", overview(person))
        person.waits_for_form("Kies er twee")
    assert "Mankracht, kennis en budget: het laagste gemiddelde." in noor.form.text
    assert "hier zien jullie het meest verschillend" in noor.form.text
    field = "Aan welke twee gaan jullie werken?"
    bram.chooses(field, ["Incasseringsvermogen"])
    bram.submits()

    noor.chooses(field, ["Technische infrastructuur", "Incasseringsvermogen"])
    assert noor.submits() == "updated"

    assert "@Bram Zevenklaver koos terwijl jij typte: Incasseringsvermogen." in noor.form.text
    assert noor.form.filled[field] == ["Technische infrastructuur", "Incasseringsvermogen"]
    assert rounds(town, team)[0].chosen == ["taking_criticism"]
    assert noor.submits() == "updated"
    assert noor.form.title == "Hier werken we aan"
    assert rounds(town, team)[0].chosen == ["technical_infrastructure", "taking_criticism"]


DUE = "Wanneer is het klaar? Hoogstens zes weken"


@pytest.mark.traced
def test_the_action_form_begins_with_a_proposal_and_says_what_cannot_be(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    assert noor.form.filled[TEXT] == "Regel één telefoon met abonnement, en zet de inlog in de kluis"
    assert noor.form.filled[DUE] == "2026-12-21"

    noor.fills(OWNER, "Jasper")
    for day, problem in {"2027-01-05": "Dit is meer dan zes weken weg", "2026-11-23": "al geweest"}.items():
        noor.fills(DUE, day)
        assert noor.submits() == "errors"
        assert problem in noor.form.errors[DUE]
        assert "zit niet in het team" in noor.form.errors[OWNER]
    assert agreed(town, team) == []


def test_an_action_is_kept_as_typed_and_shown_under_its_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    for field, value in {OWNER: "Bram", DUE: "2027-01-04", TEXT: "ICT geeft <!here> & wifi"}.items():
        noor.fills(field, value)
    assert noor.submits() == "updated"

    assert is_harmless(noor.form)
    assert "Dit duurt langer dan vier weken. Wat is de eerste helft?" in noor.form.text
    assert agreed(town, team)[0].text == "ICT geeft <!here> & wifi"
    assert "uiterlijk ma 4 jan" in overview(noor).text


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("Management moet meer betrokken zijn", "Dit zegt wat er zou moeten."),
        ("Snellere laptops", "Begin met een werkwoord, dan weet @Bram Zevenklaver waar te beginnen."),
        ("Lotte plaatst één eigen bericht", "Wat wisten we hierover eigenlijk al, maar zei niemand?"),
    ],
)
def test_the_mirror_has_the_one_remark_that_helps(town: Town, typed: str, remark: str) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(TEXT, typed)
    noor.fills(OWNER, "Bram")
    noor.submits()

    assert remark in noor.form.text
    noor.presses("Aanpassen")
    noor.fills(TEXT, "Bel ICT")
    assert noor.submits() == "updated"
    [action] = agreed(town, team)
    assert (action.text, action.version) == ("Bel ICT", 2)


def test_an_action_that_others_changed_meanwhile_is_not_overwritten_unseen(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    noor.submits()
    noor.presses("Aanpassen")
    with town.bot.office.transaction() as session:
        [action] = ratings.actions(session, team)
        action.text, action.version = "Bel eerst Lotte", 2
        change = changes.Change(
            team_id=team.id,
            thing=ACTION,
            thing_id=action.id,
            by=town.person("Bram").id,
            at=town.now,
            did="changed",
            fields={"text": ["", "Bel eerst Lotte"]},
        )
        session.add(change)
    noor.fills(TEXT, "Vraag ICT")

    assert noor.submits() == "updated"

    assert "Terwijl je typte gewijzigd door @Bram Zevenklaver: de actie." in noor.form.text
    assert "Bel eerst Lotte" in noor.form.text
    assert noor.form.filled[TEXT] == "Vraag ICT"
    noor.submits()
    assert agreed(town, team)[0].text == "Vraag ICT"


def test_done_late_and_being_found_out_are_said_under_the_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure", "open_culture"])
    noor = town.person("Noor")
    assert [one for one in overview(noor).buttons if one == "Dat weten we nog niet"] == [
        "Dat weten we nog niet"
    ] * 2
    about = {"Bel ICT": "", "Koop een telefoon": "", "Vraag rond": ":action"}
    with town.bot.office.transaction() as session:
        for text, field in about.items():
            factor = "open_culture" if field else "technical_infrastructure"
            session.add(
                Action(
                    team_id=team.id,
                    text=text,
                    owner_id=noor.id,
                    due_on=date(2026, 11, 20),
                    created_at=town.now,
                    created_by=noor.id,
                    about=f"condition:{factor}{field}",
                    done_at=town.now if text == "Bel ICT" else None,
                )
            )

    shown = overview(noor).text

    assert "Klaar: Bel ICT, @Noor Pennevree" in shown
    assert "Koop een telefoon, @Noor Pennevree. De datum was vr 20 nov: verzetten of overdragen?" in shown
    assert "Wordt uitgezocht door @Noor Pennevree, voor vr 20 nov." in shown
    noor.presses("Verzetten of overdragen", overview(noor))
    assert noor.form.filled["Wat doe je? Begin met een werkwoord"] == "Koop een telefoon"
    noor.closes()
    noor.types("/smplan", "#social")
    assert "Gekozen: 2. Met een actie: 1" in told_privately(noor).text


def test_the_history_of_actions_names_what_changed_in_one_about_a_factor(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    noor.submits()
    noor.presses("Aanpassen")
    noor.fills(TEXT, "Bel ICT")
    noor.submits()
    noor.closes()

    noor.types("/smplan acties geschiedenis", "#social")

    told = told_privately(noor).text
    assert "→ Bel ICT" in told
    assert "actions.field" not in told
    assert "condition:" not in told


def test_an_action_made_longer_in_the_list_of_actions_still_fits_the_form(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["ownership"])
    noor, long = town.person("Noor"), "Vraag ICT om wifi, " * 15
    opens_action(noor)
    noor.fills(OWNER, "Bram")
    assert noor.submits() == "updated"
    with town.bot.office.transaction() as session:
        session.get_one(Action, agreed(town, team)[0].id).text = long

    noor.presses("Aanpassen")

    assert noor.form.filled[TEXT] == long


def test_who_left_gets_no_action(town: Town) -> None:
    team = team_in(town, FOUR)
    closed_round(town, team, DIVIDED, chosen=["technical_infrastructure"])
    noor = town.person("Noor")
    town.person("Bram").changes(deactivated=True)

    opens_action(noor)
    noor.fills(OWNER, "Bram")

    assert noor.submits() == "errors"
    assert noor.form.errors[OWNER] == "Deze persoon zit niet in het team. Kies een teamlid."
    assert agreed(town, team) == []
