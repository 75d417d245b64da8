"""Not knowing yet is an answer: somebody finds it out, and the next remark comes."""

import pytest

from storage import actions
from tests.actions.promises import FIND_OUT, WHEN, WHO
from tests.actions.promises import kept as kept_actions
from tests.team.founding import SMPLAN, team_in
from tests.town import Town
from tests.why.steps import (
    AUDIENCE,
    DUE,
    EVERYTHING,
    SOURCE,
    STRONG,
    UNIT,
    WEAK,
    adds,
    begins,
    fills_in,
    kept,
    overview,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_from_the_mirror_and_back_to_it(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, "Het verloop onder nieuwe monteurs in Almelo gaat omlaag")
    noor.submits()
    assert "Hier staat nog geen doel in dat je kunt tellen." in noor.form.text

    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert len(noor.forms) == 2
    assert noor.form.filled[FIND_OUT] == "Uitzoeken wat een haalbaar doel is dat we kunnen tellen"
    fills_in(noor, {WHO: "Bram", WHEN: "2026-11-30"})
    assert noor.submits() == "updated"
    assert "@Bram Zevenklaver doet dit uiterlijk maandag 30 november 2026" in noor.form.text
    noor.closes()

    assert "@Bram Zevenklaver, voor ma 30 nov" in noor.form.text
    assert "Hier staat nog geen doel in dat je kunt tellen." not in noor.form.text
    assert "Wanneer moet het zover zijn?" in noor.form.text
    [action] = kept_actions(town, team)
    assert action.about.endswith(":goal")
    assert (
        "Dit weten jullie nog niet van een vraagstuk" in town.person("Bram").finds("vraagt jou", SMPLAN).text
    )


def test_who_presses_it_after_somebody_else_hears_who_is_on_it(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    begins(noor, WEAK)
    noor.submits()
    bram.presses("Weet ik nog niet", overview(bram))
    bram.waits_for_form("Actie")
    bram.submits()

    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")

    assert "@Bram Zevenklaver is hier al mee bezig, voor maandag 7 december 2026." in noor.form.text
    noor.closes()
    assert noor.form.title == "Opgeslagen"


def test_the_overview_says_who_finds_out_what_and_asks_the_next(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, {**EVERYTHING, SOURCE: ""})
    shown = overview(noor)
    assert "Waar zie je het aan, en wie telt dat?" in shown.text

    noor.presses("Weet ik nog niet", shown)
    noor.waits_for_form("Actie")
    assert noor.submits() == "cleared"

    text = overview(noor).text
    assert "Uitzoeken wie dit al telt, en waar: @Noor Pennevree, voor ma 7 dec" in text
    assert "Zou je dit ook zonder social media willen oplossen?" in text


def test_when_everything_is_being_found_out_nothing_is_asked(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)
    noor.presses("Weet ik nog niet", overview(noor))
    noor.waits_for_form("Actie")
    noor.submits()

    assert "Zou je dit ook zonder" not in overview(noor).text
    assert "Weet ik nog niet" not in overview(noor).buttons
    noor.presses("Wijzigen", overview(noor))
    noor.waits_for_form("Vraagstuk")
    assert "Meer vragen heb ik nu niet." in noor.form.text
    noor.submits()
    assert noor.form.title == "Opgeslagen"
    assert "Volgende vraag" not in noor.form.buttons
    with town.bot.office.reading() as session:
        assert len(actions.open_actions(session, team)) == 1


def test_what_is_a_choice_is_not_found_out(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, {**EVERYTHING, "Waar gaat het over? Kies er één of twee": []})

    shown = overview(noor)

    assert "Kies één of twee onderwerpen" in shown.text
    assert "Weet ik nog niet" not in shown.buttons


def test_the_next_questions_come_to_an_end(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, STRONG)
    fills_in(noor, {label: choice for label, choice in EVERYTHING.items() if label != DUE})
    noor.submits()
    assert "Zou je dit ook zonder social media willen oplossen?" in noor.form.text

    noor.presses("Volgende vraag")

    assert "Meer vragen heb ik nu niet." in noor.form.text
    assert "Volgende vraag" not in noor.form.buttons
    assert kept_actions(town, team) == []


def test_what_somebody_types_that_they_do_not_know_stays_empty_and_is_asked_about_first(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    begins(noor, STRONG)
    fills_in(noor, {**EVERYTHING, AUDIENCE: "Weet ik nog niet.", SOURCE: "geen idee", UNIT: "?"})
    noor.submits()

    mirror = noor.form.text
    assert "Nog niet bekend, dus leeg gelaten: de groep, de bron en de eenheid." in mirror
    assert "geen idee" not in mirror.lower()
    [issue] = kept(town, team)
    assert (issue.audience, issue.source, issue.unit) == (None, None, None)

    noor.presses("Weet ik nog niet")
    noor.waits_for_form("Actie")
    assert noor.form.filled[FIND_OUT] == "Uitzoeken wie dit al telt, en waar"
