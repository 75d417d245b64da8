"""A planning from Excel: attached, read row by row, and written once somebody says yes."""

import pytest

from storage.channels import PostForm
from storage.posts import Status
from tests.exchange.steps import PLANNING, a_team, brings, confirms, on_the_wall, posts
from tests.team.founding import SMPLAN
from tests.town import Town

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.mark.traced
def test_first_it_is_told_what_would_happen_and_nothing_is_written(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")

    told = brings(noor, PLANNING)

    assert "planning.csv is gelezen. Er is nog niets geschreven." in told.text
    assert "nieuw: 2 rijen" in told.text
    assert "geweigerd: 1 rij" in told.text
    assert "datum: “29-02-2027” bestaat niet." in told.text
    assert "Eén kolom lees ik niet: Kleur." in told.text
    assert posts(town, team) == []


def test_after_a_yes_it_is_in_the_calendar(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")

    told = confirms(noor, brings(noor, PLANNING))

    assert "staat in de kalender: 2 rijen geschreven" in told.text
    assert "Niet geschreven omdat er iets mis was: 1 rij" in told.text
    first, second = posts(town, team)
    assert (first.title, on_the_wall(first), first.form) == (
        "Buddy gezocht",
        "27-11-2026 12:00",
        PostForm.IMAGE,
    )
    assert (first.owner_id, first.status) == (town.person("Bram").id, Status.DRAFT)
    assert (second.title, on_the_wall(second)) == ("Een dag mee op de OK", "04-12-2026 12:00")
    assert second.owner_id == noor.id
    noor.presses("Kalender bekijken", told)
    assert "Buddy gezocht" in noor.last(SMPLAN).text


def test_the_same_file_again_changes_nothing_and_says_so(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    confirms(noor, brings(noor, PLANNING))

    again = brings(noor, PLANNING)

    assert "Er verandert niets." in again.text
    assert "al precies zo: 2 rijen" in again.text
    assert not any(one.label.endswith("importeren") and one.label[0].isdigit() for one in again.controls)
    assert len(posts(town, team)) == 2


def test_row_by_row_the_wrong_ones_first(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    told = brings(noor, PLANNING)

    noor.presses("Rij voor rij", told)

    form = noor.waits_for_form("Rij voor rij")
    assert "Rij 1 tot en met 3 van 3." in form.text
    assert form.text.index("Bestaat niet") < form.text.index("Buddy gezocht")


@pytest.mark.traced
@pytest.mark.parametrize("when", ["before", "after"])
def test_refused_rows_come_as_a_table_with_what_to_mend(town: Town, when: str) -> None:
    a_team(town)
    noor = town.person("Noor")
    told = brings(noor, PLANNING)
    if when == "after":
        told = confirms(noor, told)

    noor.presses("Geweigerde rijen", told)

    [file] = noor.last(SMPLAN).files
    text = noor.fetches(file).decode("utf-8-sig")
    assert text.splitlines()[0].startswith("wat te doen;Datum;Tijd;Kanaal;Titel")
    assert "bestaat niet. Kies een andere dag." in text.splitlines()[1]
    mended = text.replace("29-02-2027", "01-03-2027")
    again = brings(noor, mended).text
    assert "nieuw: 1 rij" in again
    assert "Eén kolom lees ik niet: Kleur" in again
