"""Two cases that are one go on as one, on every screen; two that have to do with each other are linked."""

from threading import Barrier, Thread

import pytest

from storage.cases import Kind, Status
from tests.town import Resident, Town
from tests.webcare.care import (
    all_answers,
    all_cases,
    all_changes,
    answers,
    card,
    hands_over,
    letters_saying,
    mail,
    on_duty,
    ping,
    reports,
    shown,
    team_in,
    the_case,
    told,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
WHICH = "Welke melding? De meest waarschijnlijke staan bovenaan."
HOW = "Wat doe ik ermee?"
LINK = "Koppelen: ze blijven allebei open en verwijzen naar elkaar"
WORDS = "Wat antwoordde je, of waarom niet?"


def two_cases(town: Town) -> None:
    """1 is a question of Noor's, 2 a complaint about the same."""
    team_in(town)
    bram = town.person("Bram")
    reports(bram, says="Krijg ik nog antwoord?", handle="@kees")
    reports(bram, says="Al weken niets gehoord", kind="Klacht", handle="@kees")


def joins(person: Resident, number: int, other: str, how: str | None = None) -> str:
    """On the page of one case, another is chosen."""
    person.presses("Hoort bij een andere", shown(person, str(number)))
    person.waits_for_form("Hoort bij een andere")
    person.fills(WHICH, other)
    if how:
        person.fills(HOW, how)
    return person.submits()


@SQLITE
def test_the_kept_one_takes_the_earlier_deadline_and_the_more_pressing_kind(town: Town) -> None:
    two_cases(town)
    sooner = the_case(town, 2).due_at
    milan, noor = town.person("Milan"), town.person("Noor")

    assert joins(milan, 2, "Melding 1: vraag via Instagram") == "cleared"

    assert "Melding 2: klacht via Instagram hoort nu bij melding 1" in told(milan)
    kept = the_case(town, 1)
    assert (kept.kind, kept.due_at, kept.status) == (Kind.COMPLAINT, sooner, Status.WAITING)
    assert "Samengevoegd met melding 1 door Milan Haverkruin" in card(noor, 2).text
    assert "Melding 1: klacht via Instagram" in card(noor).text
    assert "Je hoeft hier niets meer mee te doen." in mail(noor)[-1].text
    assert "Hierbij gevoegd: Melding 2" in shown(noor, "1").text
    assert [change.did for change in all_changes(town)][-2:] == ["merged", "absorbed"]


@SQLITE
def test_the_clock_of_the_merged_one_stands_still(town: Town) -> None:
    two_cases(town)
    noor = town.person("Noor")
    joins(noor, 1, "Melding 2: klacht via Instagram")

    town.comes("2026-11-23 16:50")

    assert len(mail(noor, "De tijd is om")) == 1
    assert "Melding 2" in mail(noor, "De tijd is om")[0].text


@SQLITE
def test_owners_of_both_hear_of_it_but_not_who_did_it(town: Town) -> None:
    team = team_in(town)
    bram, noor, milan = town.person("Bram"), town.person("Noor"), town.person("Milan")
    reports(bram)
    on_duty(town, team, {"Milan": (0,)})
    reports(bram, says="Nog een keer: 24 uur?")

    joins(noor, 1, "Melding 2: vraag via Instagram")

    assert "Noor Pennevree voegde hier Melding 1: vraag via Instagram bij." in mail(milan)[-1].text
    assert "Samengevoegd met melding 2" in mail(noor)[0].text
    assert letters_saying(town, "Je hoeft hier niets meer mee te doen. ") == []

    noor.presses("Vergissing, weer apart", mail(noor)[0])

    assert "Noor Pennevree maakte van Melding 1: vraag via Instagram weer een aparte" in mail(milan)[-1].text


@pytest.mark.traced
@SQLITE
def test_a_mistake_makes_them_two_again_as_they_were(town: Town) -> None:
    two_cases(town)
    before = the_case(town, 1)
    noor, milan = town.person("Noor"), town.person("Milan")
    joins(milan, 2, "Melding 1: vraag via Instagram")

    noor.presses("Vergissing, weer apart", mail(noor)[-1])

    first, second = all_cases(town)
    assert (first.kind, first.due_at, first.warn_at) == (before.kind, before.due_at, before.warn_at)
    assert (second.status, second.merged_into, second.owner_id) == (Status.TAKEN, None, noor.id)
    assert "Melding 1: vraag via Instagram" in card(noor, 1).text
    noor.presses("Vergissing, weer apart", mail(noor, "Je hoeft hier niets meer mee")[0])
    assert "is niet (meer) samengevoegd" in mail(noor)[-1].text


@SQLITE
def test_after_a_day_they_stay_one(town: Town) -> None:
    two_cases(town)
    noor = town.person("Noor")
    joins(noor, 2, "Melding 1: vraag via Instagram")
    old = mail(noor, "Samengevoegd met melding 1")[0]
    town.comes("2026-11-24 12:00")

    noor.presses("Vergissing, weer apart", old)

    assert "al langer dan een dag klaar" in mail(noor)[-1].text
    assert "Vergissing, weer apart" not in shown(noor, "2").buttons


@SQLITE
def test_an_old_ping_acts_on_the_case_that_goes_on(town: Town) -> None:
    two_cases(town)
    noor, milan = town.person("Noor"), town.person("Milan")
    page = shown(noor, "2")
    joins(milan, 2, "Melding 1: vraag via Instagram")

    noor.presses("Oppakken", page)

    assert "Melding 2: klacht via Instagram is samengevoegd met melding 1." in told(noor)
    assert "is van jou." in told(noor)
    assert the_case(town, 1).status is Status.TAKEN
    assert the_case(town, 2).status is Status.MERGED


@SQLITE
def test_an_answer_to_a_merged_case_is_asked_about_and_answers_the_one_that_goes_on(town: Town) -> None:
    two_cases(town)
    noor, milan = town.person("Noor"), town.person("Milan")
    noor.presses("Beantwoord", ping(noor, 2))
    noor.waits_for_form("Wat is er gedaan?")
    noor.fills(WORDS, "Je hoort vandaag van ons.")
    joins(milan, 2, "Melding 1: vraag via Instagram")

    assert noor.submits() == "updated"
    assert "is samengevoegd met melding 1" in noor.form.text
    assert noor.form.filled[WORDS] == "Je hoort vandaag van ons."
    assert noor.submits() == "cleared"

    assert [case.status for case in all_cases(town)] == [Status.ANSWERED, Status.MERGED]
    for words in (card(milan, 1).text, shown(milan, "1").text):
        assert "Beantwoord door Noor Pennevree" in words
    for words in (card(milan, 2).text, shown(milan, "2").text):
        assert "melding 1" in words.lower()
        assert "Beantwoord door" not in words
    assert [answer.words for answer in all_answers(town) if answer.words] == ["Je hoort vandaag van ons."]


@SQLITE
def test_handing_over_a_merged_case_asks_again_for_the_one_that_goes_on(town: Town) -> None:
    two_cases(town)
    noor, milan = town.person("Noor"), town.person("Milan")
    page = shown(noor, "2")
    joins(milan, 2, "Melding 1: vraag via Instagram")

    assert hands_over(noor, page, "Bram Zevenklaver", "Jij kent hem") == "cleared"

    assert the_case(town, 1).owner_id == town.person("Bram").id
    assert the_case(town, 2).status is Status.MERGED


@pytest.mark.traced
@SQLITE
def test_a_chain_leads_to_its_end_and_the_same_link_joins_it(town: Town) -> None:
    two_cases(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram, says="Weer iets", link="https://nergens.example/3")
    page = shown(noor, "3")
    joins(noor, 3, "Melding 2: klacht via Instagram")
    joins(noor, 2, "Melding 1: vraag via Instagram")

    noor.presses("Oppakken", page)
    assert "is samengevoegd met melding 1." in told(noor)
    reports(bram, link="https://nergens.example/3")
    assert "Over deze link loopt al iets. Melding 1:" in told(bram)
    assert len(all_cases(town)) == 3


def offered_for(person: Resident, number: str) -> list[str]:
    """The other cases on the form of one, in order."""
    person.presses("Hoort bij een andere", shown(person, number))
    field = next(one for one in person.form.fields if one.label == WHICH)
    return [one["text"]["text"].split(":")[0] for one in field.element["options"]]


@SQLITE
def test_the_likeliest_stands_first(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    for where, kind, handle in (
        ("LinkedIn", "Klacht", "@kees"),
        ("X", "Vraag", ""),
        ("Instagram", "Spam", ""),
    ):
        reports(bram, where=where, kind=kind, handle=handle, says="Iets van buiten")
    reports(bram, handle="Kees")

    assert offered_for(noor, "4") == ["Melding 1", "Melding 2", "Melding 3"]
    noor.closes()
    assert offered_for(noor, "3") == ["Melding 2", "Melding 1", "Melding 4"]


@pytest.mark.traced
@SQLITE
def test_linked_cases_stay_open_and_point_to_each_other(town: Town) -> None:
    two_cases(town)
    noor = town.person("Noor")

    joins(noor, 2, "Melding 1: vraag via Instagram", LINK)

    assert "zijn gekoppeld" in told(noor)
    linked = noor.last("#social")
    assert "Gekoppeld: Melding 1" in shown(noor, "2").text
    assert "Gekoppeld: Melding 2" in shown(noor, "1").text
    joins(noor, 1, "Melding 2: klacht via Instagram", LINK)
    assert "waren al gekoppeld" in told(noor)
    noor.presses("Koppeling weghalen", linked)
    noor.presses("Koppeling weghalen", linked)
    assert "staan weer los van elkaar" in told(noor)
    assert "Gekoppeld" not in shown(noor, "1").text
    assert [change.did for change in all_changes(town)].count("unlinked") == 2


@SQLITE
def test_what_was_closed_or_merged_meanwhile_is_said(town: Town) -> None:
    two_cases(town)
    bram, noor, milan = town.person("Bram"), town.person("Noor"), town.person("Milan")
    reports(bram, says="Iets anders")
    milan.presses("Hoort bij een andere", shown(milan, "2"))
    milan.fills(WHICH, "Melding 1: vraag via Instagram")
    joins(noor, 1, "Melding 3: vraag via Instagram")

    assert milan.submits() == "updated"
    assert "is samengevoegd met melding 3" in milan.form.text
    assert milan.form.filled[WHICH] == "Melding 3: vraag via Instagram"
    answers(noor, ping(noor, 3))
    assert milan.submits() == "cleared"

    assert "is intussen gesloten of weg" in told(milan)
    assert the_case(town, 2).status is Status.WAITING


@SQLITE
def test_with_nothing_else_open_there_is_nothing_to_choose(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))

    noor.presses("Hoort bij een andere", shown(noor, "1"))

    assert "geen andere open melding" in told(noor)


@pytest.mark.both_databases
def test_two_people_merge_each_into_the_other_at_once_and_one_case_goes_on(town: Town) -> None:
    two_cases(town)
    noor, milan = town.person("Noor"), town.person("Milan")
    for person, number, other in ((noor, 1, "Melding 2: klacht"), (milan, 2, "Melding 1: vraag")):
        person.presses("Hoort bij een andere", shown(person, str(number)))
        person.fills(WHICH, f"{other} via Instagram")

    at_once(town, "Noor", "Milan")

    statuses = sorted(case.status for case in all_cases(town))
    assert statuses == [Status.MERGED, Status.WAITING]
    assert len([case for case in all_cases(town) if case.merged_into]) == 1
    assert "is samengevoegd met" in told(noor) + told(milan)
    assert "is de melding die verdergaat" in told(noor) + told(milan)


def at_once(town: Town, *names: str) -> None:
    """All of them send their form at the same moment."""
    start = Barrier(len(names))

    def sends(name: str) -> None:
        person = town.slack.person(name)
        start.wait()
        person.submits()

    threads = [Thread(target=sends, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    town.settles()
