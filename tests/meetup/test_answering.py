"""Answering: a form of three questions, a reply in the thread, and nothing today."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from bot.meetup import answering, place
from bot.office import Visit
from bot.slack import requests
from bot.slack.answers import Answer as SlackAnswer
from bot.slack.answers import Answers
from bot.slack.replies import Message
from bot.slack.requests import FormSent
from storage import people
from storage.meetups import Answer
from storage.people import Language
from tests.meetup.daily import (
    WORKSPACE,
    answers,
    fills_in,
    leaves_team,
    opens_form,
    prompt,
    prompts,
    replies,
    shown,
    speaks,
    team_in,
    told,
)
from tests.town import Resident, Town

NOTHING = "Niets vandaag"


@pytest.fixture
def noor(town: Town) -> Resident:
    """Noor, on Tuesday at 09:20, when the prompt has come."""
    team_in(town)
    town.comes("2026-11-24 09:20")
    return town.person("Noor")


def test_the_form_asks_three_questions_and_the_first_is_that_of_the_day(noor: Resident) -> None:
    opens_form(noor)

    assert noor.form.title == "Meet-up"
    assert noor.form.labels == [
        "Welke vraag kreeg je al drie keer?",
        "Wat hoorde je dat anderen moeten weten?",
        "Loop je ergens op vast?",
    ]


def test_the_answer_stands_in_the_thread_and_the_person_hears_that_it_is_kept(noor: Resident) -> None:
    assert answers(noor, heard="De OK-gang heeft nu wifi", idea="Kan ik 24 uur werken?") == "cleared"

    reply = replies(noor)[0]
    assert "Noor Pennevree" in reply
    assert "Gehoord: De OK-gang heeft nu wifi" in reply
    assert "Antwoord: Kan ik 24 uur werken?" in reply
    assert "Loopt vast" not in reply
    confirmed = told(noor)
    assert confirmed.only_you
    assert "Je antwoord is bewaard en komt in het gesprek. Wijzigen kan tot 17.00 uur." in confirmed.text


def test_everyone_reads_the_form_in_their_own_language_and_the_thread_in_the_team_s(
    town: Town, noor: Resident
) -> None:
    oliver = town.person("Oliver")
    speaks(town, "Oliver", Language.ENGLISH)

    opens_form(oliver)
    assert oliver.form.labels[0] == "Which question came up three times?"
    fills_in(oliver, idea="Do you help with diploma recognition?")
    oliver.submits()

    assert "Antwoord: Do you help with diploma recognition?" in replies(noor)[0]
    assert "You can change it until 17:00." in told(oliver).text


def test_who_answers_again_finds_what_they_wrote_and_changes_the_same_reply(noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?", stuck="Geen")

    opens_form(noor)
    assert list(noor.form.filled.values()) == ["Kan ik 24 uur werken?", None, "Geen"]
    fills_in(noor, idea="Kan ik 16 uur werken?", stuck="")
    noor.submits()

    assert len(replies(noor)) == 1
    assert "Kan ik 16 uur werken?" in replies(noor)[0]
    assert "Loopt vast" not in replies(noor)[0]


@pytest.mark.both_databases
def test_forms_on_eight_screens_sent_at_once_are_one_answer(town: Town, noor: Resident) -> None:
    key = prompt(noor).raw["blocks"][2]["elements"][0]["value"]

    def sends(screen: int) -> None:
        answering.save(*form_on(town, noor.id, key, f"Vanaf scherm {screen}"))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(sends, range(8)))
    town.settles()

    assert len(replies(noor)) == 1
    with town.bot.office.reading() as session:
        kept = session.scalars(select(Answer)).one()
    assert f"Antwoord: {kept.idea}" in replies(noor)[0]


def form_on(town: Town, user_id: str, key: str, idea: str) -> tuple[Visit, FormSent]:
    """What reaches the bot when a form is sent."""
    office = town.bot.office
    with office.reading() as session:
        person = people.person(session, WORKSPACE, user_id)
    assert person is not None
    visit = Visit(office, person, town.now, office.say_to(person), f"form {idea}")
    typed = Answers({"idea": SlackAnswer({"value": idea})})
    sent = FormSent(
        requests.Person(user_id, WORKSPACE), "meetup.answer", {"key": key}, typed, "", "V1", "", "V1"
    )
    return visit, sent


def test_the_same_answer_again_changes_nothing_and_says_so(noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?")
    opens_form(noor)
    noor.submits()

    assert "Je antwoord stond er al zo." in told(noor).text


def test_nothing_today_is_an_answer_that_nobody_reads_in_the_thread(noor: Resident) -> None:
    noor.presses(NOTHING, prompt(noor))

    assert replies(noor) == []
    assert "Genoteerd: niets vandaag. Bedenk je je nog? Antwoorden kan tot 17.00 uur." in told(noor).text
    assert "Je noteerde “niets vandaag”" in shown(noor).text


def test_who_had_nothing_may_think_of_something(noor: Resident) -> None:
    noor.presses(NOTHING, prompt(noor))

    answers(noor, told(noor), heard="Toch iets")

    assert "Gehoord: Toch iets" in replies(noor)[0]


def test_nothing_today_takes_an_answer_away_only_after_a_second_press(noor: Resident) -> None:
    answers(noor, idea="Kan ik 24 uur werken?")

    noor.presses(NOTHING, prompt(noor))
    asked = told(noor)
    assert "Zal ik je antwoord weghalen" in asked.text
    assert len(replies(noor)) == 1

    noor.presses("Weghalen", asked)
    assert replies(noor) == []


def test_an_answer_taken_away_can_be_given_again(noor: Resident) -> None:
    answers(noor, idea="Eerst")
    noor.presses(NOTHING, prompt(noor))
    noor.presses("Weghalen", told(noor))

    answers(noor, idea="Later")

    assert ["Later" in reply for reply in replies(noor)] == [True]


def test_a_form_with_nothing_in_it_says_what_to_press_instead(noor: Resident) -> None:
    opens_form(noor)

    assert noor.submits() == "errors"
    assert list(noor.form.errors.values()) == [
        "Beantwoord minstens één vraag, of sluit dit venster en druk op “Niets vandaag”."
    ]


def test_what_is_too_long_is_said_at_its_field_and_stays_as_typed(noor: Resident) -> None:
    long = "lang " * 300
    opens_form(noor)
    fills_in(noor, heard="kort", stuck=long)

    assert noor.submits() == "errors"
    assert noor.form.errors == {
        "Loop je ergens op vast?": "Dit zijn 1.499 tekens. Houd het bij 1.000, dan leest iedereen het."
    }
    assert noor.form.filled["Loop je ergens op vast?"] == long


@pytest.mark.parametrize(
    "typed",
    [
        "<!channel> en @channel",
        "<script>alert(1)</script>",
        "👩🏽‍⚕️🎉",
        "שלום עולם",
        "&amp; <@U0DEMO001>",
        "a\nb\nc",
        "{name}",
    ],
)
def test_whatever_is_typed_is_shown_and_does_nothing(noor: Resident, typed: str) -> None:
    answers(noor, heard=typed, idea=typed, stuck=typed)

    raw = str(noor.sees("#social", prompts(noor)[-1])[1].raw)
    assert "<!channel>" not in raw
    assert "<@U0DEMO001>" not in raw
    assert "<script>" not in raw
    opens_form(noor)
    assert list(noor.form.filled.values()) == [typed] * 3


def test_at_five_the_button_says_that_the_day_has_closed(town: Town, noor: Resident) -> None:
    morning = prompt(noor)
    town.slack.moves_clock(seconds=(17 - 9) * 3600)

    noor.presses("Antwoorden", morning)

    assert "De meet-up van dinsdag 24 november sloot om 17.00 uur in jouw tijd." in told(noor).text


def test_a_form_sent_after_five_says_so_and_keeps_what_was_typed(town: Town, noor: Resident) -> None:
    opens_form(noor)
    fills_in(noor, idea="Net te laat")
    town.slack.moves_clock(seconds=8 * 3600)

    assert noor.submits() == "errors"
    assert "sloot om 17.00 uur" in next(iter(noor.form.errors.values()))
    assert noor.form.filled["Welke vraag kreeg je al drie keer?"] == "Net te laat"


def test_yara_answers_until_five_in_curacao(town: Town, noor: Resident) -> None:
    yara = town.person("Yara")
    town.comes("2026-11-24 21:00")

    answers(yara, shown(yara), idea="Wanneer is de meeloopdag?")

    assert "Wanneer is de meeloopdag?" in replies(noor)[0]


def test_someone_on_their_day_off_may_answer_all_the_same(town: Town, noor: Resident) -> None:
    teun = town.person("Teun")

    answers(teun, idea="Ik was toch even hier")

    assert "Teun Bladerdorp" in replies(noor)[0]


def test_who_is_not_in_the_team_is_told_whom_to_ask(town: Town) -> None:
    team_in(town, ("Sanne", "Bram"))
    town.comes("2026-11-24 09:20")
    noor = town.person("Noor")

    noor.presses("Antwoorden", prompt(noor))

    assert "Je zit niet in het team social" in told(noor).text


def test_who_left_the_team_cannot_send_a_form_that_was_open(town: Town, noor: Resident) -> None:
    opens_form(noor)
    fills_in(noor, idea="Nog net")
    leaves_team(town, noor.id)

    assert noor.submits() == "errors"
    assert "Je zit niet in het team social" in next(iter(noor.form.errors.values()))
    assert replies(town.person("Sanne")) == []


@pytest.mark.parametrize("label", ["Niets vandaag", "Weghalen"])
def test_after_five_nothing_can_be_noted_or_taken_away_any_more(
    town: Town, noor: Resident, label: str
) -> None:
    answers(noor, idea="Kan ik 24 uur werken?")
    morning = prompt(noor)
    noor.presses(NOTHING, morning)
    offer = told(noor) if label == "Weghalen" else morning
    town.slack.moves_clock(seconds=8 * 3600)

    noor.presses(label, offer)

    assert "sloot om 17.00 uur in jouw tijd" in told(noor).text
    assert len(replies(noor)) == 1


def test_a_day_called_off_between_looking_and_keeping_keeps_nothing(town: Town, noor: Resident) -> None:
    key = prompt(noor).raw["blocks"][2]["elements"][0]["value"]
    visit, _ = form_on(town, noor.id, key, "Net te laat")
    with town.bot.office.reading() as session:
        here = place.enter(session, visit, key)
    assert isinstance(here, place.Place)
    shown(town.person("Bram"), "uit")

    assert answering._keep(here, {"heard": None, "idea": "Net te laat", "stuck": None}) is None
    assert replies(noor) == []


@pytest.mark.parametrize("value", [None, "", "7", "7 gisteren", "x 2026-11-24", "999999 2026-11-24"])
def test_a_button_that_names_no_day_of_ours_says_that_there_is_nothing(
    town: Town, noor: Resident, value: str | None
) -> None:
    visit, _ = form_on(town, noor.id, "", "")

    with town.bot.office.reading() as session:
        said = place.enter(session, visit, value)

    assert said == Message("Dit team is er niet meer.")
