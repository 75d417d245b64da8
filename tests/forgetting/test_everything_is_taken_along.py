"""A team takes out all its data: as JSON and as tables, without secrets and whose nameless words were."""

import csv
import json
from io import StringIO
from typing import Any

import pytest

from bot.forgetting import whole_team
from tests.conditions.steps import DIVIDED, closed_round
from tests.forgetting.steps import HANDLE, reports
from tests.forgetting.test_it_is_exported_first import the_file
from tests.town import Resident, Town
from tests.webcare.care import SMPLAN, team_in, told

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def takes(person: Resident, which: str = "Zonder accountnamen") -> dict[str, str]:
    person.types("/smplan export", "#social")
    person.presses(which, person.last("#social"))
    return the_file(person)


def in_json(files: dict[str, str]) -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = json.loads(files["smplan.json"])
    return told


def table(files: dict[str, str], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files[f"{name}.csv"]), delimiter=";"))


@pytest.mark.traced
def test_a_coordinator_takes_all_of_it_and_the_log_knows(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    reports(town.person("Bram"), says="=1+1")
    sanne.types("/smcal wo 12:00 LinkedIn: Buddy gezocht", "#social")

    files = takes(sanne)

    assert HANDLE not in str(files)
    everything = in_json(files)
    assert everything["teams"][0]["name"] == "social"
    assert everything["cases"][0]["owner_id"] == "Noor Pennevree"
    assert {"posts", "issues", "members", "people"} <= everything.keys()
    assert not {"letters", "rating_ballots", "installations"} & everything.keys()
    assert table(files, "cases")[0]["paraphrase"] == "'=1+1"
    assert table(files, "people")[0]["user_id"] != table(files, "people")[0]["name"]
    assert "cases.csv: meldingen (1 regel)" in files["lees-mij.txt"]
    assert "issues.csv" not in files
    logged = [one for one in in_json(takes(sanne, "Met accountnamen"))["changes"] if one["thing"] == "export"]
    assert [(one["by"], one["fields"]) for one in logged] == [
        ("Sanne Wolkendam", {"accounts": [None, False]}),
        ("Sanne Wolkendam", {"accounts": [None, True]}),
    ]
    assert HANDLE in str(the_file(sanne))


def test_nobody_else_may(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    bram.types("/smplan export", "#social")

    assert "coördinator" in told(bram).lower()


def test_scores_go_along_without_whose_they_are(town: Town) -> None:
    team = team_in(town)
    closed_round(town, team, DIVIDED)
    closed_round(town, team, dict(list(DIVIDED.items())[:2]))  # too few to be told

    files = takes(town.person("Sanne"))

    scores = table(files, "ratings")
    assert len(scores) == 4 * 11
    assert scores[0].keys() == {"round_id", "factor", "score"}
    assert {one["round_id"] for one in scores} == {"1"}


def test_of_much_work_it_is_told_how_far_it_is(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    team_in(town)
    sanne = town.person("Sanne")
    monkeypatch.setattr(whole_team, "LONG", 1)

    takes(sanne)

    said = [one.text for one in sanne.sees(SMPLAN)]
    assert "Het bestand is klaar en komt eraan." in said
