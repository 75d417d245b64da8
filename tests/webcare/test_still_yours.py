"""Taken and then silent: after two working hours it is asked, after four somebody else gets it."""

import pytest

from storage.database import Database
from tests.town import Resident, Town
from tests.webcare.acting import asks_help, heard, own_ping, promises, takes_one, the_team
from tests.webcare.care import (
    MONDAY,
    answers,
    card,
    mail,
    on_duty,
    on_leave,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    town_at,
    works,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
STILL = "Lukt het nog?"
BACK = "Je kwam er niet aan toe"


def test_after_two_hours_it_is_asked_and_after_four_a_colleague_gets_it(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    on_duty(town, the_team(town), {"Noor": (MONDAY,), "Bram": (MONDAY,)})

    town.comes("2026-11-23 11:44")
    assert mail(noor, STILL) == []
    town.comes("2026-11-23 11:46")
    town.passes(minutes=5)
    asked = mail(noor, STILL)
    assert len(asked) == 1
    assert asked[0].buttons == ["Ik ben ermee bezig", "Beantwoord", "Overdragen", "Later"]

    town.comes("2026-11-23 13:47")
    town.passes(minutes=5)

    assert the_case(town).owner_id == bram.id
    assert "Hij is voor jou." in ping(bram).text
    assert len(mail(noor, BACK)) == 1
    assert "Voor Bram Zevenklaver" in mail(noor, BACK)[0].text
    assert "Er kwam vier uur lang geen teken." in shown(bram, "1").text
    noor.presses("Ik ben ermee bezig", asked[0])
    assert "Dit kan alleen wie de melding heeft." in heard(noor)


def test_who_says_so_keeps_it_and_is_asked_again_no_sooner_than_two_hours_later(town: Town) -> None:
    noor = takes_one(town)
    town.comes("2026-11-23 11:46")
    asked = mail(noor, STILL)[0]

    town.comes("2026-11-23 12:30")
    noor.presses("Ik ben ermee bezig", asked)
    noor.presses("Ik ben ermee bezig", asked)
    assert "blijft van jou" in heard(noor)

    town.lives_until("2026-11-23 14:29", every=300)
    assert len(mail(noor, STILL)) == 1
    town.comes("2026-11-23 14:31")
    assert len(mail(noor, STILL)) == 2
    assert the_case(town).owner_id == noor.id


def test_whatever_the_owner_does_with_it_is_a_sign_of_life(town: Town) -> None:
    noor = takes_one(town)
    town.comes("2026-11-23 11:30")
    promises(noor, own_ping(noor), "2026-11-23 11:40")
    town.comes("2026-11-23 13:20")
    asks_help(noor, card(noor), "Bram Zevenklaver")

    town.lives_until("2026-11-23 15:19", every=600)

    assert mail(noor, STILL) == []


def test_what_somebody_else_does_is_none(town: Town) -> None:
    noor, bram = takes_one(town), town.person("Bram")
    asks_help(noor, own_ping(noor), "Bram Zevenklaver")
    town.comes("2026-11-23 11:30")
    bram.presses("Ik kijk mee", mail(bram, "meekijkt")[0])

    town.comes("2026-11-23 11:46")

    assert len(mail(noor, STILL)) == 1


def test_hours_in_which_the_owner_or_the_desk_is_closed_do_not_count(database: Database) -> None:
    with town_at(database, "2026-11-23 15:30") as town:
        team_in(town)
        works(town, "Noor", "10:00", "19:00")
        noor = town.person("Noor")
        reports(town.person("Milan"))
        noor.presses("Oppakken", ping(noor))

        town.lives_until("2026-11-24 10:25", every=1800)
        assert mail(noor, STILL) == []
        town.comes("2026-11-24 10:31")
        assert len(mail(noor, STILL)) == 1


def test_who_is_on_leave_is_asked_nothing(town: Town) -> None:
    noor = takes_one(town)
    on_leave(town, "Noor", "2026-11-23 10:30", "2026-11-24 00:00")

    town.lives_until("2026-11-24 09:00", every=1800)

    assert mail(noor, STILL) == []
    assert mail(noor, BACK) == []


def test_after_a_night_in_which_nothing_ran_it_is_asked_once_and_in_the_morning(town: Town) -> None:
    noor = takes_one(town)

    town.comes("2026-11-24 03:00")
    assert mail(noor, STILL) == []
    town.comes("2026-11-24 09:00")
    town.passes(minutes=30)
    assert len(mail(noor, STILL)) == 1
    assert mail(noor, BACK) == []


def test_when_nobody_else_is_on_duty_it_waits_in_the_queue_and_can_be_taken_up_again(town: Town) -> None:
    noor = takes_one(town)
    town.comes("2026-11-23 11:46")
    town.comes("2026-11-23 13:47")

    back = mail(noor, BACK)[0]
    assert "Nog van niemand." in card(noor).text
    noor.presses("Oppakken", back)
    assert "Opgepakt door Noor Pennevree." in card(noor).text


def test_who_is_alone_keeps_it(town: Town) -> None:
    noor = takes_one_alone(town)

    town.comes("2026-11-23 11:46")
    town.comes("2026-11-23 13:47")
    town.comes("2026-11-23 16:30")

    assert the_case(town).owner_id == noor.id
    assert len(mail(noor, STILL)) == 1


def takes_one_alone(town: Town) -> Resident:
    team_in(town, ("Noor",), coordinators=("Noor",))
    noor = town.person("Noor")
    reports(noor)
    noor.presses("Oppakken", own_ping(noor))
    return noor


def test_nothing_is_asked_about_what_is_answered(town: Town) -> None:
    noor = takes_one(town)
    town.comes("2026-11-23 11:46")
    asked = mail(noor, STILL)[0]
    answers(noor, asked)

    town.lives_until("2026-11-23 16:00", every=1800)
    noor.presses("Ik ben ermee bezig", asked)

    assert mail(noor, BACK) == []
    assert "is al klaar" in heard(noor)


def test_while_a_promise_is_ahead_it_is_known_what_they_do_with_it(town: Town) -> None:
    noor = takes_one(town)
    promises(noor, own_ping(noor), "2026-11-23 14:00")

    town.lives_until("2026-11-23 15:50", every=600)
    assert mail(noor, STILL) == []
    town.comes("2026-11-23 16:01")
    assert len(mail(noor, STILL)) == 1
