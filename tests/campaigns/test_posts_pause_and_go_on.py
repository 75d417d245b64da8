"""Paused, the posts of a campaign wait and say so; going on they are what they were."""

from datetime import timedelta
from typing import Any

import pytest

from storage.posts import Due, Status
from tests.campaigns.steps import SCHEDULED, campaign, page, posts_in, presses, statuses
from tests.posts.steps import (
    SMPLAN,
    Resident,
    Town,
    card,
    history_of,
    kept,
    opens_form,
    post_in,
    team_with_a_desk,
    told_privately,
)

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]

UNDO = "Laatste wijziging terugdraaien"


def mail(person: Resident) -> list[str]:
    return [one.text for one in person.sees(SMPLAN)]


def test_what_is_not_over_waits_and_each_owner_is_told_once(town: Town) -> None:
    team = team_with_a_desk(town)
    made: dict[str, dict[str, Any]] = {
        "concept": {},
        "klaar": {"status": Status.SCHEDULED},
        "geplaatst": {"status": Status.PUBLISHED},
        "uitgesteld": {"status": Status.POSTPONED, "publish_at": None},
        "van Noor": {"by": "Noor"},
        "van Sanne": {"by": "Sanne"},
    }
    posts = posts_in(town, team, campaign(town, team), **made)

    done = presses(town.person("Sanne"), "Pauzeren")

    assert "4 berichten wachten tot je haar hervat" in done.text
    assert "klaar stond al klaar op het netwerk zelf" in done.text
    assert [name for name, status in statuses(town, posts).items() if status is Status.PAUSED] == [
        "concept",
        "klaar",
        "van Noor",
        "van Sanne",
    ]
    assert kept(town, posts["klaar"]).paused_from is Status.SCHEDULED
    assert kept(town, posts["klaar"]).due is None
    assert "Wacht met de campagne Word buddy" in card(town.person("Bram"), "concept").text
    for name, theirs in (("Bram", ("concept", "klaar")), ("Noor", ("van Noor",))):
        told = [one for one in town.person(name).sees(SMPLAN) if "pauzeerde de campagne" in one.text]
        assert len(told) == 1
        assert all(title in told[0].text for title in theirs)
    assert not [text for text in mail(town.person("Sanne")) if "pauzeerde de campagne" in text]
    assert [one.did for one in history_of(town, team, posts["concept"])] == ["paused", "added"]


def test_who_was_asked_to_approve_reads_that_it_waits_and_is_asked_again(town: Town) -> None:
    team = team_with_a_desk(town)
    posts = posts_in(town, team, campaign(town, team), buddy={})
    sanne, bram, noor = (town.person(name) for name in ("Sanne", "Bram", "Noor"))
    bram.presses("Klaar voor beoordeling", card(bram, "buddy"))
    assert "Wil jij het beoordelen?" in sanne.last(SMPLAN).text

    presses(noor, "Pauzeren")

    assert "Noor Pennevree pauzeerde de campagne" in sanne.last(SMPLAN).text
    assert not [text for text in mail(sanne) if "Wil jij het beoordelen?" in text]
    assert kept(town, posts["buddy"]).told == {}
    town.passes(days=2)
    assert not [text for text in mail(sanne) if "wacht een werkdag" in text]

    presses(noor, "Hervatten")
    town.passes(minutes=2)
    assert statuses(town, posts) == {"buddy": Status.REVIEW}
    assert "Wil jij het beoordelen?" in sanne.last(SMPLAN).text
    assert "Akkoord gevraagd aan Sanne Wolkendam" in card(bram, "buddy").text


def test_they_go_on_as_what_they_were_and_a_moment_gone_by_is_moved(town: Town) -> None:
    team = team_with_a_desk(town)
    soon = town.now + timedelta(days=1, hours=2)
    made: dict[str, dict[str, Any]] = {
        "akkoord": {"status": Status.APPROVED, "publish_at": soon},
        "op het netwerk": {"status": Status.SCHEDULED, "publish_at": soon},
        "later": {},
    }
    posts = posts_in(town, team, campaign(town, team), **made)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    presses(sanne, "Pauzeren")
    town.passes(days=2)

    done = presses(sanne, "Hervatten")

    assert "gaat verder, met 3 berichten die wachtten" in done.text
    assert "Van 2 berichten ging het moment voorbij" in done.text
    assert statuses(town, posts) == {
        "akkoord": Status.APPROVED,
        "op het netwerk": Status.SCHEDULED,
        "later": Status.DRAFT,
    }
    assert "hervatte de campagne" in bram.last(SMPLAN).text
    assert (kept(town, posts["akkoord"]).due, kept(town, posts["op het netwerk"]).due) == (
        None,
        Due.IS_IT_POSTED,
    )
    assert done.buttons.count("Ander moment") == 2


