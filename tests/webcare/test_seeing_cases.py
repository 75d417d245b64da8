"""What `/smcare` shows: mine, the team's, one case with all that happened; and help for unknown words."""

import pytest

from storage.database import Database
from storage.people import Language
from tests.town import Town
from tests.webcare.care import (
    MONDAY,
    answers,
    card,
    hands_over,
    mail,
    ping,
    reads,
    reports,
    shown,
    statements,
    team_in,
    town_at,
    works,
)

SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_mine_come_first_and_then_the_team_s_most_pressing_on_top(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram, says="Een compliment", kind="Compliment")
    reports(bram, says="Een klacht", kind="Klacht")
    reports(bram, says="Een vraag")
    hands_over(noor, ping(noor, 3), "Bram Zevenklaver")

    text = shown(noor).text

    places = [text.index(words) for words in ("Jouw meldingen (2)", "Een klacht", "Een compliment")]
    assert places == sorted(places)
    assert text.index("Van het team (1)") < text.index("Een vraag")
    assert "Uiterlijk vandaag 11:45." in text
    assert "Voor Bram Zevenklaver, nog niet opgepakt." in text


def test_nothing_open_is_said_too(town: Town) -> None:
    team_in(town)

    seen = shown(town.person("Bram"))

    assert "Jouw meldingen (0)" in seen.text
    assert "Niets open." in seen.text
    assert seen.buttons == ["Nieuwe melding"]


@SQLITE
@pytest.mark.parametrize(("name", "words"), [("Bram", "mijn"), ("Bram", "mine"), ("Oliver", "mine")])
def test_only_mine(town: Town, name: str, words: str) -> None:
    team_in(town, duty={"Noor": (MONDAY,)})
    reads(town, "Oliver", Language.ENGLISH)
    reports(town.person("Bram"))

    text = shown(town.person(name), words).text

    assert ("Jouw meldingen (0)" if name == "Bram" else "Your cases (0)") in text
    assert "24 uur" not in text


@SQLITE
def test_the_team_s(town: Town) -> None:
    team_in(town)
    reports(town.person("Bram"))

    text = shown(town.person("Milan"), "team").text

    assert "Open in het team (1)" in text
    assert "Kan ik ook 24 uur werken?" in text


