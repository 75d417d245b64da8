"""`/smroles who` and `/smroles week`: whose something is, why, where the gaps are; and days off for all."""

from collections.abc import Iterator

import pytest

from storage import people
from storage.database import Database
from tests.roles.desk import asks, hospital, private, the_team
from tests.team.founding import is_harmless
from tests.town import Town, said

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
# What is said of what was read: that both databases give the same is told in tests/speed.


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    with hospital(database) as town:
        yield town


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("wie webcare", "Nu is het Noor Pennevree voor webcare, tot 17:00."),
        ("who webcare friday", "• 09:00 tot 17:00: Noor Pennevree. Webcare (vrijdag) doet Noor Pennevree."),
        ("wie webcare do", "niemand. Noor Pennevree werkt niet op donderdag. Komt er iets, dan horen"),
        ("wie vr plaatsen instagram", "Plaatsen (Instagram) doet Bram Zevenklaver."),
        (
            "wie Beeld en Video 30-11",
            "Yara Kustlicht is weg tot ma 7 dec 14:00; jij beslist over beeld en video.",
        ),
        ("wie webcare volgende week dinsdag", "op dinsdag 1 december"),
        ("wie crisis", "Bij crisis ben jij aan zet."),
        ("wie blub", "Ik herken geen taak in “blub”."),
        ("wie", "Noem de taak erbij."),
        ("wie webcare gisteren", "Ik herken geen dag in “gisteren”."),
        ("wie webcare zaterdag", "Op zaterdag 28 november is het team niet open."),
    ],
)
def test_whose_it_is_is_told_with_the_reason(town: Town, typed: str, says: str) -> None:
    assert says in said(asks(town.person("Sanne"), typed).text)


def test_what_was_typed_does_nothing_when_it_is_told_back(town: Town) -> None:
    assert is_harmless(asks(town.person("Sanne"), "wie <!channel> <https://example.com|klik>"))


def test_in_english_it_is_told_in_english(town: Town) -> None:
    answer = said(asks(town.person("Oliver"), "who publishing linkedin friday").text)

    assert "Milan Haverkruin does publishing (LinkedIn)." in answer


def test_a_day_with_two_people_is_told_in_stretches(town: Town) -> None:
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        person = session.get_one(people.Person, ("T0DEMO01", noor.id))
        person.odd_weeks = person.even_weeks = [[["09:00", "13:00"]] for _ in range(7)]

    answer = said(asks(town.person("Milan"), "wie webcare dinsdag").text)

    assert "• 09:00 tot 13:00: Noor Pennevree." in answer
    assert "• 13:00 tot 17:00: niemand. Noor Pennevree is klaar voor dinsdag." in answer


def test_the_week_shows_who_is_off_and_where_nobody_is(town: Town) -> None:
    seen = said(asks(town.person("Bram"), "week").text)

    assert "Op 3 dagen is er een gat in webcare: do 26 nov, wo 2 dec en do 3 dec." in seen
    assert "do 26 nov Webcare: niemand Vrij: Jasper en Noor" in seen
    assert "za 28 nov" not in seen


def test_everyone_is_off_with_one_press_and_back_with_another(town: Town) -> None:
    bram, sanne = town.person("Bram"), town.person("Sanne")

    bram.presses("Iedereen vrij op vr 27 nov", asks(bram, "week"), confirms=True)

    assert "vr 27 nov · iedereen vrij" in said(private(bram).text)
    notice = sanne.finds(
        "Bram Zevenklaver heeft gezegd dat iedereen vrij is op vrijdag 27 november.", "#social"
    )
    assert the_team(town).closed_days == ["2026-11-27"]
    assert "is het team niet open" in asks(bram, "wie webcare vrijdag").text

    sanne.presses("Toch een werkdag", notice)

    assert the_team(town).closed_days == []
    assert "dat vrijdag 27 november toch een gewone dag is" in sanne.again(notice).text


def test_on_a_day_off_for_all_nobody_is_asked_or_counted(town: Town) -> None:
    bram = town.person("Bram")
    bram.presses("Iedereen vrij op di 24 nov", asks(bram, "week"), confirms=True)

    town.comes("2026-11-24 17:30")

    assert [text for text in prompts(town) if text.startswith("Meet-up van dinsdag")] == []
    town.comes("2026-11-25 09:21")
    assert len([text for text in prompts(town) if text.startswith("Meet-up van woensdag")]) == 1


def prompts(town: Town) -> list[str]:
    return [seen.text for seen in town.person("Bram").sees("#social") if "Meet-up van" in seen.text]
