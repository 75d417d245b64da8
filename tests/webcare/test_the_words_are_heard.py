"""What is typed says what kind of case it is; the form proposes it, and a person decides."""

import pytest

from storage.cases import Kind, Urgency
from tests.town import Resident, Town
from tests.webcare.care import all_cases, opens_new_case, reports, team_in, the_case

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
SAYS, WHERE = "Wat vraagt of zegt iemand?", "Waar?"
KIND, SPEED, RIGHT = "Wat voor bericht is het?", "Hoe snel?", "Klopt dat?"


@pytest.fixture(autouse=True)
def _team(town: Town) -> None:
    team_in(town)


def types(person: Resident, words: str) -> None:
    """The words first, then the channel."""
    opens_new_case(person)
    person.fills(SAYS, words)
    person.fills(WHERE, "Instagram")


def test_the_kind_stands_there_when_the_channel_was_chosen(town: Town) -> None:
    bram = town.person("Bram")

    types(bram, "Al drie weken niets gehoord")

    assert bram.form.filled[KIND] == "Klacht"
    assert "Door “niets gehoord” klinkt dit als: klacht. Klopt dat, sla dan nog eens op" in bram.form.text
    assert bram.form.filled[SAYS] == "Al drie weken niets gehoord"
    assert bram.submits() == "cleared"
    assert the_case(town).kind is Kind.COMPLAINT


def test_a_person_may_choose_otherwise_than_was_proposed(town: Town) -> None:
    bram = town.person("Bram")
    types(bram, "Al drie weken niets gehoord")

    bram.fills(KIND, "Vraag")

    assert bram.submits() == "cleared"
    assert the_case(town).kind is Kind.QUESTION


def test_what_was_proposed_goes_with_its_words_and_what_was_chosen_stays(town: Town) -> None:
    bram, noor = town.person("Bram"), town.person("Noor")
    types(bram, "Al drie weken niets gehoord")
    bram.fills(SAYS, "Kan ik ook 24 uur werken?")

    assert bram.submits() == "updated"
    assert bram.form.filled[KIND] == "Vraag"
    assert bram.submits() == "cleared"
    types(noor, "Al drie weken niets gehoord")
    noor.fills(KIND, "Formeel bericht: bezwaar, officiële klacht, verzoek")
    noor.fills(SAYS, "Kan ik ook 32 uur werken?")
    assert noor.submits() == "cleared"

    assert [case.kind for case in all_cases(town)] == [Kind.QUESTION, Kind.FORMAL]


def test_when_the_new_words_say_nothing_the_person_chooses_anew(town: Town) -> None:
    bram = town.person("Bram")
    types(bram, "Al drie weken niets gehoord")
    bram.fills(SAYS, "De lift is alweer stuk")

    assert bram.submits() == "updated"
    assert "De woorden zijn veranderd" in bram.form.text
    assert KIND not in bram.form.filled or not bram.form.filled[KIND]
    assert bram.submits() == "errors"
    bram.fills(KIND, "Klacht")
    assert bram.submits() == "cleared"


def test_without_a_kind_it_is_proposed_on_sending(town: Town) -> None:
    bram = town.person("Bram")
    opens_new_case(bram)
    bram.fills(WHERE, "Instagram")
    bram.fills(SAYS, "Maakt bezwaar tegen de afwijzing")

    assert bram.submits() == "updated"
    assert bram.form.filled[KIND] == "Formeel bericht: bezwaar, officiële klacht, verzoek"
    assert bram.submits() == "cleared"

    assert the_case(town).kind is Kind.FORMAL


def test_when_the_words_say_nothing_the_person_chooses(town: Town) -> None:
    bram = town.person("Bram")
    types(bram, "De lift is alweer stuk")

    assert bram.submits() == "errors"
    assert bram.form.errors == {KIND: "Aan de woorden hoor ik het niet. Kies zelf wat voor bericht het is."}
    bram.fills(KIND, "Klacht")
    assert bram.submits() == "cleared"


def test_what_sounds_more_pressing_is_asked_once(town: Town) -> None:
    bram = town.person("Bram")

    assert reports(bram, says="Gerucht, al 14 keer gedeeld", kind="Vraag", handle="@kees") == "updated"
    assert "Door “14 keer gedeeld” klinkt dit als: crisis. Wat is het?" in bram.form.text
    assert bram.form.filled["Naam van het account"] == "@kees"
    bram.fills(RIGHT, "Nee, het blijft: vraag")
    assert bram.submits() == "cleared"

    assert the_case(town).kind is Kind.QUESTION


def test_yes_is_one_tap(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, says="Een journalist belt", kind="Vraag")

    assert bram.submits() == "cleared"

    assert the_case(town).kind is Kind.CRISIS


def test_what_sounds_less_pressing_is_not_asked(town: Town) -> None:
    assert reports(town.person("Bram"), says="Wat een mooie video", kind="Klacht") == "cleared"
    assert the_case(town).kind is Kind.COMPLAINT


def test_danger_is_urgent_and_says_whom_to_call(town: Town) -> None:
    bram = town.person("Bram")

    types(bram, "Iemand is in gevaar bij de ingang")

    assert "Bel eerst, typ later: 112." in bram.form.text
    assert "113" in bram.form.text
    assert bram.form.filled[SPEED] == "Nu: zo snel als bij een crisis"
    bram.submits()
    assert (the_case(town).kind, the_case(town).urgency) == (Kind.CRISIS, Urgency.NOW)


def test_danger_below_another_kind_is_asked_and_may_be_denied(town: Town) -> None:
    bram = town.person("Bram")
    assert reports(bram, says="Vraag over bedreiging in een roman", kind="Vraag") == "updated"
    assert "Bel eerst, typ later: 112." in bram.form.text
    bram.fills(RIGHT, "Nee, het blijft: vraag")

    assert bram.submits() == "cleared"

    assert (the_case(town).kind, the_case(town).urgency) == (Kind.QUESTION, Urgency.NORMAL)


def test_danger_that_may_not_be_written_down_says_whom_to_call(town: Town) -> None:
    bram = town.person("Bram")

    assert reports(bram, says="Dreigt met zelfmoord") == "errors"
    assert "Bel eerst: 112, of 113" in bram.form.errors[SAYS]
    bram.fills(SAYS, "Iemand is in gevaar")
    assert bram.submits() == "updated"
    assert bram.submits() == "cleared"

    assert the_case(town).urgency is Urgency.NOW


def test_other_words_after_a_no_are_asked_about_anew(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, says="Een journalist belt", kind="Vraag")
    bram.fills(RIGHT, "Nee, het blijft: vraag")

    bram.fills(SAYS, "Maakt bezwaar")

    assert bram.submits() == "updated"
    assert "klinkt dit als: formeel bericht" in bram.form.text
    assert all_cases(town) == []


def test_what_is_personal_is_asked_in_the_same_breath(town: Town) -> None:
    bram = town.person("Bram")

    reports(bram, says="Journalist, bel 06-12345678", kind="Vraag")

    assert "een telefoonnummer" in bram.form.text
    assert "klinkt dit als: crisis" in bram.form.text
    bram.fills(RIGHT, "Nee, het blijft: vraag")
    bram.fills("Toch nodig?", ["Laat het staan: zonder kan niemand antwoorden"])
    assert bram.submits() == "cleared"
    assert the_case(town).kind is Kind.QUESTION
