"""What is broken in one team's row is that team's: in others a second look is asked and questions close."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from storage.anchoring import AnchoringQuestion
from storage.brands import Value
from storage.people import Team
from storage.verdicts import Verdict
from tests.field.steps import checks, said, two_values, was_asked
from tests.story.steps import overview
from tests.team.founding import team_in
from tests.town import Town

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.traced
def test_of_two_teams_one_is_broken_and_the_other_has_all_it_should(town: Town) -> None:
    sick = team_in(town, ["Milan", "Teun"], channel="#vacatures", coordinators=["Milan"])
    well = team_in(town, ["Sanne", "Bram"])
    for team in (sick, well):
        zee, _ = two_values(town, team)
        is_asked_about(town, team, zee)
    checks(town.person("Sanne"))
    said(town, sick, town.person("Milan"), None, Verdict.INSIDE, 101)
    with town.bot.office.transaction() as session:
        session.execute(
            text("INSERT INTO field_rounds (team_id, due_at) VALUES (:team, '2026-11-23 08:00:00')"),
            {"team": sick.id},
        )
        session.execute(text("UPDATE teams SET language = 'eo' WHERE id = :team"), {"team": sick.id})

    town.comes("2026-11-23 10:01")

    assert was_asked(town.person("Bram"))
    assert "Gevraagd in" not in overview(town.person("Sanne")).text


def is_asked_about(town: Town, team: Team, value: Value) -> None:
    """For five minutes more."""
    question = AnchoringQuestion(
        team_id=team.id,
        value_id=value.id,
        channel_id=team.channel_id,
        asked_at=town.now,
        asked_by=team.created_by,
        closes_at=town.now + timedelta(minutes=5),
    )
    with town.bot.office.transaction() as session:
        session.add(question)
