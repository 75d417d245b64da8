"""One question in a channel with five buttons: private, once for a person, a mean from three answers on."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from playground.screen import Seen
from storage.brands import Value
from storage.people import Team
from tests.story.steps import (
    ANCHORING,
    MEANING,
    WHOLE_VALUE,
    begins_a_value,
    fills_in,
    keep,
    opens_value,
    overview,
    values,
)
from tests.team.founding import team_in, told_privately
from tests.town import Resident, Town

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
QUESTION = "Hoeveel merk je van “Recht door zee” op je werk?"
EVERYWHERE = "#algemeen"


def asks(town: Town, team: Team, person: Resident) -> Value:
    """The value is asked about where everybody is."""
    value = keep(town, team, "Recht door zee", meaning="Alles zeggen")
    person.types("/smwhat vraag", "#social")
    person.waits_for_form("Vraag het collega's")
    person.fills("In welk kanaal?", EVERYWHERE)
    assert person.submits() == "updated"
    return value


def card(person: Resident) -> Seen:
    return next(
        seen for seen in person.sees(EVERYWHERE) if "Recht door zee" in seen.text and not seen.only_you
    )


def answers(person: Resident, number: int) -> str:
    person.presses(str(number), card(person))
    return told_privately(person, EVERYWHERE).text


@on_sqlite
def test_a_channel_is_asked_with_five_buttons_and_the_answer_is_private(town: Town) -> None:
    team = team_in(town)
    noor, jasper = town.person("Noor"), town.person("Jasper")
    asks(town, team, noor)
    assert "De vraag over “Recht door zee” gaat naar #algemeen." in noor.form.text
    assert QUESTION in card(jasper).text
    assert card(jasper).buttons == ["1", "2", "3", "4", "5"]
    assert "0 antwoorden tot nu toe. Antwoorden kan tot en met maandag 30 november." in card(jasper).text

    told = answers(jasper, 4)

    assert told == "Je antwoord is 4. Alleen jij ziet dit; kies gerust later een ander getal."
    assert "1 antwoord tot nu toe." in card(noor).text
    assert not [seen for seen in noor.sees(EVERYWHERE) if "Je antwoord is" in seen.text]


@pytest.mark.traced
@on_sqlite
def test_the_mean_is_shown_from_three_people_on_and_anew_only_after_three_more(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    asks(town, team, noor)
    people = [town.person(name) for name in ("Noor", "Bram", "Sanne", "Oliver", "Milan")]
    for person, number in zip(people[:2], (5, 1), strict=True):
        answers(person, number)
    assert "Gevraagd in #algemeen tot ma 30 nov: 2 antwoorden. Vanaf drie antwoorden" in overview(noor).text
    assert values(town, team)[0].anchoring is None

    answers(people[2], 2)
    assert "Verankerd: 2,7 van 5, volgens 3 collega's" in overview(noor).text
    for person in people[3:]:
        answers(person, 5)

    assert "5 antwoorden" in card(noor).text
    assert "Verankerd: 2,7 van 5, volgens 3 collega's" in overview(noor).text
    assert "Vertel eerst een ambassadeursverhaal" not in overview(noor).text


@on_sqlite
def test_a_later_answer_replaces_the_first_and_counts_once(town: Town) -> None:
    team = team_in(town)
    noor, bram, sanne = town.person("Noor"), town.person("Bram"), town.person("Sanne")
    asks(town, team, noor)
    for person, number in ((noor, 1), (noor, 5), (bram, 5)):
        answers(person, number)
    assert "2 antwoorden tot nu toe." in card(noor).text

    answers(sanne, 5)

    assert values(town, team)[0].anchoring == 5


@on_sqlite
def test_what_employees_said_is_not_typed_over(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee", anchoring=3.7, anchoring_answers=12)

    opens_value(noor)
    assert ANCHORING not in noor.form.labels
    assert "Verankerd: 3,7 van 5, volgens 12 collega's. Dat getal komt van hen" in noor.form.text
    noor.fills(MEANING, "Iets anders")
    noor.submits()

    [value] = values(town, team)
    assert (value.meaning, value.anchoring, value.anchoring_answers) == ("Iets anders", 3.7, 12)


@on_sqlite
def test_it_closes_after_a_week_and_then_no_answer_counts(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    asks(town, team, noor)
    answers(bram, 3)
    town.slack.moves_clock(seconds=7 * 24 * 3600 + 1)
    assert answers(bram, 5).startswith("Deze vraag is gesloten.")

    town.ticks()

    assert card(noor).text == "De vraag over “Recht door zee” is gesloten. Dank voor 1 antwoord."
    assert card(noor).buttons == []
    assert "Gevraagd in" not in overview(noor).text


@on_sqlite
def test_the_team_closes_it_and_hears_the_mean_or_that_too_few_answered(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    asks(town, team, noor)
    shown = overview(noor)
    noor.presses("Vraag sluiten", shown)
    assert "minder dan drie antwoorden" in told_privately(noor).text
    noor.presses("Vraag sluiten", shown)
    assert told_privately(noor).text.startswith("Deze vraag is gesloten.")

    noor.types("/smwhat vraag", "#social")
    noor.waits_for_form("Vraag het collega's")
    noor.fills("In welk kanaal?", EVERYWHERE)
    noor.submits()
    newest = [seen for seen in noor.sees(EVERYWHERE) if seen.buttons][-1]
    for name, number in (("Noor", 4), ("Bram", 4), ("Jasper", 5)):
        town.person(name).presses(str(number), newest)
    noor.presses("Vraag sluiten", overview(noor))

    assert told_privately(noor).text == (
        "De vraag over “Recht door zee” is gesloten: 4,3 van 5, volgens 3 collega's."
    )


@on_sqlite
def test_one_question_at_a_time_for_a_value_and_none_without_values(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    noor.types("/smwhat ask", "#social")
    assert told_privately(noor).text.startswith("Er is nog geen waarde om naar te vragen.")
    asks(town, team, noor)
    noor.types("/smwhat vraag", "#social")
    noor.waits_for_form("Vraag het collega's")
    noor.fills("In welk kanaal?", "#social")

    assert noor.submits() == "errors"

    assert noor.form.errors["Over welke waarde?"].startswith("Deze vraag staat al open.")


@on_sqlite
def test_a_value_that_is_removed_is_asked_about_no_more(town: Town) -> None:
    team = team_in(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    asks(town, team, noor)
    bram.types("/smwhat vraag", "#social")
    bram.waits_for_form("Vraag het collega's")
    bram.fills("In welk kanaal?", "#social")
    shown = overview(noor)
    noor.presses("Verwijderen", shown, confirms=True)

    assert "is gesloten" in card(bram).text
    bram.submits()

    assert told_privately(bram).text.startswith("Deze waarde staat niet meer in het merkhuis.")


@on_sqlite
def test_a_private_channel_without_me_is_said_in_the_form_before_anything_is_asked(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    keep(town, team, "Recht door zee", anchoring=4.0)
    noor.makes_channel("besloten", private=True)
    noor.presses("Vraag het collega's", overview(noor))
    noor.waits_for_form("Vraag het collega's")
    noor.fills("In welk kanaal?", "#besloten")
    noor.submits()

    assert "Ik zit nog niet in #besloten. Typ daar eerst /invite @smplan" in noor.form.text
    assert noor.form.filled["In welk kanaal?"] == "#besloten"
    noor.types("/invite @smplan", "#besloten")
    noor.submits()

    assert "gaat naar #besloten" in noor.form.text
    assert QUESTION in noor.last("#besloten").text


@on_sqlite
def test_people_of_other_organisations_do_not_answer_nor_close(town: Town) -> None:
    team = team_in(town)
    noor, bram, jasper = town.person("Noor"), town.person("Bram"), town.person("Jasper")
    asks(town, team, noor)
    shown = overview(bram)
    jasper.changes(stranger=True)
    assert answers(jasper, 5) == "Dit is alleen voor mensen van de eigen organisatie."
    bram.types("/smwhat vraag", "#social")
    bram.waits_for_form("Vraag het collega's")
    bram.fills("In welk kanaal?", "#social")
    bram.changes(stranger=True)
    bram.submits()
    bram.presses("Vraag sluiten", shown)

    assert told_privately(bram).text == "Dit is alleen voor mensen van de eigen organisatie."
    assert "0 antwoorden" in card(noor).text


def test_five_people_press_at_once_and_every_answer_counts_once(town: Town) -> None:
    team = team_in(town)
    noor = town.person("Noor")
    asks(town, team, noor)
    people = [town.person(name) for name in ("Noor", "Bram", "Sanne", "Oliver", "Milan")]
    shown = card(noor)

    with ThreadPoolExecutor(5) as hands:
        list(hands.map(lambda person: person.acts(press_of(shown, "4")), people))
    town.settles()

    assert "5 antwoorden tot nu toe." in card(noor).text
    [value] = values(town, team)
    assert (value.anchoring, value.anchoring_answers) in {(4, 3), (4, 4), (4, 5)}


def press_of(shown: Seen, label: str) -> dict[str, str]:
    """The button, to be pressed by several people at the same moment."""
    place = next(one.place for one in shown.controls if one.label == label)
    return {**shown.where, "block_id": place.block_id, "action_id": place.action_id}


@on_sqlite
def test_the_mirror_offers_to_ask_when_that_is_what_is_missing(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    begins_a_value(noor, "Recht door zee")
    fills_in(noor, {**WHOLE_VALUE, ANCHORING: None})
    noor.submits()

    noor.presses("Vraag het collega's")

    assert noor.form.title == "Vraag het collega's"
    assert noor.form.filled["Over welke waarde?"] == "Recht door zee"
