"""The prompt: when it comes, once, and what it says."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.meetup import jobs, messages
from bot.texts import every_sentence
from storage import people
from storage.database import Database
from storage.people import Language
from tests.meetup.daily import (
    WORKSPACE,
    becomes,
    on_leave,
    prompt,
    prompts,
    team_has,
    team_in,
    town_at,
    works,
)
from tests.town import Town


def test_it_comes_at_the_time_of_the_team_on_its_next_day(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    town.comes("2026-11-24 09:19")
    assert prompts(noor) == []

    town.comes("2026-11-24 09:20")
    assert "Meet-up van dinsdag 24 november: doelgroep" in prompt(noor).text


def test_it_says_who_is_off_who_does_webcare_and_asks_the_question_of_the_day(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    town.comes("2026-11-24 09:20")

    said = prompt(noor).text
    assert "Vraag van de dag: Welke vraag kreeg je al drie keer?" in said
    assert "Vrij vandaag: Jasper Stroomtij en Teun Bladerdorp." in said
    assert "Noor Pennevree doet vandaag webcare." in said
    assert "Voorzitter: Bram Zevenklaver." in said
    assert prompt(noor).buttons == ["Antwoorden", "Niets vandaag", "Start tien minuten"]


def test_nobody_is_called_by_it(town: Town) -> None:
    team_in(town)

    town.comes("2026-11-24 09:20")

    raw = str(prompt(town.person("Noor")).raw)
    assert "<@" not in raw
    assert "<!" not in raw


def test_an_english_team_reads_it_in_english(town: Town) -> None:
    team_in(town, language=Language.ENGLISH)

    town.comes("2026-11-24 09:20")

    said = prompt(town.person("Oliver")).text
    assert "Meet-up on Tuesday 24 November: target group" in said
    assert "Which question came up three times?" in said
    assert "Off today: Jasper Stroomtij and Teun Bladerdorp." in said


def test_where_nobody_is_off_and_nobody_does_webcare_it_says_so(town: Town) -> None:
    team_in(town, ("Milan", "Oliver"))

    town.comes("2026-11-24 09:20")

    said = prompt(town.person("Milan")).text
    assert "Vandaag is niemand vrij." in said
    assert "Niemand doet vandaag webcare." in said


def test_it_stays_one_message_however_often_everything_is_asked(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")

    for _ in range(3):
        town.passes(minutes=5)
    team_has(town, meetup_at=town.now.astimezone().time().replace(second=0, microsecond=0))
    town.passes(minutes=1)

    assert len(prompts(town.person("Noor"))) == 1


@pytest.mark.both_databases
def test_two_processes_that_look_at_once_write_one_prompt(town: Town) -> None:
    team_in(town)
    town.slack.moves_clock(seconds=24 * 3600)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: jobs.prompts(town.bot.office, town.now), range(8)))
    town.settles()

    assert len(prompts(town.person("Noor"))) == 1


def test_after_a_night_and_a_morning_without_us_it_still_comes_while_the_day_is_open(town: Town) -> None:
    team_in(town)

    town.comes("2026-11-24 16:40")

    assert "dinsdag 24 november" in prompt(town.person("Noor")).text


def test_after_the_day_has_closed_it_comes_no_more_and_the_next_day_has_its_own(town: Town) -> None:
    team_in(town)

    town.comes("2026-11-24 17:00")
    assert prompts(town.person("Noor")) == []

    town.comes("2026-11-25 09:20")
    assert "woensdag 25 november" in prompt(town.person("Noor")).text


def test_a_clock_that_jumps_a_week_brings_today_only(town: Town) -> None:
    team_in(town)

    town.comes("2026-12-02 11:00")

    assert "woensdag 2 december" in prompt(town.person("Noor")).text


def test_it_does_not_come_on_other_days_than_the_team_chose(town: Town) -> None:
    team_in(town, meetup_days=[0, 3])
    noor = town.person("Noor")

    town.comes("2026-11-25 10:00")
    assert prompts(noor) == []

    town.comes("2026-11-26 09:20")
    assert "donderdag 26 november" in prompt(noor).text


def test_it_does_not_come_on_a_holiday_that_the_team_ticked(database: Database) -> None:
    with town_at(database, "2026-12-24 10:00") as town:
        team_in(town, holidays=["eerste_kerstdag"])
        noor = town.person("Noor")

        town.comes("2026-12-25 12:00")
        assert prompts(noor) == []

        town.comes("2026-12-28 09:20")
        assert "maandag 28 december" in prompt(noor).text


@pytest.mark.parametrize(
    ("before", "after"),
    [("2026-03-27 12:00", "2026-03-30 09:20"), ("2026-10-23 12:00", "2026-10-26 09:20")],
    ids=["to summer time", "to winter time"],
)
def test_it_comes_at_the_same_time_on_the_wall_when_the_clock_changed(
    database: Database, before: str, after: str
) -> None:
    with town_at(database, before) as town:
        team_in(town)

        town.comes(after.replace("09:20", "09:19"))
        assert prompts(town.person("Noor")) == []

        town.comes(after)
        assert prompt(town.person("Noor"))


def test_who_is_on_leave_is_off_and_nobody_reads_why(town: Town) -> None:
    team_in(town)
    on_leave(town, "Milan", "2026-11-24 00:00", "2026-11-25 00:00")

    town.comes("2026-11-24 09:20")

    assert (
        "Vrij vandaag: Jasper Stroomtij, Milan Haverkruin en Teun Bladerdorp."
        in prompt(town.person("Noor")).text
    )


def test_who_comes_in_after_lunch_is_not_off(town: Town) -> None:
    team_in(town)
    on_leave(town, "Milan", "2026-11-24 00:00", "2026-11-24 13:00")

    town.comes("2026-11-24 09:20")

    assert "Milan" not in prompt(town.person("Noor")).text


def test_odd_and_even_weeks_may_differ(town: Town) -> None:
    team_in(town)
    works(town, "Bram", odd=(1,), even=(0, 2))

    town.comes("2026-11-24 09:20")  # week 48
    assert "Vrij vandaag: Bram" in prompts(town.person("Noor"))[-1].text

    town.comes("2026-12-01 09:20")  # week 49
    assert "Vrij vandaag: Jasper" in prompts(town.person("Noor"))[-1].text


def test_who_left_slack_is_not_named_and_not_counted(town: Town) -> None:
    team_in(town)
    becomes(town, "Teun", deactivated=True)

    town.comes("2026-11-24 09:20")

    assert "Vrij vandaag: Jasper Stroomtij." in prompt(town.person("Noor")).text


def test_a_guest_is_named_only_when_the_team_lets_guests_take_part(town: Town) -> None:
    team_in(town)
    becomes(town, "Teun", guest=True)
    town.comes("2026-11-24 09:20")
    assert "Teun" not in prompt(town.person("Noor")).text

    team_has(town, guests_take_part=True)
    town.comes("2026-11-27 09:20")
    assert "Teun" in prompts(town.person("Noor"))[-1].text


def test_a_team_of_one_has_its_meet_up_too(town: Town) -> None:
    team_in(town, ("Sanne",))

    town.comes("2026-11-24 09:20")

    assert "Vraag van de dag" in prompt(town.person("Sanne")).text


def test_where_nobody_works_today_nobody_is_asked(town: Town) -> None:
    team_in(town, ("Sanne", "Bram"))
    for name in ("Sanne", "Bram"):
        on_leave(town, name, "2026-11-24 00:00", "2026-11-25 00:00")

    town.comes("2026-11-24 09:20")
    town.comes("2026-11-24 17:00")
    assert prompts(town.person("Sanne")) == []

    town.comes("2026-11-25 09:20")
    assert "woensdag 25 november" in prompt(town.person("Sanne")).text


def test_a_zone_that_this_machine_does_not_know_stops_nobody(town: Town) -> None:
    team_in(town)
    with town.bot.office.transaction() as session:
        person = people.person(session, WORKSPACE, town.person("Milan").id)
        assert person is not None
        person.own_zone = "Mars/Olympus_Mons"

    town.comes("2026-11-24 09:20")

    assert prompt(town.person("Noor"))


def test_on_a_saturday_it_has_no_theme(town: Town) -> None:
    team_in(town, meetup_days=[5])
    works(town, "Milan", odd=(5,), even=(5,))

    town.comes("2026-11-28 09:20")

    assert prompt(town.person("Milan")).text.startswith("Meet-up van zaterdag 28 november\n")


def test_of_a_large_team_twelve_names_at_most_are_told() -> None:
    say = every_sentence().say("nl")
    off = tuple(f"Naam {number}" for number in range(1, 16))

    told = messages.who_is_off(say, off)

    assert told.endswith("Naam 10, Naam 11 en 4 anderen.")
    assert "Naam 12" not in told
