"""What is personal about somebody outside is asked about before it is kept; health is never kept."""

import pytest

from tests.town import Town
from tests.webcare.care import (
    all_answers,
    all_cases,
    all_changes,
    answers,
    card,
    hands_over,
    letters_saying,
    opens_new_case,
    ping,
    reports,
    team_in,
    the_case,
)

KEEP = "Toch nodig?"
LEAVE_IT = ["Laat het staan: zonder kan niemand antwoorden"]
SAYS = "Wat vraagt of zegt iemand?"


@pytest.fixture(autouse=True)
def _team(town: Town) -> None:
    team_in(town)


def test_a_phone_number_is_not_kept_without_asking(town: Town) -> None:
    bram = town.person("Bram")

    link = "https://x.example/af?mail=kees%40nergens.example"
    assert reports(bram, says="Wil gebeld worden op 06-12345678", handle="@kees", link=link) == "updated"

    assert "hier staat een telefoonnummer en een e-mailadres in" in bram.form.text
    assert bram.form.filled[SAYS] == "Wil gebeld worden op 06-12345678"
    assert bram.form.filled["Naam van het account"] == "@kees"
    assert bram.form.filled["Waar?"] == "Instagram"
    assert all_cases(town) == []


def test_the_person_decides_to_keep_it(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, says="Wil gebeld worden op 06-12345678")

    assert bram.submits() == "errors"
    assert bram.form.errors == {KEEP: "Haal het weg, of vink aan dat het mag blijven staan."}
    bram.fills(KEEP, LEAVE_IT)
    assert bram.submits() == "cleared"

    assert the_case(town).paraphrase == "Wil gebeld worden op 06-12345678"
    assert "06-12345678" in ping(town.person("Noor")).text
    assert "06-12345678" not in card(bram).text, "the channel has more readers than who answers"
    assert "Hier staan gegevens van iemand in." in card(bram).text


def test_the_person_takes_it_out(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, says="Wil gebeld worden op 06-12345678")

    bram.fills(SAYS, "Wil gebeld worden")
    assert bram.submits() == "cleared"

    assert the_case(town).paraphrase == "Wil gebeld worden"
    assert letters_saying(town, "06-12345678") == []


def test_a_tick_for_one_thing_does_not_cover_another(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, says="Bel 06-12345678")
    bram.fills(KEEP, LEAVE_IT)

    bram.fills(SAYS, "Bel 06-12345678 of mail kees@nergens.example")
    assert bram.submits() == "updated"

    assert "een telefoonnummer en een e-mailadres" in bram.form.text
    assert not bram.form.filled[KEEP]
    assert all_cases(town) == []


def test_the_log_says_that_something_was_kept_but_not_what(town: Town) -> None:
    bram = town.person("Bram")
    reports(bram, handle="kees@nergens.example")
    bram.fills(KEEP, LEAVE_IT)
    bram.submits()

    first = all_changes(town)[0]
    assert (first.did, first.fields) == ("reported", {"kept": [None, "email"]})
    assert "kees" not in str([change.fields for change in all_changes(town)])


def test_health_is_never_kept(town: Town) -> None:
    bram = town.person("Bram")

    assert reports(bram, says="Zijn moeder heeft kanker en ligt op kamer 12") == "errors"

    problem = bram.form.errors[SAYS]
    assert "“kanker”" in problem
    assert "“kamer 12”" in problem
    assert bram.form.filled[SAYS] == "Zijn moeder heeft kanker en ligt op kamer 12"
    assert all_cases(town) == []
    bram.fills(SAYS, "Vraag over bezoektijden")
    assert bram.submits() == "cleared"


def test_health_in_the_name_of_an_account_is_not_kept_either(town: Town) -> None:
    bram = town.person("Bram")

    assert reports(bram, handle="@leven_met diabetes") == "errors"

    assert "diabetes" in bram.form.errors["Naam van het account"]


def test_health_in_an_answer_is_not_kept(town: Town) -> None:
    reports(town.person("Bram"))
    noor = town.person("Noor")

    assert answers(noor, ping(noor), "Veel sterkte met de chemotherapie") == "errors"

    assert "chemotherapie" in noor.form.errors["Wat antwoordde je, of waarom niet?"]
    assert all_answers(town) == []


def test_our_own_number_may_be_in_an_answer(town: Town) -> None:
    reports(town.person("Bram"))
    noor = town.person("Noor")

    assert answers(noor, ping(noor), "Bel ons op 020-1234567") == "cleared"


def test_a_bank_account_in_an_answer_is_asked_about(town: Town) -> None:
    reports(town.person("Bram"))
    noor = town.person("Noor")

    assert answers(noor, ping(noor), "Teruggestort op NL91ABNA0417164300") == "updated"

    assert "een rekeningnummer" in noor.form.text
    assert noor.form.filled["Wat antwoordde je, of waarom niet?"] == "Teruggestort op NL91ABNA0417164300"
    noor.fills(KEEP, LEAVE_IT)
    assert noor.submits() == "cleared"


def test_a_note_to_a_colleague_leaves_out_what_is_personal(town: Town) -> None:
    reports(town.person("Bram"))
    noor = town.person("Noor")

    assert hands_over(noor, ping(noor), "Bram Zevenklaver", "Bel 06-12345678") == "errors"
    assert "een telefoonnummer" in noor.form.errors["Wil je er iets bij zeggen?"]
    noor.fills("Wil je er iets bij zeggen?", "Ze is depressief")
    assert noor.submits() == "errors"
    assert "depressief" in noor.form.errors["Wil je er iets bij zeggen?"]


def test_the_form_reminds_of_privacy_before_anything_is_typed(town: Town) -> None:
    bram = town.person("Bram")

    opens_new_case(bram)

    assert "Schrijf niets op over iemands gezondheid" in bram.form.text
    assert "Plak het bericht niet" in bram.form.text
