"""An answer is chosen for a case: found by its words, changed by who answers, counted as used."""

import pytest
from sqlalchemy import select

from playground.screen import Seen
from storage.brands import Value
from storage.ideas import Idea
from tests.answers.library import answer_in, presses_nth, repeats_in, the_answer
from tests.town import Town
from tests.webcare.care import card, mail, ping, reports, team_in, told

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

TITLE, PICKS, TEXT = "Antwoord kiezen", "Wat gebruik je?", "Jouw antwoord"


@pytest.mark.traced
def test_the_best_answer_is_used_filled_and_counted_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    answer_in(town, team, "Werken in deeltijd", nl="Ja, vanaf 16 uur: {link} ^{voornaam}", tags=["uren"])
    answer_in(town, team, "Parkeren", nl="Achter het gebouw.")
    reports(town.person("Bram"))

    noor.types("/smcare antwoorden #1", "#social")
    assert "past bij: uur" in noor.form.text
    presses_nth(noor, "Gebruiken", noor.form, 0)

    assert noor.form.readable(noor.form.field(TEXT)) == "Ja, vanaf 16 uur: https://example.org ^Noor"
    assert noor.form.readable(noor.form.field(PICKS)) == ["Werken in deeltijd"]
    assert the_answer(town, "Werken in deeltijd").times_used == 1
    noor.fills(PICKS, [])
    assert the_answer(town, "Werken in deeltijd").times_used == 0
    noor.fills(PICKS, ["Werken in deeltijd"])
    assert the_answer(town, "Werken in deeltijd").times_used == 1
    assert the_answer(town, "Parkeren").times_used == 0
    assert the_answer(town, "Werken in deeltijd").last_used_at is not None
    assert the_answer(town, "Parkeren").last_used_at is None


def test_what_was_changed_in_the_text_stays_and_the_answer_is_noted_in_the_form_of_webcare(
    town: Town,
) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    answer_in(town, team, "Werken", nl="Ja, vanaf 16 uur.")
    answer_in(town, team, "Groet", nl="Groet, {voornaam}", piece="closing")
    reports(town.person("Bram"))
    noor.presses("Antwoord kiezen", ping(noor))
    noor.waits_for_form(TITLE)
    noor.fills(PICKS, ["Werken"])
    noor.fills(TEXT, "Ja hoor, vanaf 16 uur.")
    noor.fills(PICKS, ["Werken", "Groet"])

    assert noor.form.readable(noor.form.field(TEXT)) == "Ja hoor, vanaf 16 uur. Groet, Noor"
    noor.presses("Geplaatst: noteer het")
    noor.waits_for_form("Wat is er gedaan?")
    assert noor.form.filled["Wat antwoordde je, of waarom niet?"] == "Ja hoor, vanaf 16 uur. Groet, Noor"
    assert noor.submits() == "cleared"

    assert "Beantwoord door Noor" in card(noor).text
    noor.types("/smcare antwoorden #1", "#social")
    assert "is al klaar" in told(noor)


