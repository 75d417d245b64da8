"""`/smmeetup`: how today's meet-up stands for who asks, its help, and words it does not know."""

import pytest

from storage.people import Language
from tests.meetup.daily import SMPLAN, answers, shown, speaks, team_has, team_in, told, works
from tests.town import Town


def test_it_shows_the_question_and_until_when_one_may_answer(town: Town) -> None:
    team_in(town)
    town.comes("2026-11-24 09:20")

    said = shown(town.person("Noor"))

    assert said.text.startswith("Meet-up van dinsdag 24 november (social)")
    assert "Vraag van de dag: Welke vraag kreeg je al drie keer?" in said.text
    assert "Antwoorden kan tot 17.00 uur." in said.text
    assert said.buttons == ["Antwoorden", "Niets vandaag"]


def test_who_has_answered_may_change_it(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    answers(noor, idea="Kan ik 24 uur werken?")

    said = shown(noor)

    assert "Je hebt geantwoord. Wijzigen kan tot 17.00 uur." in said.text
    assert said.buttons == ["Antwoord wijzigen", "Niets vandaag"]


def test_an_english_reader_has_it_in_english(town: Town) -> None:
    team_in(town)
    speaks(town, "Oliver", Language.ENGLISH)
    town.comes("2026-11-24 09:20")

    said = shown(town.person("Oliver"))

    assert said.text.startswith("Meet-up on Tuesday 24 November (social)")
    assert "You can answer until 17:00." in said.text


def test_it_works_in_the_bot_s_own_messages_too(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")

    noor.types("smmeetup", SMPLAN)

    assert "Vraag van de dag" in noor.last(SMPLAN).text


def test_help_names_what_it_can_do_in_the_reader_s_language(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    speaks(town, "Noor", Language.DUTCH)

    said = shown(noor, "hulp").text

    assert "/smmeetup uit" in said
    assert "/smmeetup instellingen" in said


def test_a_word_it_does_not_know_is_named_in_the_help(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    speaks(town, "Noor", Language.DUTCH)

    said = shown(noor, "<!channel>").text

    assert "Ik ken" in said
    assert "/smmeetup uit" in said


def test_who_never_works_on_a_meet_up_day_hears_what_to_change(town: Town) -> None:
    team_in(town, meetup_days=[4])
    works(town, "Teun", odd=(2, 3), even=(2, 3))

    assert "nooit op jouw werkdagen" in shown(town.person("Teun")).text


def test_a_button_of_a_team_that_is_gone_says_so(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-24 09:20")
    said = shown(noor)
    with town.bot.office.transaction() as session:
        session.delete(session.merge(team))

    noor.presses("Antwoorden", said)

    assert "Dit team is er niet meer." in told(noor).text


def test_a_button_of_a_day_that_is_no_meet_up_day_any_more_says_so(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.comes("2026-11-23 20:00")
    said = shown(noor)
    team_has(town, meetup_days=[3])

    noor.presses("Antwoorden", said)

    assert "Op dinsdag 24 november hebben jullie geen meet-up." in told(noor).text


@pytest.mark.both_databases
def test_between_two_meet_ups_it_says_from_when_one_may_answer(town: Town) -> None:
    team_in(town, meetup_days=[0])
    town.comes("2026-11-24 12:00")

    said = shown(town.person("Milan"))

    assert "Meet-up van maandag 30 november (social)" in said.text
    assert "Antwoorden kan vanaf vrijdag 27 november, 18.00 uur." in said.text
    assert said.buttons == []
