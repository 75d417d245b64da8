"""What a crisis will press: posts wait for a reason of their own, whatever their campaigns do meanwhile."""

from collections.abc import Iterable

import pytest

from bot.posting import pausing
from bot.posting.pausing import Cause
from bot.posting.private import Private
from storage import campaigns
from storage.people import Team
from storage.posts import AWAITED, Campaign, Post, Status
from tests.campaigns.steps import campaign, posts_in, presses, statuses
from tests.posts.steps import SMPLAN, Town, desk_of, post_in, team_with_a_desk

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def cause(town: Town, did: str) -> Cause:
    return Cause(town.person("Sanne").id, "case:8", f"case 8 {did}", lambda say: say("campaigns.paused"))


def begins(town: Town, team: Team, post_ids: Iterable[int]) -> None:
    with desk_of(town, team) as (session, desk):
        held = [session.get_one(Post, one) for one in post_ids]
        pausing.pause(Private(town.bot.office, session, desk), held, cause(town, "begins"))
    town.settles()


def is_over(town: Town, team: Team) -> list[str]:
    """What goes on."""
    with desk_of(town, team) as (session, desk):
        held = campaigns.hold_paused_for(session, team, "case:8")
        gone_on = pausing.go_on(Private(town.bot.office, session, desk), held, cause(town, "is over"))
        found = [one.title for one in gone_on]
    town.settles()
    return found


def test_over_it_lets_go_on_what_no_campaign_holds(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign_id = campaign(town, team)
    posts = posts_in(town, team, campaign_id, buddy={})
    posts["deur"] = post_in(town, team, status=Status.APPROVED, title="deur", card=False)
    begins(town, team, posts.values())
    assert statuses(town, posts) == {"buddy": Status.PAUSED, "deur": Status.PAUSED}
    assert "Er stond niets meer" in presses(town.person("Noor"), "Pauzeren").text

    assert is_over(town, team) == ["deur"]

    assert statuses(town, posts) == {"buddy": Status.PAUSED, "deur": Status.APPROVED}
    assert len([one for one in town.person("Bram").sees(SMPLAN) if one.text.startswith("gepauzeerd")]) == 2
    presses(town.person("Noor"), "Hervatten")
    assert statuses(town, posts) == {"buddy": Status.DRAFT, "deur": Status.APPROVED}
    with town.bot.office.transaction() as session:
        its = session.get_one(Campaign, campaign_id)
        assert [one.title for one in campaigns.hold_posts(session, its, AWAITED)] == ["buddy"]