def test_the_text_is_in_the_language_of_who_asked(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    answer_in(town, team, "Werken", nl="Ja, vanaf 16 uur.", en="Yes, from 16 hours.")
    reports(town.person("Bram"))
    noor.types("/smcare antwoorden #1", "#social")
    noor.presses("Gebruiken")

    noor.fills("In welke taal schreef iemand?", "Engels")

    assert noor.form.readable(noor.form.field(TEXT)) == "Yes, from 16 hours."


@pytest.mark.traced
def test_advice_is_given_and_never_stands_in_the_way(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    value = Value(team_id=team.id, name="Open", created_at=town.now, created_by=noor.id)
    value.dos, value.donts = ["zeg wat lastig is"], ["geen reclame"]
    with town.bot.office.transaction() as session:
        session.add(value)
    reports(town.person("Bram"), kind="Klacht", link="https://example.org/1")
    noor.types("/smcare antwoorden #1", "#social")
    assert "Open\nWél: zeg wat lastig is\nNiet: geen reclame" in noor.form.text
    assert "De bibliotheek heeft hier nog niets voor" in noor.form.text
    noor.fills(TEXT, "Helaas kunnen wij niet helpen. Stuur je telefoonnummer.")

    assert noor.submits() == "updated"

    assert "dichte deur" in noor.form.text
    assert "“je telefoonnummer”" in noor.form.text
    assert "Noem wanneer" in noor.form.text
    noor.fills(TEXT, "Vervelend. Voor 17.00 uur hoor je van mij.")
    noor.submits()
    assert "Niets gezien om te veranderen" in noor.form.text


@pytest.mark.traced
def test_an_empty_library_leads_to_frames_without_losing_the_text(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind="Klacht")
    noor.types("/smcare antwoorden #1", "#social")
    noor.fills(TEXT, "Mijn eigen tekst.")

    noor.presses("Overnemen en gebruiken")

    frame = "Vervelend dat {wat er gebeurde}."
    assert str(noor.form.readable(noor.form.field(TEXT))).startswith(f"Mijn eigen tekst. {frame}")
    assert "^Noor" in str(noor.form.readable(noor.form.field(TEXT)))
    assert the_answer(town, "Antwoord op een klacht").times_used == 1
    noor.closes()
    noor.types("/smcare antwoorden #1", "#social")
    assert "Overnemen en gebruiken" not in noor.form.buttons


@pytest.mark.traced
def test_the_same_answer_twice_at_one_link_is_said(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    answer_in(town, team, "Werken", nl="Ja, vanaf 16 uur.")
    reports(town.person("Bram"), link="https://example.org/1")
    noor.types("/smcare antwoorden #1", "#social")
    noor.presses("Gebruiken")
    noor.presses("Geplaatst: noteer het")
    noor.fills("Wat antwoordde je, of waarom niet?", "Iets heel anders.")
    noor.submits()
    reports(town.person("Bram"), link="https://example.org/1")

    noor.types("/smcare antwoorden #2", "#social")
    noor.presses("Gebruiken")

    assert "staat al bij deze link" in noor.form.text


def asked_three_times(town: Town) -> Seen:
    """What Noor is told of it."""
    team_in(town)
    for says in ("Kan ik ook 24 uur werken?", "Werken voor 24 uur, mag dat?", "Can I work 24 hours?"):
        reports(town.person("Bram"), says=says)
        town.passes(minutes=1)
    (proposal,) = mail(town.person("Noor"), "3 keer dezelfde vraag in zeven dagen")
    return proposal


@pytest.mark.traced
def test_three_equal_questions_are_proposed_once_and_a_fourth_belongs_to_them(town: Town) -> None:
    proposal = asked_three_times(town)
    assert "Ze delen: “24”, “uur” en “werken”." in proposal.text
    assert "Bij webcare (maandag) ben jij aan zet." in proposal.text

    reports(town.person("Bram"), says="Mag ik 24 uur per week werken?")
    town.passes(minutes=1)

    assert len(mail(town.person("Noor"), "keer dezelfde vraag")) == 1
    assert [count for _, count in repeats_in(town)] == [4]


@pytest.mark.traced
def test_an_answer_is_made_of_a_repeated_question_once(town: Town) -> None:
    proposal, noor = asked_three_times(town), town.person("Noor")

    noor.presses("Antwoord maken", proposal)
    assert noor.form.readable(noor.form.field("Hoe heet het?")) == "24 uur werken"
    assert noor.form.readable(noor.form.field("Labels")) == "24, uur, werken"
    noor.fills("In het Nederlands", "Ja, vanaf 16 uur.")
    assert noor.submits() == "cleared"
    noor.presses("Antwoord maken", proposal)
    noor.fills("In het Nederlands", "Nee.")

    assert noor.submits() == "updated"
    assert "is al een antwoord gemaakt" in noor.form.text
    assert noor.submits() == "cleared"
    assert the_answer(town, "24 uur werken").nl == "Nee."


@pytest.mark.traced
def test_a_post_is_made_of_a_repeated_question_from_one_idea(town: Town) -> None:
    proposal, noor = asked_three_times(town), town.person("Noor")

    noor.presses("Bericht ervan maken", proposal)
    noor.presses("Bericht ervan maken", proposal)
    noor.presses("Maak het bericht", mail(noor)[-1])

    assert "Vaak gevraagd (3 keer in een week): 24 uur werken" in str(noor.form.values)
    with town.bot.office.reading() as session:
        assert len(session.scalars(select(Idea)).all()) == 1


def test_a_question_at_night_is_proposed_when_somebody_is_at_work(town: Town) -> None:
    team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    town.comes("2026-11-23 20:00")
    for _ in range(3):
        reports(bram)
    town.passes(minutes=1)
    assert mail(noor, "keer dezelfde vraag") == []

    town.comes("2026-11-24 09:01")

    assert len(mail(noor, "3 keer dezelfde vraag")) == 1


def test_a_choice_for_a_case_that_closed_meanwhile_is_told(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    answer_in(town, team, "Werken", nl="Ja, vanaf 16 uur.")
    reports(bram)
    noor.types("/smcare antwoorden #1", "#social")
    bram.presses("Beantwoord", card(bram))
    bram.fills("Wat antwoordde je, of waarom niet?", "Ja hoor")
    bram.submits()

    noor.presses("Gebruiken")

    assert "is al klaar" in noor.form.text
    assert the_answer(town, "Werken").times_used == 0
    noor.types("/smcare antwoorden #7", "#social")
    assert "Melding 7 bestaat niet" in told(noor)
