"""A campaign is made, linked to the plan, changed by two, removed and put back."""

import pytest

from storage.posts import Status
from tests.campaigns.steps import campaign, page, posts_in, presses, statuses
from tests.posts.steps import Town, card, kept, leaves_the_team, post_in, team_with_a_desk, told_privately
from tests.town import Resident, said

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def adds(person: Resident, name: str, **days: str) -> str:
    person.presses("Campagne toevoegen", page(person))
    person.waits_for_form("Campagne")
    person.fills("Hoe heet de campagne?", name)
    for label, day in days.items():
        person.fills({"first": "Eerste dag", "last": "Laatste dag"}[label], day)
    return person.submits()


def test_it_is_made_and_a_post_is_put_in_it_by_the_posts_form(town: Town) -> None:
    team = team_with_a_desk(town)
    sanne = town.person("Sanne")
    assert "Nog geen campagne" in page(sanne).text
    assert adds(sanne, "Word buddy", first="2026-11-16", last="2026-12-11") == "cleared"
    assert "De campagne Word buddy staat klaar" in told_privately(sanne).text
    post_id = post_in(town, team)

    sanne.presses("Wijzigen", card(sanne))
    sanne.waits_for_form("Bericht")
    sanne.presses("Alle velden")
    sanne.waits_for_form("Bericht")
    sanne.fills("Campagne", "Word buddy")
    assert sanne.submits() == "cleared"

    assert kept(town, post_id).campaign_id is not None
    shown = page(sanne).text
    assert "maandag 16 november t/m vrijdag 11 december" in shown
    assert "Eén bericht: 1× concept" in shown


def test_it_needs_a_name_of_its_own_and_days_in_their_order(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign(town, team)
    sanne = town.person("Sanne")

    assert adds(sanne, "word BUDDY", first="2026-12-01", last="2026-11-01") == "errors"

    errors = " ".join(sanne.waits_for_form("Campagne").errors.values())
    assert "Er is al een campagne met deze naam" in errors
    assert "ligt voor de eerste" in errors


def test_two_who_change_it_at_once_see_each_other(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign(town, team)
    sanne, bram = town.person("Sanne"), town.person("Bram")
    for person in (sanne, bram):
        person.presses("Wijzigen", page(person))
        person.waits_for_form("Campagne")
    sanne.fills("Laatste dag", "2026-12-11")
    assert sanne.submits() == "cleared"

    bram.fills("Hoe heet de campagne?", "Word ook buddy")
    assert bram.submits() == "updated"
    assert "@Sanne Wolkendam" in said(bram.waits_for_form("Campagne").text)
    assert bram.submits() == "cleared"
    assert "Word ook buddy" in page(sanne).text


def test_removed_its_paused_posts_go_on_and_put_back_they_are_still_in_it(town: Town) -> None:
    team = team_with_a_desk(town)
    posts = posts_in(town, team, campaign(town, team), buddy={})
    sanne, noor = town.person("Sanne"), town.person("Noor")
    presses(sanne, "Pauzeren")
    late = page(noor)

    sanne.presses("Verwijderen", page(sanne), confirms=True)
    gone = told_privately(sanne)
    assert "is verwijderd" in gone.text
    assert statuses(town, posts) == {"buddy": Status.DRAFT}
    noor.presses("Hervatten", late)
    assert "Sanne Wolkendam verwijderde de campagne Word buddy (ma 23 nov 09:45)" in told_privately(noor).text

    sanne.presses("Terugzetten", gone)
    assert "is terug" in told_privately(sanne).text
    assert "Eén bericht" in page(sanne).text
    sanne.presses("Terugzetten", gone)
    assert "Sanne Wolkendam zette de campagne Word buddy al terug" in told_privately(sanne).text


@pytest.mark.traced
def test_who_left_the_team_gets_a_sentence(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign(town, team)
    noor = town.person("Noor")
    seen = page(noor)
    leaves_the_team(town, team, "Noor")
    for label in ("Pauzeren", "Wijzigen", "Campagne toevoegen"):
        noor.presses(label, seen)
        assert "Je zit niet in het team" in told_privately(noor).text


def test_after_twenty_one_that_is_over_goes_first(town: Town) -> None:
    team = team_with_a_desk(town)
    for number in range(20):
        campaign(town, team, f"Campagne {number}")
    sanne = town.person("Sanne")
    sanne.presses("Campagne toevoegen", page(sanne))
    assert "Twintig campagnes is het maximum" in told_privately(sanne).text
