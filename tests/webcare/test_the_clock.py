"""Time runs out: a warning at four fifths, word to the coordinators at the end, each of them once."""

import threading

import pytest

from bot.cases import jobs
from storage.database import Database
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    THURSDAY,
    TUESDAY,
    answers,
    card,
    hands_over,
    letters_saying,
    mail,
    on_leave,
    ping,
    reports,
    team_in,
    the_case,
    told,
    town_at,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NEARLY, OVER = "De tijd is bijna om", "De tijd is om"


def test_at_four_fifths_its_owner_is_warned_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.presses("Oppakken", ping(noor))

    town.comes("2026-11-23 12:50")
    assert mail(noor, NEARLY) == []
    town.comes("2026-11-23 12:58")
    town.passes(minutes=1)

    assert len(mail(noor, NEARLY)) == 1
    assert "Lukt het niet? Overdragen kan altijd." in mail(noor, NEARLY)[0].text
    assert mail(noor, NEARLY)[0].buttons == ["Beantwoord", "Overdragen", "Bekijken"]
    assert mail(town.person("Sanne")) == []


def test_what_nobody_took_warns_the_next_on_duty_too(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    owner, other = (bram, noor) if mail(bram) else (noor, bram)

    town.comes("2026-11-23 12:58")

    assert "Lukt het niet?" in mail(owner, NEARLY)[0].text
    assert "Kun jij hem oppakken?" in mail(other, NEARLY)[0].text
    assert "nog niet aan toegekomen" in mail(other, NEARLY)[0].text
    other.presses("Oppakken", mail(other, NEARLY)[0])
    assert the_case(town).owner_id == other.id


def test_with_nobody_else_on_duty_the_coordinators_are_warned(town: Town) -> None:
    team_in(town)
    reports(town.person("Milan"))

    town.comes("2026-11-23 12:58")

    assert len(mail(town.person("Noor"), NEARLY)) == 1
    assert "Kun jij hem oppakken?" in mail(town.person("Sanne"), NEARLY)[0].text


def test_what_is_nobody_s_warns_too(database: Database) -> None:
    with town_at(database, "2026-11-26 09:45") as town:
        team_in(town)
        reports(town.person("Bram"))

        town.comes("2026-11-26 12:58")
        assert "hij is nog van niemand. Kun jij hem oppakken?" in mail(town.person("Sanne"), NEARLY)[0].text
        town.comes("2026-11-26 13:46")
        assert "nog van niemand. Kun jij hem oppakken?" in mail(town.person("Sanne"), OVER)[0].text


def test_after_a_long_sleep_a_case_is_dealt_before_its_clock_is_heard(database: Database) -> None:
    with town_at(database, "2026-11-23 18:30") as town:
        team_in(town)
        reports(town.person("Milan"))

        town.comes("2026-11-24 13:05")

        assert [said.text for said in mail(town.person("Sanne"), "nog van niemand")] == []
        assert "Hij is van Noor Pennevree." in mail(town.person("Sanne"), OVER)[0].text


def test_at_the_end_owner_and_coordinators_hear_it_once_and_the_card_says_so(town: Town) -> None:
    team_in(town, coordinators=("Sanne", "Bram"))
    noor, sanne, bram = town.person("Noor"), town.person("Sanne"), town.person("Bram")
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))

    town.comes("2026-11-23 13:46")
    town.passes(minutes=30)
    town.comes("2026-11-23 15:30")

    assert len(mail(noor, OVER)) == 1
    assert len(mail(sanne, OVER)) == 1
    assert len(mail(bram, OVER)) == 1
    assert "Hij is van Noor Pennevree. Kun jij helpen?" in mail(sanne, OVER)[0].text
    assert "De termijn was" in card(noor).text
    assert "Opgepakt door Noor Pennevree." in card(noor).text


@SQLITE
def test_a_coordinator_who_owns_it_hears_it_once(town: Town) -> None:
    team_in(town, duty={"Sanne": (MONDAY,)})
    sanne = town.person("Sanne")
    reports(town.person("Milan"))

    town.comes("2026-11-23 13:46")

    assert len(mail(sanne, OVER)) == 1


def test_after_a_long_sleep_only_the_last_thing_is_said(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))

    town.comes("2026-11-25 12:00")

    assert mail(noor, NEARLY) == []
    assert len(mail(noor, OVER)) == 1


