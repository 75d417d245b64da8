"""What was made of words from outside, said with them or quoted of them, goes when they go."""

import pytest

from storage.monitoring import Logged
from storage.people import Team
from tests.forgetting.steps import (
    HANDLE,
    MARK,
    asks_to_forget,
    in_slack,
    keeps,
    reports,
    where_it_stands,
)
from tests.monitoring import steps as monitoring
from tests.monitoring import test_terms as terms
from tests.monitoring.test_looking_round import comes_in, watched
from tests.shifts import test_handing_over as shifts
from tests.town import Town
from tests.webcare.care import SMPLAN, mail, ping, team_in
from tests.webcare.care import answers as care_answers

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
IDEA = "Idee, of iemand die hier wil werken"


@pytest.mark.traced
def test_an_idea_made_of_a_case_goes_with_it(town: Town) -> None:
    team = team_in(town)
    keeps(town, team, 1, 2)
    noor = town.person("Noor")
    reports(town.person("Bram"), kind=IDEA)
    noor.presses("Bij de ideeën zetten", ping(noor))
    noor.says("smcal ideeën", SMPLAN)
    assert [one for one in where_it_stands(town) if one.startswith("meetup_ideas.")]
    assert MARK in noor.last(SMPLAN).text
    care_answers(noor, mail(noor)[0], f"Dank voor {MARK}.")

    town.comes("2026-11-27 11:00")

    assert where_it_stands(town) == []
    assert in_slack(town) == []
    noor.says("smcal ideeën", SMPLAN)
    assert "Ideeën van de meet-up" not in noor.last(SMPLAN).text


@pytest.mark.traced
def test_words_of_a_handover_age_and_its_message_says_so(town: Town) -> None:
    team = shifts.a_team(town)
    keeps(town, team, 1, 2)
    shifts.late_question(town)
    town.comes("2026-11-23 16:46")
    noor, bram = town.person("Noor"), town.person("Bram")
    shifts.gives(noor, f"{MARK} reageert fel")
    town.comes("2026-11-24 09:01")
    assert MARK in str(shifts.asked_to_take(bram)[-1].blocks)

    town.comes("2026-11-25 16:00")
    assert [one for one in where_it_stands(town) if one.startswith("handovers.")]
    town.comes("2026-11-25 17:00")

    assert where_it_stands(town) == []
    assert in_slack(town) == []
    assert mail(bram, "Hier stonden woorden van buiten. Die zijn gewist.") != []


def seen_elsewhere(town: Town) -> Team:
    """A mention with the account in it, told in a letter; it became an idea."""
    team, source = watched(town)
    comes_in(town, team, source, f"{HANDLE} over de zorg", link="https://krant.example/1")
    town.comes("2026-11-23 15:35")
    noor = town.person("Noor")
    assert MARK in mail(noor)[-1].text
    noor.says("smwatch", SMPLAN)
    noor.presses("Idee", noor.last(SMPLAN))
    return team


@pytest.mark.traced
def test_who_is_forgotten_goes_from_what_was_seen_and_from_what_quoted_it(town: Town) -> None:
    seen_elsewhere(town)
    sanne = town.person("Sanne")
    terms.adds(sanne, f"Nachtuil, {HANDLE}")
    sanne.says("smwatch termen", SMPLAN)
    old = monitoring.shown(sanne, "termen")
    asked = asks_to_forget(sanne)
    assert "Op 3 andere plekken wordt het ook genoemd" in asked.text

    sanne.presses("Wissen", asked, confirms=True)
    town.ticks()

    assert "Gewist: 0 meldingen" in sanne.last("#social").text
    assert "En op 3 andere plekken." in sanne.last("#social").text
    assert "Nachtuil" not in monitoring.shown(sanne, "termen").text
    sanne.presses("Wijzigen", old)
    assert "Deze zoekterm is er niet meer" in sanne.last("#social").text

    assert [one for one in where_it_stands(town) if not one.startswith("heard.")] == []
    assert in_slack(town) == []


@pytest.mark.traced
def test_what_was_seen_goes_after_ninety_days_also_where_it_was_told(town: Town) -> None:
    team = seen_elsewhere(town)
    noor = town.person("Noor")
    with town.bot.office.transaction() as session:
        link = f"https://krant.example/{MARK}"
        session.add(Logged(team_id=team.id, at=town.now, by=noor.id, count=1, link=link))

    town.comes("2027-02-20 09:00")
    assert in_slack(town) != []
    town.comes("2027-02-22 09:00")

    assert where_it_stands(town) == []
    assert in_slack(town) == []
    assert mail(noor, "Hier stonden woorden van buiten. Die zijn gewist.") != []
    assert len(monitoring.all_mentions(town)) == 1
    town.comes("2028-01-03 09:00")
    assert monitoring.all_mentions(town) == []
