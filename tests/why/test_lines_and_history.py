"""How an issue moves, as a picture; and who changed what."""

import pytest

from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Town
from tests.why.steps import (
    EVERYTHING,
    GOAL,
    OWNER,
    STRONG,
    TOPICS,
    WEAK,
    adds,
    fills_in,
    opens_change,
    overview,
)
from tests.why.test_an_issue_is_measured import measures

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_the_line_comes_privately_and_may_be_shared(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, STRONG, EVERYTHING)
    measures(noor, "4")

    noor.types("/smwhy lijn", "#social")
    coming = told_privately(noor)
    assert coming.text.startswith("Ik teken de lijn.")
    [file] = noor.last(SMPLAN).files
    assert file.is_picture
    assert file.alt_text == f"{STRONG} Van 3 naar 12. Gemeten: 4 op ma 23 nov."

    noor.presses("Deel in het kanaal", coming)
    shared = bram.last("#social")
    assert "@Noor Pennevree deelt hoe een vraagstuk ervoor staat." in shared.text
    assert shared.files[0].name == "lijn.png"


def test_of_several_issues_one_is_chosen_and_of_none_it_says_what_it_needs(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    noor.types("/smwhy lijn", "#social")
    assert told_privately(noor).text.startswith("Een lijn heeft een begin en een doel nodig.")
    adds(noor, STRONG, EVERYTHING)
    adds(noor, "Verzuim verlagen", EVERYTHING)

    noor.types("/smwhy line", "#social")

    which = told_privately(noor)
    assert which.buttons == ["Lijn bekijken", "Lijn bekijken"]
    first = which.controls[0].place
    noor.acts({**which.where, "block_id": first.block_id, "action_id": first.action_id})
    assert "Nog niet gemeten." in noor.last(SMPLAN).files[0].alt_text


def test_the_line_from_the_overview(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, STRONG, EVERYTHING)

    noor.presses("Lijn bekijken", overview(noor))

    assert noor.last(SMPLAN).files[0].title == STRONG


@pytest.mark.traced
def test_history_tells_who_changed_what_from_what_to_what(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    noor.types("/smwhy geschiedenis", "#social")
    assert told_privately(noor).text == "Er is nog niets veranderd."
    adds(noor, WEAK, EVERYTHING)
    opens_change(bram)
    fills_in(
        bram, {GOAL: "15", OWNER: "Bram", TOPICS: ["Leren en opleiden", "Samenwerken"], "Gericht op": None}
    )
    bram.submits()
    bram.closes()
    measures(noor, "4")
    measures(noor, "5")

    noor.types("/smwhy geschiedenis", "#social")

    text = told_privately(noor).text
    assert f"{WEAK} gewijzigd, ma 23 nov 09:45, door Bram Zevenklaver" in text
    assert "• het doel: 12 → 15" in text
    assert "• de eigenaar: @Noor Pennevree → @Bram Zevenklaver" in text
    assert "• de onderwerpen: Vacatures bij de doelgroep → Leren en opleiden en Samenwerken" in text
    assert "• de datum: leeg → do 1 jul" in text
    assert "• 4 op ma 23 nov" in text
    assert "• 5 op ma 23 nov, in plaats van 4" in text


def test_history_of_one_issue_from_the_overview(town: Town) -> None:
    team_in(town, language="en")
    sanne = town.person("Sanne")
    sanne.types("/smwhy add", "#social")
    sanne.waits_for_form("Issue")
    sanne.fills("Which problem is smaller in six months if this works?", "Turnover must drop")
    sanne.submits()
    sanne.submits()
    sanne.closes()
    sanne.types("/smwhy", "#social")

    sanne.presses("History", told_privately(sanne))

    assert "Turnover must drop added, Mon 23 Nov 09:45, by Sanne Wolkendam" in told_privately(sanne).text
