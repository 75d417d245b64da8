"""A plan has one canvas, whoever publishes at the same moment, and whatever Slack says meanwhile."""

from datetime import timedelta

import pytest

from playground.people import Person as Screen
from storage import versions
from storage.people import Team
from tests.plan.test_publishing import announced, changes_an_audience, previews, publishes
from tests.plan.whole import whole_plan
from tests.team.founding import team_in
from tests.town import Resident, Town

MAKE = "conversations.canvases.create"
READ_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def team(town: Town) -> Team:
    team = team_in(town)
    whole_plan(town, team)
    return team


def presses_without_waiting(person: Resident, label: str, *, asks: str = "") -> None:
    """As on a phone: what Slack and the bot do after it goes on by itself."""
    hand = Screen(person.slack, person.id)
    if asks:
        hand.types(asks, "#social")
    hand.presses(label, hand.last("#social"), confirms=True)


def told(person: Resident) -> str:
    return [one.text for one in person.sees("#social") if one.only_you][-1]


@pytest.mark.both_databases
def test_two_who_publish_within_a_second_make_one_canvas_with_the_last_version(
    town: Town, team: Team
) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    previews(sanne)
    bram.opens_home()
    town.slack.fault("slow", method=MAKE, seconds=0.4, times=1)

    presses_without_waiting(sanne, "Nu publiceren")
    changes_an_audience(town, team, "Starters in de zorg")
    presses_without_waiting(bram, "Nu publiceren", asks="/smplan publiceren")
    town.settles()

    assert len(announced(sanne)) == 2
    assert "Starters in de zorg" in sanne.reads_canvas("#social").text, "and it is the only one"
    assert "Versie 2 geldt nu" in told(bram), "whether the first was still writing or just done"


@pytest.mark.traced
@READ_ONLY
def test_of_a_process_that_died_while_it_wrote_the_canvas_is_free_again(town: Town, team: Team) -> None:
    sanne = town.person("Sanne")
    with town.bot.office.transaction() as session:
        versions.take_canvas(session, team, town.now, town.now + timedelta(minutes=2))
    publishes(sanne)
    assert "wordt net geschreven" in told(sanne)

    town.passes(minutes=3)
    sanne.presses("Canvas bijwerken", previews(sanne))

    assert "Recht door zee" in sanne.reads_canvas("#social").text


@READ_ONLY
@pytest.mark.usefixtures("team")
@pytest.mark.parametrize(
    ("kind", "how", "sentence"),
    [
        ("ratelimited", {}, "Slack heeft het te druk voor het canvas"),
        ("refused", {"error": "not_in_channel"}, "Typ daar /invite @smplan"),
    ],
)
def test_what_slack_refused_for_now_can_be_asked_again(
    town: Town, kind: str, how: dict[str, str], sentence: str
) -> None:
    sanne = town.person("Sanne")
    town.slack.fault(kind, method=MAKE, **how)
    publishes(sanne)
    assert sentence in told(sanne)

    town.slack.clears_faults()
    sanne.presses("Canvas bijwerken", previews(sanne))

    assert "Recht door zee" in sanne.reads_canvas("#social").text
    assert len(announced(sanne)) == 1, "and nothing is announced again"
