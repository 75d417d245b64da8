"""Two taps: which value, and inside, on the edge or outside. Never blocks, asks why where it chafes."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from storage import changes
from storage.verdicts import FIELD_CHECK, Verdict
from tests.field.steps import (
    EDGE,
    EXEMPT,
    INSIDE,
    LIFT,
    NONE,
    OUTSIDE,
    POST,
    REASON,
    VALUE,
    VERDICT,
    checks,
    chooses,
    doubts,
    kept,
    opens_check,
    said,
    two_values,
)
from tests.story.steps import DONTS, fills_in, overview, presses_nth
from tests.team.founding import an_hour_passes, is_harmless, opens_own_form, team_in, told_privately
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_two_taps_are_enough_and_the_do_and_dont_of_the_tapped_value_are_shown(town: Town) -> None:
    team = team_in(town)
    zee, _ = two_values(town, team)
    noor = town.person("Noor")
    opens_check(noor)
    assert noor.form.labels == [POST, VALUE, VERDICT, REASON]
    assert noor.form.filled[POST] == LIFT
    assert "noem wat lastig is" not in noor.form.text

    noor.fills(VERDICT, INSIDE)
    noor.fills(VALUE, "Recht door zee")
    assert "✓ noem wat lastig is" in noor.form.text
    assert "✗ geen stockfoto's" in noor.form.text
    assert (noor.form.filled[POST], noor.form.filled[VERDICT]) == (LIFT, INSIDE)
    noor.submits()

    assert "laat Recht door zee zien en valt binnen het speelveld" in noor.form.text
    [check] = kept(town, team)
    assert (check.title, check.value_id, check.verdict, check.by) == (LIFT, zee.id, Verdict.INSIDE, noor.id)
    assert (check.thing, check.is_second) == ("loose_post", False)


def test_another_tap_shows_the_other_value_or_that_it_has_no_words_yet(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    opens_check(noor)
    noor.fills(VALUE, "Recht door zee")

    noor.fills(VALUE, "Samen wijs")
    assert "Deze waarde heeft nog geen do en geen don't." in noor.form.text
    noor.fills(VALUE, NONE)

    assert "stockfoto's" not in noor.form.text
    assert noor.form.filled[VALUE] == NONE


@pytest.mark.parametrize(
    ("verdict", "told"),
    [(EDGE, "Plaatsen mag."), (OUTSIDE, "het versterkt het merk alleen niet"), (EXEMPT, "telt niet mee")],
)
def test_where_it_chafes_one_line_why_is_asked_and_nothing_is_blocked(
    town: Town, verdict: str, told: str
) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    opens_check(noor)
    chooses(noor, NONE, verdict)
    assert noor.submits() == "errors"
    assert noor.form.errors[REASON] == "Zet er één regel bij waarom. Dan leren we ervan."

    noor.fills(REASON, "alleen een grap")
    assert noor.submits() == "updated"

    assert told in noor.form.text
    assert [one.reason for one in kept(town, team)] == ["alleen een grap"]


def test_a_post_without_a_text_is_asked_for_one_and_inside_without_a_value_is_remarked(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    opens_check(noor, "")
    chooses(noor, NONE, INSIDE)
    noor.fills(POST, "  ")
    assert noor.submits() == "errors"
    assert noor.form.errors[POST] == "Zet hier de tekst van het bericht, of de link."

    noor.fills(POST, "https://voorbeeld.example/bericht")
    noor.submits()

    assert "dan mist er misschien een waarde" in noor.form.text
    assert "blinde tweede blik" not in noor.form.text


def test_without_values_there_is_nothing_to_check_against(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")

    noor.types("/smwhat check", "#social")

    assert told_privately(noor).text.startswith("Er is nog geen waarde om een bericht aan te toetsen.")
    assert told_privately(noor).buttons == ["Waarde toevoegen"]


def test_a_team_of_one_is_told_what_a_second_person_would_add(town: Town) -> None:
    team = team_in(town, ["Sanne"])
    two_values(town, team)
    sanne = town.person("Sanne")

    checks(sanne)

    assert "Met een tweede persoon vraag ik eens per dag een blinde tweede blik." in sanne.form.text


def test_in_english_it_is_all_english(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    oliver = town.person("Oliver")
    opens_own_form(oliver)
    oliver.fills("In welke taal spreek ik met jou?", "English")
    oliver.submits()

    oliver.types("/smwhat check Photo of the lift", "#social")
    oliver.waits_for_form("Playing-field check")
    oliver.fills("Which value do you see?", "Samen wijs")
    oliver.fills("Inside, on the edge or outside?", "On the edge")
    oliver.fills("Why? One line is enough", "a joke")
    oliver.submits()
    assert "is on the edge, at Samen wijs. You may publish it." in oliver.form.text
    oliver.types("/smwhat doubts", "#social")

    assert "“Photo of the lift”: on the edge, Samen wijs" in told_privately(oliver).text


def test_the_list_of_doubts_says_what_chafed_and_why(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    assert doubts(noor).text.startswith("Er zijn nu geen twijfelgevallen.")
    checks(noor, verdict=EDGE, reason="leuk, maar past het?")
    assert "Het staat bij de twijfelgevallen" in noor.form.text
    noor.closes()
    checks(noor, post="Iets binnen")
    noor.closes()

    noor.presses("Twijfelgevallen", overview(noor))

    shown = told_privately(noor)
    assert f"“{LIFT}”: op de rand, Recht door zee" in shown.text
    assert "leuk, maar past het? (@Noor Pennevree, ma 23 nov)" in shown.text
    assert "Iets binnen" not in shown.text
    assert shown.buttons == ["Bericht toetsen"]
    noor.presses("Bericht toetsen", shown)
    assert noor.waits_for_form("Speelveldtoets").filled[POST] is None


@pytest.mark.traced
def test_three_alike_become_a_do_or_a_dont(town: Town) -> None:
    team = team_in(town)
    zee, _ = two_values(town, team)
    noor = town.person("Noor")
    for number in (101, 102):
        said(town, team, noor, zee.id, Verdict.OUTSIDE, number)
    assert "Maak er een do of don't van" not in doubts(noor).buttons
    checks(noor, verdict=OUTSIDE, reason="alleen een grap")
    assert "3 berichten vielen buiten bij Recht door zee. Tijd voor een don't?" in noor.form.text

    noor.presses("Maak er een do of don't van")
    assert noor.form.title == "Merkwaarde"
    assert "Dit viel buiten. Welke don't hoort daarbij?" in noor.form.text
    assert "“Bericht 101”: Reden 101" in noor.form.text
    fills_in(noor, {DONTS: "geen stockfoto's\ngeen grap zonder verhaal"})
    noor.submits()
    noor.closes()

    assert doubts(noor).text.startswith("Er zijn nu geen twijfelgevallen.")
    assert all(one.settled_at for one in kept(town, team))


def test_a_value_saved_with_the_same_do_and_dont_settles_nothing(town: Town) -> None:
    team = team_in(town)
    zee, _ = two_values(town, team)
    noor = town.person("Noor")
    for number in (101, 102, 103):
        said(town, team, noor, zee.id, Verdict.EDGE, number)
    shown = doubts(noor)
    assert "3 berichten vielen op de rand bij Recht door zee." in shown.text
    noor.presses("Maak er een do of don't van", shown)
    noor.submits()
    assert "Maak er een do of don't van" in doubts(noor).buttons

    noor.presses("Maak er een do of don't van", shown)
    fills_in(noor, {DONTS: "geen grap"})
    noor.submits()
    noor.presses("Maak er een do of don't van", shown)

    assert told_privately(noor).text.startswith("Deze twijfelgevallen zijn al verwerkt.")
    assert [one.settled_at is not None for one in kept(town, team)] == [True] * 3


def test_three_without_a_value_ask_whether_one_is_missing(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    for number in (101, 102, 103):
        said(town, team, noor, None, Verdict.EDGE, number)

    shown = doubts(noor)

    assert "lieten geen van onze waarden zien. Mist er een waarde?" in shown.text
    noor.presses("Waarde toevoegen", shown)
    noor.waits_for_form("Merkwaarde")


def test_sixty_doubts_of_the_longest_words_fit_and_are_harmless(town: Town) -> None:
    team = team_in(town)
    zee, _ = two_values(town, team)
    noor = town.person("Noor")
    for number in range(101, 161):
        said(town, team, noor, zee.id, Verdict.EDGE, number)
    checks(noor, verdict=EDGE, reason="<!here> & *x* " * 20, post="<!channel> https://x.example & " * 6)
    assert is_harmless(noor.form)
    noor.closes()

    shown = doubts(noor)

    assert is_harmless(shown)
    assert "En nog 46." in shown.text
    noor.presses("Maak er een do of don't van", shown)
    assert is_harmless(noor.waits_for_form("Merkwaarde"))


def test_the_mirror_becomes_the_form_again_and_one_answer_is_kept(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    checks(noor, verdict=EDGE, reason="schuurt")

    noor.presses("Wijzigen")
    assert noor.form.filled[VALUE] == "Recht door zee"
    assert noor.form.filled[REASON] == "schuurt"
    chooses(noor, "Samen wijs", INSIDE)
    assert noor.submits() == "updated"

    [check] = kept(town, team)
    assert (check.verdict, check.reason) == (Verdict.INSIDE, None)
    assert "laat Samen wijs zien" in noor.form.text


def test_sent_twice_an_hour_later_one_check_is_kept(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    opens_check(noor)
    chooses(noor, "Samen wijs", INSIDE)
    body = {"person": noor.id, **noor.form.where}
    an_hour_passes(town)

    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(lambda _: noor.slack.post("/my/submit", body)["result"], range(2)))

    assert "updated" in results
    assert len(kept(town, team)) == 1


def test_who_is_not_in_the_team_checks_nothing(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")
    shown = doubts(noor)
    opens_check(noor)
    noor.changes(stranger=True)

    noor.fills(VALUE, "Samen wijs")
    assert noor.form.text == "Dit is alleen voor mensen van de eigen organisatie."
    noor.closes()
    noor.fills(VERDICT, INSIDE)
    assert noor.submits() == "cleared"
    noor.presses("Bericht toetsen", shown)

    assert told_privately(noor).text == "Dit is alleen voor mensen van de eigen organisatie."
    assert kept(town, team) == []


def test_a_check_makes_the_plan_be_looked_at_anew_and_the_log_has_no_verdict(town: Town) -> None:
    team = team_in(town)
    two_values(town, team)
    noor = town.person("Noor")

    checks(noor, verdict=EDGE, reason="Te grappig")

    with town.bot.office.reading() as session:
        [told] = changes.latest(session, team, [FIELD_CHECK], 9)
    assert (told.by, told.fields) == (noor.id, {})


def test_a_value_removed_while_the_check_is_open_is_said_and_chosen_anew(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    two_values(town, team)
    opens_check(noor)
    chooses(noor, "Recht door zee", EDGE, "Het blijft een lift")
    presses_nth(bram, "Verwijderen", overview(bram))

    assert noor.submits() == "updated"

    assert "De waarde die je koos is intussen uit het merkhuis gehaald. Kies opnieuw" in noor.form.text
    assert kept(town, team) == []
    assert noor.form.filled[REASON] == "Het blijft een lift"
    noor.fills(VALUE, "Samen wijs")
    noor.submits()
    assert [(one.value_id, one.verdict, one.reason) for one in kept(town, team)] == [
        (2, Verdict.EDGE, "Het blijft een lift")
    ]
