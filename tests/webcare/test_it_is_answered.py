"""A case is answered, or not for a reason; a mistake is taken back, and what comes back is opened again."""

import pytest

from storage.cases import Status
from tests.town import Town
from tests.webcare.care import (
    all_answers,
    answers,
    card,
    leaves_the_team,
    letters_saying,
    mail,
    on_leave,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    told,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_what_was_answered_is_kept_and_shown(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))

    assert answers(noor, ping(noor), "Ja, vanaf 16 uur per week.") == "cleared"

    assert "Beantwoord door Noor Pennevree" in card(noor).text
    assert "Uiterlijk" not in card(noor).text
    assert "Beantwoord door Noor Pennevree" in mail(noor)[0].text
    assert "Genoteerd." in mail(noor)[-1].text
    noor.presses("Bekijken", mail(noor)[0])
    assert "Noor Pennevree antwoordde: “Ja, vanaf 16 uur per week.”" in mail(noor)[-1].text


def test_after_the_answer_the_clock_stands_still(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor, ping(noor))

    town.comes("2026-11-23 16:00")

    assert mail(noor, "De tijd is") == []
    assert mail(town.person("Sanne")) == []


@pytest.mark.parametrize(
    ("outcome", "status", "shown"),
    [
        ("Verwezen naar de officiële weg of iemand anders", Status.REFERRED, "Verwezen door Noor Pennevree"),
        ("Geen reactie", Status.NO_REPLY, "Geen reactie. Besluit van Noor Pennevree"),
    ],
)
def test_another_outcome_needs_its_words(town: Town, outcome: str, status: Status, shown: str) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.presses("Beantwoord", ping(noor))
    noor.fills("Wat deed je?", outcome)

    assert noor.submits() == "errors"
    assert "Wat antwoordde je, of waarom niet?" in noor.form.errors
    noor.fills("Wat antwoordde je, of waarom niet?", "Huisregels")
    assert noor.submits() == "cleared"

    assert the_case(town).status is status
    assert shown in card(noor).text


def test_spam_is_hidden_without_a_word(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind="Spam")
    assert "Zonder termijn." in ping(noor).text
    noor.presses("Beantwoord", ping(noor))
    noor.fills("Wat deed je?", "Verborgen of verwijderd")

    assert noor.submits() == "cleared"

    assert "Verborgen door Noor Pennevree" in card(noor).text


def test_a_colleague_may_answer_and_its_owner_sees_it(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))

    answers(milan, card(milan))

    assert "Beantwoord door Milan Haverkruin" in ping(noor).text
    assert "Genoteerd." in told(milan)


def test_an_answer_that_comes_second_is_given_back(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))
    milan.presses("Beantwoord", card(milan))
    milan.fills("Wat antwoordde je, of waarom niet?", "Mijn lange antwoord")
    answers(noor, ping(noor))

    assert milan.submits() == "cleared"

    assert "is al klaar. Beantwoord door Noor Pennevree" in told(milan)
    assert "Jij schreef: “Mijn lange antwoord”" in told(milan)
    assert len(all_answers(town)) == 1


def test_a_mistake_is_taken_back_as_if_it_had_not_been(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    due_at = the_case(town).due_at
    answers(noor, ping(noor))
    town.passes(minutes=30)

    noor.presses("Vergissing, nog niet klaar", mail(noor)[0])

    assert the_case(town).status is Status.TAKEN
    assert the_case(town).due_at == due_at
    assert "Opgepakt door Noor Pennevree." in card(noor).text
    assert "Je hebt hem opgepakt." in mail(noor)[0].text
    town.comes("2026-11-23 13:00")
    assert len(mail(noor, "De tijd is bijna om")) == 1


@SQLITE
def test_a_mistake_of_a_colleague_gives_it_back_to_its_owner_who_hears_it(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))
    answers(milan, card(milan))

    milan.presses("Vergissing, nog niet klaar", milan.last("#social"))

    assert "want Milan Haverkruin heropende hem" in ping(noor).text
    assert "Heropend door Milan Haverkruin." in mail(noor)[0].text
    assert the_case(town).owner_id == noor.id


@SQLITE
def test_a_mistake_about_a_case_of_nobody_is_for_who_made_it(town: Town) -> None:
    team_in(town, duty={})
    milan = town.person("Milan")
    reports(town.person("Bram"))
    answers(milan, card(milan))
    milan.types("/smcare 1", "#social")

    milan.presses("Vergissing, nog niet klaar", milan.last("#social"))

    assert the_case(town).owner_id == milan.id


@SQLITE
def test_after_a_day_a_mistake_is_no_mistake_any_more(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor, ping(noor))
    town.comes("2026-11-24 12:00")

    noor.presses("Vergissing, nog niet klaar", mail(noor, "Beantwoord door")[0])

    assert "al langer dan een dag klaar" in mail(noor)[-1].text
    assert the_case(town).status is Status.ANSWERED


def test_what_is_opened_again_has_a_new_clock_and_its_owner(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor, ping(noor))
    town.comes("2026-11-24 10:00")

    milan = town.person("Milan")
    milan.presses("Heropenen", card(milan))

    assert "staat weer open. Uiterlijk vandaag 14:00." in told(milan)
    assert "Hij is voor jou." in ping(noor).text
    assert "want Milan Haverkruin heropende hem en jij had hem" in ping(noor).text
    assert the_case(town).status is Status.WAITING
    town.comes("2026-11-24 14:01")
    assert len(mail(noor, "De tijd is om")) == 1


@SQLITE
def test_what_its_owner_opens_again_is_taken_at_once(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor, ping(noor))

    noor.presses("Heropenen", mail(noor)[0])

    assert the_case(town).status is Status.TAKEN
    assert "Je hebt hem opgepakt." in mail(noor)[0].text


@SQLITE
def test_when_its_owner_is_away_it_goes_to_who_is_on_duty(town: Town) -> None:
    team_in(town, duty={"Noor": (0,), "Bram": (1,)})
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    answers(noor, ping(noor))
    on_leave(town, "Noor", "2026-11-24 00:00", "2026-11-25 00:00")
    town.comes("2026-11-24 10:00")

    bram.presses("Heropenen", card(bram))

    assert the_case(town).owner_id == bram.id
    assert "Heropend door Bram Zevenklaver." in mail(noor)[0].text


@SQLITE
def test_what_is_open_is_not_opened_again(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor, ping(noor))
    old = shown(noor, "1")
    noor.presses("Heropenen", card(noor))

    noor.presses("Heropenen", old)

    assert "staat al open" in told(noor)


@SQLITE
def test_who_left_the_team_can_finish_nothing(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.presses("Beantwoord", ping(noor))
    noor.fills("Wat antwoordde je, of waarom niet?", "Ja hoor")
    leaves_the_team(town, "Noor")

    assert noor.submits() == "cleared"

    assert "Je zit niet in het team social." in mail(noor)[-1].text
    assert all_answers(town) == []


@SQLITE
def test_a_case_that_is_gone_says_so(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    old = ping(noor)
    with town.bot.office.transaction() as session:
        session.delete(the_case(town))

    for button in old.buttons:
        noor.presses(button, old)
        assert "Deze melding bestaat niet meer." in mail(noor)[-1].text
    assert letters_saying(town, "bestaat niet meer") == []