@pytest.mark.both_databases
def test_two_processes_that_look_at_once_say_it_once(town: Town) -> None:
    team_in(town)
    for _ in range(3):
        reports(town.person("Bram"))
    afternoon = town.now.replace(hour=12, minute=46)

    both = [threading.Thread(target=jobs.watch, args=(town.bot.office, afternoon)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    jobs.watch(town.bot.office, afternoon)

    to = [letter.channel for letter in letters_saying(town, OVER)]
    assert sorted(to) == sorted(3 * [town.person("Noor").id, town.person("Sanne").id])


@SQLITE
def test_many_clocks_are_all_heard(town: Town) -> None:
    team_in(town)
    for _ in range(jobs.AT_ONCE + 2):
        reports(town.person("Bram"))

    town.comes("2026-11-23 13:46")

    assert len(letters_saying(town, OVER)) == 2 * (jobs.AT_ONCE + 2)


def test_in_the_evening_the_clock_stands_still(database: Database) -> None:
    with town_at(database, "2026-11-23 16:00") as town:
        team_in(town)
        noor = town.person("Noor")
        reports(town.person("Bram"))

        assert "Uiterlijk morgen 12:00." in ping(noor).text
        town.comes("2026-11-24 08:59")
        assert mail(noor, NEARLY) == []
        town.comes("2026-11-24 11:13")
        assert len(mail(noor, NEARLY)) == 1


def test_on_a_holiday_the_clock_stands_still(database: Database) -> None:
    with town_at(database, "2026-12-24 16:00") as town:
        team_in(town, holidays=["eerste_kerstdag"], duty={"Noor": (THURSDAY,)})
        noor = town.person("Noor")
        reports(town.person("Bram"))

        town.comes("2026-12-27 20:00")
        assert mail(noor, NEARLY) == []
        town.comes("2026-12-28 12:01")
        assert len(mail(noor, OVER)) == 1


@pytest.mark.parametrize(
    ("friday", "monday"),
    [("2026-03-27 16:00", "2026-03-30 12:01"), ("2026-10-23 16:00", "2026-10-26 12:01")],
    ids=["start of summer time", "end of summer time"],
)
def test_when_the_clock_changes_in_between_four_hours_stay_four_hours(
    database: Database, friday: str, monday: str
) -> None:
    with town_at(database, friday) as town:
        team_in(town)
        noor = town.person("Noor")
        reports(town.person("Bram"))

        town.comes(monday.replace("12:01", "11:59"))
        assert mail(noor, OVER) == []
        town.comes(monday)
        assert len(mail(noor, OVER)) == 1


def test_what_must_be_today_is_due_when_webcare_closes(database: Database) -> None:
    with town_at(database, "2026-11-23 16:00") as town:
        team_in(town)
        noor = town.person("Noor")

        reports(town.person("Bram"), urgency="Vandaag: voordat webcare sluit")

        assert "Uiterlijk vandaag 17:00." in ping(noor).text
        town.comes("2026-11-23 17:00")
        assert len(mail(noor, OVER)) == 1


@SQLITE
def test_what_must_be_now_is_due_in_half_an_hour(town: Town) -> None:
    team_in(town)

    reports(town.person("Bram"), urgency="Nu: zo snel als bij een crisis")

    assert "Uiterlijk vandaag 10:15." in ping(town.person("Noor")).text


@SQLITE
def test_an_owner_who_is_not_in_when_it_is_nearly_due_is_not_left_alone(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    owner, other = ("Bram", noor) if mail(bram) else ("Noor", bram)
    person = town.person(owner)
    person.presses("Oppakken", ping(person))
    on_leave(town, owner, "2026-11-23 12:00", "2026-11-23 13:30")

    town.comes("2026-11-23 12:58")

    assert len(mail(other, NEARLY)) == 1


@SQLITE
def test_a_hand_over_does_not_stop_the_clock(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    hands_over(noor, ping(noor), "Bram Zevenklaver")

    town.comes("2026-11-23 13:46")

    assert len(mail(bram, OVER)) == 1
    assert mail(noor, OVER) == []


@SQLITE
def test_a_case_that_was_answered_in_time_says_nothing_the_next_day(database: Database) -> None:
    with town_at(database, "2026-11-23 16:30") as town:
        team_in(town, duty={"Noor": (MONDAY, TUESDAY)})
        noor = town.person("Noor")
        reports(town.person("Bram"))
        answers(noor, ping(noor))

        town.comes("2026-11-24 16:00")

        assert letters_saying(town, OVER) == []
        assert "Noor Pennevree krijgt hem" in told(town.person("Bram"))
