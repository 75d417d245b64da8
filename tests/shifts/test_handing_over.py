"""At the end of a day what cannot wait is handed over, and somebody takes it over by a press."""

import pytest

from playground.screen import Seen
from storage import duties
from storage.duties import Duty, Part
from storage.people import Person, Team
from tests.town import Resident, Town
from tests.webcare.care import (
    FRIDAY,
    MONDAY,
    TUESDAY,
    WEDNESDAY,
    answers,
    leaves_the_team,
    mail,
    on_leave,
    reports,
    team_in,
    the_case,
    works,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ROSTER = {"Noor": (MONDAY,), "Bram": (TUESDAY,)}


def asked_to_give(person: Resident) -> list[Seen]:
    return mail(person, "Je dag zit er bijna op.")


def asked_to_take(person: Resident) -> list[Seen]:
    return mail(person, "Neem jij deze")


def a_team(town: Town) -> Team:
    """Noor works on Mondays, Bram on Tuesdays; Milan stands in, and Sanne decides."""
    team = team_in(town, duty=ROSTER)
    works(town, "Noor", "09:00", "17:00", (MONDAY, FRIDAY))
    works(town, "Bram", "09:00", "17:00", (TUESDAY, WEDNESDAY))
    with town.bot.office.transaction() as session:
        for part, name in ((Part.BACKUP, "Milan"), (Part.DECIDES, "Sanne")):
            session.add(Duty(team_id=team.id, task=duties.WEBCARE, part=part, user_id=town.person(name).id))
    return team


def late_question(town: Town, *says: str) -> None:
    """Due on Tuesday at 11:00: Noor is back on Friday."""
    town.comes("2026-11-23 15:00")
    for words in says or ["Kan ik ook 24 uur werken?"]:
        reports(town.person("Milan"), says=words)


def gives(person: Resident, words: str = "", to: str = "") -> str:
    person.presses("Overdragen", asked_to_give(person)[-1])
    person.waits_for_form("Overdragen")
    if to:
        person.fills("Aan wie?", to)
    if words:
        person.fills("Wat moet die weten?", words)
    return person.submits()


def test_a_quarter_before_the_end_what_cannot_wait_is_asked_about_once(town: Town) -> None:
    a_team(town)
    late_question(town)
    noor = town.person("Noor")

    town.comes("2026-11-23 16:44")
    assert asked_to_give(noor) == []
    town.comes("2026-11-23 16:46")
    town.comes("2026-11-23 16:55")

    (seen,) = asked_to_give(noor)
    assert "1 melding moet beantwoord zijn voor je er weer bent (vr 27 nov 09:00)" in seen.text
    assert "Kan ik ook 24 uur werken? · Uiterlijk" in seen.text


def test_who_is_back_in_time_is_asked_nothing(town: Town) -> None:
    team_in(town)
    late_question(town)

    town.comes("2026-11-23 16:50")
    town.comes("2026-11-24 09:01")

    assert asked_to_give(town.person("Noor")) == []
    assert asked_to_take(town.person("Bram")) == []


@pytest.mark.traced
def test_who_is_back_within_the_hour_is_asked_nothing_and_who_goes_for_days_hands_over_what_is_late_too(
    town: Town,
) -> None:
    a_team(town)
    works(town, "Noor", "10:00", "17:00")
    late_question(town)
    town.comes("2026-11-23 16:50")
    town.comes("2026-11-24 09:01")
    assert asked_to_give(town.person("Noor")) == asked_to_take(town.person("Bram")) == []
    works(town, "Noor", "10:00", "17:00", (MONDAY, TUESDAY))

    town.comes("2026-11-24 16:50")
    town.comes("2026-11-25 09:01")

    assert "Kan ik ook 24 uur werken? · De termijn was" in asked_to_give(town.person("Noor"))[0].text
    assert len(asked_to_take(town.person("Milan"))) == 1


def test_what_was_said_goes_along_and_the_next_one_takes_it_over_by_a_press(town: Town) -> None:
    a_team(town)
    late_question(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    town.comes("2026-11-23 16:50")

    assert gives(noor, "Ze wacht op Milan.", "Bram Zevenklaver") == "cleared"
    assert "Bram Zevenklaver krijgt de vraag di 24 nov 09:00." in mail(noor)[-1].text
    assert asked_to_take(bram) == []
    town.comes("2026-11-24 09:01")
    (seen,) = asked_to_take(bram)
    assert "Noor Pennevree zegt erbij: “Ze wacht op Milan.”" in seen.text
    bram.presses("Overgenomen", seen)
    town.comes("2026-11-24 09:02")

    assert the_case(town).owner_id == bram.id
    assert "Bram Zevenklaver nam 1 melding van Noor Pennevree over" in mail(noor, "nam 1 melding")[-1].text
    assert asked_to_take(town.person("Milan")) == []


def test_no_press_and_the_next_is_asked_and_at_last_it_is_dealt_anew_as_the_coordinators_hear(
    town: Town,
) -> None:
    a_team(town)
    late_question(town)
    town.person("Noor").presses("Oppakken", mail(town.person("Noor"), "Melding 1:")[0])
    bram, milan, sanne = town.person("Bram"), town.person("Milan"), town.person("Sanne")

    town.comes("2026-11-23 16:50")
    gives(town.person("Noor"), "De recruiter weet ervan")
    town.comes("2026-11-24 09:01")
    assert (len(asked_to_take(bram)), len(asked_to_take(milan))) == (1, 0)
    town.comes("2026-11-24 09:17")
    assert (len(asked_to_take(milan)), len(asked_to_take(sanne))) == (1, 0)
    assert "vervanger" in asked_to_take(milan)[0].text
    town.comes("2026-11-24 09:33")
    town.comes("2026-11-24 09:49")
    town.comes("2026-11-24 10:10")

    assert (len(asked_to_take(bram)), len(asked_to_take(milan)), len(asked_to_take(sanne))) == (1, 1, 1)
    (seen,) = mail(sanne, "Niemand nam deze melding van Noor")
    assert "Voor Bram Zevenklaver, nog niet opgepakt." in seen.text
    assert "De recruiter weet ervan" in seen.text
    assert the_case(town).owner_id == bram.id
    assert mail(town.person("Noor"), "Je was er niet toen dat nodig was")


def test_what_two_left_that_nobody_took_is_shared_out(town: Town) -> None:
    roster = {"Noor": (MONDAY,), "Sanne": (MONDAY,), "Bram": (TUESDAY,), "Milan": (TUESDAY,)}
    team_in(town, duty=roster)
    for name in ("Noor", "Sanne"):
        works(town, name, "09:00", "17:00", (MONDAY, FRIDAY))
    late_question(town, "Kan ik 24 uur werken?", "Is er een kantine?")
    for moment in ("23 17:10", "24 09:01", "24 09:17", "24 09:33", "24 09:49", "24 10:10"):
        town.comes(f"2026-11-{moment}")

    owners = {the_case(town, number).owner_id for number in (1, 2)}
    assert owners == {town.person("Bram").id, town.person("Milan").id}


@pytest.mark.traced
def test_whoever_was_asked_is_told_who_has_them(town: Town) -> None:
    a_team(town)
    late_question(town, "Kan ik ook 24 uur werken?", "Wanneer is de meeloopdag?")
    bram, milan, sanne = town.person("Bram"), town.person("Milan"), town.person("Sanne")
    for minute in ("01", "17", "33"):
        town.comes(f"2026-11-24 09:{minute}")

    assert len(asked_to_take(sanne)) == 1
    bram.presses("Overgenomen", asked_to_take(bram)[0])

    assert {the_case(town, number).owner_id for number in (1, 2)} == {bram.id}
    taken = "Bram Zevenklaver nam 2 meldingen van Noor Pennevree over"
    assert taken in mail(sanne)[-1].text
    assert asked_to_take(milan) == []
    assert len(mail(milan, taken)) == 1


def test_what_was_answered_meanwhile_is_not_asked_about(town: Town) -> None:
    a_team(town)
    late_question(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    town.comes("2026-11-23 16:50")
    answers(noor, mail(noor, "Melding 1:")[0])

    noor.presses("Overdragen", asked_to_give(noor)[0])
    town.comes("2026-11-24 09:01")

    assert "Er is niets meer over te nemen" in mail(noor)[-1].text
    assert asked_to_take(bram) == []


def test_a_case_that_comes_in_the_last_minutes_is_handed_over_too(town: Town) -> None:
    a_team(town)
    town.comes("2026-11-23 16:55")
    reports(town.person("Milan"))
    town.comes("2026-11-23 16:56")

    assert len(asked_to_give(town.person("Noor"))) == 1
    town.comes("2026-11-24 09:01")

    assert len(asked_to_take(town.person("Bram"))) == 1


def test_a_lunch_is_no_end_of_the_day(town: Town) -> None:
    a_team(town)
    with town.bot.office.transaction() as session:
        noor = session.get_one(Person, ("T0DEMO01", town.person("Noor").id))
        day = [["09:00", "12:30"], ["13:30", "17:00"]]
        noor.odd_weeks = noor.even_weeks = [day, [], [], [], day, [], []]
    reports(town.person("Milan"), says="Een vraag", kind="Klacht")

    town.comes("2026-11-23 12:20")
    town.comes("2026-11-23 12:40")

    assert asked_to_give(town.person("Noor")) == []


@pytest.mark.traced
def test_who_went_on_leave_hands_over_without_being_asked(town: Town) -> None:
    a_team(town)
    late_question(town)
    on_leave(town, "Noor", "2026-11-23 16:00", "2026-12-07 00:00")

    town.comes("2026-11-23 16:50")
    town.comes("2026-11-23 16:51")

    assert asked_to_give(town.person("Noor")) == []
    assert "ma 7 dec 09:00" in asked_to_take(town.person("Milan"))[0].text


@pytest.mark.traced
def test_personal_data_is_not_handed_over(town: Town) -> None:
    a_team(town)
    late_question(town)
    town.comes("2026-11-23 16:50")
    noor = town.person("Noor")

    assert gives(noor, "Bel haar op 06-12345678") == "errors"
    assert noor.form.filled["Wat moet die weten?"] == "Bel haar op 06-12345678"


def test_who_left_the_team_takes_nothing_over(town: Town) -> None:
    a_team(town)
    late_question(town)
    bram = town.person("Bram")
    town.comes("2026-11-24 09:01")
    leaves_the_team(town, "Bram")

    bram.presses("Overgenomen", asked_to_take(bram)[0])

    assert the_case(town).owner_id != bram.id
