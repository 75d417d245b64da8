"""Nobody is there to take it: the case waits, is dealt when there is, and who must know is told."""

import threading
from datetime import UTC, datetime

import pytest

from bot.cases import jobs
from storage.database import Database
from tests.team.founding import opens_settings_page_two
from tests.town import Resident, Town
from tests.webcare.care import (
    MONDAY,
    THURSDAY,
    TUESDAY,
    WORKDAYS,
    all_turns,
    card,
    mail,
    on_duty,
    on_leave,
    ping,
    reports,
    team_in,
    the_case,
    told,
    town_at,
    works,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
CRISIS = "Crisis: gevaar, of een gerucht dat rondgaat"


def test_what_comes_in_at_night_is_dealt_when_webcare_opens(database: Database) -> None:
    with town_at(database, "2026-11-23 22:00") as town:
        team_in(town)
        bram, noor = town.person("Bram"), town.person("Noor")

        reports(bram)

        assert "Webcare is nu dicht. Ik deel hem morgen 09:00 toe." in told(bram)
        assert "Nog van niemand. Ik deel hem morgen 09:00 toe." in card(bram).text
        assert mail(noor) == []
        assert mail(town.person("Sanne")) == []

        town.comes("2026-11-24 09:00")
        assert "Melding 1" in ping(noor).text
        assert "Uiterlijk vandaag 13:00." in ping(noor).text
        assert "Voor Noor Pennevree" in card(bram).text


def test_the_night_s_cases_are_dealt_fairly_oldest_first(database: Database) -> None:
    with town_at(database, "2026-11-23 22:00") as town:
        team_in(town, duty={"Noor": (TUESDAY,), "Bram": (TUESDAY,)})
        for number in range(4):
            reports(town.person("Milan"), says=f"Vraag {number}")

        town.comes("2026-11-24 09:00")

        names = {town.person(name).id: name for name in ("Noor", "Bram")}
        owners = [names[turn.user_id] for turn in all_turns(town)]
        assert sorted(owners[:2]) == ["Bram", "Noor"]
        assert sorted(owners[2:]) == ["Bram", "Noor"]


@pytest.mark.both_databases
def test_two_processes_that_deal_at_once_deal_each_case_once(database: Database) -> None:
    with town_at(database, "2026-11-23 22:00") as town:
        team_in(town, duty={"Noor": (TUESDAY,), "Bram": (TUESDAY,)})
        for number in range(6):
            reports(town.person("Milan"), says=f"Vraag {number}")
        morning = town.now.replace(day=24, hour=8, minute=0, second=1)

        both = [threading.Thread(target=jobs.deal, args=(town.bot.office, morning)) for _ in range(2)]
        for one in both:
            one.start()
        for one in both:
            one.join()

        turns = all_turns(town)
        assert sorted(turn.case_id for turn in turns) == [1, 2, 3, 4, 5, 6]
        assert sorted(turn.user_id for turn in turns) == sorted(
            3 * [town.person("Noor").id, town.person("Bram").id]
        )


def test_when_nobody_is_on_duty_the_coordinators_hear_it_once(database: Database) -> None:
    with town_at(database, "2026-11-26 10:00") as town:
        team_in(town, coordinators=("Sanne", "Bram"))
        milan, sanne = town.person("Milan"), town.person("Sanne")

        reports(milan)
        reports(milan)
        town.passes(minutes=20)

        assert "Op webcare is nu niemand om hem aan te geven." in told(milan)
        assert len(mail(sanne, "niemand om deze melding")) == 1
        assert len(mail(town.person("Bram"), "niemand om deze melding")) == 1
        assert "Nog van niemand." in card(milan, 2).text


def test_whoever_is_put_on_duty_gets_what_waits_within_minutes(database: Database) -> None:
    with town_at(database, "2026-11-26 10:00") as town:
        team = team_in(town)
        reports(town.person("Milan"))

        on_duty(town, team, {"Bram": (THURSDAY,)})
        town.passes(minutes=6)

        assert "Melding 1" in ping(town.person("Bram")).text


@SQLITE
def test_what_nobody_has_may_be_taken_from_the_card_by_anyone_of_the_team(database: Database) -> None:
    with town_at(database, "2026-11-26 10:00") as town:
        team_in(town)
        milan = town.person("Milan")
        reports(town.person("Bram"))

        milan.presses("Oppakken", card(milan))

        assert "Opgepakt door Milan Haverkruin." in card(milan).text
        assert "Je hebt hem opgepakt." in ping(milan).text
        assert "Voor jou" not in ping(milan).text


def test_who_comes_in_later_gets_it_then(town: Town) -> None:
    team_in(town)
    works(town, "Noor", "11:00", "17:00")
    bram, noor = town.person("Bram"), town.person("Noor")

    reports(bram)

    assert "Wie webcare heeft, is er nog niet." in told(bram)
    assert mail(town.person("Sanne")) == []
    town.comes("2026-11-23 11:00")
    assert "Melding 1" in ping(noor).text


def test_somebody_on_leave_gets_nothing(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    on_leave(town, "Bram", "2026-11-23 00:00", "2026-11-24 00:00")

    for _ in range(2):
        reports(town.person("Milan"))

    assert {turn.user_id for turn in all_turns(town)} == {town.person("Noor").id}
    assert mail(town.person("Bram")) == []


@SQLITE
def test_on_a_holiday_of_the_team_nobody_is_asked(database: Database) -> None:
    with town_at(database, "2026-12-25 10:00") as town:
        team_in(town, holidays=["eerste_kerstdag", "tweede_kerstdag"], duty={"Noor": WORKDAYS})
        bram = town.person("Bram")

        reports(bram)

        assert "Webcare is nu dicht." in told(bram)
        town.comes("2026-12-26 10:00")
        assert mail(town.person("Noor")) == []
        town.comes("2026-12-28 09:00")
        assert "Melding 1" in ping(town.person("Noor")).text


@pytest.mark.both_databases
def test_a_crisis_at_night_goes_out_at_once_to_who_is_next_and_to_the_crisis_list(
    database: Database,
) -> None:
    """Nobody is on that list here, so it is the coordinators."""
    with town_at(database, "2026-11-23 22:00") as town:
        team_in(town)
        reports(town.person("Bram"), kind=CRISIS)

        assert "een crisis wacht niet op openingstijden" in ping(town.person("Noor")).text
        assert "Crisis. Melding 1: crisis via Instagram" in ping(town.person("Sanne")).text
        assert "Slack maakt niemand wakker" in ping(town.person("Sanne")).text


@SQLITE
def test_of_every_crisis_the_crisis_list_hears(database: Database) -> None:
    with town_at(database, "2026-11-26 10:00") as town:
        team_in(town)
        for _ in range(2):
            reports(town.person("Bram"), kind=CRISIS)

        assert len(mail(town.person("Sanne"), "Leiding: nog niemand")) == 2


@SQLITE
def test_on_a_saturday_that_somebody_is_on_duty_webcare_is_open(database: Database) -> None:
    with town_at(database, "2026-11-28 10:00") as town:
        team_in(town, duty={"Noor": (5,)})
        works(town, "Noor", "09:00", "17:00", days=(5,))

        reports(town.person("Bram"))

        assert "Uiterlijk vandaag 14:00." in ping(town.person("Noor")).text


@SQLITE
def test_webcare_without_any_day_is_told_to_the_coordinators(database: Database) -> None:
    with town_at(database, "2026-11-26 10:00") as town:
        team_in(town, ("Sanne",), duty={})
        sanne = town.person("Sanne")

        reports(sanne)

        assert "webcare is nu niemand" in told(sanne)


def changes_hours(person: Resident, opens: str, closes: str) -> None:
    opens_settings_page_two(person)
    person.fills("Hoe laat opent webcare?", opens)
    person.fills("Hoe laat sluit webcare?", closes)
    assert person.submits() == "cleared"


def test_what_waits_is_dealt_when_webcare_turns_out_to_be_open(database: Database) -> None:
    with town_at(database, "2026-11-23 18:00") as town:
        team_in(town)
        works(town, "Noor", "12:00", "21:00")
        bram, sanne, noor = town.person("Bram"), town.person("Sanne"), town.person("Noor")
        reports(bram)
        assert "Ik deel hem morgen 09:00 toe." in card(bram).text

        changes_hours(sanne, "09:00", "21:00")
        town.passes(seconds=5)

        assert "Melding 1" in ping(noor).text
        assert "Voor Noor Pennevree" in card(bram).text


def test_the_card_of_what_waits_says_the_new_hour(database: Database) -> None:
    with town_at(database, "2026-11-23 18:00") as town:
        team_in(town)
        bram, noor = town.person("Bram"), town.person("Noor")
        reports(bram)

        changes_hours(town.person("Sanne"), "10:00", "17:00")
        town.passes(seconds=5)

        assert "Ik deel hem morgen 10:00 toe." in card(bram).text
        assert the_case(town).due_at == datetime(2026, 11, 24, 13, tzinfo=UTC), "four hours after ten"
        town.comes("2026-11-24 09:59")
        assert mail(noor, "Melding 1") == []
        town.comes("2026-11-24 10:00")
        assert "Melding 1" in ping(noor).text
