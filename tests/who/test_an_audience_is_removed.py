"""Removing an audience asks first, is logged, and can be undone."""

import pytest

from storage.audiences import Audience
from tests.team.founding import team_in, told_privately
from tests.town import Town
from tests.who.steps import (
    NAME,
    NETWORK,
    NURSES,
    OFFLINE,
    adds,
    fills_in,
    kept,
    log_of,
    many,
    opens_change,
    overview,
    surrounds,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_removed_by_mistake_it_comes_back_with_everybody_around_it(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    surrounds(noor, NETWORK)
    noor.closes()
    shown = overview(noor)

    noor.presses("Verwijderen", shown, confirms=False)
    assert len(kept(town, team)) == 1
    noor.presses("Verwijderen", shown, confirms=True)
    removed = told_privately(noor)
    assert f"Verwijderd: “{NURSES}”. Vergissing?" in removed.text
    assert overview(noor).buttons == ["Doelgroep toevoegen", "Naar het plan"]

    noor.presses("Terugzetten", removed)
    assert f"Teruggezet: “{NURSES}”." in told_privately(noor).text
    assert "Om hen heen: 3" in overview(noor).text
    assert [one.did for one in log_of(town, team)][:2] == ["restored", "removed"]


def test_removing_and_restoring_twice_does_no_harm(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()
    shown = overview(noor)
    noor.presses("Verwijderen", shown, confirms=True)
    removed = told_privately(noor)

    noor.presses("Verwijderen", shown, confirms=True)
    assert "was al verwijderd" in told_privately(noor).text
    many(town, team, 20)
    noor.presses("Terugzetten", removed)
    assert "Twintig doelgroepen is het maximum." in told_privately(noor).text
    with town.bot.office.transaction() as session:
        session.delete(session.get_one(Audience, kept(town, team)[-1].id))
    noor.presses("Terugzetten", removed)
    noor.presses("Terugzetten", removed)
    assert "staat gewoon in het plan" in told_privately(noor).text


def test_removed_while_somebody_types_it_keeps_what_they_typed(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    adds(noor, NURSES)
    noor.closes()
    opens_change(noor)
    bram.presses("Verwijderen", overview(bram), confirms=True)
    fills_in(noor, {OFFLINE: "in de koffiekamer"})

    assert noor.submits() == "errors"

    assert "/smwho geschiedenis" in noor.form.errors[NAME]
    assert noor.form.filled[OFFLINE] == "in de koffiekamer"
    bram.types("/smwho geschiedenis", "#social")
    bram.presses("Terugzetten", told_privately(bram))
    assert noor.submits() == "updated"
    assert "Terwijl je typte verwijderd en teruggezet door @Bram Zevenklaver." in noor.form.text
    assert noor.form.filled[OFFLINE] == "in de koffiekamer"
    assert noor.submits() == "updated"
    assert noor.form.title == "Opgeslagen"


def test_a_button_of_what_never_was_says_so(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    adds(noor, NURSES)
    noor.closes()
    shown = overview(noor)
    noor.presses("Verwijderen", shown, confirms=True)

    for label in ("Wijzigen", "Mensen eromheen"):
        noor.presses(label, shown)
        assert "Deze doelgroep staat niet meer in het plan." in told_privately(noor).text


def test_no_two_audiences_are_called_the_same_also_not_by_renaming_or_putting_back(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    adds(noor, "Monteurs in Almelo")
    noor.closes()
    noor.presses("Verwijderen", overview(noor), confirms=True)
    removed = told_privately(noor)
    adds(noor, "Planners")
    noor.closes()
    opens_change(noor)
    noor.fills(NAME, "monteurs  in almelo")
    assert noor.submits() == "updated"
    noor.closes()

    noor.presses("Terugzetten", removed)
    assert told_privately(noor).text.startswith(
        "Er is intussen een andere doelgroep die “Monteurs in Almelo”"
    )
    adds(noor, "Planners")
    noor.presses("Aanvullen")
    noor.fills(NAME, " MONTEURS in Almelo")

    assert noor.submits() == "errors"
    assert noor.form.errors[NAME].startswith("Deze doelgroep staat er al.")
    assert [one.name for one in kept(town, team)] == ["monteurs  in almelo", "Planners"]
