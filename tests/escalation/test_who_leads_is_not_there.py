"""Whoever leads a crisis leaves or is away: the others hear, and are asked."""

import pytest

from tests.escalation.steps import board, crisis, crisis_team
from tests.town import Town
from tests.webcare.care import leaves_the_team, mail, on_leave, shown

pytestmark = [pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]


def test_when_who_leads_is_gone_the_others_are_called_again(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    sanne, milan, oliver = town.person("Sanne"), town.person("Milan"), town.person("Oliver")
    milan.presses("Ik leid dit", board(milan))
    town.passes(minutes=12)

    milan.changes(deactivated=True)
    town.ticks()

    assert "Leiding: nog niemand." in board(oliver).text
    assert "Wie de crisis leidde, is er niet meer." in shown(oliver, "1").text
    assert "na 10 minuten leidt nog niemand" in mail(sanne)[-1].text
    town.comes("2026-11-23 10:31")
    assert len(mail(oliver, "Over een kwartier is het een uur crisis")) == 1


def test_of_who_leads_and_goes_at_night_the_others_hear_in_the_morning(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    milan, oliver = town.person("Milan"), town.person("Oliver")
    milan.presses("Ik leid dit", board(milan))
    town.comes("2026-11-23 23:00")
    leaves_the_team(town, "Milan")
    town.ticks()
    assert mail(oliver, "leidt nog niemand") == []

    town.comes("2026-11-24 10:01")

    assert len(mail(oliver, "De crisis loopt nog")) == 1


def test_while_who_leads_is_away_the_others_are_asked_whether_it_is_over(town: Town) -> None:
    crisis_team(town)
    crisis(town)
    milan, sanne = town.person("Milan"), town.person("Sanne")
    milan.presses("Ik leid dit", board(milan))
    on_leave(town, "Milan", "2026-11-23 17:00", "2026-11-27 00:00")

    town.comes("2026-11-23 10:46")  # of the statement they are reminded now
    for day in (24, 25, 26, 27):
        town.comes(f"2026-11-{day} 09:01")

    assert len(mail(milan, "De crisis loopt nog")) == 1, "on the day they are back"
    assert len(mail(sanne, "De crisis loopt nog")) == 3
