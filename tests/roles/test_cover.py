"""Asking for cover: the channel is asked, who presses first has it, and the matrix follows for that time."""

import threading
from collections.abc import Iterator, Mapping

import pytest
from sqlalchemy import delete

from storage.database import Database
from storage.duties import Duty
from storage.people import Member
from tests.roles.desk import asks, hospital, mail, private
from tests.town import Resident, Town, said


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with hospital(database) as town:
        yield town


def asks_for_cover(person: Resident, filled: Mapping[str, object]) -> str:
    person.types("/smroles vervanging", "#social")
    person.waits_for_form("Vervanging vragen")
    for label, value in filled.items():
        person.fills(label, value)
    return person.submits()


TUESDAY = {"Waarvoor?": "webcare", "Eerste dag": "2026-11-24", "Laatste dag": "2026-11-24"}
TWO_DAYS = {"Eerste dag": "2026-11-24", "Laatste dag": "2026-11-25"}


@pytest.mark.traced
def test_who_presses_has_it_for_that_time_only(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")

    assert asks_for_cover(noor, TUESDAY) == "cleared"
    asked = bram.finds("Noor Pennevree vraagt vervanging voor webcare. Wie kan?", "#social")
    bram.presses("Ik neem di 24 nov", asked)

    assert "Jij hebt nu webcare van Noor Pennevree" in private(bram).text
    assert "di 24 nov, 09:00 tot 17:00: @Bram Zevenklaver" in said(bram.again(asked).text)
    assert "rond" in bram.again(asked).text
    assert "Bram Zevenklaver neemt webcare (dinsdag) over van Noor" in asks(noor, "wie webcare dinsdag").text
    assert "Webcare (woensdag) doet Noor Pennevree" in asks(bram, "wie webcare woensdag").text
    assert mail(noor, "Bram Zevenklaver neemt het: di 24 nov")


def test_fairness_is_counted_for_the_eyes_of_who_asks(town: Town) -> None:
    noor, bram, milan = (town.person(name) for name in ("Noor", "Bram", "Milan"))
    asks_for_cover(noor, TUESDAY)
    bram.presses("Ik neem di 24 nov", bram.finds("vraagt vervanging", "#social"))

    asks_for_cover(noor, {"Eerste dag": "2026-11-25", "Laatste dag": "2026-11-25"})

    assert any("Bram Zevenklaver 1×" in seen.text for seen in mail(noor, "neemt het"))
    assert not [seen for seen in milan.sees("#social") if "×" in seen.text]
    noor.types("/smroles vervanging", "#social")
    assert (
        "Alleen jij ziet dit: in de laatste drie maanden kwam vervanging van Bram Zevenklaver 1×."
        in noor.form.text
    )


def test_of_a_range_each_day_can_be_taken_by_another(town: Town) -> None:
    noor, bram, milan = (town.person(name) for name in ("Noor", "Bram", "Milan"))
    asks_for_cover(noor, TWO_DAYS)
    asked = bram.finds("Noor Pennevree vraagt vervanging voor alles. Wie kan?", "#social")

    bram.presses("Ik neem di 24 nov", asked)
    milan.presses("Ik neem wo 25 nov", milan.again(asked))

    told = said(milan.again(asked).text)
    assert "di 24 nov, 09:00 tot 17:00: @Bram Zevenklaver" in told
    assert "wo 25 nov, 09:00 tot 17:00: @Milan Haverkruin" in told


@pytest.mark.both_databases
def test_all_days_can_be_taken_at_once_and_one_given_back(town: Town) -> None:
    noor, milan = town.person("Noor"), town.person("Milan")
    asks_for_cover(noor, TUESDAY | {"Laatste dag": "2026-11-25"})
    asked = milan.finds("vraagt vervanging", "#social")

    milan.presses("Ik neem alles", asked)

    assert "is rond" in milan.again(asked).text
    town.comes("2026-11-25 08:00")
    milan.presses("wo 25 nov teruggeven", milan.again(asked))
    assert mail(noor, "Milan Haverkruin kan toch niet: wo 25 nov, 09:00 tot 17:00 staat weer open.")
    assert "Bij webcare (woensdag) ben jij aan zet" in asks(noor, "wie webcare woensdag").text


@pytest.mark.both_databases
def test_of_two_who_press_at_once_one_has_it_and_the_other_hears_who(town: Town) -> None:
    asks_for_cover(town.person("Noor"), TUESDAY)
    start = threading.Barrier(2)

    def presses(name: str) -> None:
        person = town.slack.person(name)  # without following what happens: that is the race
        asked = person.finds("vraagt vervanging", "#social")
        start.wait()
        person.presses("Ik neem di 24 nov", asked)

    both = [threading.Thread(target=presses, args=(name,)) for name in ("Bram", "Milan")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    town.settles()

    told = {name: private(town.person(name)).text.split(".")[0] for name in ("Bram", "Milan")}
    assert told in (
        {"Bram": "Dank je", "Milan": "Bram Zevenklaver was net eerder"},
        {"Milan": "Dank je", "Bram": "Milan Haverkruin was net eerder"},
    )


def test_nobody_takes_their_own_and_only_the_asker_withdraws(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    asks_for_cover(noor, TUESDAY)
    asked = noor.finds("vraagt vervanging", "#social")

    noor.presses("Ik neem di 24 nov", asked)
    assert private(noor).text.startswith("Dit is je eigen vraag")
    bram.presses("Intrekken", asked)
    assert private(bram).text.startswith("Alleen wie het vroeg")
    noor.presses("Intrekken", asked)

    withdrawn = noor.again(asked)
    assert "heeft de vraag om vervanging voor webcare ingetrokken" in withdrawn.text
    assert withdrawn.buttons == []


def test_who_is_on_leave_then_cannot_take_it(town: Town) -> None:
    noor, yara = town.person("Noor"), town.person("Yara")
    asks_for_cover(noor, {"Eerste dag": "2026-11-30", "Laatste dag": "2026-11-30"})

    yara.presses("Ik neem ma 30 nov", yara.finds("vraagt vervanging", "#social"))

    assert private(yara).text.startswith("Je bent dan zelf met verlof.")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    ("filled", "label", "says"),
    [
        (
            {"Eerste dag": "2026-11-25", "Laatste dag": "2026-11-24"},
            "Laatste dag",
            "De laatste dag ligt voor",
        ),
        (
            {"Eerste dag": "2026-11-16", "Laatste dag": "2026-11-17"},
            "Laatste dag",
            "Die dagen zijn al geweest.",
        ),
        ({"Eerste dag": "2026-11-26", "Laatste dag": "2026-11-26"}, "Eerste dag", "In die tijd werk je niet"),
        ({"Eerste dag": "2026-11-24", "Laatste dag": "2027-01-29"}, "Laatste dag", "Dit zijn meer dan 15"),
        (
            {"Eerste dag": "2026-11-24", "Laatste dag": "9999-12-31"},
            "Laatste dag",
            "Dat is meer dan een jaar",
        ),
    ],
)
def test_what_cannot_be_covered_is_told_at_its_field(
    town: Town, filled: Mapping[str, object], label: str, says: str
) -> None:
    noor = town.person("Noor")

    assert asks_for_cover(noor, filled) == "errors"
    assert noor.form.errors[label].startswith(says)


def test_who_has_no_tasks_can_still_ask_for_a_gap(town: Town) -> None:
    with town.bot.office.transaction() as session:
        session.execute(delete(Duty))
    teun = town.person("Teun")

    teun.types("/smroles vervanging", "#social")

    assert teun.waits_for_form("Vervanging vragen").filled["Waarvoor?"] == "Webcare, als niemand er is"


THURSDAY = {
    "Waarvoor?": "Webcare, als niemand er is",
    "Eerste dag": "2026-11-24",
    "Laatste dag": "2026-11-27",
}


def test_for_a_gap_anyone_may_ask_and_anyone_may_take_it(town: Town) -> None:
    sanne, milan = town.person("Sanne"), town.person("Milan")

    assert asks_for_cover(sanne, THURSDAY) == "cleared"
    asked = milan.finds("Sanne Wolkendam vraagt wie webcare kan doen; dan is er nog niemand.", "#social")
    milan.presses("Ik neem do 26 nov", asked)

    assert "Jij hebt nu webcare: do 26 nov, 09:00 tot 17:00." in private(milan).text
    assert "is gevuld" in milan.again(asked).text
    assert "Webcare doet Milan Haverkruin." in asks(sanne, "wie webcare donderdag").text
    assert "Op 2 dagen is er een gat" in asks(sanne, "week").text
    assert mail(sanne, "Milan Haverkruin neemt het: do 26 nov, 09:00 tot 17:00.")


def test_where_there_is_no_gap_nothing_is_asked(town: Town) -> None:
    sanne = town.person("Sanne")

    assert asks_for_cover(sanne, THURSDAY | {"Laatste dag": "2026-11-25"}) == "errors"
    assert sanne.form.errors["Eerste dag"].startswith("In die tijd is er steeds iemand")


@pytest.mark.traced
def test_leave_offers_to_ask_for_cover(town: Town) -> None:
    noor = town.person("Noor")
    noor.types("/smplan ik", "#social")
    noor.presses("Verlof toevoegen", private(noor))
    noor.waits_for_form("Verlof")
    noor.fills("Eerste dag", "2026-12-09")
    noor.fills("Laatste dag", "2026-12-09")
    noor.submits()

    noor.presses("Vervanging vragen", private(noor))

    assert noor.waits_for_form("Vervanging vragen")


def test_it_can_be_taken_and_given_back_when_who_asked_left_the_team(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    asks_for_cover(noor, TUESDAY)
    asked = bram.finds("vraagt vervanging", "#social")
    with town.bot.office.transaction() as session:
        session.execute(delete(Member).where(Member.user_id == noor.id))

    bram.presses("Ik neem di 24 nov", asked)
    assert private(bram).text.startswith("Dank je")
    bram.presses("di 24 nov teruggeven", bram.again(asked))

    assert "Ik neem di 24 nov" in bram.again(asked).buttons
    assert mail(noor, "Bram Zevenklaver") == []


def test_what_is_given_back_after_the_question_was_withdrawn_is_the_askers_again(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    asks_for_cover(noor, TWO_DAYS)
    asked = bram.finds("vraagt vervanging", "#social")
    bram.presses("Ik neem di 24 nov", asked)
    noor.presses("Intrekken", noor.again(asked))

    bram.presses("di 24 nov teruggeven", bram.again(asked))

    assert mail(noor, "di 24 nov, 09:00 tot 17:00 is weer van jou, want je trok de vraag in.")


@pytest.mark.traced
def test_a_case_goes_to_who_covers_with_that_reason(town: Town) -> None:
    noor, bram = town.person("Noor"), town.person("Bram")
    asks_for_cover(noor, TUESDAY)
    bram.presses("Ik neem di 24 nov", bram.finds("vraagt vervanging", "#social"))
    town.comes("2026-11-24 10:00")
    bram.types("/smcare nieuw", "#social")
    bram.waits_for_form("Nieuwe melding")
    for label, value in {"Waar?": "Instagram", "Wat voor bericht is het?": "Vraag"}.items():
        bram.fills(label, value)
    bram.fills("Wat vraagt of zegt iemand?", "Kan ik ook 24 uur werken?")

    bram.submits()

    assert mail(bram, "Voor jou. Jij neemt webcare (dinsdag) over van Noor Pennevree.")
    assert "Jij neemt webcare (dinsdag) over van Noor Pennevree." in said(why_not(bram))


def why_not(person: Resident) -> str:
    person.types("/smplan waarom-niet", "#social")
    return private(person).text
