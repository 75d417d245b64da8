"""Of all that is noticed in the demo, the three that a practitioner would choose: decisions 150 and 169."""

from collections.abc import Iterator

import pytest

from bot.demo.team import load_team
from storage.database import Database
from tests.team.founding import told_privately
from tests.town import Resident, Town, open_town, said

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def town(database: Database) -> Iterator[Town]:
    load_team(database, "nl")
    with open_town(database) as town:
        yield town


def shown_to(person: Resident) -> list[str]:
    """What still hurts, as publishing says it."""
    person.types("/smplan publiceren", "#social")
    return [line for line in said(told_privately(person).text).split("• ")[1:] if line]


def test_a_coordinator_sees_law_then_today_then_what_cannot_wait_until_friday(town: Town) -> None:
    consent, crisis, webcare = shown_to(town.person("Sanne"))

    assert consent.startswith("“Introductiedag: wat niemand je vertelt” gaat zo uit, en de toestemming")
    assert crisis.startswith("Er loopt een crisis, en binnen een dag gaan 2 berichten uit")
    assert webcare.startswith("Voor webcare is er niemand op donderdag 26 november")


def test_who_does_not_coordinate_sees_no_figures_about_a_colleague(town: Town) -> None:
    shown = shown_to(town.person("Noor"))

    assert len(shown) == 3
    assert not [line for line in shown if "Lotte" in line]
