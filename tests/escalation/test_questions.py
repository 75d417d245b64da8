"""Small questions of storage about crises that no story asks by the way."""

import pytest

from storage import escalation
from storage.some_teams import SomeTeams
from tests.escalation.steps import PHONE, case_with, crisis, crisis_team, posts, shown_board, statuses
from tests.town import Town
from tests.webcare.care import mail, reports

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


@pytest.mark.traced
def test_teams_with_something_to_say(town: Town) -> None:
    team = crisis_team(town)
    crisis(town)
    town.slack.moves_clock(seconds=600)
    with town.bot.office.reading() as session:
        assert escalation.teams_due(session, town.now, 10, SomeTeams()) == [team.id]
        assert escalation.teams_due(session, town.now, 10, SomeTeams(but=frozenset({team.id}))) == []
        assert escalation.find_crisis(session, "T_OTHER", 1) is None
        rung = escalation.hold_rung(session, team, 4)
        assert rung is not None
        assert rung.phone == PHONE["Sanne"]
        assert not escalation.was_danger(session, case_with(town))


def test_while_another_crisis_is_on_no_post_is_chosen_to_go_on(town: Town) -> None:
    team = crisis_team(town)
    some = posts(town, team)
    crisis(town)
    sanne = town.person("Sanne")
    reports(sanne, kind="Crisis: gevaar, of een gerucht dat rondgaat", says="Nog een")
    sanne.presses("Pauzeer 2 berichten", shown_board(sanne))
    sanne.presses("Crisis voorbij", shown_board(sanne))
    sanne.waits_for_form("Is de crisis voorbij?")
    assert "er loopt nog een crisis. Melding 2: crisis via Instagram. Daarom" in sanne.form.text
    assert sanne.form.filled["Deze gaan door"] in (None, [])
    sanne.submits()
    assert set(statuses(town, {"klaar": some["klaar"]}).values()) == {"paused"}
    assert mail(town.person("Milan"), "Er staan nog 2 berichten stil.")
