"""Answering the evening before: from 18.00 of one's own previous working day, for tomorrow's question."""

from sqlalchemy import select

from storage.database import Database
from storage.meetups import Meetup
from tests.meetup.daily import (
    answers,
    on_leave,
    opens_form,
    prompt,
    prompts,
    reminders,
    replies,
    shown,
    team_in,
    told,
    town_at,
)
from tests.town import Town


def test_before_six_tomorrow_is_not_open_yet_and_it_says_when(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 17:30")

    said = shown(noor)

    assert "De meet-up van maandag 23 november sloot om 17.00 uur in jouw tijd." in said.text
    assert (
        "De volgende is die van dinsdag 24 november. Antwoorden kan vanaf maandag 23 november, 18.00 uur."
        in said.text
    )
    assert said.buttons == []


def test_from_six_on_the_question_of_tomorrow_can_be_answered(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 18:00")

    said = shown(noor)
    assert "Vraag van de dag: Welke vraag kreeg je al drie keer?" in said.text
    assert "Antwoorden kan nu al, tot dinsdag 24 november, 17.00 uur." in said.text
    assert answers(noor, said, idea="Kan ik 24 uur werken?") == "cleared"

    confirmed = told(noor).text
    assert "Het komt in het gesprek zodra de meet-up van dinsdag 24 november er is." in confirmed
    assert "Wijzigen kan tot dinsdag 24 november, 17.00 uur." in confirmed
    assert prompts(noor) == []


def test_an_early_answer_comes_in_the_thread_as_soon_as_there_is_one(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 20:00")
    answers(noor, shown(noor), idea="Kan ik 24 uur werken?")
    answers(noor, shown(noor), stuck="Toestemming voor de foto")

    town.comes("2026-11-24 09:20")

    assert len(replies(noor)) == 1
    assert "Kan ik 24 uur werken?" in replies(noor)[0]
    assert "Loopt vast: Toestemming voor de foto" in replies(noor)[0]


def test_the_first_early_answer_fixes_the_question_for_everybody(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    town.comes("2026-11-23 20:00")
    answers(noor, shown(noor), idea="Kan ik 24 uur werken?")
    with town.bot.office.transaction() as session:
        session.scalars(select(Meetup)).one().question = "meetup.question.coffee"

    assert "Wat zeiden ze aan de koffietafel?" in shown(bram).text
    town.comes("2026-11-24 09:20")
    assert "Wat zeiden ze aan de koffietafel?" in prompt(bram).text


def test_on_saturday_monday_can_be_answered(town: Town) -> None:
    team_in(town)
    milan = town.person("Milan")
    town.comes("2026-11-28 11:00")

    answers(milan, shown(milan), idea="De open dag")

    town.comes("2026-11-30 09:20")
    assert "De open dag" in replies(milan)[0]


def test_who_is_off_tomorrow_is_offered_their_own_next_working_day(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")  # not on Wednesdays
    town.comes("2026-11-24 18:30")

    said = shown(bram)

    assert "De volgende is die van donderdag 26 november." in said.text
    opens_form(bram, said)
    assert bram.form.labels[0] == "Wat leerde je dat een ander tijd scheelt?"


def test_who_goes_on_leave_is_offered_the_day_they_are_back(town: Town) -> None:
    team_in(town)
    on_leave(town, "Milan", "2026-11-24 00:00", "2026-11-28 00:00")
    town.comes("2026-11-23 19:00")

    assert "De volgende is die van maandag 30 november." in shown(town.person("Milan")).text


def test_yara_s_evening_begins_at_six_in_curacao(town: Town) -> None:
    team_in(town)
    yara = town.person("Yara")

    town.comes("2026-11-23 17:30", "America/Curacao")
    assert shown(yara).buttons == []

    town.comes("2026-11-23 18:00", "America/Curacao")
    answers(yara, shown(yara), idea="Vanaf het eiland")
    town.comes("2026-11-24 09:20")
    assert "Vanaf het eiland" in replies(yara)[0]


def test_nothing_tomorrow_is_an_answer_too_and_spares_the_reminder(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 20:00")

    noor.presses("Niets vandaag", shown(noor))

    town.comes("2026-11-24 11:30")
    assert replies(noor) == []
    assert reminders(noor) == []


def test_before_the_prompt_on_the_day_itself_one_can_answer_already(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 08:00")

    answers(noor, shown(noor), heard="Vroeg op")

    town.comes("2026-11-24 09:20")
    assert "Vroeg op" in replies(noor)[0]


def test_when_we_sleep_all_day_early_answers_are_not_lost_but_summed_up(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 20:00")
    answers(noor, shown(noor), idea="Kan ik 24 uur werken?")

    town.comes("2026-11-24 18:00")

    assert "Antwoorden: 1 van 8." in prompt(noor).text
    assert "Noor Pennevree: Kan ik 24 uur werken?" in prompt(noor).text
    assert "Kan ik 24 uur werken?" in replies(noor)[0]
    assert prompt(noor).buttons == []


def test_friday_evening_in_the_week_the_clock_changes_is_still_six(database: Database) -> None:
    with town_at(database, "2026-03-27 17:59") as town:
        team_in(town)
        milan = town.person("Milan")
        assert shown(milan).buttons == []

        town.comes("2026-03-27 18:00")
        answers(milan, shown(milan), idea="Tot na de zomertijd")

        town.comes("2026-03-30 09:20")
        assert "Tot na de zomertijd" in replies(milan)[0]


def test_an_answer_on_the_very_day_a_team_begins_brings_its_prompt(town: Town) -> None:
    team_in(town)  # at 09:45, after the time of its prompt
    noor = town.person("Noor")
    town.passes(minutes=5)
    assert prompts(noor) == []

    answers(noor, shown(noor), idea="Meteen aan de slag")
    town.ticks()

    assert "Meet-up van maandag 23 november: vooruitkijken" in prompt(noor).text
    assert "Meteen aan de slag" in replies(noor)[0]
