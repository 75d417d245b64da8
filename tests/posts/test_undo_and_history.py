"""The last change of a post is undone from its card, while it is the last, and who made it hears of it."""

from datetime import timedelta

import pytest

from storage.posts import Status
from tests.posts.steps import (
    SMPLAN,
    THURSDAY_NOON,
    TITLE,
    Town,
    card,
    kept,
    post_in,
    renames,
    team_with_a_desk,
    told_privately,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

UNDO = "Laatste wijziging terugdraaien"


def test_what_somebody_else_changed_is_undone_and_they_are_told(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    noor, bram = town.person("Noor"), town.person("Bram")
    renames(noor, "Iets anders")
    bram.presses(UNDO, card(bram, "Iets anders"))
    assert "Teruggedraaid wat Noor Pennevree wijzigde: titel." in bram.last("#social").text
    assert kept(town, post_id).title == TITLE
    assert "draaide jouw laatste wijziging van Buddy gezocht voor januari terug" in noor.last(SMPLAN).text
    assert "draaide terug wat Noor Pennevree wijzigde" in bram.last("#social", card(bram)).text


def test_undo_of_what_is_not_the_last_change_any_more_does_nothing(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    noor, bram = town.person("Noor"), town.person("Bram")
    renames(noor, "Eerst")
    before = told_privately(noor)
    renames(bram, "Daarna")
    noor.presses(UNDO, before)
    assert "Bram Zevenklaver wijzigde dit bericht (ma 23 nov 09:45)" in noor.last("#social").text
    assert kept(town, post_id).title == "Daarna"


def test_what_was_dropped_comes_back_with_its_date(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    bram = town.person("Bram")
    bram.presses("Uitstellen", card(bram))
    assert kept(town, post_id).publish_at is None
    bram.presses(UNDO, card(bram))
    assert kept(town, post_id).publish_at == THURSDAY_NOON
    assert kept(town, post_id).status is Status.DRAFT


def test_nothing_to_undo_is_not_offered(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    assert UNDO not in card(town.person("Bram")).menus


def test_the_history_tells_who_did_what(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    noor = town.person("Noor")
    renames(noor, "Iets anders")
    noor.presses("Schrappen", card(noor, "Iets anders"))
    noor.presses("Wat er veranderde", card(noor, "Iets anders"))
    told = noor.last("#social").text
    assert "Noor Pennevree schrapte dit bericht" in told
    assert "Noor Pennevree wijzigde dit bericht: titel" in told
    assert "Bram" in told


def test_what_is_taken_up_again_with_its_moment_is_not_asked_for_another(town: Town) -> None:
    team = team_with_a_desk(town)
    bram = town.person("Bram")
    for at, words in (
        (THURSDAY_NOON, "Weer een concept, voor donderdag 3 december, 12.00 uur."),
        (town.now - timedelta(days=2), "Geef het een nieuw moment"),
    ):
        post_id = post_in(town, team, status=Status.DROPPED, publish_at=at, card=False)
        bram.types(f"/smcal bericht {post_id}", "#social")
        bram.presses("Weer oppakken", told_privately(bram))
        assert any(words in one.text for one in bram.sees("#social", newest=2))
