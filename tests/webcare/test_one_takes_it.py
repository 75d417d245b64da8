"""A case changes hands: taken, handed over, given back; the card and the pings always show the truth."""

import threading

import pytest

from storage.cases import Status
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    all_changes,
    all_turns,
    answers,
    card,
    cards,
    hands_over,
    leaves_the_team,
    mail,
    on_leave,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    told,
    works,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
ROUNDS = 8


def test_taking_changes_ping_and_card(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))

    noor.presses("Oppakken", ping(noor))

    assert "Melding 1: vraag via Instagram. Je hebt hem opgepakt." in ping(noor).text
    assert ping(noor).buttons == ["Beantwoord", "Overdragen", "Bekijken"]
    assert "Opgepakt door Noor Pennevree." in card(noor).text
    assert len(mail(noor)) == 1


def test_a_colleague_may_take_what_was_dealt_to_somebody_else(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))

    milan.presses("Oppakken", card(milan))

    assert "Melding 1: vraag via Instagram is van jou." in told(milan)
    assert "Milan Haverkruin heeft hem opgepakt. Je hoeft niets meer te doen." in ping(noor).text
    assert ping(noor).buttons == ["Bekijken"]
    assert "Opgepakt door Milan Haverkruin." in card(noor).text


def test_who_presses_too_late_is_told_who_has_it(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))
    old = shown(milan, "1")
    noor.presses("Oppakken", ping(noor))

    milan.presses("Oppakken", old)

    assert "Iemand was je net voor." in told(milan)
    assert "Opgepakt door Noor Pennevree." in told(milan)
    assert "Opgepakt door Noor Pennevree." in card(milan).text


@SQLITE
def test_taking_twice_is_harmless(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    old = shown(noor, "1")
    noor.presses("Oppakken", ping(noor))

    noor.presses("Oppakken", old)

    assert "had je al" in told(noor)


@SQLITE
def test_what_is_answered_cannot_be_taken(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))
    old = shown(milan, "1")
    answers(noor, ping(noor))

    milan.presses("Oppakken", old)

    assert "is al klaar. Beantwoord door Noor Pennevree" in told(milan)


