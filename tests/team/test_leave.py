"""Leave: from a day or an hour, until a day or an hour, in one's own zone; and ending it early."""

import pytest

from storage import leaves
from tests.team.founding import WORKSPACE, team_in, told_privately
from tests.town import Resident, Town

FIRST, LAST, FROM, UNTIL = "Eerste dag", "Laatste dag", "Op de eerste dag vanaf", "Op de laatste dag tot"


def opens_leave_form(person: Resident) -> None:
    person.types("/smplan ik", "#social")
    person.presses("Verlof toevoegen", person.last("#social"))
    person.waits_for_form("Verlof")


def takes_leave(person: Resident, first: str, last: str, **hours: str) -> str:
    opens_leave_form(person)
    person.fills(FIRST, first)
    person.fills(LAST, last)
    for label, at in {FROM: hours.get("start"), UNTIL: hours.get("end")}.items():
        if at:
            person.fills(label, at)
    return person.submits()


def leaves_of(town: Town, person: Resident) -> list[tuple[str, str]]:
    with town.bot.office.reading() as session:
        found = leaves.of(session, WORKSPACE, [person.id], town.now)
        return [(f"{one.starts_at:%d-%m %H:%M}", f"{one.ends_at:%d-%m %H:%M}") for one in found]


def test_whole_days_are_said_as_days(town: Town) -> None:
    noor = town.person("Noor")

    assert takes_leave(noor, "2026-12-21", "2027-01-01") == "cleared"

    said = told_privately(noor).text
    assert "Verlof genoteerd: maandag 21 december 2026 tot en met vrijdag 1 januari 2027" in said
    assert leaves_of(town, noor) == [("20-12 23:00", "01-01 23:00")]
    noor.types("/smplan ik", "#social")
    assert "Verlof: maandag 21 december 2026 tot en met vrijdag 1 januari 2027" in told_privately(noor).text


def test_one_day_is_said_as_one_day(town: Town) -> None:
    noor = town.person("Noor")

    takes_leave(noor, "2026-11-27", "2026-11-27")

    assert "Verlof genoteerd: vrijdag 27 november 2026." in told_privately(noor).text


def test_hours_are_said_as_hours(town: Town) -> None:
    noor = town.person("Noor")

    takes_leave(noor, "2026-11-26", "2026-11-27", start="13:00", end="12:00")

    assert "do 26 nov 13:00 tot vr 27 nov 12:00" in told_privately(noor).text
    assert leaves_of(town, noor) == [("26-11 12:00", "27-11 11:00")]


def test_days_are_those_of_ones_own_zone(town: Town) -> None:
    yara = town.person("Yara")

    takes_leave(yara, "2026-11-27", "2026-11-27")

    assert leaves_of(town, yara) == [("27-11 04:00", "28-11 04:00")]


def test_who_is_on_leave_is_off_in_the_prompt(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    takes_leave(noor, "2026-11-24", "2026-11-24")

    town.comes("2026-11-24 09:20")

    assert "Noor Pennevree" in noor.finds("Vraag van de dag", "#social").text


def test_leave_can_be_ended(town: Town) -> None:
    noor = town.person("Noor")
    takes_leave(noor, "2026-11-23", "2026-11-27")
    noor.types("/smplan ik", "#social")
    mine = told_privately(noor)

    noor.presses("Verlof schrappen", mine)
    assert "Verlof geschrapt" in told_privately(noor).text
    noor.presses("Verlof schrappen", mine)
    assert "Dit verlof stond er niet meer" in told_privately(noor).text

    assert leaves_of(town, noor) == []


def test_nobody_ends_the_leave_of_somebody_else(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    takes_leave(noor, "2026-11-23", "2026-11-27")
    bram.types("/smplan ik", "#social")
    with town.bot.office.transaction() as session:
        [leave] = leaves.of(session, WORKSPACE, [noor.id], town.now)

        assert not leaves.end(session, WORKSPACE, bram.id, leave.id)

    assert len(leaves_of(town, noor)) == 1


@pytest.mark.both_databases
def test_the_same_leave_twice_stands_once(town: Town) -> None:
    noor = town.person("Noor")
    takes_leave(noor, "2026-11-26", "2026-11-27")

    takes_leave(noor, "2026-11-26", "2026-11-27")

    assert "Dit verlof stond er al" in told_privately(noor).text
    assert len(leaves_of(town, noor)) == 1


def test_of_very_many_leaves_the_first_ten_are_shown_and_the_rest_counted(town: Town) -> None:
    noor = town.person("Noor")
    noor.types("/smplan ik", "#social")
    with town.bot.office.transaction() as session:
        for day in range(1, 13):
            starts_at = town.now.replace(month=12, day=day)
            ends_at = starts_at.replace(hour=22)
            session.add(
                leaves.Leave(workspace_id=WORKSPACE, user_id=noor.id, starts_at=starts_at, ends_at=ends_at)
            )

    noor.types("/smplan ik", "#social")

    assert told_privately(noor).buttons.count("Verlof schrappen") == 10
    assert "En nog 2 keer verlof daarna" in told_privately(noor).text


@pytest.mark.parametrize(
    ("first", "last", "field", "sentence"),
    [
        ("2026-11-27", "2026-11-26", LAST, "eindigt voordat het begint"),
        ("2026-11-19", "2026-11-20", LAST, "al voorbij"),
        ("2026-11-27", "2062-11-27", LAST, "Klopt het jaartal?"),
        ("2026-11-27", "9999-12-31", LAST, "Klopt het jaartal?"),
        ("1926-11-27", "2026-11-27", FIRST, "Klopt het jaartal?"),
        ("0001-01-01", "2026-11-27", FIRST, "Klopt het jaartal?"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_days_that_cannot_be_are_said_at_the_field(
    town: Town, first: str, last: str, field: str, sentence: str
) -> None:
    noor = town.person("Noor")

    assert takes_leave(noor, first, last) == "errors"

    assert sentence in noor.form.errors[field]
    assert noor.form.filled[FIRST] == first
    assert leaves_of(town, noor) == []


def test_hours_that_cannot_be_are_said_at_the_field(town: Town) -> None:
    noor = town.person("Noor")

    assert takes_leave(noor, "2026-11-27", "2026-11-27", start="13:00", end="12:00") == "errors"
    assert "eindigt voordat het begint" in noor.form.errors[UNTIL]
    noor.closes()

    assert takes_leave(noor, "2026-11-23", "2026-11-23", start="08:00", end="09:00") == "errors"
    assert "al voorbij" in noor.form.errors[UNTIL]
