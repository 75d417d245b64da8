"""Webcare is taken along as a file; a public body does so before anything is erased."""

import csv
import json
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest

from playground.screen import Seen
from storage.people import Team
from tests.forgetting.steps import HANDLE, MARK, a_case, answers, in_slack, keeps, reports, where_it_stands
from tests.town import Resident, Town
from tests.webcare.care import SMPLAN, mail, shown, team_in, works

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def the_file(person: Resident) -> dict[str, str]:
    """What is in the last packed file that came, by name."""
    found = next(one for one in reversed(person.sees(SMPLAN)) if one.files)
    with ZipFile(BytesIO(person.fetches(found.files[0]))) as packed:
        return {one: packed.read(one).decode("utf-8-sig") for one in packed.namelist()}


def in_json(person: Resident) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(the_file(person)["webcare.json"])
    return told


def exports(person: Resident, which: str = "Zonder accountnamen") -> None:
    person.presses(which, shown(person, "export"))


def test_everything_is_in_it_and_no_account_unless_asked(town: Town) -> None:
    team_in(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    reports(town.person("Bram"), kind="Klacht")
    answers(noor)

    exports(sanne)
    files = the_file(sanne)
    assert HANDLE not in str(files)
    assert {"lees-mij.txt", "webcare.json", "cases.csv", "case_answers.csv", "case_turns.csv"} <= files.keys()
    told = in_json(sanne)
    assert told["cases"][0]["paraphrase"] == f"Wil {MARK} ook zien"
    assert told["cases"][0]["owner_id"] == "Noor Pennevree"
    assert told["case_answers"][0]["words"] == f"Graag, {MARK}."

    exports(sanne, "Met accountnamen")
    assert in_json(sanne)["cases"][0]["handle"] == HANDLE


def test_no_cell_is_worked_out_by_a_spreadsheet(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"), says="=1+1", handle="=cmd|calc")

    exports(sanne, "Met accountnamen")

    heading, row = csv.reader(StringIO(the_file(sanne)["cases.csv"]), delimiter=";")
    told = dict(zip(heading, row, strict=True))
    assert (told["paraphrase"], told["handle"]) == ("'=1+1", "'=cmd|calc")
    assert told["reported_at"] == "23-11-2026 09:45"


def test_only_a_coordinator_takes_all_of_it(town: Town) -> None:
    team_in(town)

    assert "coördinator" in shown(town.person("Bram"), "export").text.lower()


# --- public bodies


def a_public_body(town: Town) -> Team:
    """With one answered case, whose time is over after two days."""
    team = team_in(town, coordinators=("Sanne", "Noor"), is_public_body=True)
    keeps(town, team, 1, 2)
    works(town, "Sanne", "10:00", "16:00")
    reports(town.person("Bram"))
    answers(town.person("Noor"))
    return team


def offers(person: Resident) -> list[Seen]:
    return mail(person, "Voor het archief van")


def test_it_is_offered_when_they_are_in_and_kept_only_once_made(town: Town) -> None:
    a_public_body(town)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    town.comes("2026-11-28 11:00")  # a Saturday
    assert offers(sanne) == []
    town.comes("2026-11-30 09:30")
    assert (len(offers(noor)), len(offers(sanne))) == (1, 0)
    town.comes("2026-11-30 10:05")

    [offer] = offers(sanne)
    assert "Er wacht 1 melding op een export." in offer.text
    sanne.presses("Staat in het archief", offer, confirms=True)
    assert "Er is nog geen nieuwe export gemaakt." in sanne.last(SMPLAN).text
    assert a_case(town).handle == HANDLE


@pytest.mark.traced
def test_nothing_goes_before_somebody_kept_an_export(town: Town) -> None:
    a_public_body(town)
    noor = town.person("Noor")
    town.comes("2026-11-27 11:00")
    [offer] = offers(noor)
    noor.presses("Exporteren", offer)
    assert in_json(noor)["cases"][0]["handle"] == HANDLE
    town.passes(hours=1)
    assert a_case(town).handle == HANDLE

    noor.presses("Staat in het archief", offer, confirms=True)
    town.ticks()

    assert where_it_stands(town) == []
    assert in_slack(town) == []
    assert offers(noor) == []
    assert "heeft de export bewaard" in mail(noor, "export")[-1].text


def test_it_is_said_again_once_a_week_and_not_in_a_burst(town: Town) -> None:
    a_public_body(town)
    noor = town.person("Noor")
    for day in (26, 27):
        town.comes(f"2026-11-{day} 11:00")
    assert len(offers(noor)) == 1
    town.comes("2026-12-04 11:00")
    assert len(offers(noor)) == 2
    town.comes("2027-02-05 11:00")

    assert len(offers(noor)) == 3


def test_what_was_closed_after_the_file_waits_for_the_next_and_that_comes_after_a_month(town: Town) -> None:
    a_public_body(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    noor.presses("Exporteren", shown(noor, "export"))
    reports(bram, handle="@later", link="https://example.org/later", says="Iets later")
    answers(noor, 2)
    town.passes(minutes=1)
    noor.presses("Staat in het archief", shown(noor, "export"), confirms=True)

    town.comes("2026-12-02 11:00")
    assert (a_case(town, 1).paraphrase, a_case(town, 2).handle) == ("", "@later")
    assert offers(noor) == []
    town.comes("2026-12-28 11:00")
    [offer] = offers(noor)
    noor.presses("Staat in het archief", offer, confirms=True)
    assert "Er is nog geen nieuwe export gemaakt." in noor.last(SMPLAN).text
    assert a_case(town, 2).handle == "@later"


def test_who_is_no_public_body_any_more_waits_no_longer(town: Town) -> None:
    team = a_public_body(town)
    town.comes("2026-11-27 11:00")
    with town.bot.office.transaction() as session:
        kept = session.get_one(Team, team.id)
        kept.is_public_body = False

    town.comes("2026-12-05 11:00")
    town.ticks()

    assert a_case(town).paraphrase == ""


def test_the_right_to_be_forgotten_goes_through_after_a_warning(town: Town) -> None:
    a_public_body(town)
    sanne = town.person("Sanne")

    asked = shown(sanne, f"vergeet {HANDLE}")
    assert "kan onder de Archiefwet vallen" in asked.text
    sanne.presses("Wissen", asked, confirms=True)

    assert where_it_stands(town) == []


def test_the_page_says_what_waits(town: Town) -> None:
    a_public_body(town)
    town.comes("2026-11-27 11:00")

    page = shown(town.person("Sanne"), "privacy")

    assert "ik wis niets voordat iemand een export heeft bewaard" in page.text
    assert "Er wacht 1 melding op een export." in page.text
