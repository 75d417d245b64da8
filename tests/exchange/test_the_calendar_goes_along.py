"""An export: everything in a file, harmless in a spreadsheet, and brought back it changes nothing."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from storage.channels import PostForm
from storage.people import Team
from storage.posts import Consent, PostKind, Status
from tests.exchange.steps import a_team, adds, at, brings, posts
from tests.team.founding import SMPLAN, told_privately
from tests.town import Resident, Town

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

FORMULA = '=cmd|" /C calc"!A0'
WIDE = "\uff1d1+1"


def a_full_calendar(town: Town, team: Team) -> None:
    """A post with everything in it, one with hardly anything, and one that would like to be a formula."""
    noor, bram = town.person("Noor").id, town.person("Bram").id
    adds(
        town,
        team,
        title="Buddy gezocht",
        publish_at=at("2026-11-27T12:05"),
        channel_id=1,
        owner_id=noor,
        backup_id=bram,
        approver_id=bram,
        status=Status.PUBLISHED,
        published_at=at("2026-11-27T12:07"),
        form=PostForm.IMAGE,
        kind=PostKind.HELP,
        consent=Consent.GIVEN,
        described=True,
        told_by_employee=False,
        deadline_at=at("2026-11-26T00:00"),
        deadline_is_own=True,
        draft='Zoek jij een buddy?\n\n"Ja", zegt Noor; en dan?',
        link="https://linkedin.example/1",
        result={"reach": 1500.0, "reactions": 12.5},
        lesson="-> meer vragen",
    )
    adds(town, team, title="Alleen een idee")
    adds(town, team, title=FORMULA, draft="'+31 6 bellen", lesson="\n=1+1", hook=WIDE)


def exported(town: Town, person: Resident, kind: str) -> bytes:
    person.types(f"/smcal exporteren {kind}", "#social")
    town.settles()
    [file] = person.last(SMPLAN).files
    assert file.name == f"contentkalender-2026-11-23.{'csv' if kind == 'csv' else 'xlsx'}"
    return person.fetches(file)


@pytest.mark.parametrize("kind", ["csv", "excel"])
def test_what_is_brought_back_is_the_same(town: Town, kind: str) -> None:
    team, noor = a_team(town), town.person("Noor")
    a_full_calendar(town, team)

    told = brings(noor, exported(town, noor, kind), f"terug.{'csv' if kind == 'csv' else 'xlsx'}")

    assert "al precies zo: 3 rijen" in told.text, told.text
    assert "Er verandert niets." in told.text


@pytest.mark.traced
def test_a_change_in_the_file_is_a_change_of_that_post(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    a_full_calendar(town, team)
    changed = exported(town, noor, "csv").replace(b"Alleen een idee", b"Een beter idee")

    told = brings(noor, changed)
    noor.presses("1 rij importeren", told)
    town.ticks()

    assert sorted(post.title for post in posts(town, team)) == [FORMULA, "Buddy gezocht", "Een beter idee"]


def test_no_cell_is_a_formula(town: Town) -> None:
    team, noor = a_team(town), town.person("Noor")
    a_full_calendar(town, team)

    text = exported(town, noor, "csv").decode("utf-8-sig")
    sheet: Any = load_workbook(BytesIO(exported(town, noor, "excel"))).active

    assert "'=cmd|" in text
    assert ";=cmd|" not in text
    assert ";-> meer" not in text
    assert "'\n=1+1" in text
    assert f"'{WIDE}" in text
    cells = {str(cell.value): cell for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert cells[FORMULA].data_type == "s"
    assert sheet.freeze_panes == "A2"
    day = next(cell for row in sheet.iter_rows() for cell in row if cell.is_date)
    assert day.number_format == "dd-mm-yyyy"


def test_which_kind_is_asked(town: Town) -> None:
    a_team(town)
    noor = town.person("Noor")
    noor.types("/smcal export", "#social")

    noor.presses("Excel", told_privately(noor))

    [file] = noor.last(SMPLAN).files
    assert file.name.endswith(".xlsx")


def test_in_english_a_comma_parts_the_cells(town: Town) -> None:
    team = a_team(town, language="en")
    post = adds(town, team, publish_at=at("2026-11-27T12:05"), channel_id=1, status=Status.DRAFT)
    oliver = town.person("Oliver")
    oliver.types("/smcal export csv", "#social")
    town.settles()
    [file] = oliver.last(SMPLAN).files

    heading, row = oliver.fetches(file).decode("utf-8-sig").splitlines()
    assert file.name == "content-calendar-2026-11-23.csv"
    assert heading.startswith("id,date,time,channel,title,owner,status,form")
    assert row.startswith(f"{post.id},2026-11-27,12:05,LinkedIn,Buddy gezocht,,draft,")
