"""Who may approve, what is said first, and what stops it."""

import pytest

from storage.cases import Kind
from storage.posts import Consent, Status
from tests.posts.steps import (
    SMPLAN,
    THURSDAY_NOON,
    Town,
    a_case,
    audience,
    card,
    is_away,
    kept,
    linkedin,
    post_in,
    team_in,
    team_with_a_desk,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_who_made_it_does_not_approve_it(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, "Sanne", status=Status.REVIEW)
    sanne = town.person("Sanne")
    sanne.presses("Akkoord", card(sanne))
    said = sanne.last("#social").text
    assert "Jij maakte dit bericht" in said
    assert "Oliver" in said


def test_who_has_no_part_in_it_is_told_who_has(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.REVIEW)
    noor = town.person("Noor")
    noor.presses("Akkoord", card(noor))
    assert "Akkoord geven kan hier: @Sanne Wolkendam en @Oliver" in noor.last("#social").text


def test_where_nobody_else_is_meant_any_colleague_may(town: Town) -> None:
    team = team_in(town, ("Sanne", "Bram"))
    post_id = post_in(town, team, "Sanne", status=Status.REVIEW)
    bram = town.person("Bram")
    bram.presses("Akkoord", card(bram))
    bram.waits_for_form("Toch akkoord?")
    assert bram.submits() == "cleared"
    assert kept(town, post_id).status is Status.APPROVED


def test_a_team_of_one_sleeps_a_night_on_it(town: Town) -> None:
    team = team_in(town, ("Sanne",))
    post_id = post_in(town, team, "Sanne", publish_at=THURSDAY_NOON)
    sanne = town.person("Sanne")
    sanne.presses("Klaar voor beoordeling", card(sanne))
    assert "slaap er een nacht over" in sanne.last("#social").text
    sanne.presses("Akkoord", card(sanne))
    assert "een nacht slapen" in sanne.last("#social").text
    town.comes("2026-11-24 00:01")
    sanne.presses("Akkoord", card(sanne))
    sanne.waits_for_form("Toch akkoord?")
    assert sanne.submits() == "cleared"
    assert kept(town, post_id).status is Status.APPROVED


def test_without_consent_it_stops(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.REVIEW, consent=Consent.ASKED)
    sanne = town.person("Sanne")
    assert "De toestemming is er niet" in card(sanne).text
    sanne.presses("Akkoord", card(sanne))
    assert "gaat dit niet naar buiten" in sanne.last("#social").text
    assert kept(town, post_id).status is Status.REVIEW


def test_during_a_crisis_it_stops(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.REVIEW)
    a_case(town, team, Kind.CRISIS)
    sanne = town.person("Sanne")
    sanne.presses("Akkoord", card(sanne))
    stopped = sanne.last("#social")
    assert "Er loopt een crisis" in stopped.text
    sanne.presses("Meldingen bekijken", stopped)
    assert "Open in het team (1)" in sanne.last("#social").text
    approved = post_in(town, team, status=Status.APPROVED)
    sanne.types(f"/smcal bericht {approved}", "#social")
    assert "Er loopt een crisis. Past dit bericht nu?" in sanne.last("#social").text


def test_a_complete_post_is_approved_at_one_press(town: Town) -> None:
    team = team_with_a_desk(town)
    whole = {"exempt": "storing", "audience_id": audience(town, team), "channel_id": linkedin(town, team)}
    post_id = post_in(town, team, status=Status.REVIEW, **whole)
    sanne = town.person("Sanne")
    assert "nog nodig" not in card(sanne).text
    sanne.presses("Akkoord", card(sanne))
    assert kept(town, post_id).status is Status.APPROVED
    assert sanne.last("#social").text == "Akkoord. Dit bericht kan worden klaargezet."


def test_nobody_answers_when_it_goes_out(town: Town) -> None:
    """A Saturday evening: webcare is closed."""
    team = team_with_a_desk(town)
    late = THURSDAY_NOON.replace(hour=20)
    post_in(town, team, status=Status.REVIEW, publish_at=late)
    assert "iemand die reacties beantwoordt op dat uur" in card(town.person("Sanne")).text


def test_what_changed_meanwhile_is_shown_before_it_is_approved_anyway(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.REVIEW)
    sanne, noor = town.person("Sanne"), town.person("Noor")
    sanne.presses("Akkoord", card(sanne))
    noor.presses("Wijzigen", card(noor))
    noor.fills("Titel", "Heel iets anders")
    assert noor.submits() == "cleared"
    assert sanne.submits() == "updated"
    assert "gewijzigd door @Noor Pennevree: titel" in sanne.form.text
    assert sanne.submits() == "cleared"
    assert kept(town, post_id).status is Status.APPROVED


def test_the_chosen_approver_is_asked_and_told_why(town: Town) -> None:
    team = team_with_a_desk(town)
    noor, bram = town.person("Noor"), town.person("Bram")
    post_in(town, team, approver_id=noor.id)
    bram.presses("Klaar voor beoordeling", card(bram))
    assert "Jij bent gekozen om dit te beoordelen." in noor.last(SMPLAN).text
    assert "Akkoord gevraagd aan Noor Pennevree" in card(bram).text


def test_who_is_away_is_passed_over(town: Town) -> None:
    team = team_with_a_desk(town)
    oliver, bram = town.person("Oliver"), town.person("Bram")
    is_away(town, "Sanne")
    post_in(town, team)
    bram.presses("Klaar voor beoordeling", card(bram))
    town.comes("2026-11-23 10:05")
    asked = oliver.last(SMPLAN).text
    assert "Sanne Wolkendam is weg" in asked
    assert "vervanger voor" in asked


def test_who_approves_and_is_back_after_the_moment_only_is_told_at_once(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team)
    for name in ("Sanne", "Oliver"):
        is_away(town, name)
    bram = town.person("Bram")
    bram.presses("Klaar voor beoordeling", card(bram))
    said = bram.last("#social").text
    assert "Sanne Wolkendam werkt pas weer op maandag 7 december, na het moment zelf." in said