@SQLITE
def test_a_long_list_says_how_many_more(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    for number in range(18):
        reports(town.person("Bram"), says=f"Vraag {number}")

    mine, others = shown(noor).text, shown(town.person("Bram")).text
    team = shown(town.person("Bram"), "team").text

    assert "Jouw meldingen (18)" in mine
    assert "En nog 8." in mine
    assert "Van het team (18)" in others
    assert "En nog 3." in others
    assert "En nog 3." in team


def test_one_case_with_all_that_happened(town: Town) -> None:
    team_in(town)
    milan, noor = town.person("Milan"), town.person("Noor")
    reports(town.person("Bram"), handle="@nachtuil_27")
    hands_over(noor, ping(noor), "Milan Haverkruin", "Jij weet dit")
    milan.presses("Oppakken", ping(milan))

    one = shown(milan, "1")

    assert "Melding 1: vraag via Instagram" in one.text
    assert "Van @nachtuil_27" in one.text
    happened = [
        "Bram Zevenklaver meldde dit.",
        "Toegedeeld aan @Noor Pennevree.",
        "Noor Pennevree droeg hem over aan @Milan Haverkruin.",
        "Milan Haverkruin pakte hem op.",
    ]
    places = [one.text.index(words) for words in happened]
    assert places == sorted(places)
    assert "Jij weet dit" in one.text
    assert one.buttons == ["Beantwoord", "Overdragen", "Hoort bij een andere", "Geen melding"]
    assert "Opschalen" in one.menus


@SQLITE
def test_the_clock_and_every_other_turn_are_in_its_history(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram, link="https://nergens.example/1")
    reports(bram, link="https://nergens.example/1")
    town.comes("2026-11-23 13:00")
    town.comes("2026-11-23 13:46")
    hands_over(noor, ping(noor), "Terug naar wie webcare heeft")
    answers(bram, card(bram))
    bram.presses("Heropenen", card(bram))
    answers(bram, card(bram), "Weer beantwoord")
    bram.types("/smcare 1", "#social")
    bram.presses("Vergissing, nog niet klaar", bram.last("#social"))

    text = shown(bram, "1").text

    for words in (
        "meldde dezelfde link",
        "De tijd was bijna om.",
        "De tijd was om.",
        "gaf hem terug. Nu van: niemand.",
        "beantwoordde dit.",
        "heropende dit.",
        "nam dat terug: nog niet klaar.",
    ):
        assert words in text


@SQLITE
@pytest.mark.parametrize("typed", ["1", "#1"])
def test_a_number_may_have_a_hash(town: Town, typed: str) -> None:
    team_in(town)
    reports(town.person("Bram"))

    assert "Melding 1" in shown(town.person("Bram"), typed).text


@SQLITE
def test_a_number_that_is_not_there(town: Town) -> None:
    team_in(town)

    assert "Melding 99 bestaat niet in dit team." in shown(town.person("Bram"), "99").text


@SQLITE
@pytest.mark.parametrize("typed", ["help", "hulp", "wat dan ook", "12 13"])
def test_unknown_words_get_what_it_knows(town: Town, typed: str) -> None:
    team_in(town)

    text = shown(town.person("Bram"), typed).text

    assert "/smcare nieuw" in text
    assert "/smcare mijn" in text
    assert "/smcare 12" in text


@SQLITE
def test_show_on_the_card_answers_privately(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")
    reports(bram, handle="@nachtuil_27")

    bram.presses("Bekijken", card(bram))

    assert bram.last("#social").only_you
    assert "@nachtuil_27" in bram.last("#social").text


@SQLITE
def test_somebody_of_another_team_sees_nothing(town: Town) -> None:
    team_in(town, ("Sanne", "Noor"))
    reports(town.person("Noor"))

    for words in ("", "mijn", "team", "1"):
        assert "Je zit niet in het team social." in shown(town.person("Jasper"), words).text


@SQLITE
def test_a_number_is_of_the_team_of_the_channel(town: Town) -> None:
    team_in(town)
    team_in(town, ("Sanne",), name="vacatures", channel_id="C0DEMO02", duty={})
    sanne = town.person("Sanne")
    reports(sanne, says="Van social")
    reports(sanne, "#vacatures", says="Van vacatures")

    assert "Van social" in shown(sanne, "1").text
    assert "Van vacatures" in shown(sanne, "1", "#vacatures").text


@SQLITE
def test_who_is_in_two_teams_is_asked_which_elsewhere(town: Town) -> None:
    team_in(town)
    team_in(town, ("Sanne",), name="vacatures", channel_id="C0DEMO02", duty={})
    sanne = town.person("Sanne")
    reports(sanne, says="Van social")

    which = shown(sanne, "", "smplan")
    assert which.buttons == ["social", "vacatures"]
    sanne.presses("social", which)

    assert "Van social" in mail(sanne)[-1].text


@SQLITE
def test_everything_can_be_read_in_english(town: Town) -> None:
    team_in(town, duty={"Oliver": (MONDAY,)})
    works(town, "Oliver", "08:00", "16:00")
    reads(town, "Oliver", Language.ENGLISH)
    oliver = town.person("Oliver")
    reports(town.person("Bram"), handle="@owl")

    text = shown(oliver, "1").text

    assert "Case 1: question via Instagram" in text
    assert "For Oliver Quillfeather, not taken yet." in text
    assert "Assigned to @Oliver Quillfeather." in text
    assert "Your cases" not in text
    assert "Your case" in shown(oliver).text


@SQLITE
def test_a_new_case_can_be_begun_from_the_list(town: Town) -> None:
    team_in(town)
    bram = town.person("Bram")

    bram.presses("Nieuwe melding", shown(bram))

    assert "Voor het team social." in bram.waits_for_form("Nieuwe melding").text


def test_numbers_of_statements_do_not_grow_with_the_number_of_cases(database: Database) -> None:
    with town_at(database, "2026-11-23 09:45") as town:
        team_in(town)
        noor = town.person("Noor")
        reports(town.person("Bram"))
        few = statements(town, lambda: shown(noor))
        for _ in range(8):
            reports(town.person("Bram"))

        assert statements(town, lambda: shown(noor)) == few
