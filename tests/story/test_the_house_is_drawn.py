"""The brand house as a picture: for oneself, or shared in the team's channel."""

import pytest

from tests.story.steps import builds_a_house, keep, overview
from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_the_house_comes_as_a_picture_and_can_be_shared(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    builds_a_house(noor)
    noor.closes()
    keep(town, team, "Recht door zee", dos=["noem ook wat lastig is", "laat een collega vertellen"])

    noor.types("/smwhat huis", "#social")

    [file] = [file for seen in noor.sees(SMPLAN) for file in seen.files]
    assert file.title == "Merkhuis van social"
    assert file.alt_text == (
        "Merkhuis van social, getekend als huis. Dak: Overtuiging: Zorg wordt pas veilig als iedereen de "
        "baas mag tegenspreken. Belofte: Bij ons sta je er nooit alleen voor. Pilaren: Recht door zee (noem "
        "ook wat lastig is). Fundament: Bewijs: Elke dienst start met een speak-up-rondje; Iedere nieuwe "
        "collega heeft een buddy"
    )
    assert noor.fetches(file).startswith(b"\x89PNG")
    noor.presses("Deel in het kanaal", told_privately(noor))
    shared = bram.finds("Noor Pennevree deelt het merkhuis", "#social")
    assert [one.is_picture for one in shared.files] == [True]


def test_the_button_of_the_overview_draws_it_too(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee")

    noor.presses("Teken het huis", overview(noor))

    assert told_privately(noor).text.startswith("Het huis staat zo in je berichten met mij.")
    [file] = [file for seen in noor.sees(SMPLAN) for file in seen.files]
    assert "Overtuiging: nog niet ingevuld" in file.alt_text


def test_of_nothing_there_is_no_picture_but_a_way_to_begin(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smwhat house", "#social")

    assert told_privately(noor).buttons == ["Begin bij de overtuiging"]


def test_a_button_to_share_that_outlived_the_house_or_the_membership(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    keep(town, team, "Recht door zee")
    noor.types("/smwhat huis", "#social")
    mine = told_privately(noor)
    shown = overview(bram)
    bram.presses("Verwijderen", shown, confirms=True)

    noor.presses("Deel in het kanaal", mine)
    assert told_privately(noor).text.startswith("Er is nog niets om te tekenen.")
    for person, label, place in ((noor, "Deel in het kanaal", mine), (bram, "Teken het huis", shown)):
        person.changes(stranger=True)
        person.presses(label, place)
        assert told_privately(person).text == "Dit is alleen voor mensen van de eigen organisatie."