def test_what_is_late_gets_another_moment_and_its_reminders_with_it(town: Town) -> None:
    team = team_with_a_desk(town)
    soon = town.now + timedelta(days=1, hours=2)
    post = {"status": Status.APPROVED, "publish_at": soon}
    posts = posts_in(town, team, campaign(town, team), akkoord=post)
    sanne = town.person("Sanne")
    presses(sanne, "Pauzeren")
    town.passes(days=2)
    sanne.presses("Ander moment", presses(sanne, "Hervatten"))
    sanne.waits_for_form("Bericht")
    sanne.fills("Dag", "2026-12-04")
    assert sanne.submits() == "cleared"
    assert kept(town, posts["akkoord"]).due is Due.GOES_OUT


def test_a_paused_post_does_not_slip_out_by_an_old_undo(town: Town) -> None:
    team = team_with_a_desk(town)
    posts = posts_in(town, team, campaign(town, team), buddy={})
    noor = town.person("Noor")
    noor.presses("Wijzigen", card(noor, "buddy"))
    noor.waits_for_form("Bericht")
    noor.fills("Titel", "buddy gezocht")
    noor.submits()
    before = told_privately(noor)
    presses(town.person("Sanne"), "Pauzeren")

    noor.presses(UNDO, before)

    assert "Sanne Wolkendam zette dit bericht stil" in told_privately(noor).text
    assert statuses(town, posts) == {"buddy": Status.PAUSED}
    assert UNDO not in card(noor, "buddy").menus


def test_put_in_a_paused_campaign_it_waits_and_taken_out_it_goes_on(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign(town, team)
    post_id = post_in(town, team, status=Status.APPROVED)
    bram = town.person("Bram")
    presses(town.person("Sanne"), "Pauzeren")

    _chooses(bram, "Word buddy")
    assert "dus dit bericht wacht" in told_privately(bram).text
    assert (kept(town, post_id).status, kept(town, post_id).paused_from) == (Status.PAUSED, Status.APPROVED)

    bram.presses(UNDO, card(bram))
    assert kept(town, post_id).status is Status.APPROVED
    _chooses(bram, "Word buddy")
    _chooses(bram, None)
    assert kept(town, post_id).status is Status.APPROVED
    assert kept(town, post_id).paused_for is None


def _chooses(person: Resident, name: str | None) -> None:
    opens_form(person)
    person.presses("Alle velden")
    person.waits_for_form("Bericht")
    person.fills("Campagne", name)
    assert person.submits() == "cleared"


@pytest.mark.traced
def test_what_is_taken_up_while_its_campaign_is_paused_waits_too(town: Town) -> None:
    team = team_with_a_desk(town)
    posts = posts_in(town, team, campaign(town, team), buddy={"status": Status.DROPPED, "card": False})
    sanne, bram = town.person("Sanne"), town.person("Bram")
    assert "Er stond niets meer op stapel" in presses(sanne, "Pauzeren").text
    bram.types(f"/smcal bericht {posts['buddy']}", "#social")
    bram.presses("Weer oppakken", told_privately(bram))
    assert any("dus dit bericht wacht" in one.text for one in bram.sees("#social") if one.only_you)
    bram.presses("Campagnes", card(bram, "buddy"))
    bram.presses("Hervatten", told_privately(bram))
    assert statuses(town, posts) == {"buddy": Status.DRAFT}


def test_pressed_twice_and_from_an_old_page_it_is_told_who_was_first(town: Town) -> None:
    team = team_with_a_desk(town)
    posts = posts_in(town, team, campaign(town, team), klaar=SCHEDULED)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    old = page(noor)
    seen = page(sanne)
    sanne.presses("Pauzeren", seen)
    sanne.presses("Pauzeren", seen)
    assert "Sanne Wolkendam pauzeerde de campagne Word buddy al" in told_privately(sanne).text
    presses(sanne, "Hervatten")

    noor.presses("Pauzeren", old)

    assert "Sanne Wolkendam hervatte de campagne Word buddy al" in told_privately(noor).text
    assert statuses(town, posts) == {"klaar": Status.SCHEDULED}
    assert len([text for text in mail(town.person("Bram")) if "pauzeerde de campagne" in text]) == 1
