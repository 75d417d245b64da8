"""A crisis ends: it is asked, posts go on, and the lesson stays with the case."""

import pytest

from storage.posts import Status
from tests.escalation.steps import (
    board,
    crisis,
    crisis_team,
    is_in_crisis,
    posts,
    shown_board,
    statuses,
    the_crisis,
)
from tests.town import Town
from tests.webcare.care import (
    answers,
    mail,
    on_leave,
    ping,
    shown,
    told,
)

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def ended_by_sanne(town: Town) -> None:
    """She has the case, and says that it is over."""
    sanne = town.person("Sanne")
    sanne.presses("Oppakken", ping(sanne))
    sanne.presses("Crisis voorbij", shown_board(sanne))
    sanne.waits_for_form("Is de crisis voorbij?")


def test_over_it_asks_which_posts_go_on(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    milan.presses("Pauzeer 2 berichten", board(milan))
    assert is_in_crisis(town, team)

    ended_by_sanne(town)
    assert sanne.form.filled["Deze gaan door"] == ["Klaar", "Concept"]
    sanne.submits()

    assert "Er gaan 2 berichten door." in told(sanne)
    assert "leg vast wat er geantwoord is" in told(sanne)
    assert statuses(town, some)["klaar"] == Status.SCHEDULED
    assert "De crisis is voorbij, zegt Sanne Wolkendam." in mail(milan, "De crisis is voorbij")[0].text
    assert not is_in_crisis(town, team)

    sanne.presses("Overdragen", ping(sanne))
    sanne.waits_for_form("Overdragen")
    sanne.fills("Aan wie?", "Terug naar wie webcare heeft")
    sanne.submits()
    assert not is_in_crisis(town, team), "whose case it is next begins no crisis that is over"


def test_the_next_morning_who_had_it_is_asked_for_a_lesson_that_stays_with_the_case(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    ended_by_sanne(town)
    sanne.submits()

    town.comes("2026-11-24 09:01")
    assert mail(milan, "Heb je tien minuten") == []
    sanne.presses("Terugkijken", mail(sanne, "Heb je tien minuten om terug te kijken")[0])
    sanne.waits_for_form("Tien minuten terug")
    sanne.fills("Wat hielp?", "De lijst met nummers")
    sanne.fills("Eén les voor de volgende keer", "Eerder bellen")
    sanne.submits()

    page = shown(milan, "1").text
    assert "Sanne Wolkendam keek terug." in page
    assert "Wat hielp?\nDe lijst met nummers" in page
    assert "Eerder bellen" in page
    town.passes(days=3)
    assert len(mail(sanne, "Heb je tien minuten")) == 1


def test_a_review_that_a_colleague_filled_in_meanwhile_is_seen_first(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    assert "Terugkijken" not in shown(milan, "1").buttons
    milan.presses("Crisis voorbij", board(milan))
    milan.submits()
    for one in (sanne, milan):
        one.presses("Terugkijken", shown(one, "1"))
        one.waits_for_form("Tien minuten terug")
        one.fills("Eén les voor de volgende keer", f"Les van {one.id}")
    sanne.fills("Wat hielp?", "Dat ze 06 12345678 belde")
    sanne.submits()
    assert "telefoonnummer" in sanne.form.errors["Wat hielp?"]
    sanne.fills("Wat hielp?", "Bellen")
    sanne.submits()
    milan.submits()
    assert f"Les van {sanne.id}" in milan.form.text
    milan.submits()
    assert the_crisis(town).review["lesson"] == f"Les van {milan.id}"


def test_another_day_it_is_asked_whether_it_is_over(town: Town) -> None:
    team = crisis_team(town)
    posts(town, team)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    milan.presses("Pauzeer 2 berichten", board(milan))
    sanne.presses("Later weer vragen", ping(sanne))
    sanne.waits_for_form("Later weer vragen")
    sanne.submits()
    assert "Leiding: Sanne Wolkendam." in board(milan).text
    answers(sanne, shown(sanne, "1"))

    (asked,) = mail(sanne, "is klaar, maar de crisis loopt nog")
    assert "Crisis voorbij" in asked.buttons
    assert "Er staan nog 2 berichten stil." in asked.text
    town.passes(hours=2)
    assert mail(milan, "leidt nog niemand") == []
    town.comes("2026-11-24 09:01")
    assert "De crisis loopt nog" in mail(sanne)[-1].text
    assert "Er staan nog 2 berichten stil." in mail(sanne)[-1].text
    assert is_in_crisis(town, team)


def test_whoever_is_off_is_asked_once_when_in_whether_it_is_over(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan = town.person("Sanne"), town.person("Milan")
    sanne.presses("Oppakken", ping(sanne))

    on_leave(town, "Sanne", "2026-11-25 00:00", "2026-11-27 00:00")
    for day in (25, 26, 27):
        town.comes(f"2026-11-{day} 09:01")
    assert len(mail(sanne, "De crisis loopt nog")) == 1

    on_leave(town, "Sanne", "2026-11-30 00:00", "2026-12-01 00:00")
    town.comes("2026-11-30 09:01")
    milan.presses("Crisis voorbij", board(milan))
    milan.submits()
    town.comes("2026-12-01 09:01")
    assert len(mail(sanne, "De crisis loopt nog")) == 1, "not any more when it is over"
