"""The card of a post in the team's channel: what stands in it, and that there is one."""

import pytest

from bot.posting.cards import show_card
from storage import calendar
from storage.posts import Status
from tests.posts.steps import (
    TITLE,
    Town,
    card,
    desk_of,
    linkedin,
    post_in,
    team_with_a_desk,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_a_card_says_what_when_where_and_whose(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, channel_id=linkedin(town, team))
    seen = card(town.person("Sanne"))
    assert "concept" in seen.text
    assert "donderdag 3 december, 12.00 uur (Amsterdam)" in seen.text
    assert "LinkedIn" in seen.text
    assert "Eigenaar: Bram" in seen.text
    assert "Voor akkoord nog nodig: een waarde uit het plan" in seen.text


def test_there_is_one_card_and_it_shows_the_last_state(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team)
    with desk_of(town, team) as (session, desk):
        post = calendar.hold_post(session, desk.team, post_id)
        assert post is not None
        desk.change(post, {"status": Status.REVIEW}, team.created_by)
        show_card(session, town.bot.office, desk, post)
        show_card(session, town.bot.office, desk, post)
    town.settles()
    sanne = town.person("Sanne")
    assert len([one for one in sanne.sees("#social") if TITLE in one.text]) == 1
    assert "ter beoordeling" in card(sanne).text
    assert "Akkoord gevraagd aan Sanne" in card(sanne).text


def test_an_idea_has_no_card(town: Town) -> None:
    team = team_with_a_desk(town)
    post_in(town, team, status=Status.IDEA)
    assert [one for one in town.person("Sanne").sees("#social") if TITLE in one.text] == []


def test_a_post_is_opened_by_its_number(town: Town) -> None:
    team = team_with_a_desk(town)
    post_id = post_in(town, team, status=Status.IDEA)
    sanne = town.person("Sanne")
    sanne.types(f"/smcal bericht #{post_id}", "#social")
    assert TITLE in sanne.last("#social").text
    sanne.types("/smcal bericht over de kerstborrel", "#social")
    assert "Welk bericht? Typ zijn nummer erbij" in sanne.last("#social").text
    sanne.types("/smcal post 999", "#social")
    assert sanne.last("#social").text == "Dit bericht is er niet meer."