@pytest.mark.both_databases
def test_of_two_who_press_at_once_one_gets_it_each_time(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    for number in range(1, ROUNDS + 1):
        reports(town.person("Bram"), says=f"Vraag {number}")
        before = {
            one.id: len([seen for seen in one.sees("#social") if seen.only_you]) for one in (milan, noor)
        }

        _both_press(town, number)

        owner = the_case(town, number).owner_id
        assert owner in {milan.id, noor.id}
        said = [
            seen.text
            for one in (milan, noor)
            for seen in [seen for seen in one.sees("#social") if seen.only_you][before[one.id] :]
        ]
        assert sorted("is van jou" in text for text in said) == [False, True]
        assert sorted("Iemand was je net voor" in text for text in said) == [False, True]
    taken = [change for change in all_changes(town) if change.did == "taken"]
    assert len(taken) == ROUNDS


def _both_press(town: Town, number: int) -> None:
    """Milan and Noor press take on the card, from two threads at the same moment."""
    start = threading.Barrier(2)

    def presses(name: str) -> None:
        person = town.slack.person(name)
        message = card(person, number)
        start.wait()
        person.presses("Oppakken", message)

    both = [threading.Thread(target=presses, args=(name,)) for name in ("Milan", "Noor")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    town.settles()


def test_handing_over_tells_both_and_says_why_it_is_theirs(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    noor.presses("Oppakken", ping(noor))

    assert hands_over(noor, ping(noor), "Bram Zevenklaver", "Jij kent de roosters") == "cleared"

    assert "Melding 1: vraag via Instagram. Hij is voor jou." in ping(bram).text
    assert "want Noor Pennevree droeg hem over" in ping(bram).text
    assert "Noor Pennevree schreef erbij: “Jij kent de roosters”" in ping(bram).text
    assert "Overgedragen aan Bram Zevenklaver door Noor Pennevree." in mail(noor, "Overgedragen")[0].text
    assert "Voor Bram Zevenklaver, nog niet opgepakt." in card(noor).text
    assert "die het net hoorde" in mail(noor)[-1].text


def test_only_who_works_today_is_offered(town: Town) -> None:
    team_in(town)
    works(town, "Oliver", "12:00", "17:00")
    works(town, "Milan", "09:00", "17:00", days=(1, 2))
    on_leave(town, "Sanne", "2026-11-23 00:00", "2026-11-24 00:00")
    noor = town.person("Noor")
    reports(town.person("Bram"))

    noor.presses("Overdragen", ping(noor))

    field = noor.form.field("Aan wie?")
    offered = [option["text"]["text"] for option in field.element["options"]]
    assert offered == ["Bram Zevenklaver", "Oliver Quillfeather", "Terug naar wie webcare heeft"]
    assert "is er vanaf ma 23 nov 13:00" in field.element["options"][1]["description"]["text"]


def test_who_is_not_in_yet_hears_of_it_on_coming_in(town: Town) -> None:
    team_in(town)
    works(town, "Bram", "13:00", "17:00")
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))

    hands_over(noor, ping(noor), "Bram Zevenklaver")

    assert "er is: vandaag 13:00." in mail(noor)[-1].text
    assert mail(bram) == []
    town.comes("2026-11-23 13:00")
    assert len(mail(bram, "Hij is voor jou.")) == 1


@SQLITE
def test_what_was_handed_back_before_they_came_in_is_never_heard_of(town: Town) -> None:
    team_in(town)
    works(town, "Bram", "13:00", "17:00")
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    hands_over(noor, ping(noor), "Bram Zevenklaver")

    noor.presses("Oppakken", card(noor))
    town.comes("2026-11-23 13:00")

    assert mail(bram) == []
    assert len(mail(noor, "Je hebt hem opgepakt.")) == 1


def test_a_case_given_back_goes_to_somebody_else_on_duty(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(town.person("Milan"))
    first, second = (bram, noor) if mail(bram) else (noor, bram)

    hands_over(first, ping(first), "Terug naar wie webcare heeft")

    assert "Hij is voor jou." in ping(second).text
    assert "Teruggegeven door" in mail(first)[0].text


def test_given_back_with_nobody_else_on_duty_it_waits(town: Town) -> None:
    team_in(town)
    noor, sanne = town.person("Noor"), town.person("Sanne")
    reports(town.person("Milan"))

    hands_over(noor, ping(noor), "Terug naar wie webcare heeft")

    assert "Op webcare is nu niemand om hem aan te geven." in mail(noor)[-1].text
    assert "Nog van niemand." in card(noor).text
    assert "webcare is nu niemand" in ping(sanne).text


def test_who_gave_a_case_back_gets_it_again_only_on_another_day(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"))
    hands_over(noor, ping(noor), "Terug naar wie webcare heeft")

    town.passes(minutes=20)
    assert "Nog van niemand." in card(noor).text

    town.comes("2026-11-24 09:01")
    assert "Voor Noor Pennevree, nog niet opgepakt." in card(noor).text


def test_given_back_by_both_on_duty_it_goes_to_neither(town: Town) -> None:
    team_in(town, duty={"Noor": (MONDAY,), "Bram": (MONDAY,)})
    noor, bram = town.person("Noor"), town.person("Bram")
    reports(town.person("Milan"))
    first, second = (bram, noor) if mail(bram) else (noor, bram)
    hands_over(first, ping(first), "Terug naar wie webcare heeft")

    hands_over(second, ping(second), "Terug naar wie webcare heeft")

    assert "Nog van niemand." in card(noor).text


def test_somebody_alone_is_told_that_giving_back_is_always_possible(town: Town) -> None:
    team_in(town, ("Noor",), coordinators=("Noor",))
    noor = town.person("Noor")
    reports(noor)

    noor.presses("Overdragen", ping(noor))

    assert "Er werkt vandaag verder niemand." in noor.form.text


def test_a_form_that_is_out_of_date_says_so_and_gives_nothing_away(town: Town) -> None:
    team_in(town)
    bram, milan, noor = town.person("Bram"), town.person("Milan"), town.person("Noor")
    reports(bram)
    noor.presses("Overdragen", ping(noor))
    noor.waits_for_form("Overdragen")
    milan.presses("Oppakken", card(milan))

    noor.fills("Aan wie?", "Bram Zevenklaver")
    assert noor.submits() == "updated"

    assert "Intussen veranderde er iets." in noor.form.text
    assert "Opgepakt door Milan Haverkruin." in noor.form.text
    assert the_case(town).owner_id == milan.id
    noor.fills("Aan wie?", "Bram Zevenklaver")
    assert noor.submits() == "cleared"
    assert the_case(town).owner_id == bram.id


@SQLITE
def test_handing_it_to_oneself_is_taking_it(town: Town) -> None:
    team_in(town)
    milan = town.person("Milan")
    reports(town.person("Bram"))

    hands_over(milan, card(milan), "Milan Haverkruin")

    assert the_case(town).status is Status.TAKEN
    assert the_case(town).owner_id == milan.id


@SQLITE
def test_whoever_left_meanwhile_cannot_be_chosen(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Milan"))
    noor.presses("Overdragen", ping(noor))
    noor.fills("Aan wie?", "Bram Zevenklaver")
    leaves_the_team(town, "Bram")

    assert noor.submits() == "updated"

    assert "zit niet meer in het team" in noor.form.text


def test_a_closed_case_cannot_be_handed_over(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"))
    old = shown(milan, "1")
    milan.presses("Overdragen", old)
    milan.fills("Aan wie?", "Bram Zevenklaver")
    answers(noor, ping(noor))

    assert milan.submits() == "cleared"
    assert "is al klaar" in told(milan)
    milan.presses("Overdragen", old)
    assert "is al klaar" in told(milan)
    milan.presses("Beantwoord", old)
    assert "is al klaar" in told(milan)

    assert milan.forms == []
    assert the_case(town).status is Status.ANSWERED


@SQLITE
def test_without_choosing_nothing_is_handed_over(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.presses("Overdragen", ping(noor))

    assert noor.submits() in {"errors", "invalid_input"}

    assert len(all_turns(town)) == 1


@SQLITE
def test_somebody_of_no_team_may_press_nothing(town: Town) -> None:
    team_in(town, ("Sanne", "Noor"))
    jasper = town.person("Jasper")
    reports(jasper)

    for button in card(jasper).buttons:
        jasper.presses(button, card(jasper))
        assert "Je zit niet in het team social." in told(jasper)

    assert the_case(town).status is Status.WAITING
    assert len(cards(jasper)) == 1
