"""Two people and one campaign at the same moment."""

import threading

import pytest

from storage.posts import Status
from tests.campaigns.steps import campaign, did, page, posts_in, presses, statuses
from tests.posts.steps import SMPLAN, Town, team_with_a_desk


def _at_once(town: Town, label: str, *names: str) -> None:
    """Each presses it on their own page, at the same moment."""
    pages = {name: page(town.person(name)) for name in names}
    start = threading.Barrier(len(names))

    def press(name: str) -> None:
        start.wait()
        town.slack.person(name).presses(label, pages[name])

    threads = [threading.Thread(target=press, args=(name,)) for name in names]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    town.settles()


@pytest.mark.both_databases
def test_of_two_who_pause_at_once_one_does_and_owners_hear_once(town: Town) -> None:
    team = team_with_a_desk(town)
    campaign_id = campaign(town, team)
    posts = posts_in(town, team, campaign_id, buddy={}, buddies={})
    _at_once(town, "Pauzeren", "Sanne", "Noor", "Oliver")

    assert did(town, team, campaign_id) == ["paused"]
    assert set(statuses(town, posts).values()) == {Status.PAUSED}
    letters = [one for one in town.person("Bram").sees(SMPLAN) if "pauzeerde de campagne" in one.text]
    assert len(letters) == 1
    told = [one.text for name in ("Sanne", "Noor", "Oliver") for one in town.person(name).sees("#social")]
    assert sum("2 berichten wachten" in text for text in told) == 1
    assert sum("pauzeerde de campagne Word buddy al" in text for text in told) == 2


@pytest.mark.both_databases
def test_of_two_who_let_it_go_on_at_once_one_does(town: Town) -> None:
    """The campaign and its posts say the same, whoever was first."""
    team = team_with_a_desk(town)
    campaign_id = campaign(town, team)
    posts = posts_in(town, team, campaign_id, buddy={})
    for _ in range(3):
        presses(town.person("Sanne"), "Pauzeren")
        _at_once(town, "Hervatten", "Sanne", "Noor")
        assert statuses(town, posts) == {"buddy": Status.DRAFT}
    assert did(town, team, campaign_id) == ["paused", "resumed"] * 3
